"""Parts of acts, and what is done to the whole act: from texts written for the test."""

from __future__ import annotations

import pytest

from tests.graph.told import told

DEEDS = ("amended", "repealed", "rejected")


def _told(text: str, language: str) -> set[tuple[str, str, str]]:
    return {fact.triple for fact in told(text, *DEEDS, language=language)}


TEXTS = [
    (
        "en",
        "The Reform Act amended Articles 3, 5 and 9 of the Electoral Code and the Law on Parties.",
        {
            ("Reform Act", "amended", "Electoral Code"),
            ("Reform Act", "amended", "Law on Parties"),
        },
    ),
    (
        "en",
        "Section 12 of the Penal Code was repealed by the Reform Act.",
        {("Reform Act", "amended", "Penal Code")},
    ),
    ("en", "The High Court struck down Sections 4 and 7 of the Police Act in May.", set()),
    (
        "ru",
        "Закон № 5 изменил статьи 7 и 9 Лесного кодекса.",
        {("Закон № 5", "amended", "Лесной кодекс")},
    ),
    (
        "ru",
        "Статья 12 Лесного кодекса отменена Законом № 7.",
        {("Закон № 7", "amended", "Лесной кодекс")},
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), TEXTS)
def test_what_is_done_to_a_part_of_an_act(
    language: str, text: str, wanted: set[tuple[str, str, str]]
) -> None:
    """Who amends or repeals articles of an act amends it, and who strikes them down keeps it."""
    assert _told(text, language) == wanted
