from __future__ import annotations

import pytest

from graph.extraction.annotation import Annotation, Date
from graph.extraction.dates import find_dates
from graph.extraction.implied_years import with_years
from tests.graph.test_lexicon import sentence


def years(text: str, language: str) -> list[str]:
    """Return the EDTF strings of the dates of a paragraph of one sentence."""
    found = with_years(find_dates(sentence(text, language)))
    return [a.value.edtf for a in found if isinstance(a.value, Date)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It met on 6 July 2000 and voted on 7 August.", "en", ["2000-07-06", "2000-08-07"]),
        ("Он приехал 5 мая 1999 года и уехал 9 мая.", "ru", ["1999-05-05", "1999-05-09"]),
        ("It met on 6 July 2000 and votes on 7 May.", "en", ["2000-07-06", "XXXX-05-07"]),
        ("Founded in 2000, it celebrates on 7 August.", "en", ["2000", "XXXX-08-07"]),
    ],
)
def test_a_year_is_implied_only_by_an_earlier_day_or_month_of_it(
    text: str, language: str, expected: list[str]
) -> None:
    """A day takes the year of the day or month told before it, if it can follow that one."""
    assert years(text, language) == expected


def test_a_year_does_not_cross_paragraphs() -> None:
    """A paragraph that tells no year implies none."""
    first = find_dates(sentence("It met on 6 July 2000.", "en"))
    other = sentence("It voted on 7 August.", "en")
    object.__setattr__(other.paragraph, "index", 1)
    second: tuple[Annotation, ...] = find_dates(other)
    assert [a.value for a in with_years([*first, *second])][-1] == Date("XXXX-08-07")
