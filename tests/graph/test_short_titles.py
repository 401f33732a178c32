"""Titles of acts, whole and by their beginning."""

from __future__ import annotations

import pytest

from tests.graph.told import read


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The Rome Statute of the Seal Court was signed. The Rome Statute is in force.", 1),
        ("The Universal Declaration of Seal Rights is old. The Universal Declaration rules.", 1),
        ("The Rome Statute is in force. The Rome Statute of the Seal Court was signed.", 2),
        ("The Seal Convention of Rome and the Seal Convention of Riga met the Seal Convention.", 3),
        ("Рамочная конвенция о защите тюленей подписана. Рамочная конвенция кратка.", 1),
    ],
)
def test_the_beginning_of_one_title_means_its_act(text: str, number: int) -> None:
    """A title without its topic is of the one act before that has it, and else of another."""
    acts = [thing for thing in read(text).things if thing.key.startswith("act-")]
    assert len(acts) == number


def test_a_name_in_a_title_is_whole() -> None:
    """The plural within the name of a body is not who acts, and the title begins before it."""
    text = "Тәуелсіз Мемлекеттер Достастығын құру туралы келісім жасалды."
    acts = [thing.name for thing in read(text, "kk").things if thing.key.startswith("act-")]
    assert acts == ["Тәуелсіз Мемлекеттер Достастығын құру туралы келісім"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Чили Республикасы, Перу және Куба Республикасы Балтық теңізі туралы шартқа қол қойды.",
            "Балтық теңізі туралы шарт",
        ),
        ("Чили, Перу, Куба Солтүстік Атлантика шартына қол қойды.", "Солтүстік Атлантика шарты"),
        ("Қазақ КСР Мемлекеттік егемендігі туралы декларация шықты.", "туралы декларация"),
    ],
)
def test_countries_listed_before_a_title_are_no_words_of_it(text: str, title: str) -> None:
    """The last of several countries acts with the others, and owns nothing of the title."""
    extraction = read(text, "kk")
    (act,) = [thing.name for thing in extraction.things if thing.key.startswith("act-")]
    assert act.endswith(title)
    assert not [name for name in ("Чили", "Перу", "Куба") if name in act]
