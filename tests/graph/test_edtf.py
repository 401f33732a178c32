"""Dates as spans of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.edtf import compatible, span, year


@pytest.mark.parametrize(
    ("edtf", "begin", "end"),
    [
        ("1995", date(1995, 1, 1), date(1995, 12, 31)),
        ("1996-02", date(1996, 2, 1), date(1996, 2, 29)),
        ("1995-08-30", date(1995, 8, 30), date(1995, 8, 30)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2006/2008", date(2006, 1, 1), date(2008, 12, 31)),
        ("2007/..", date(2007, 1, 1), None),
        ("../2020", None, date(2020, 12, 31)),
        ("2007-21", date(2007, 3, 1), date(2007, 5, 31)),
        ("1984~", date(1984, 1, 1), date(1984, 12, 31)),
    ],
)
def test_spans(edtf: str, begin: date | None, end: date | None) -> None:
    """A date spans all the days that its words leave possible, and no others."""
    found = span(edtf)
    assert found is not None
    assert (found.earliest_begin, found.latest_end) == (begin, end)


@pytest.mark.parametrize("text", ["", "XXXX-12-27", "1995-13", "1995-02-30", "yesterday", "2007//"])
def test_no_date(text: str) -> None:
    """What has no place in time is no span, and contradicts nothing."""
    assert span(text) is None
    assert compatible(text, "1995")


def test_only_a_full_day_is_a_day() -> None:
    """A month is never given a day."""
    month, day = span("1995-08"), span("1995-08-30")
    assert month is not None
    assert month.day is None
    assert day is not None
    assert day.day == date(1995, 8, 30)


@given(st.dates(date(1000, 1, 1)))
def test_precision_is_no_contradiction(when: date) -> None:
    """A day is compatible with its month and its year, which contain it."""
    texts = [f"{when.year:04}", f"{when.year:04}-{when.month:02}", when.isoformat()]
    for coarse in texts:
        for fine in texts:
            assert compatible(coarse, fine)
    wide, narrow = span(texts[0]), span(texts[2])
    assert wide is not None
    assert narrow is not None
    assert wide.contains(narrow)
    assert not narrow.contains(wide)
    assert {year(text) for text in texts} == {f"{when.year:04}"}


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_compatible_is_symmetric(first: date, second: date) -> None:
    """Two days are compatible in either order exactly when they are the same day."""
    one, other = first.isoformat(), second.isoformat()
    assert compatible(one, other) == compatible(other, one) == (first == second)
