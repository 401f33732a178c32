"""What a sum is, "a fine of", «кірістер – 5 млн теңге», and what a measure is of: «5 тонна ет»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from graph.extraction.annotation import Annotation
from graph.extraction.figures.changes import alike
from graph.extraction.figures.counting import has_owners
from graph.extraction.figures.money import currency_before
from graph.extraction.figures.numbers import FoundNumber, numbers_in
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.shares import NOWHERE, Span
from graph.extraction.figures.unit_words import units_pattern
from graph.languages.grammar import grammar
from graph.languages.morphology import nominative

WORDS_BEFORE = (
    "sum_named",
    "sum_before",
    "sum_phrase",
    "sum_subject",
    "changed_object",
    "sum_relative",
    "sum_changed",
)
"""Patterns of what stands before a sum and says what it is, the surest first."""
MATTERS = ("matter", "land")
"""Patterns of what stands behind a unit of measure: stuff, or land and roads."""


def told_sum(text: str, sum_: Quantity, names: Sequence[Annotation], language: str) -> Quantity:
    """Return a sum with what it is, a weight with what weighs it, where a word beside tells."""
    if not sum_.called or sum_.is_age:
        return _of_matter(text, sum_, language)
    sign = currency_before(text, sum_.number, language)
    shown = text[: sign[0] if sign else sum_.number.start]
    if compared := units_pattern(language, "sum_by").search(shown):
        return replace(sum_, called=nominative(compared["what"], language))
    what = _what(text, sum_.number, names, language)
    return sum_ if what == NOWHERE else Quantity(sum_.number, what, is_amount=True)


def with_compared(text: str, told: Sequence[Quantity], language: str) -> Iterator[Quantity]:
    """Yield the quantities, a sum with what another is that it is compared with.

    "Trade rose to $13 billion, compared to $11 billion in 2021" tells of trade twice.
    """
    before: Quantity | None = None
    for sum_ in _in_one_currency(text, told, language):
        if (
            before
            and before.is_amount
            and sum_.called
            and _is_compared(text, before, sum_, language)
        ):
            sum_ = Quantity(sum_.number, before.span, is_amount=True)
        yield sum_
        before = sum_


def _in_one_currency(text: str, told: Sequence[Quantity], language: str) -> Iterator[Quantity]:
    """Yield the quantities, a sum without a currency with that of the next: «в 14 и 32 евро»."""
    for sum_, other in pairwise([*told, None]):
        if sum_ is None:
            continue
        number = sum_.number
        if other and sum_.is_amount and number.unit_start == number.unit_end and other.called:
            joined = units_pattern(language, "joined_sum").fullmatch(
                text, number.end, other.number.start
            )
            sum_ = replace(sum_, number=alike(number, other.number, text)) if joined else sum_
        yield sum_


def _is_compared(text: str, first: Quantity, second: Quantity, language: str) -> bool:
    """Whether two sums in one currency are compared, or share the word for both."""
    signs = [currency_before(text, each.number, language) for each in (first, second)]
    shown = signs[1][0] if signs[1] else second.number.start
    same = {text[slice(*sign)].strip() if sign else "" for sign in signs}
    between = text[first.number.end : shown]
    joined = units_pattern(language, "joined_sum").fullmatch(between)
    told = joined or units_pattern(language, "compared_sum").search(between)
    return len(same) == 1 and bool(told)


def _of_matter(text: str, weighed: Quantity, language: str) -> Quantity:
    """Return what is counted in a unit of measure, or in herds, with what that is of."""
    number = weighed.number
    told = (units_pattern(language, key).match(text, number.unit_start) for key in MATTERS)
    found = next((match for match in told if match), None)
    if not found or weighed.span != (number.unit_start, number.unit_end) or number.is_share:
        return weighed
    measured = replace(number, unit_end=found.end("unit"))
    return Quantity(measured, found.span("what"), is_amount=True)


def _what(text: str, number: FoundNumber, names: Sequence[Annotation], language: str) -> Span:
    """Return the word before a sum or behind its currency that says what the sum is.

    A name there is who has or gives the sum, not what it is. Else what is paid for with it.
    """
    sign = currency_before(text, number, language)
    shown = sign[0] if sign else number.start
    for key in WORDS_BEFORE:
        found = units_pattern(language, key).search(text[:shown])
        if found and _is_plain(found["what"], found.start("what"), names, language):
            return found.span("what")
    ends = (number.unit_start, number.unit_end, number.end)
    behind = [units_pattern(language, "sum_behind").match(text, end) for end in ends]
    if units_pattern(language, "sum_article").search(text[:shown]):
        behind += [units_pattern(language, "sum_compound").match(text, end) for end in ends]
    purpose = units_pattern(language, "sum_for").search(text[:shown])
    found = next((match for match in behind if match), purpose)
    return found.span("what") if found else NOWHERE


def _is_plain(words: str, start: int, names: Sequence[Annotation], language: str) -> bool:
    """Whether words are a noun phrase without a name, a verb or a number in digits in it."""
    named = any(name.start < start + len(words) and start < name.end for name in names)
    verbs = (grammar(word, language).part in ("VERB", "INFN", "GRND") for word in words.split())
    within = has_owners(language)
    numbers = numbers_in(words, language)
    counts = any(n.start == 0 or not within or words[n.start].isdigit() for n in numbers)
    return not (named or any(verbs) or counts)
