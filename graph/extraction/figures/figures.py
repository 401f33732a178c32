"""Figures: what is counted, how many, when and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from graph.extraction.annotation import Annotation, Date, Name
from graph.extraction.figures.number_words import number_pattern
from graph.extraction.figures.numbers import Comparator, FoundNumber, numbers_in
from graph.extraction.figures.shares import CLAUSE, NOWHERE, Span, amount_of, share_of
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.extraction.phrases import rules
from graph.languages.grammar import grammar
from graph.languages.morphology import counted_form, lemmas, nominative
from graph.reading.document import Evidence
from graph.reading.sentence import Sentence

ACTORS = frozenset({"Person", "Group", "PopulationGroup"})
"""Classes of names that figures are seldom of: they are what is counted, or who says so."""
FARTHEST_NAME = 6
"""Words between an age and the name of whose it is."""
MOST_SIDES = 3
OPENING = 12
"""Letters before a date that opens its sentence."""
FEW = 2
"""Words before a name that still opens its sentence."""
PROSE = frozenset({"prose", "item", "heading"})
SECTION = re.compile(r"\d+(?:\.\d+)+\s+([^\W\d_])")
"""The number of a section before its title: "2.4 Resources"."""


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
        _mention(sentence, counted, dates, names)
        for counted in sorted(set(_counted(sentence.text, sentence.language)))
    )


@dataclass(frozen=True, order=True)
class _Counted:
    """A number with the span of what it counts; ``called``, where no word of the text names that.

    ``is_amount`` tells that its unit is no thing counted: revenue in pounds.
    """

    number: FoundNumber
    span: Span
    called: str = ""
    is_amount: bool = False


def _counted(text: str, language: str) -> Iterator[_Counted]:
    """Yield each number that counts something, with what it counts."""
    unit = share = NOWHERE
    ages = tuple(_ages(text, language))
    for number in numbers_in(text, language):
        sized = units_pattern(language, "sized").search(text[: number.start])
        amount = sized.span("what") if sized else amount_of(text, number, language)
        if any(age.number.start <= number.start < age.span[1] for age in ages):
            continue
        if number.is_share:
            span = share_of(text, number, share, unit, language)
            share = share if number.start <= span[0] < number.end else span
        elif total := units_pattern(language, "total").search(text[: number.start]):
            span = unit = total.span("what")
        elif amount != NOWHERE:
            span = amount
            unit = amount if sized else unit
        elif money := _money(text, number, language):
            span = money
        elif number.unit_start < number.unit_end:
            span = unit = _noun(text, number, unit, language)
        else:
            span = _inherited(text, number, unit, language)
        if span[0] < span[1] and (amount == span or _is_figure(text, number, span, language)):
            yield _Counted(number, span, is_amount=amount == span)
    yield from ages


def _noun(text: str, number: FoundNumber, before: Span, language: str) -> Span:
    """Return what follows a number; an adjective alone is of what was counted before."""
    words = text[number.unit_start : number.unit_end].split()
    nouns = [w for w in words if grammar(w, language).part not in ("ADJ", "PTCP")]
    return (number.unit_start, number.unit_end) if nouns or not before[1] else before


def _ages(text: str, language: str) -> Iterator[_Counted]:
    """Yield the years of persons: the 71-year-old president."""
    called = units_table(language).get("age_name", "")
    for age in units_pattern(language, "age").finditer(text):
        start, end = age.span("number")
        written = text[start:end]
        number = FoundNumber(start, end, Decimal(written), written, "equal", end, end, False)
        yield _Counted(number, age.span("what"), called)


def _is_figure(text: str, number: FoundNumber, span: Span, language: str) -> bool:
    table = units_table(language)
    lemma, *others = lemmas(text[span[0] : span[1]].split()[-1].lower(), language)
    times = {lemma, *others} & set(table.get("time", ()))
    section = SECTION.match(text)
    if number.start == 0 and section and section[1].isupper():
        return False
    if number.is_share:
        named = not {lemma, *others} & set(table.get("never_shared", ()))
        return named and not times and not _in_brackets(text, number)
    if _money(text, number, language):
        return True
    if times:
        long = times & set(table.get("time_counted", ())) and number.comparator != "equal"
        return bool(long) or _is_term(text, number, language)
    if lemma in table.get("sides", ()) and number.value <= MOST_SIDES:
        return False
    told = units_pattern(language, "told").search(text[: number.end])
    return not told and lemma not in table.get("never", ())


def _is_term(text: str, number: FoundNumber, language: str) -> bool:
    """Tell a term of office or a time limit, which is a figure, from other spans of time."""
    before = units_pattern(language, "term_before").search(text[: number.start])
    return bool(before or units_pattern(language, "term_after").match(text, number.unit_end))


def _money(text: str, number: FoundNumber, language: str) -> Span | None:
    """Return where the currency stands before a number: GEL 12 million, $5."""
    found = units_pattern(language, "currency_before").search(text[: number.start])
    return found.span("what") if found else None


def _in_brackets(text: str, number: FoundNumber) -> bool:
    """A share in brackets after another share is an aside: 12.5 % (14.0 %)."""
    return text[: number.start].endswith("(") and text[: number.start - 1].rstrip().endswith("%")


def _inherited(text: str, number: FoundNumber, unit: Span, language: str) -> Span:
    """Return what "six of them are judges" counts: the judges, else what was counted before."""
    follows = units_pattern(language, "of_them").match(text, number.end)
    if follows and follows["what"]:
        return follows.span("what")
    beside = not text[unit[1] : number.start].strip(" ,")
    listed = units_pattern(language, "listed").match(text, number.end)
    whole = _whole(text, number, language)
    return unit if unit[1] and (follows or beside or listed or whole) else NOWHERE


def _whole(text: str, number: FoundNumber, language: str) -> bool:
    """Tell whether an ending or word after the digits says "of them"."""
    written = text[number.start : number.end].strip()
    if number_pattern(language, "inflected", "{}$").search(written):
        return False
    return any(letter.isdecimal() for letter in written) and not written[-1].isdecimal()


def _mention(
    sentence: Sentence,
    counted: _Counted,
    dates: Sequence[Annotation],
    names: Sequence[Annotation],
) -> FigureMention:
    text, language, number, what = sentence.text, sentence.language, counted.number, counted.span
    signed = number.unit_end if number.is_share and "/" not in number.written else number.end
    return FigureMention(
        sentence.evidence(min(what[0], number.start), max(number.end, number.unit_end, what[1])),
        sentence.evidence(number.start, max(number.end, signed)),
        counted.called or _name(text, counted, language, names),
        number.value,
        number.written,
        number.comparator,
        _unit(text, counted, language),
        _as_of(text, number, dates, language),
        _of_whom(sentence, counted, names),
        _is_part(text, number, what, language),
    )


def _name(text: str, counted: _Counted, language: str, names: Sequence[Annotation]) -> str:
    """Return what is counted, as a dictionary has it; a capital only opens its sentence."""
    words = text[slice(*counted.span)].strip(" ,–—-")
    named = any(n.start <= counted.span[0] < n.end for n in names)
    if units_table(language).get("small_letters") and words[:1].isupper() and not named:
        lone = words.split()[0].isupper() or text[: counted.span[0]].strip(' «“"—–')
        words = words if lone else words[0].lower() + words[1:]
    many = not counted.number.is_share and not counted.is_amount
    return counted_form(words, language) if many else nominative(words, language)


def _unit(text: str, counted: _Counted, language: str) -> str:
    """Return the unit: the sign of percent, a currency, or the last word of what is counted.

    With the word before it where that makes a unit of it: "square miles". A fraction has none.
    """
    number = counted.number
    if counted.called:
        return str(units_table(language).get("age_unit", ""))
    if number.is_share:
        return "" if "/" in number.written else "%"
    if money := _money(text, number, language):
        return text[slice(*money)]
    sign = text[number.unit_start : number.unit_end]
    words = (counted.is_amount and sign) or text[slice(*counted.span)].strip(" ,–—-")
    whole = units_pattern(language, "unit").search(words)
    unit = whole[0] if whole else _head_noun(words, language)
    return counted_form(unit, language) if unit else ""


def _head_noun(words: str, language: str) -> str:
    """Return the noun of a phrase: the first one where owners stand behind it, else the last."""
    split = words.split()
    nouns = [word for word in split if grammar(word, language).part == "NOUN"]
    return next(iter(nouns or split[-1:]), "")


def _is_part(text: str, number: FoundNumber, what: Span, language: str) -> bool:
    """Tell whether only some of what is counted are meant, as in "60 of the 130 groups"."""
    between = text[number.end : max(number.end, what[0])]
    return (
        number.is_share
        or (what[1] <= number.start and _whole(text, number, language))
        or any(units_pattern(language, key).match(text, number.end) for key in ("of_them", "part"))
        or any(letter.isdecimal() for letter in between)
    )


def _compares(text: str, date: Annotation, language: str) -> bool:
    """Whether a figure of that date is what another is compared with."""
    ahead = units_pattern(language, "compare_with").search(text[: date.start])
    return bool(ahead or units_pattern(language, "compared_with").match(text, date.end))


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
        and not units_pattern(language, "now").search(text[d.end : number.start])
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
    near = len(text[name.end : end].split()) <= 1
    owner = near and rules(language).owner.fullmatch(form.split()[-1])
    return led or bool(owner or units_pattern(language, "located").search(form))


def _of_whom(
    sentence: Sentence, counted: _Counted, names: Sequence[Annotation]
) -> Annotation | None:
    """Return whom a figure is of, if the sentence ties them.

    The name that the counted words belong to ("members of the Senate"), else the nearest
    organisation or country before the number in its clause, else one that opens the sentence,
    else the people counted, where they are named ("Swedes").
    """
    text, number, what = sentence.text, counted.number, counted.span
    end = max(number.end, number.unit_end, what[1])
    if counted.called:
        return _aged(text, number, names)
    tie = units_pattern(sentence.language, "belongs")
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


def _aged(text: str, number: FoundNumber, names: Sequence[Annotation]) -> Annotation | None:
    """Return the person of an age before the name: "the 48-year-old mayor Ada Holm"."""
    behind = next((n for n in names if n.start >= number.end and n.is_person), None)
    between = text[number.end : behind.start] if behind else ""
    near = len(between.split()) <= FARTHEST_NAME and not re.search(r"[,;:.()]", between)
    return behind if near else None
