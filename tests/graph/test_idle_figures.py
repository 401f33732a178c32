"""Figures that say nothing alone are left out."""

import pytest

from graph.facts import Literal
from tests.graph.told import read


def _whats(text: str, language: str) -> list[str]:
    facts = read(text, language).facts
    found = (f.object for f in facts if f.property == "what")
    return [value.value for value in found if isinstance(value, Literal)]


@pytest.mark.parametrize(
    ("text", "language", "whats"),
    [
        ("The mill shipped 40 tonnes and 90 tonnes of barley.", "en", ["barley shipped"]),
        ("A 30-year-old resident came.", "en", []),
        ("The 53-year-old Ada Holm came.", "en", ["age"]),
        ("Площадь озера — 30 гектаров, на складе 12 тонн.", "ru", ["площадь озера"]),
        ("22-летний житель ушёл, 40-летний Иван Рогов остался.", "ru", ["возраст"]),
        ("Жүк 12 тонна, кемеде 900 тонна көмір бар.", "kk", ["көмір"]),
        ("24 жастағы жігіт келді.", "kk", []),
    ],
)
def test_measures_of_nothing_and_ages_of_nobody(text: str, language: str, whats: list[str]) -> None:
    """A unit of measure says nothing of what is measured, nor an age of whose it is."""
    assert _whats(text, language) == whats
