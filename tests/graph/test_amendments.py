"""Amendments: as acts of their own, and titles that say what they amend."""

from __future__ import annotations

import pytest

from tests.graph.told import told


def _told(text: str, language: str) -> set[tuple[str, str, str]]:
    wanted = ("adopted", "amended", "criticised", "signed", "partyTo", "proposed")
    return {fact.triple for fact in told(text, *wanted, language=language)}


@pytest.mark.parametrize(
    ("language", "title", "act", "behind"),
    [
        ("ru", "Закон о внесении изменений в Закон о портах", "Закон о портах", "принят Сеймом."),
        ("en", "Protocol amending the Seal Convention", "Seal Convention", "was signed."),
    ],
)
def test_an_act_amends_what_its_title_says(
    language: str, title: str, act: str, behind: str
) -> None:
    """The title of an act tells which act it amends."""
    assert (title, "amended", act) in _told(f"{title} {behind}", language)


def test_adopted_amendments_are_an_act_of_their_own() -> None:
    """Who adopted amendments to an act did not adopt that act; they amend it once adopted."""
    told = _told("Сейм принял поправки к Закону о печати, Ян Новак осудил их.", "ru")
    assert told == {
        ("Сейм", "adopted", "поправки к Закону о печати"),
        ("поправки к Закону о печати", "amended", "Закон о печати"),
    }
    told = _told("Партия труда раскритиковала поправки к Закону о печати.", "ru")
    assert told == {("Партия труда", "criticised", "поправки к Закону о печати")}


def test_what_is_done_to_an_act_is_not_done_to_one_in_its_title() -> None:
    """The parties of a treaty did not sign it where a protocol to it was signed."""
    text = "Протокол об изменении Соглашения о рыбе между Чили и Перу подписан в Лиме."
    assert not [told for told in _told(text, "ru") if told[1] == "signed"]
