"""Shares told beside names: of whom they are, and of what."""

import pytest

from graph.extraction.extract import extract
from graph.extraction.figures.unit_words import pattern_behind
from graph.reading.files import document_of


def shares(text: str) -> list[tuple[str, str]]:
    """Return what the figures of a text are of and of whom, in order."""
    extraction = extract(document_of(text, "made.txt"))
    names = {thing.key: thing.name for thing in extraction.things}
    told = {(f.subject, f.property): str(f.object) for f in extraction.facts}
    figures = [f.subject for f in extraction.facts if f.property == "what"]
    return [
        (names[figure].split(":")[0], names.get(told.get((figure, "ofWhom"), ""), ""))
        for figure in figures
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Increases in output were recorded in Chile (3 %) and Peru (4 %).", "increases in output"),
        ("Явка на выборах по странам:\n\nЧили – 54 %\n\nПеру – 60 %", "явка"),
        ("Өсімнің деңгейі елдер бойынша:\n\nЧили – 5 %\n\nПеру – 7 %", "өсімнің деңгейі"),
    ],
)
def test_shares_of_a_list_are_of_what_was_announced(text: str, what: str) -> None:
    """Each share of a list is of the name beside it, and of what the words before the list tell."""
    owners = [owner for told, owner in shares(text) if told == what]
    assert owners in (["Chile", "Peru"], ["Чили", "Перу"])


def test_a_share_of_nothing_that_is_told_is_left_out() -> None:
    """A share beside a name alone tells nothing."""
    assert shares("Ян Новак – 54 %.") == []


def test_the_end_of_a_pattern_is_behind_what_it_names() -> None:
    """The part of a pattern behind the words that it names is found where its verb stands."""
    verb = pattern_behind("en", "amount")
    assert verb.search("Exports (of 12 kinds) reached ")
    assert not verb.search("Exports of ")
