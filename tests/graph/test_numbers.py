"""Ordinals, and numbers with their comparator and what they count."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extraction.figures.numbers import numbers_in, ordinals_in
from graph.languages.pack import languages, pack

CODES = st.sampled_from(languages())


def _examples(kind: str) -> list[tuple[str, dict[str, Any]]]:
    return [(code, e) for code in languages() for e in pack(code).table("numbers")[kind]]


@pytest.mark.parametrize(("language", "example"), _examples("ordinal"))
def test_ordinals_of_the_pack(language: str, example: dict[str, Any]) -> None:
    """Each example sentence of the pack holds its ordinals, in order."""
    assert [n for _, _, n in ordinals_in(example["text"], language)] == example["values"]


def test_a_range_of_numbers_with_groups_of_digits() -> None:
    """The digits of a range may stand in groups of three, and a word may multiply both."""
    found = numbers_in(
        "They spent between 500,000 and 1,000,000 dollars on 10–15 million seeds.", "en"
    )
    assert [n.value for n in found][:2] == [Decimal(500_000), Decimal(1_000_000)]
    assert [n.value for n in found][2:] == [Decimal(10_000_000), Decimal(15_000_000)]


@pytest.mark.parametrize(("language", "example"), _examples("number"))
def test_numbers_of_the_pack(language: str, example: dict[str, Any]) -> None:
    """Each example sentence of the pack holds its numbers, comparators and units, in order."""
    text = example["text"]
    found = [
        [n.written, n.comparator, text[n.unit_start : n.unit_end]]
        for n in numbers_in(text, language)
    ]
    assert found == example["values"]


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("en", "One third of the population", "1/3"),
        ("ru", "две трети депутатов", "2/3"),
        ("kk", "халықтың үштен бірі", "1/3"),
    ],
)
def test_fractions_keep_their_form(language: str, text: str, written: str) -> None:
    """A third is written 1/3, since no decimal is exactly a third."""
    (found,) = numbers_in(text, language)
    assert found.written == written
    assert found.value == round(Decimal(written[0]) / Decimal(written[-1]), 4)


def test_a_part_and_its_whole_are_two_numbers() -> None:
    """More than 60 of the 130 groups: both are numbers of groups."""
    text = "More than 60 of the 130 ethnic groups"
    found = numbers_in(text, "en")
    assert [(int(n.value), n.comparator) for n in found] == [(60, "more than"), (130, "equal")]
    assert {text[n.unit_start : n.unit_end] for n in found} == {"ethnic groups"}


@given(st.integers(0, 10**9), CODES)
def test_digits_come_back_as_themselves(value: int, language: str) -> None:
    """An integer in digits, grouped or not, is read as itself (years are dates)."""
    mark = "," if pack(language).table("numbers")["decimal"] == "." else " "
    text = f"{value:,}".replace(",", mark)
    assert [n.value for n in numbers_in(f"({text})", language)] in ([value], [])


@given(st.text(max_size=60), CODES)
def test_any_text_is_read(text: str, language: str) -> None:
    """No text breaks the reading; numbers stand in order inside the text."""
    found = numbers_in(text, language)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(one.start <= other.start for one, other in pairwise(found))
    assert all(start < end for start, end, _ in ordinals_in(text, language))
