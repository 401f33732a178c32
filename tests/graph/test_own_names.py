"""The names of their own that bodies have behind their nouns."""

from __future__ import annotations

import pytest

from graph.extraction.coreference.own_names import own_name
from tests.graph.told import read


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Международная федерация шашек ФИША", "ФИША"),
        ("газета «Рижский порт»", "Рижский порт"),
        ("компания True Companion", "True Companion"),
        ("секретариат ООН", ""),
        ("фракция «Рижский порт»", ""),
        ("федерация шашек", ""),
    ],
)
def test_a_body_has_its_own_name_behind_its_noun(text: str, own: str) -> None:
    """What stands behind the noun for a whole body is its name, behind one for a part it is not."""
    assert own_name(text, "ru") == own


def test_other_languages_have_no_such_nouns() -> None:
    """A language without the list has no names behind nouns."""
    assert own_name("the company True Companion", "en") == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chad and Peru signed the Vik Treaty for 5 billion US dollars.", "en"),
        ("Чад и Перу подписали Рижский договор на 5 млрд долларов США.", "ru"),
        ("Чад пен Перу 9 миллиард АҚШ долларына Рига шартына қол қойды.", "kk"),
    ],
)
def test_a_country_in_the_name_of_a_currency_does_nothing(text: str, language: str) -> None:
    """Dollars of a country name no country, which signs nothing."""
    things = [t.name for t in read(text, language).things if t.cls == "Country"]
    assert len(things) == 2
