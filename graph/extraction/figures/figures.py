"""Figures: what is counted, how many, when and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from graph.extraction.annotation import Annotation, Date, Name
from graph.extraction.figures.numbers import Comparator, FoundNumber, numbers_in
from graph.extraction.phrases import rules
from graph.extraction.times.dates import dates_in
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas, nominative
from graph.languages.pack import pack
from graph.reading.document import Evidence
from graph.reading.sentence import Sentence

CLAUSE = re.compile(r"[;:(«“\"]|[,—–](?=\s)")
ACTORS = frozenset({"Person", "Group", "PopulationGroup"})
"""Classes of names that figures are seldom of: they are what is counted, or who says so."""
LONGEST_SUBJECT = 8
MOST_SIDES = 3
OPENING = 12
"""Letters before a date that opens its sentence."""
FEW = 2
"""Words before a name that still opens its sentence."""
PROSE = frozenset({"prose", "item", "heading"})


@dataclass(frozen=True)
class FigureMention:
    """A figure as a sentence gives it, in the sentence's words and language.

    ``what`` is the noun phrase counted, ``value`` its number, ``written`` the number in digits (a
    fraction as ``1/3``), ``unit`` the last word of ``what`` or the sign of percent, ``as_of`` an
    EDTF string or '', ``of_whom`` the name of the actor or country that it is a figure of.
    ``words`` are where the number stands, with its comparator and sign of percent.
    ``is_part`` tells that it counts some of them only ("60 of the 130"): no other count of the
    same things disagrees with it.
    """

    evidence: Evidence
    words: Evidence
    what: str
    value: Decimal
    written: str
    comparator: Comparator = "equal"
    unit: str = ""
    as_of: str = ""
    of_whom: Annotation | None = field(default=None, compare=False)
    is_part: bool = False


def find_figures(
    sentence: Sentence, dates: Sequence[Annotation], names: Sequence[Annotation]
) -> tuple[FigureMention, ...]:
    """Return the figures of a sentence in order, given its dates and names.

    Ordinals, dates, spans of days and hours, and the numbers of articles, pages and documents are
    no figures; reference lists and bylines hold none.
    """
    if sentence.paragraph.role not in PROSE:
        return ()
    return tuple(
        _mention(sentence, number, what, dates, names)
        for number, what in sorted(set(_counted(sentence.text, sentence.language)))
    )


def _counted(text: str, language: str) -> Iterator[tuple[FoundNumber, tuple[int, int]]]:
    """Yield each number that counts something, with the span of what it counts."""
    unit = share = (0, 0)
    for number in numbers_in(text, language):
        if number.is_share:
            span = _share_of(text, number, share, unit, language)
            share = share if number.start <= span[0] < number.end else span
        elif total := _pattern(language, "total").search(text[: number.start]):
            span = unit = total.span("what")
        elif sized := _pattern(language, "sized").search(text[: number.start]):
            span = unit = sized.span("what")
        elif money := _money(text, number, language):
            span = money
        elif number.unit_start < number.unit_end:
            span = unit = (number.unit_start, number.unit_end)
        else:
            span = _inherited(text, number, unit, language)
        if span[0] < span[1] and _is_figure(text, number, span, language):
            yield number, span
    yield from _ages(text, language)


def _ages(text: str, language: str) -> Iterator[tuple[FoundNumber, tuple[int, int]]]:
    """Yield the years of persons that no unit follows: the 71-year-old president."""
    counted = {n.start for n in numbers_in(text, language) if n.unit_start < n.unit_end}
    for age in _pattern(language, "age").finditer(text):
        start, end = age.span("number")
        if start not in counted:
            written = text[start:end]
            number = FoundNumber(start, end, Decimal(written), written, "equal", end, end, False)
            yield number, age.span("what")


def _is_figure(text: str, number: FoundNumber, span: tuple[int, int], language: str) -> bool:
    table = _table(language)
    lemma, *others = lemmas(text[span[0] : span[1]].split()[-1].lower(), language)
    times = {lemma, *others} & set(table.get("time", ()))
    if number.is_share:
        return not times and not _in_brackets(text, number)
    if _money(text, number, language):
        return True
    if times:
        long = times & set(table.get("time_counted", ())) and number.comparator != "equal"
        return bool(long) or _is_term(text, number, language)
    if lemma in table.get("sides", ()) and number.value <= MOST_SIDES:
        return False
    told = _pattern(language, "told").search(text[: number.end])
    return not told and lemma not in table.get("never", ())


def _is_term(text: str, number: FoundNumber, language: str) -> bool:
    """Tell a term of office or a time limit, which is a figure, from other spans of time."""
    before = _pattern(language, "term_before").search(text[: number.start])
    return bool(before or _pattern(language, "term_after").match(text, number.unit_end))


def _money(text: str, number: FoundNumber, language: str) -> tuple[int, int] | None:
    """Return where the currency stands before a number: GEL 12 million, $5."""
    found = _pattern(language, "currency_before").search(text[: number.start])
    return found.span("what") if found else None


def _in_brackets(text: str, number: FoundNumber) -> bool:
    """A share in brackets after another share is an aside: 12.5 % (14.0 %)."""
    return text[: number.start].endswith("(") and text[: number.start - 1].rstrip().endswith("%")


def _inherited(
    text: str, number: FoundNumber, unit: tuple[int, int], language: str
) -> tuple[int, int]:
    """Return what "six of them are judges" counts: the judges, else what was counted before."""
    follows = _pattern(language, "of_them").match(text, number.end)
    if follows and follows["what"]:
        return follows.span("what")
    beside = not text[unit[1] : number.start].strip(" ,")
    listed = _pattern(language, "listed").match(text, number.end)
    return unit if unit[1] and (follows or beside or listed or _whole(text, number)) else (0, 0)


def _whole(text: str, number: FoundNumber) -> bool:
    """Tell whether an ending or word after the digits says "of them"."""
    written = text[number.start : number.end].strip()
    return any(letter.isdecimal() for letter in written) and not written[-1].isdecimal()


def _share_of(
    text: str,
    number: FoundNumber,
    before: tuple[int, int],
    unit: tuple[int, int],
    language: str,
) -> tuple[int, int]:
    """Return whose share a percentage or fraction is: the clause before it, else what follows.

    ``before`` is what the share before it in the sentence is of: one of nothing named goes on
    with it. ``unit`` is what was counted before: a share "of them" is of these. A fraction of
    nothing, and a share of what another sentence names, is no figure: an empty span.
    """
    start = _clause_start(text, number.start, language)
    subject = _pattern(language, "subject").search(text[start : number.start])
    told = subject and not _pattern(language, "clausal").search(subject["what"])
    if subject and told and _is_subject(subject["what"], language):
        return start + subject.start("what"), start + subject.end("what")
    for end in (number.end, number.unit_end) if "/" in number.written else (number.unit_end,):
        of = _pattern(language, "of_what").match(text, end)
        if of and grammar(of["what"], language).part != "VERB":
            return of.span("what")
    if measure := _pattern(language, "measure").search(text[: number.start]):
        pronoun = measure["what"].lower() in _table(language).get("pronouns", ())
        return unit if pronoun else measure.span("what")
    if "/" in number.written:
        return 0, 0
    if elided := _pattern(language, "elided").search(text[: number.start]):
        return elided.span("what")
    return before if before[1] else (number.start, max(number.end, number.unit_end))


def _is_subject(words: str, language: str) -> bool:
    """Whether words before a share are a noun phrase that is not too long: no verb is in it."""
    parts = [grammar(word, language).part for word in words.split()]
    return len(parts) <= LONGEST_SUBJECT and "VERB" not in parts


def _clause_start(text: str, end: int, language: str) -> int:
    """Return where the clause before ``end`` begins, past dates; a dash for "is" is no end."""
    head = _pattern(language, "linking_dash").sub(lambda m: " " * len(m[0]), text[:end])
    marks = [match.end() for match in CLAUSE.finditer(head)]
    marks += [date.end for date in dates_in(text, language) if date.end <= end]
    start = max(marks, default=0)
    return start + len(text[start:end]) - len(text[start:end].lstrip())


@cache
def _table(language: str) -> dict[str, Any]:
    return pack(language).table("units")


@cache
def _pattern(language: str, key: str) -> re.Pattern[str]:
    return re.compile(_table(language).get(key) or "(?!)", re.IGNORECASE)


def _mention(
    sentence: Sentence,
    number: FoundNumber,
    what: tuple[int, int],
    dates: Sequence[Annotation],
    names: Sequence[Annotation],
) -> FigureMention:
    text = sentence.text
    counted = text[what[0] : what[1]].strip(" ,–—-")
    sign = text[number.unit_start : number.unit_end]
    unit = sign if number.is_share else _unit(counted, sentence.language)
    signed = number.unit_end if number.is_share and "/" not in number.written else number.end
    return FigureMention(
        sentence.evidence(min(what[0], number.start), max(number.end, number.unit_end, what[1])),
        sentence.evidence(number.start, max(number.end, signed)),
        counted,
        number.value,
        number.written,
        number.comparator,
        unit,
        _as_of(text, number, dates, sentence.language),
        _of_whom(sentence, number, what, names),
        _is_part(text, number, what, sentence.language),
    )


def _unit(counted: str, language: str) -> str:
    """Return the last word counted, with the one before that makes a unit of it: "square miles"."""
    whole = _pattern(language, "unit").search(counted)
    return whole[0] if whole else counted.split()[-1]


def _is_part(text: str, number: FoundNumber, what: tuple[int, int], language: str) -> bool:
    """Tell whether only some of what is counted are meant, as in "60 of the 130 groups"."""
    between = text[number.end : max(number.end, what[0])]
    return (
        number.is_share
        or (what[1] <= number.start and _whole(text, number))
        or any(_pattern(language, key).match(text, number.end) for key in ("of_them", "part"))
        or any(letter.isdecimal() for letter in between)
    )


def _compares(text: str, date: Annotation, language: str) -> bool:
    """Whether a figure of that date is what another is compared with."""
    ahead = _pattern(language, "compare_with").search(text[: date.start])
    return bool(ahead or _pattern(language, "compared_with").match(text, date.end))


def _as_of(text: str, number: FoundNumber, dates: Sequence[Annotation], language: str) -> str:
    """Return the nearest date before the number, else the one after it in the same clause.

    One before it is of the same clause too, or opens the sentence and so dates all of it. What is
    so "today" is of no earlier date.
    """
    known = [(d, d.value.edtf) for d in dates if isinstance(d.value, Date)]
    known = [
        (d, e) for d, e in known if not e.startswith("..") and not _compares(text, d, language)
    ]
    before = [
        edtf
        for d, edtf in known
        if d.end <= number.start
        and not _pattern(language, "now").search(text[d.end : number.start])
        and (_opens(text, d, language) or _one_clause(text[d.end : number.start], language))
    ]
    after = [
        edtf
        for d, edtf in known
        if d.start >= number.end and _one_clause(text[number.end : d.start], language)
    ]
    return before[-1] if before else after[0] if after else ""


def _opens(text: str, date: Annotation, language: str) -> bool:
    """Whether a date is in a phrase that dates all behind it: "At the census of 2020,"."""
    start = max((m.end() for m in CLAUSE.finditer(text, 0, date.start)), default=0)
    phrase = text[start : date.start].lstrip()
    led = bool(_pattern(language, "opening").match(phrase)) and text[date.end : date.end + 1] == ","
    return led or date.start <= OPENING


def _one_clause(between: str, language: str) -> bool:
    """Whether the words between a number and a date leave both in one clause."""
    return not CLAUSE.search(between) and not _pattern(language, "clausal").search(between)


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
    led = bool(ahead) and ahead[0].lower() in _table(language).get("inside", ())
    near = len(text[name.end : end].split()) <= 1
    owner = near and rules(language).owner.fullmatch(form.split()[-1])
    return led or bool(owner or _pattern(language, "located").search(form))


def _of_whom(
    sentence: Sentence, number: FoundNumber, what: tuple[int, int], names: Sequence[Annotation]
) -> Annotation | None:
    """Return whom a figure is of, if the sentence ties them.

    The name that the counted words belong to ("members of the Senate"), else the nearest
    organisation or country before the number in its clause, else one that opens the sentence,
    else the people counted, where they are named ("Swedes").
    """
    text, end = sentence.text, max(number.end, number.unit_end, what[1])
    tie = _pattern(sentence.language, "belongs")
    actors = [n for n in names if isinstance(n.value, Name) and n.value.cls != "Person"]
    tied = [n for n in actors if n.start >= end and tie.fullmatch(text, end, n.start)]
    bodies = [n for n in actors if isinstance(n.value, Name) and n.value.cls not in ACTORS]
    bodies = [n for n in bodies if _counts(text, min(number.start, what[0]), n, names)]
    before = [n for n in bodies if n.end <= number.start]
    near = [n for n in before if _one_clause(text[n.end : number.start], sentence.language)]
    beside = [n for n in near if isinstance(n.value, Name) and n.value.cls != "Place"]
    opening = [n for n in before if len(text[: n.start].split()) <= FEW]
    groups = [n for n in actors if n not in bodies and what[0] <= n.start and n.end <= what[1]]
    return next(iter(tied or beside[-1:] or opening[:1] or groups), None)
