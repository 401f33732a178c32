"""Cases: how a language shows which part of a clause a name is."""

from __future__ import annotations

import pytest

from graph.extraction.relations.cases import Case
from graph.extraction.relations.frames import frames


@pytest.mark.parametrize(
    ("language", "case", "word", "suits"),
    [
        ("ru", "instrumental", "Сеймом", True),
        ("ru", "instrumental", "Сейм", False),
        ("ru", "nominative", "Комиссию", False),
        ("ru", "nominative", "ООН", True),
        ("ru", "instrumental", "ООН", False),
        ("kk", "nominative", "Сейм", True),
        ("kk", "nominative", "Сеймнің", False),
        ("en", "nominative", "Chile's", False),
    ],
)
def test_forms(language: str, case: str, word: str, *, suits: bool) -> None:
    """A form is a case when dictionary or endings allow it; an abbreviation when nothing doubts."""
    assert frames(language).grammar.cases[case].suits(word, language) is suits


def test_places() -> None:
    """A word that may not stand before a name forbids the case; so does one behind it."""
    case = Case(not_after=frozenset({"in"}), not_before=frozenset({"by"}))
    assert case.stands(["the"], "signed")
    assert not case.stands(["in"], "signed")
    assert not case.stands([], "by")
