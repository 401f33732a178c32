"""What a sentence says of what it counts, as words behind the noun: "sessions held".

How a language says so are the rules of its ``labels.toml``, tried in order. A rule has patterns for
the words ``before`` the number, those ``between`` the number and what it counts (``-`` in
"three-man"), those ``behind`` both and the counted words themselves (``what``), and a template
``says``, with one for the ``unit`` where the counted word is none. In these stand the named groups
of the patterns, ``{what}``, ``{who}`` (the relative pronoun for it) and, of a group with a verb,
``{verb_done}`` and ``{verb_past}``: the participle and the past. The group ``nameless`` must hold
no name. ``@word`` in a pattern is an entry of the table ``words``. Dates are blanked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.extraction.annotation import Annotation
from graph.extraction.figures.around import Around
from graph.extraction.figures.figure_names import counted_name
from graph.extraction.figures.labels.label import MOST_WORDS, NOTHING, Label, Owned
from graph.extraction.figures.labels.label_words import label_table, with_ending
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.number_words import without_dates
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.shares import NOWHERE, Span
from graph.extraction.figures.unit_words import units_table
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.morphology import lemmas
from graph.languages.tables import NEVER

REACH = 160
"""Letters before and behind a number that are looked at."""
WORD = re.compile(r"@(\w+)")
SIDES = ("what", "between", "behind", "before")
"""Patterns of a rule, the cheapest first."""
FURTHER = ("unit", "nameless")
"""What a rule may have beside its patterns and its template."""


@dataclass(frozen=True)
class _Rule:
    kinds: frozenset[str]
    patterns: Mapping[str, str]
    says: str
    unit: str
    nameless: str


def by_patterns(around: Around, counted: Sequence[Owned]) -> Iterator[Label]:
    """Yield what is said of each figure, of one whose noun is left out the same as of the noun."""
    before: tuple[Span, Label] = NOWHERE, NOTHING
    for quantity, _ in counted:
        name = counted_name(around, quantity)
        label = _phrased(around, quantity, name)
        if not label and before[0] == quantity.span and _goes_on(around, quantity):
            label = before[1]
        before = quantity.span, label
        yield label or Label(noun=name)


def _phrased(around: Around, counted: Quantity, name: str) -> Label:
    """Return what is counted with what is said of it as its name.

    ``name`` is what it is called without that. A bare measure is left to be one: of nothing told.
    """
    language, text = around.language, around.text
    kind = _kind(counted, name, language)
    if not kind:
        return NOTHING
    masked, table = without_dates(text, language), label_table(language)
    if re.search(table.get("before_whole", NEVER), masked[: counted.number.start]):
        return NOTHING
    for rule in _rules(language):
        found = _matches(masked, counted, name, rule) if kind in rule.kinds else None
        if found is None or _is_named(found, rule, around.names):
            continue
        groups = _groups(text, found, name, language, around.names)
        label = " ".join(rule.says.format_map(groups).split())
        if label and len(label.split()) <= MOST_WORDS:
            return Label(_span(found), noun=label, unit=rule.unit.format_map(groups))
    return NOTHING


def _goes_on(around: Around, counted: Quantity) -> bool:
    """Whether of a number whose noun is left out the same is said as of the one before."""
    pattern = re.compile(label_table(around.language).get("goes_on", NEVER))
    masked = without_dates(around.text, around.language)
    listed = counted.is_elided and bool(pattern.match(masked, counted.number.end))
    return listed or counted.number.is_share


def _kind(counted: Quantity, name: str, language: str) -> str:
    """Return what a rule must be of to read a quantity: ``count``, ``share`` or ``sum``; or ''."""
    if counted.is_age or counted.complement != NOWHERE:
        return ""
    if counted.called:
        return "sum" if name == units_table(language).get("money_name") else "named sum"
    if counted.number.is_share:
        return "share before" if counted.span[1] <= counted.number.start else "share"
    if counted.is_amount:
        return "matter" if counted.span[0] >= counted.number.end else "amount"
    noun = head_noun(name, language).lower()
    measures = units_table(language).get("measures", ())
    measure = not {noun, *lemmas(noun, language)}.isdisjoint(measures)
    return "" if measure else "elided" if counted.is_elided else "count"


def _matches(
    text: str, counted: Quantity, name: str, rule: _Rule
) -> dict[str, re.Match[str]] | None:
    """Return what the patterns of a rule match around a quantity; None unless all do."""
    number, what = counted.number, counted.span
    end = number.unit_end if number.is_share and what[1] <= number.start else number.end
    end = what[1] if what[0] >= number.end else end
    found: dict[str, re.Match[str]] = {}
    for side, source in rule.patterns.items():
        pattern = _compiled(source)
        match side:
            case "before":
                match = pattern.search(text, max(0, number.start - REACH), number.start)
            case "behind":
                match = pattern.match(text, end, end + REACH)
            case "between":
                match = pattern.fullmatch(text, number.end, max(number.end, what[0]))
            case _:
                match = pattern.fullmatch(name)
        if match is None:
            return None
        found[side] = match
    return found


def _is_named(found: Mapping[str, re.Match[str]], rule: _Rule, names: Sequence[Annotation]) -> bool:
    """Whether a group has a name where the rule wants none: the figure is of that already."""
    told = (match for match in found.values() if rule.nameless in match.re.groupindex)
    spans = [match.span(rule.nameless) for match in told]
    proper = [name for name in names if name.text[:1].isupper()]
    return any(n.start < end and start < n.end for start, end in spans for n in proper)


def _span(found: Mapping[str, re.Match[str]]) -> Span:
    """Return the words of a sentence that hold what the groups of its patterns found."""
    spans = [
        span
        for side, match in found.items()
        for span in (match.span(group) for group in match.groupdict())
        if side != "what" and span[0] >= 0
    ]
    return min((s for s, _ in spans), default=0), max((e for _, e in spans), default=0)


def _groups(
    text: str,
    found: Mapping[str, re.Match[str]],
    name: str,
    language: str,
    names: Sequence[Annotation],
) -> _Blank:
    """Return the words that a template may have: those that patterns found, and their forms."""
    table = label_table(language)
    groups = {"what": name, "who": _relative(name, language)}
    for side, match in found.items():
        for group, (start, end) in ((g, match.span(g)) for g in match.groupdict()):
            if start >= 0:
                words = match[group] if side == "what" else text[start:end]
                plain = side != "what" and start == 0 and not any(n.start == 0 for n in names)
                groups[group] = _plain(words, language) if plain else words
    for group, words in tuple(groups.items()):
        groups[f"{group}_done"] = done = _participle(words, language)
        groups[f"{group}_past"] = str(table.get("pasts", {}).get(done, done))
        groups[f"{group}_many"] = str(table.get("many", {}).get(words, words))
    return _Blank(groups)


def _plain(words: str, language: str) -> str:
    """Return a phrase without the capital that opens its sentence, where it shows as one."""
    first, _, rest = words.partition(" ")
    table = label_table(language)
    people = re.fullmatch(str(table.get("persons", NEVER)), first.lower())
    common = first[1:].islower() and (people if not rest else rest[:1].islower())
    opens = common or first.lower() in rules(language).articles
    return words[:1].lower() + words[1:] if opens else words


class _Blank(dict[str, str]):
    """The groups of a match; one that took no part is no word."""

    def __missing__(self, key: str) -> str:
        return ""


def _relative(name: str, language: str) -> str:
    """Return the pronoun of a clause about what is counted: "who", "that"."""
    table = label_table(language)
    person = re.search(str(table.get("persons", NEVER)), name)
    return str(table.get("relative", {}).get("person" if person else "thing", ""))


def _participle(verb: str, language: str) -> str:
    """Return the past participle of a verb, whatever form it has; of no verb, nothing sensible."""
    table, first = label_table(language), verb.lower()
    if first in table.get("pasts", {}) or re.search(str(table.get("finished", NEVER)), first):
        return first
    base = lemmas(first, language)[0]
    if base in table.get("participles", {}):
        return str(table["participles"][base])
    return with_ending(base, language, "regular") or first


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    table = label_table(language)
    return tuple(_read(table.get("rule", ()), table.get("words", {})))


def _read(told: list[dict[str, Any]], words: Mapping[str, str]) -> Iterator[_Rule]:
    for rule in told:
        patterns = {side: _full(rule[side], words) for side in SIDES if side in rule}
        yield _Rule(
            frozenset(rule["of"]), patterns, rule["says"], *(rule.get(key, "") for key in FURTHER)
        )


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """Return a pattern; many are never asked, since another of their rule does not match."""
    return re.compile(source)


def _full(pattern: str, words: Mapping[str, str]) -> str:
    """Return a pattern with the words that it names, which may name others."""
    while found := WORD.search(pattern):
        pattern = pattern.replace(found[0], f"(?:{words[found[1]]})", 1)
    return pattern
