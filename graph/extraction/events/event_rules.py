"""The ``events.toml`` of each language, and what nouns and verbs of events share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar, is_to_come
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.languages.tables import NEVER, values
from graph.reading.sentence import Sentence

BREAK = re.compile(r"[;:!?]|,\s")
DAY = len("2000-01-01")
"""Letters of an EDTF date that tells the day."""


@dataclass(frozen=True)
class EventRules:
    """How a language tells of events; each field is named after its key in ``events.toml``."""

    language: str
    weak_nouns: frozenset[str]
    documents: frozenset[str]
    minutes: frozenset[str]
    plural_names: frozenset[str]
    generic: frozenset[str]
    happen: tuple[tuple[str, ...], ...]
    happen_too: tuple[tuple[str, ...], ...]
    decide: tuple[tuple[str, ...], ...]
    attend: tuple[tuple[str, ...], ...]
    gather: frozenset[str]
    it: frozenset[str]
    place_kinds: re.Pattern[str]
    deciding: re.Pattern[str]
    company: tuple[re.Pattern[str], ...]
    manner: re.Pattern[str]
    untold_day: re.Pattern[str]
    denied: re.Pattern[str]
    irrealis: frozenset[str]
    meant: frozenset[str]
    clausal: re.Pattern[str]
    hanging: re.Pattern[str]
    deed_ends: re.Pattern[str]
    loose: re.Pattern[str]
    telling: re.Pattern[str]
    unmet_before: re.Pattern[str]
    unmet_behind: re.Pattern[str]
    unheld_behind: re.Pattern[str]
    unheld_before: re.Pattern[str]
    conditioned: re.Pattern[str]
    undone_before: re.Pattern[str]
    told_that: re.Pattern[str]
    cleft: re.Pattern[str]
    before_participle: re.Pattern[str]
    verb_form: re.Pattern[str]
    opens_clause: re.Pattern[str]
    between_subject: re.Pattern[str]
    beside_noun: re.Pattern[str]
    timed: re.Pattern[str]
    held: re.Pattern[str]
    titled: frozenset[str]
    to_what: frozenset[str]
    called_ahead: frozenset[str]
    led_by: re.Pattern[str]
    held_behind: re.Pattern[str]
    phase_verbs: frozenset[str]
    phases: frozenset[str]
    qualifying: re.Pattern[str]
    of_noun_behind: re.Pattern[str]
    supposing: frozenset[str]
    unreal_forms: re.Pattern[str]
    unmade: re.Pattern[str]
    """What a verb and the words behind it say that is only meant, asked for or possible."""
    expected: re.Pattern[str]
    """The same of what is only expected, which may be told with its day all the same."""
    passive: frozenset[str]
    object_after: bool
    names: Mapping[str, str]
    names_in_genitive: bool
    names_by_verb: bool
    deed_names: Mapping[str, str]
    deed_leads: frozenset[str]
    verb_links: frozenset[str]
    passive_link: str
    participial: re.Pattern[str]
    objective: re.Pattern[str]
    inflected: re.Pattern[str]
    doing: re.Pattern[str]
    named_by_place: bool
    names_as: Mapping[str, str]
    complements: Mapping[str, frozenset[str]]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    intransitive: frozenset[str]
    linking: frozenset[str]
    done_to_others: frozenset[str]
    relatives: frozenset[str]
    weak_verbs: frozenset[str]
    sure_verbs: frozenset[str]
    period_leads: frozenset[str]
    period_nouns: frozenset[str]
    rivals: frozenset[str]
    order_leads: frozenset[str]
    beside_order: re.Pattern[str]
    lasting: frozenset[str]
    subordinators: frozenset[str]
    held_leads: frozenset[str]
    held_endings: re.Pattern[str]
    decided: frozenset[str]
    unchanged: frozenset[str]
    agents: frozenset[str]
    present: re.Pattern[str]
    attributive: re.Pattern[str]
    instrument: re.Pattern[str]
    instrument_leads: frozenset[str]
    not_triggers: re.Pattern[str]
    not_followed: re.Pattern[str]
    place_leads: frozenset[str]
    place_endings: re.Pattern[str]
    motto_leads: frozenset[str]
    motto_behind: frozenset[str]
    motto_said: frozenset[str]
    theme_of: re.Pattern[str]
    theme_is: frozenset[str]
    past: re.Pattern[str]
    no_deeds: frozenset[str]
    not_when: frozenset[str]
    then: re.Pattern[str]
    leading: frozenset[str]
    supposed: frozenset[str]
    to_come: re.Pattern[str]
    planned_that: re.Pattern[str]
    wished: re.Pattern[str]
    bodies_too: frozenset[str]
    held_too: frozenset[str]
    only_held: frozenset[str]
    given_to: re.Pattern[str]
    means_behind: frozenset[str]
    held_after: re.Pattern[str]
    body_before: re.Pattern[str]
    body_behind: re.Pattern[str]


@cache
def event_rules(language: str) -> EventRules:
    """Return the rules of a language (BCP 47); KeyError when it has no pack."""
    table = pack(language).table("events")
    place, motto = table.get("place", {}), table.get("motto", {})
    deeds = table.get("deeds", {})
    own = {
        "language": language,
        "object_after": bool(table.get("object_after", True)),
        "place_leads": frozenset(place.get("leads", ())),
        "place_endings": re.compile(r"[\w-]*?" + (place.get("endings") or NEVER)),
        "motto_leads": frozenset(motto.get("leads", ())),
        "motto_behind": frozenset(motto.get("behind", ())),
        "motto_said": frozenset(motto.get("said", ())),
        "theme_of": re.compile(motto.get("theme_of") or NEVER),
        "theme_is": frozenset(motto.get("theme_is", ())),
        "past": re.compile(deeds.get("past") or NEVER),
        "no_deeds": frozenset(deeds.get("not", ())),
        "not_when": frozenset(deeds.get("not_when", ())),
    }
    return EventRules(**values(EventRules, _with_adverb(table), **own))


def _with_adverb(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a table with the pattern of an adverb wherever ``{adverb}`` stands in another."""
    adverb = str(table.get("adverb", NEVER))
    patterns = {key: told for key, told in table.items() if isinstance(told, str)}
    return {**table, **{key: told.replace("{adverb}", adverb) for key, told in patterns.items()}}


def clause(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the span between the commas (or stronger marks) around the words given."""
    breaks = _breaks(sentence.text)
    first = max((last for _, last in breaks if last <= start), default=0)
    return first, min((b for b, _ in breaks if b >= end), default=len(sentence.text))


@lru_cache(maxsize=2_000)
def _breaks(text: str) -> tuple[tuple[int, int], ...]:
    """Find the marks between the clauses of a sentence once, for all that ask for them."""
    return tuple(match.span() for match in BREAK.finditer(text))


def happens(
    sentence: Sentence, start: int, end: int, *, to_come: bool = False, only: bool = False
) -> bool:
    """Whether a verb of happening ("held", "took place") stands in the span.

    An infinitive is one only where what is ``to_come`` counts: «должен состояться». Verbs that are
    said of bodies and acts as well ("opened") count unless ``only`` gatherings are told of.
    """
    rule = event_rules(sentence.language)
    verbs = tuple(v for v in rule.happen if v not in rule.happen_too) if only else rule.happen
    return _has(sentence, start, end, verbs, infinitive=to_come)


def decides(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb for what gatherings do ("elected", "adopted") stands in the span."""
    return _has(sentence, start, end, event_rules(sentence.language).decide)


def attends(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb for what people do at gatherings ("took part", "spoke") is in the span."""
    return _has(sentence, start, end, event_rules(sentence.language).attend)


def _has(
    sentence: Sentence,
    start: int,
    end: int,
    verbs: Sequence[tuple[str, ...]],
    *,
    infinitive: bool = False,
) -> bool:
    if sentence.places.keys().isdisjoint(verb[0] for verb in verbs):
        return False
    words = [
        frozenset((*lemmas(token.text, sentence.language), token.text.lower()))
        for token in sentence.tokens
        if start <= token.start < end
        and (infinitive or grammar(token.text, sentence.language).part != "INFN")
    ]
    begun = {at for at, forms in enumerate(words) if not forms.isdisjoint(v[0] for v in verbs)}
    return any(
        all(verb[i] in words[at + i] for i in range(len(verb)))
        for verb in verbs
        for at in begun
        if at + len(verb) <= len(words)
    )


def unreal(head: Head, sentence: Sentence) -> bool:
    """Whether words around a verb say that what it tells did not happen; "May" is a month.

    So does its own form («қабылдамақ»), and a word that opens its clause ("if parliament adopts").
    """
    rule = event_rules(sentence.language)
    ahead = [t for t in sentence.tokens if t.end <= head.start][-3:]
    near = {t.text if t.start else t.text.lower() for t in ahead}
    if near & rule.decided:
        return False
    words = sentence.text[head.start : head.end].lower().split()
    form = words[-1 if rules(sentence.language).head_final else 0]
    first, _ = clause(sentence, head.start, head.end)
    opening = sentence.text[first : head.start].lower().split()[:1]
    until = sentence.text[: head.end].lower()
    if rule.untold_day.search(until) or rule.denied.search(until):
        return True
    if rule.unheld_behind.match(sentence.text, head.end):
        return True
    if _is_on_condition(sentence, head.start, {*near, form}):
        return True
    last = head.end - len(form) if rules(sentence.language).head_final else head.start
    if rule.unmade.match(sentence.text, last):
        return True
    if rule.unreal_forms.fullmatch(form) or rule.supposing.intersection(opening):
        return True
    if not rule.supposed.isdisjoint(t.text.lower() for t in sentence.tokens if t.end <= head.start):
        return True
    following = [t.text.lower() for t in sentence.tokens if t.start >= head.end][:1]
    behind = {*following} if rules(sentence.language).head_final else set()
    return bool(rule.irrealis & (near | behind) or rule.meant & behind)


def _is_on_condition(sentence: Sentence, start: int, words: set[str]) -> bool:
    """Whether a sentence opens with a condition and tells what comes then: "if …, Peru will"."""
    rule, language = event_rules(sentence.language), sentence.language
    opening = sentence.text[sentence.text.rfind(";", 0, start) + 1 : start].lower().split()[:1]
    if not rule.supposing.intersection(opening):
        return False
    return any(rule.conditioned.fullmatch(w) or is_to_come(w, language) for w in words)


def is_topic(head: Head, sentence: Sentence) -> bool:
    """Whether a noun is what a title or talk is about: a word for a topic follows it."""
    following = next((t.text.lower() for t in sentence.tokens if t.start >= head.end), "")
    phrase = rules(sentence.language)
    return phrase.head_final and following in phrase.topic


def names_body(head: Head, sentence: Sentence) -> bool:
    """Whether a noun for a body and a gathering is of the body: nothing says that it was held.

    What is held behind its genitive is another: «кеңестің отырысы өтті».
    """
    rule = event_rules(sentence.language)
    if head.lemma not in rule.only_held:
        return False
    form = sentence.text[head.start : head.end].lower()
    owns = rules(sentence.language).head_final and rules(sentence.language).owner.fullmatch(form)
    return bool(owns) or not rule.held_after.match(sentence.text, head.end)
