"""Rosters: a line names a post in the plural, and the lines behind it who held it."""

import pytest

from graph.extraction.extract import extract
from graph.reading.files import document_of
from tests.graph.told import told


def led(text: str) -> list[str]:
    """Return who heads what as a text states it, and when, as ``person | body | time``."""
    return sorted(f"{fact.ends} | {fact.time}" for fact in told(text, "heads"))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Presidents of the Bank of Malta\nAda Holm (1989–1990)\nJon Ek (1991–1995)",
            ["Ada Holm | Bank of Malta | 1989/1990", "Jon Ek | Bank of Malta | 1991/1995"],
        ),
        (
            "Президенты Банка Мальты:\n1. Иван Белов, 1989–1990\n2. Анна Орлова, 1991–1995",
            [
                "Анна Орлова | Банк Мальты | 1991/1995",
                "Иван Белов | Банк Мальты | 1989/1990",
            ],
        ),
        (
            "Мальта Банкінің президенттері\nЯн Новак (1989–1990)\nАнна Холм (1991–1995)",
            [
                "Анна Холм | Мальта Банкі | 1991/1995",
                "Ян Новак | Мальта Банкі | 1989/1990",
            ],
        ),
        ("Presidents of the Bank of Malta\nAda Holm (1989–1990)\nThe bank lends.", []),
    ],
)
def test_roster(text: str, facts: list[str]) -> None:
    """Those whom the lines behind a post in the plural name held it, at least two of them."""
    assert led(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "Members of the Board of Malta:\nAda Holm, a judge.\nJon Ek, a banker.",
        "Члены Совета по реформам:\nАнна Ковач — судья.\nПётр Марк — банкир.",
    ],
)
def test_members_hold_no_post(text: str) -> None:
    """Those whom a line lists as members of a body are its members, and hold no post by that."""
    facts = extract(document_of(text, "example.txt")).facts
    posts = {f.frame for f in facts if f.property == "holdsPost" and "ember" in str(f.object)}
    members = [f for f in facts if f.property == "memberOf"]
    assert (len(members), posts) == (2, set())
