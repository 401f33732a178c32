"""Acts that a document repeals in a list: from texts written for the test."""

from __future__ import annotations

import pytest

from tests.graph.told import told

OPENING = "Постановление Кабинета министров Латвии от 3 июня 2002 г. № 37 «О порядке ловли рыбы»"
LISTED = (
    "постановление Кабинета министров Латвии от 4 мая 1995 г. № 11 «О лодках»;",
    "постановление Кабинета министров Латвии от 16 мая 1997 г. № 73 «О сетях».",
)


@pytest.mark.parametrize(
    ("lead", "number"),
    [("2. Признать утратившими силу:", 2), ("2. Опубликовать в газете:", 0)],
)
def test_a_line_leads_in_what_is_repealed(lead: str, number: int) -> None:
    """Each act behind a line that repeals is repealed, and none behind another line."""
    text = "\n\n".join((OPENING, "1. Утвердить порядок ловли рыбы.", lead, *LISTED))
    assert len(told(text, "repealed", language="ru")) == number
