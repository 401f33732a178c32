"""Changes: "the share rose from 41 per cent in 1990 to 88 per cent" tells two figures of one thing.

How a language says so is the pattern ``change`` of its ``units.toml``, on the sentence with dates
blanked out and a bar around each of two numbers with their units. Its group ``first`` is where the
words of the first value begin, ``second`` where those of the second do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.extraction.annotation import Annotation
from graph.extraction.figures.attribution import as_of
from graph.extraction.figures.number_words import without_dates
from graph.extraction.figures.numbers import FoundNumber, numbers_in, scale_word
from graph.extraction.figures.quantities import Quantity, quantities
from graph.extraction.figures.shares import NOWHERE, Span, clause_start, phrase_before
from graph.extraction.figures.unit_words import units_pattern, units_table

MAGNITUDE = 100
"""How many times the second value the first may be, counted in the second's millions."""
BARS = 2
"""Those before the words of the second value."""


@dataclass(frozen=True)
class Change:
    """Two values of one thing; ``words`` are those of the first, with its date."""

    first: FoundNumber
    second: FoundNumber
    words: Span


def with_changes(text: str, counted: Sequence[Quantity], language: str) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence in order, with both values of each change."""
    found = {quantity.number.start: quantity for quantity in counted}
    for change in changes(text, language):
        told = _told(text, change, found, language)
        if told is not None:
            for number in (change.first, change.second):
                found[number.start] = replace(told, number=number, first=change.words)
    return tuple(sorted(found.values()))


def changes(text: str, language: str) -> Iterator[Change]:
    """Yield the changes of a sentence in order."""
    numbers = numbers_in(text, language)
    masked = without_dates(text, language) if len(numbers) > 1 else ""
    for first, second in pairwise(numbers):
        ends = [max(number.end, number.unit_end) for number in (first, second)]
        if ends[0] > second.start:
            ends[0] = first.end
        parts = (
            masked[: first.start],
            masked[first.start : ends[0]],
            masked[ends[0] : second.start],
            masked[second.start : ends[1]],
            masked[ends[1] :],
        )
        if found := units_pattern(language, "change").search("|".join(parts)):
            words = found.start("first"), found.start("second") - BARS
            yield Change(alike(first, second, text), second, words)


def alike(first: FoundNumber, second: FoundNumber, text: str) -> FoundNumber:
    """Return the first number with unit and scale of the second, where it has none of its own."""
    if first.unit_start < first.unit_end:
        return first
    unit = {key: getattr(second, key) for key in ("unit_start", "unit_end", "is_share")}
    scale = scale_word(second, text)
    plain = text[first.start : first.end].strip()[-1:].isdecimal()
    if plain and MAGNITUDE * second.value >= first.value * scale:
        unit |= {"value": first.value * scale, "written": f"{first.value * scale:f}"}
    return replace(first, **unit)


def _told(
    text: str, change: Change, found: Mapping[int, Quantity], language: str
) -> Quantity | None:
    """Return what changes: what the second value counts where the first is left out, or either."""
    start, end = change.words
    left = text[:start] + text[end:]
    gone = end - start
    for read in quantities(left, language):
        if read.number.start == change.second.start - gone:
            shift = gone if read.span[0] >= start else 0
            return replace(read, span=(read.span[0] + shift, read.span[1] + shift))
    if not units_table(language).get("reached"):  # its verbs stand before what they reach
        return None
    either = (found.get(number.start) for number in (change.second, change.first))
    if known := next((quantity for quantity in either if quantity), None):
        return known
    what = phrase_before(text, clause_start(text, start, language), start, language)
    return None if what == NOWHERE else Quantity(change.second, what, is_amount=True)


def held(text: str, counted: Quantity, dates: Sequence[Annotation], language: str) -> str:
    """Return when a figure holds (EDTF) or '': each value of a change has its own date.

    A change over a stretch of time begins and ends with it: "from 14 to 9 between 2012 and 2015".
    """
    number, words = counted.number, counted.first
    begins = number.start < words[1]
    ends = [end for end in (number.end, number.unit_end, counted.span[1]) if end <= words[1]]
    end = max(ends if begins else (number.end, number.unit_end, counted.span[1]))
    own = [d for d in dates if (words[0] <= d.start < words[1]) == begins]
    told = as_of(text, number, end, own, language)
    if words == NOWHERE:
        return told
    stretch = told if told or not begins else as_of(text, number, end, dates, language)
    first, slash, last = stretch.partition("/")
    return (first if begins else last) if slash and first and last[:1].isdigit() else told
