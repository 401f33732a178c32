"""Figures: what is counted, how many, when and of whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from graph.extraction.annotation import Annotation
from graph.extraction.figures.around import Around, around
from graph.extraction.figures.attribution import of_age, of_whom
from graph.extraction.figures.changes import held, with_changes
from graph.extraction.figures.complements import with_complements
from graph.extraction.figures.ellipsis import list_item, says_of_them
from graph.extraction.figures.figure_names import counted_name, unit_name
from graph.extraction.figures.forecasts import is_foretold
from graph.extraction.figures.labels.label import Label, Owned
from graph.extraction.figures.labels.labels import labels
from graph.extraction.figures.measures import measured
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.numbers import Comparator, FoundNumber
from graph.extraction.figures.quantities import Quantity, quantities
from graph.extraction.figures.rates import is_plain
from graph.extraction.figures.shares import Span
from graph.extraction.figures.sums import told_sum, with_compared
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.morphology import lemmas
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
    here = around(sentence, dates, names)
    counted = _counted(here)
    return tuple(
        _mention(here, quantity, label.owner or owner, label)
        for (quantity, owner), label in zip(counted, labels(here, counted), strict=True)
    )


def _counted(here: Around) -> list[Owned]:
    """Return what is counted and measured in a sentence, in order, and of whom it is."""
    text, language = here.text, here.language
    found = with_changes(text, sorted(set(quantities(text, language))), language)
    sums = [told_sum(text, counted, here.names, language) for counted in found]
    told = [measured(text, counted, here.names, language) for counted in sums]
    told = [*with_compared(text, told, language)]
    return [
        (counted, _whose(here, counted))
        for counted in with_complements(text, told, language)
        if is_plain(text, counted, language) and not is_foretold(text, counted, language)
    ]


def _mention(
    here: Around, counted: Quantity, owner: Annotation | None, label: Label
) -> FigureMention:
    text, language = here.text, here.language
    number, what = counted.number, counted.span
    signed = number.unit_end if number.is_share and "/" not in number.written else number.end
    return FigureMention(
        here.sentence.evidence(*_quoted(counted, label.span)),
        here.sentence.evidence(number.start, max(number.end, signed)),
        counted_name(here, counted, label),
        number.value,
        number.written,
        number.comparator,
        label.unit or unit_name(text, counted, language),
        _when(text, counted, here.dates, language),
        owner,
        counted.is_elided or _is_part(text, number, what, language),
        not number.is_share and (counted.is_amount or bool(counted.called and not counted.is_age)),
    )


def _when(text: str, counted: Quantity, dates: Sequence[Annotation], language: str) -> str:
    """Return when a figure holds (EDTF): somebody's age never "since 2016", else ''."""
    told = held(text, counted, dates, language)
    return "" if counted.is_age and "/.." in told else told


def _quoted(counted: Quantity, told: Span) -> Span:
    """Return the words that hold a number, its unit, what it counts and what is told of that."""
    number, what = counted.number, counted.span
    further = [span for span in (counted.complement, told) if span[1]]
    end = max(number.end, number.unit_end, what[1], *(span[1] for span in further))
    return min(what[0], number.start, *(span[0] for span in further)), end


def _whose(here: Around, counted: Quantity) -> Annotation | None:
    """Return whom a figure is of; a bare sum and a span of time are of nobody that stands near.

    An item of a list with a name is of nobody named before it: «…, группа «Б» – 12».
    """
    text, language, names = here.text, here.language, here.names
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
    return of_whom(here.sentence, number, counted.span, names)


def _is_part(text: str, number: FoundNumber, what: Span, language: str) -> bool:
    """Tell whether only some of what is counted are meant, as in "60 of the 130 groups"."""
    between = text[number.end : max(number.end, what[0])]
    return (
        number.is_share
        or (what[1] <= number.start and says_of_them(text, number, language))
        or any(units_pattern(language, key).match(text, number.end) for key in ("of_them", "part"))
        or any(letter.isdecimal() for letter in between)
    )
