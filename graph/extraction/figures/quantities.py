"""Quantities: each number of a text with the words for what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.extraction.figures.ellipsis import antecedent
from graph.extraction.figures.figure_acceptance import is_figure
from graph.extraction.figures.labels.label_words import label_table
from graph.extraction.figures.money import currency_before, sum_name
from graph.extraction.figures.noun_phrases import noun_phrase
from graph.extraction.figures.numbers import FoundNumber, numbers_in
from graph.extraction.figures.shares import (
    NOWHERE,
    Span,
    amount_of,
    share_of,
    total_of,
    total_phrase,
    with_owner,
)
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas

NO_COUNT = ("changed", "of_size")
"""Patterns of ``units.toml`` for what stands behind numbers that count nothing."""


@dataclass(frozen=True, order=True)
class Quantity:
    """A number with the span of what it counts; ``called``, where no word of the text names that.

    ``is_amount`` tells that its unit is no thing counted: revenue in pounds; ``is_age``, that it
    is the years of a person. ``complement`` is what a bare measure is of: an increase in exports.
    ``is_elided`` tells that its noun stands with a number before: it may count some of them only.
    ``named`` is what is measured as a dictionary has it, where the case of its words hides that.
    ``first`` are the words of the first value of a change, for both: "from 41 % in 1990".
    """

    number: FoundNumber
    span: Span
    called: str = ""
    is_amount: bool = False
    is_age: bool = False
    complement: Span = NOWHERE
    is_elided: bool = False
    first: Span = NOWHERE
    named: str = ""


def quantities(text: str, language: str) -> Iterator[Quantity]:
    """Yield each number that counts something, with what it counts."""
    unit = share = NOWHERE
    behind = 0
    ages = tuple(_ages(text, language))
    for number in numbers_in(text, language):
        if _is_passed(text, number, ages, language):
            continue
        sized = _sized(text, number, language)
        amount = (
            with_owner(text, sized.span("what"), language)
            if sized
            else amount_of(text, number, language)
        )
        elided = False
        if number.is_share:
            span = share_of(text, number, share, unit, language)
            share = share if number.start <= span[0] < number.end else span
        elif (total := total_of(text, number, language)) != NOWHERE:
            span = unit = _told_twice(text, number, total, language) or total
            if _counts_people(text, number, language):
                span = amount = total_phrase(text, number, language)
        elif amount != NOWHERE:
            span = amount
            unit = amount if sized else unit
        elif money := currency_before(text, number, language):
            span = unit = money
        elif number.unit_start < number.unit_end:
            span = unit = noun_phrase(text, number, unit, language)
        else:
            span = antecedent(text, number, unit, behind, language)
            elided = span != NOWHERE
            unit = span if span[1] == number.start - 1 else unit
        if span[0] < span[1] and (amount == span or is_figure(text, number, span, language)):
            called = sum_name(text, number, span, language)
            if not _is_denied(text, number, language):
                yield Quantity(number, span, called, amount == span, is_elided=elided)
        behind = max(number.end, number.unit_end) if span[0] < span[1] else len(text)
    yield from (age for age in ages if _is_alive(text, age, language))


def _told_twice(text: str, number: FoundNumber, total: Span, language: str) -> Span | None:
    """Return what a number itself counts, if that is what it is the total of: «саны 9 кеме»."""
    counted, unit = text[slice(*total)].split()[-1:], text[number.unit_start : number.unit_end]
    same = any(not {*lemmas(w, language)}.isdisjoint(lemmas(unit, language)) for w in counted)
    return (number.unit_start, number.unit_end) if unit and same else None


def _counts_people(text: str, number: FoundNumber, language: str) -> bool:
    """Whether people are counted, so that a total of anything else is of these: an army's size."""
    people = label_table(language).get("people", ())
    unit = text[number.unit_start : number.unit_end]
    return bool(unit) and not {*lemmas(unit, language)}.isdisjoint(people)


def _is_passed(text: str, number: FoundNumber, ages: Sequence[Quantity], language: str) -> bool:
    """Whether a number is an age, which is read apart, or no count: a change, a threshold, a size.

    A size is part of an adjective: «бес жылдық».
    """
    aged = any(age.number.start <= number.start < age.span[1] for age in ages)
    no_count = (units_pattern(language, key).match(text, number.end) for key in NO_COUNT)
    reached = units_pattern(language, "to_reach").search(text[: number.start])
    return aged or bool(reached) or any(no_count)


def _is_denied(text: str, number: FoundNumber, language: str) -> bool:
    """Whether a number is only what something is not: "not 12 but 15 people"."""
    denied = units_pattern(language, "denied_sum").search(text[: number.start])
    end = max(number.end, number.unit_end)
    return bool(denied and units_pattern(language, "denied_behind").match(text, end))


def _sized(text: str, number: FoundNumber, language: str) -> re.Match[str] | None:
    """Return the word right before a number for what has a size; a span of time is no size."""
    unit = text[number.unit_start : number.unit_end].lower()
    times = {unit, *lemmas(unit, language)} & set(units_table(language).get("time", ()))
    bare = number.unit_start == number.unit_end and units_table(language).get("sized_by_unit")
    found = units_pattern(language, "sized").search(text[: number.start])
    return None if times or bare else found


def _is_alive(text: str, age: Quantity, language: str) -> bool:
    """Whether years are those of a person: a jubilee has no age. Yes where nobody can tell."""
    return grammar(text[slice(*age.span)].strip(), language).animacy != "Inan"


def _ages(text: str, language: str) -> Iterator[Quantity]:
    """Yield the years of persons: the 71-year-old president."""
    called = units_table(language).get("age_name", "")
    for age in units_pattern(language, "age").finditer(text):
        start, end = age.span("number")
        written = text[start:end]
        number = FoundNumber(start, end, Decimal(written), written, "equal", end, end, False)
        yield Quantity(number, age.span("what"), called, is_age=True)
