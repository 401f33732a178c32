"""When a figure holds, and whom it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graph.extraction.annotation import Annotation, Date, Name
from graph.extraction.figures.numbers import FoundNumber
from graph.extraction.figures.shares import CLAUSE, Span
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence

ACTORS = frozenset({"Person", "Group", "PopulationGroup"})
"""Classes of names that figures are seldom of: they are what is counted, or who says so."""
FARTHEST_NAME = 6
"""Words between an age and the name of whose it is."""
FARTHEST_BODY = 8
"""Words between a body and the figure behind it that it may be of."""
OPENING = 12
"""Letters before a date that opens its sentence."""
FEW = 2
"""Words before a name that still opens its sentence."""


def _compares(text: str, date: Annotation, language: str) -> bool:
    """Whether a figure of that date is what another is compared with."""
    ahead = units_pattern(language, "compare_with").search(text[: date.start])
    return bool(ahead or units_pattern(language, "compared_with").match(text, date.end))


def as_of(
    text: str, number: FoundNumber, end: int, dates: Sequence[Annotation], language: str
) -> str:
    """Return the date beside what is counted, which ends at ``end``: "six seats in 2011".

    Else the nearest date before the number, else the one after it in the same clause. One before
    it is of the same clause too, or opens the sentence and so dates all of it. What is so "today"
    is of no earlier date.
    """
    known = [(d, d.value.edtf) for d in dates if isinstance(d.value, Date)]
    known = [
        (d, e) for d, e in known if not e.startswith("..") and not _compares(text, d, language)
    ]
    beside = [
        edtf
        for d, edtf in known
        if d.start >= end and units_pattern(language, "beside").fullmatch(text, end, d.start)
    ]
    before = [
        edtf
        for d, edtf in known
        if d.end <= number.start
        and not units_pattern(language, "now").search(text[d.end : number.start])
        and (_opens(text, d, language) or _one_clause(text[d.end : number.start], language))
    ]
    after = [
        edtf
        for d, edtf in known
        if d.start >= number.end and _one_clause(text[number.end : d.start], language)
    ]
    return next(iter([*beside[:1], *before[-1:], *after[:1]]), "")


def _opens(text: str, date: Annotation, language: str) -> bool:
    """Whether a date is in a phrase that dates all behind it: "At the census of 2020,"."""
    marks = [*CLAUSE.finditer(text, 0, date.start)]
    marks += units_pattern(language, "and_clause").finditer(text, 0, date.start)
    start = max((mark.end() for mark in marks), default=0)
    phrase = text[start : date.start].lstrip()
    led = (
        bool(units_pattern(language, "opening").match(phrase))
        and text[date.end : date.end + 1] == ","
    )
    return led or date.start <= OPENING


def _one_clause(between: str, language: str) -> bool:
    """Whether the words between a number and a date leave both in one clause."""
    return not CLAUSE.search(between) and not units_pattern(language, "clausal").search(between)


def _counts(text: str, end: int, name: Annotation, names: Sequence[Annotation]) -> bool:
    """Whether a name before a figure at ``end`` is who counts or has the things, or where they are.

    It is in the nominative, the genitive of an owner or the case of a place, or behind a word for
    "in"; one of a list is not alone.
    """
    language, form = name.sentence.language, name.text.lower()
    joined = rules(language).joiners | {","}
    ends = sorted((n.start, n.end) for n in names)
    gaps = {
        text[last:first].strip()
        for (_, last), (first, _) in pairwise(ends)
        if name.start == first or name.end == last
    }
    if gaps & joined:
        return False
    cased = rules(language).head_final or grammar(form.split()[-1], language).part
    if not cased or nominative(name.text, language) == name.text:
        return True
    ahead = text[: name.start].split()[-1:]
    led = bool(ahead) and ahead[0].lower() in units_table(language).get("inside", ())
    led = led and not _is_goal(form, language)
    near = len(text[name.end : end].split()) <= 1
    owner = near and rules(language).owner.fullmatch(form.split()[-1])
    return led or bool(owner or units_pattern(language, "located").search(form))


def _qualifies(text: str, name: Annotation) -> bool:
    """Whether a name in the nominative only tells whose the next noun is: «Рига портында»."""
    language = name.sentence.language
    bare = nominative(name.text, language) == name.text
    return bare and bool(units_pattern(language, "qualified").match(text, name.end))


def _is_goal(form: str, language: str) -> bool:
    """Whether a name behind "in" is where something goes, not where it is: «на Землю»."""
    cases = possible_cases(form.split()[-1], language)
    return "Acc" in cases and "Loc" not in cases


def of_whom(
    sentence: Sentence, number: FoundNumber, what: Span, names: Sequence[Annotation]
) -> Annotation | None:
    """Return whom a figure is of, if the sentence ties them.

    The name that the counted words belong to ("members of the Senate"), or who got it ("Ada Holm
    won 53 per cent"), else the nearest organisation or country before the number in its clause,
    else one that opens the sentence, else the people counted, where they are named ("Swedes").
    The whole of which some are told ("26 of the 35 seats") is only of what it belongs to.
    """
    text = sentence.text
    start, end = min(number.start, what[0]), max(number.end, number.unit_end, what[1])
    if any(what[1] <= n.start and n.end <= number.start for n in names):
        start = number.start
    whole = units_pattern(sentence.language, "of_whole").search(text[: number.start])
    actors = [n for n in names if isinstance(n.value, Name) and not n.is_person]
    got = units_pattern(sentence.language, "not_owned").search(text[:start])
    tied = [n for n in actors if not got and _owns(text, n, end, names)]
    tied += [n for n in names if _got(text, n, start, "got")]
    tied += [n for n in names if number.is_share and _got(text, n, start, "got_share")]
    tied += [n for n in actors if _is_sized(text, number, end, n)]
    if tied or whole:
        return next(iter(tied), None)
    bodies = [n for n in actors if isinstance(n.value, Name) and n.value.cls not in ACTORS]
    groups = [n for n in actors if n not in bodies and what[0] <= n.start and n.end <= what[1]]
    counting = [n for n in bodies if _counts(text, start, n, names) and not _qualifies(text, n)]
    return _before(text, start, counting) or next(iter(groups), None)


def _owns(text: str, name: Annotation, end: int, names: Sequence[Annotation]) -> bool:
    """Whether what is counted up to ``end`` belongs to a name: "members of the Senate"."""
    tie = units_pattern(name.sentence.language, "belongs")
    if name.start < end or not tie.fullmatch(text, end, name.start):
        return False
    return not (_is_listed(text, name, names) or _is_headed_for(text, name))


def _before(text: str, start: int, bodies: Sequence[Annotation]) -> Annotation | None:
    """Return the nearest body before a figure in its clause, else one that opens the sentence."""
    before = [n for n in bodies if n.end <= start and not _reports(text, n, start)]
    near = [n for n in before if _has(text[n.end : start], n.sentence.language)]
    near = [n for n in near if not _governed(text, n)]
    beside = [n for n in near if isinstance(n.value, Name) and n.value.cls != "Place"]
    opening = (n for n in before if _sets_scene(text, n, start))
    return beside[-1] if beside else next(opening, None)


def _reports(text: str, name: Annotation, start: int) -> bool:
    """Whether a body before a figure only tells of it: "according to X", "X said that"."""
    language = name.sentence.language
    ahead = units_pattern(language, "reported_by").search(text[: name.start])
    ends = name.start <= OPENING and units_pattern(language, "told_at_end").search(text)
    return bool(
        ahead or ends or units_pattern(language, "tells_that").search(text[name.end : start])
    )


def _is_sized(text: str, number: FoundNumber, end: int, name: Annotation) -> bool:
    """Whether the body behind a number has so many of what is counted: "the 40-seat Senate"."""
    hyphen = text[number.end : number.end + 1] == "-" and name.start >= end
    body = isinstance(name.value, Name) and name.value.cls not in {*ACTORS, "Place"}
    pattern = units_pattern(name.sentence.language, "sized_body")
    return hyphen and body and bool(pattern.fullmatch(text, end, name.start))


def _got(text: str, name: Annotation, start: int, key: str) -> bool:
    """Whether a person got what is counted from ``start`` on: "Ada Holm won 53 per cent".

    ``key`` is the pattern of ``units.toml`` for the words between the two.
    """
    return (
        name.is_person
        and not _governed(text, name)
        and bool(units_pattern(name.sentence.language, key).fullmatch(text, name.end, start))
    )


def _is_headed_for(text: str, name: Annotation) -> bool:
    """Whether what is counted goes to where a name is, and is of somewhere else: «на Луну»."""
    language = name.sentence.language
    ahead = text[: name.start].split()[-1:]
    led = bool(ahead) and ahead[0].lower() in units_table(language).get("inside", ())
    return led and _is_goal(name.text.lower(), language)


def _is_listed(text: str, name: Annotation, names: Sequence[Annotation]) -> bool:
    """Whether another name of a list follows: what is in all of them is of none alone."""
    joined = rules(name.sentence.language).joiners | {","}
    return any(text[name.end : n.start].strip() in joined for n in names if n.start > name.end)


def _has(between: str, language: str) -> bool:
    """Whether a body before a figure may have what is counted: no other noun phrase is between."""
    near = len(between.split()) <= FARTHEST_BODY
    other = _says(between, ("of_another", "tells"), language)
    return near and not other and _one_clause(between, language)


def _governed(text: str, name: Annotation) -> bool:
    """Whether a preposition stands before a name, where no case tells what it does: "in Malta"."""
    language = name.sentence.language
    if units_table(language).get("inside"):
        return False
    found = units_pattern(language, "of_another").finditer(text, 0, name.start)
    between = {text[match.end() : name.start].strip().lower() for match in found}
    return bool(between & {"", *rules(language).articles})


def _sets_scene(text: str, name: Annotation, end: int) -> bool:
    """Whether a name opens a sentence whose last clause before ``end`` has no other noun phrase.

    "In Chile, 90 clubs exist", "The Senate, created in 1920, has 50 members".
    """
    clause = CLAUSE.split(text[name.end : end])[-1]
    other = _says(clause, ("of_another", "had", "tells"), name.sentence.language)
    opened = text[name.end : end].rpartition(":")[2].lower().split()[:1]
    apart = ":" in text[name.end : end] and rules(name.sentence.language).articles & {*opened}
    return len(text[: name.start].split()) <= FEW and not other and not apart


def _says(words: str, keys: Sequence[str], language: str) -> bool:
    """Whether words have what one of some patterns of ``units.toml`` asks for."""
    return any(units_pattern(language, key).search(words) for key in keys)


def of_age(text: str, number: FoundNumber, names: Sequence[Annotation]) -> Annotation | None:
    """Return the person of an age before the name: "the 48-year-old mayor Ada Holm"."""
    behind = next((n for n in names if n.start >= number.end and n.is_person), None)
    between = text[number.end : behind.start] if behind else ""
    near = len(between.split()) <= FARTHEST_NAME and not re.search(r"[,;:.()]", between)
    return behind if near else None
