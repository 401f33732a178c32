"""Figures: what is counted, how many, when and of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from graph.extraction.annotation import Annotation
from graph.extraction.figures.attribution import of_age, of_whom
from graph.extraction.figures.changes import held, with_changes
from graph.extraction.figures.clause_counts import told_by_sentence
from graph.extraction.figures.clause_labels import Told
from graph.extraction.figures.clause_lists import shared
from graph.extraction.figures.clause_words import Opening, told_by_clause
from graph.extraction.figures.complements import with_complements
from graph.extraction.figures.ellipsis import list_item, says_of_them
from graph.extraction.figures.figure_names import counted_name, unit_name
from graph.extraction.figures.forecasts import is_foretold
from graph.extraction.figures.measures import measured
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.numbers import Comparator, FoundNumber
from graph.extraction.figures.phrasing import goes_on, phrased
from graph.extraction.figures.quantities import Quantity, quantities
from graph.extraction.figures.rates import is_plain
from graph.extraction.figures.shares import Span
from graph.extraction.figures.sums import told_sum, with_compared
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.endings import owned
from graph.languages.morphology import counted_form, lemmas, nominative
from graph.reading.document import Evidence
from graph.reading.sentence import Sentence

QUOTES = frozenset('«“„"')
PROSE = frozenset({"prose", "item", "heading"})


@dataclass(frozen=True)
class FigureMention:
    """A figure as a sentence gives it, in the sentence's words and language.

    ``what`` is the noun phrase counted, ``value`` its number, ``written`` the number in digits (a
    fraction as ``1/3``), ``unit`` the last word of ``what`` or the sign of percent, ``as_of`` an
    EDTF string or '', ``of_whom`` the name of the actor or country that it is a figure of.
    ``words`` are where the number stands, with its comparator and sign of percent.
    ``is_amount`` tells that its unit is no thing counted but measures: revenue in pounds.
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
    is_amount: bool = False


def find_figures(
    sentence: Sentence, dates: Sequence[Annotation], names: Sequence[Annotation]
) -> tuple[FigureMention, ...]:
    """Return the figures of a sentence in order, given its dates and names.

    Ordinals, dates, spans of days and hours, and the numbers of articles, pages and documents are
    no figures, nor are rates; reference lists and bylines hold none.
    """
    if sentence.paragraph.role not in PROSE:
        return ()
    around = _around(sentence, dates, names)
    text, language = around.text, sentence.language
    found = with_changes(text, sorted(set(quantities(text, language))), language)
    sums = [told_sum(text, counted, around.names, language) for counted in found]
    told = [measured(text, counted, around.names, language) for counted in sums]
    told = [*with_compared(text, told, language)]
    plain = [
        counted
        for counted in with_complements(text, told, language)
        if is_plain(text, counted, language) and not is_foretold(text, counted, language)
    ]
    owners = [_whose(around, counted) for counted in plain]
    clauses = [
        told_by_sentence(text, counted, language, (dates, around.names), owner)
        for counted, owner in zip(plain, owners, strict=True)
    ]
    said = shared(text, plain, clauses, language)
    labels = _labelled(text, plain, language, around.names)
    return tuple(
        _mention(around, counted, told.owner or owner, label or told)
        for (counted, label), owner, told in zip(labels, owners, said, strict=True)
    )


def _labelled(
    text: str, counted: Sequence[Quantity], language: str, names: Sequence[Annotation]
) -> Iterator[tuple[Quantity, Told | None]]:
    """Yield the quantities with what is said of them; one whose noun is left out, as the noun."""
    before: tuple[Span, Told] | None = None
    for quantity in counted:
        label = phrased(text, quantity, language, names)
        same = before and before[0] == quantity.span and goes_on(text, quantity, language)
        if label is None and before and same:
            label = before[1]
        before = (quantity.span, label) if label else None
        yield quantity, label


@dataclass(frozen=True)
class _Around:
    """A sentence with its dates and names, and its text without asides that only report."""

    sentence: Sentence
    text: str
    dates: Sequence[Annotation]
    names: Sequence[Annotation]


def _around(
    sentence: Sentence, dates: Sequence[Annotation], names: Sequence[Annotation]
) -> _Around:
    """Return what stands around the figures of a sentence; who only reports them is no part."""
    text, pattern = sentence.text, units_pattern(sentence.language, "aside")
    asides = [aside.span() for aside in pattern.finditer(text)]
    for start, end in asides:
        text = text[:start] + " " * (end - start) + text[end:]
    told = [n for n in names if not any(start <= n.start < end for start, end in asides)]
    return _Around(sentence, text, dates, told)


def _mention(
    around: _Around, counted: Quantity, owner: Annotation | None, told: Told
) -> FigureMention:
    sentence, text, language = around.sentence, around.text, around.sentence.language
    number, what = counted.number, counted.span
    signed = number.unit_end if number.is_share and "/" not in number.written else number.end
    apart = owner if owner and nominative(owner.text, language) != owner.text else None
    aside = [(each.start, each.end) for each in (*around.dates, apart) if each]
    said = told_by_clause(sentence, counted, around.names, aside)
    counted = counted if said is None else _with(counted, said, text, language)
    return FigureMention(
        sentence.evidence(*_quoted(counted, told.span)),
        sentence.evidence(number.start, max(number.end, signed)),
        _named(around, counted, told),
        number.value,
        number.written,
        number.comparator,
        told.unit or unit_name(text, counted, language),
        _when(text, counted, around.dates, language),
        owner,
        counted.is_elided or _is_part(text, number, what, language),
        not number.is_share and (counted.is_amount or bool(counted.called and not counted.is_age)),
    )


def _with(counted: Quantity, told: Opening, text: str, language: str) -> Quantity:
    """Return a quantity with what its clause tells of it."""
    if told.is_owned:
        noun = owned(counted_form(text[slice(*counted.span)], language), language)
        return replace(counted, named=f"{told.words} {noun}", said=told.span)
    return replace(counted, told=told.words, said=told.span)


def _named(around: _Around, counted: Quantity, told: Told) -> str:
    """Return what a figure is called, with what its clause tells of it."""
    if told.base:
        return told.base + told.words
    language, names = around.sentence.language, around.names
    return counted_name(around.text, counted, language, names, told.words)


def _when(text: str, counted: Quantity, dates: Sequence[Annotation], language: str) -> str:
    """Return when a figure holds (EDTF): somebody's age never "since 2016", else ''."""
    told = held(text, counted, dates, language)
    return "" if counted.is_age and "/.." in told else told


def _quoted(counted: Quantity, told: Span) -> Span:
    """Return the words that hold a number, its unit, what it counts and what is told of that."""
    number, what = counted.number, counted.span
    further = [span for span in (counted.complement, counted.said, told) if span[1]]
    end = max(number.end, number.unit_end, what[1], *(span[1] for span in further))
    return min(what[0], number.start, *(span[0] for span in further)), end


def _whose(around: _Around, counted: Quantity) -> Annotation | None:
    """Return whom a figure is of; a bare sum and a span of time are of nobody that stands near.

    An item of a list with a name is of nobody named before it: «…, группа «Б» – 12».
    """
    text, language, names = around.text, around.sentence.language, around.names
    number = counted.number
    if counted.is_age:
        return of_age(text, number, names)
    unit = head_noun(text[slice(*counted.span)], language).lower()
    bare = {unit, *lemmas(unit, language)} & set(units_table(language).get("time", ()))
    if counted.called or bare:
        return None
    item = list_item(text, number, language)
    start = len(text) if item is None else item
    own = (n for n in names if start <= n.start <= start + 1 and n.end <= number.start)
    if item is not None and (listed := next((n for n in own if not n.is_person), None)):
        return listed
    if counted.is_elided and any(c in QUOTES or c.isupper() for c in text[start : number.start]):
        return None
    return of_whom(around.sentence, number, counted.span, names)


def _is_part(text: str, number: FoundNumber, what: Span, language: str) -> bool:
    """Tell whether only some of what is counted are meant, as in "60 of the 130 groups"."""
    between = text[number.end : max(number.end, what[0])]
    return (
        number.is_share
        or (what[1] <= number.start and says_of_them(text, number, language))
        or any(units_pattern(language, key).match(text, number.end) for key in ("of_them", "part"))
        or any(letter.isdecimal() for letter in between)
    )
