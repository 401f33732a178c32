"""Names right behind the title of an act, and participles before a noun for a body."""

from __future__ import annotations

import pytest

from tests.graph.told import told


def _told(text: str) -> set[tuple[str, str, str]]:
    wanted = ("signed", "partyTo", "adopted", "proposed")
    return {fact.triple for fact in told(text, *wanted, language="ru")}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Мирный договор с Парагваем Боливия ратифицировала в 1938 году.",
            ("Боливия", "partyTo", "Мирный договор с Парагваем"),
        ),
        (
            "Манифест об отмене сборов Пётр Новак подписал в 1938 году.",
            ("Пётр Новак", "signed", "Манифест об отмене сборов"),
        ),
    ],
)
def test_who_acts_behind_a_title_is_no_word_of_it(text: str, fact: tuple[str, str, str]) -> None:
    """A name in the nominative before its verb ends the title of the act before it."""
    assert fact in _told(text)


def test_a_participle_in_another_case_describes_no_body() -> None:
    """A noun for a body is alone behind a participle that cannot agree with it."""
    told = _told("Сенат отклонил Закон о рыбе, принятый парламентом в 2013 году.")
    assert ("парламент", "adopted", "Закон о рыбе") in told


def test_a_title_shows_the_case_of_a_name_that_shows_none() -> None:
    """A person's name without cases stands in the case of the title before it."""
    told = _told("Сейм принял Закон о рыбе, внесённый президентом Мишель Бачелет.")
    assert ("Мишель Бачелет", "proposed", "Закон о рыбе") in told
