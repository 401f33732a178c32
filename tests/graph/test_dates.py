"""Dates in words, to EDTF."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extraction.times.dates import _shared, date_in_words, dates_in
from graph.languages.pack import languages, pack

CODES = st.sampled_from(languages())


def _entries() -> list[tuple[str, dict[str, Any]]]:
    own = [(code, e) for code in languages() for e in pack(code).table("dates")["template"]]
    return own + [(code, e) for code in languages() for e in _shared()["template"]]


EXAMPLES = [(code, text, edtf) for code, e in _entries() for text, edtf in e["examples"]]
COUNTEREXAMPLES = [(code, text, e) for code, e in _entries() for text in e["not"]]


@pytest.mark.parametrize(("language", "text", "edtf"), EXAMPLES)
def test_examples_are_found(language: str, text: str, edtf: str) -> None:
    """Each example of a template holds the date that stands beside it, and nothing else."""
    assert [found.edtf for found in dates_in(text, language)] == [edtf]


@pytest.mark.parametrize(("language", "text", "entry"), COUNTEREXAMPLES)
def test_counterexamples_are_not_found(language: str, text: str, entry: dict[str, str]) -> None:
    """What a template must not read, no template reads as that template would."""
    assert not [f for f in dates_in(text, language) if _has_form_of(f.edtf, entry["edtf"])]


def _has_form_of(edtf: str, template: str) -> bool:
    """Tell whether ``edtf`` could come from ``template``: the same separators, filled in."""
    form = re.sub(r"\\\{(?:year|point)\d?\\\}", r"[-\\dX~]+", re.escape(template))
    return re.fullmatch(re.sub(r"\\\{\w+\\\}", r"\\d+", form), edtf) is not None


def test_each_year_of_a_list_is_one() -> None:
    """Years that share one word for them are each a year (Russian)."""
    found = dates_in("войны 1948, 1965 и 1971 годов", "ru")
    assert [each.edtf for each in found] == ["1948", "1965", "1971"]


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)), CODES)
def test_a_written_day_comes_back_as_itself(day: date, language: str) -> None:
    """A day in the language's words is read as that day."""
    words = date_in_words(day.isoformat(), language)
    assert [found.edtf for found in dates_in(words, language)] == [day.isoformat()]


@given(st.integers(1000, 2099), st.integers(1, 12), CODES)
def test_a_month_is_never_given_a_day(year: int, month: int, language: str) -> None:
    """A month in words is read as that month and no more; a year stays a year."""
    edtf = f"{year}-{month:02}"
    assert [f.edtf for f in dates_in(date_in_words(edtf, language), language)] == [edtf]
    assert [f.edtf for f in dates_in(date_in_words(f"{year}", language), language)] == [f"{year}"]


@given(st.text(max_size=60), CODES)
def test_any_text_is_read(text: str, language: str) -> None:
    """No text breaks the templates; dates stand in order and do not overlap."""
    found = dates_in(text, language)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "accepted on August, 30, 1995", "1995-08-30"),
        ("ru", "30 августа 1995 года", "1995-08-30"),
        ("kk", "2007 жылдың 16 мамыры", "2007-05-16"),
        ("kk", "2011 жылғы 25 мамырда", "2011-05-25"),
        ("en", "In the early 1990’s a museum opened", "199X"),
    ],
)
def test_dates_of_policy_texts(language: str, text: str, edtf: str) -> None:
    """The ways in which official texts write dates are read, odd commas and all."""
    assert [found.edtf for found in dates_in(text, language)] == [edtf]
