"""The names of their own that bodies have behind their nouns."""

from __future__ import annotations

import pytest

from graph.extraction.coreference.own_names import own_name


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
