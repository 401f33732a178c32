"""What the titles of acts say that these do: from texts written for the test."""

from __future__ import annotations

import pytest

from tests.graph.told import told

TEXTS = [
    (
        "en",
        "The agreement establishing the Wind Fund was signed in May. The Senate adopted the Law "
        "on Amendments to the Family Code and the Act amending the Ports Act.",
        {
            ("agreement establishing the Wind Fund", "established", "Wind Fund"),
            ("Law on Amendments to the Family Code", "amended", "Family Code"),
            ("Act amending the Ports Act", "amended", "Ports Act"),
        },
    ),
    (
        "en",
        "The Senate adopted the Law on the Wind Fund.",
        set(),
    ),
    (
        "ru",
        "Анна Ковач подписала Указ «О создании Агентства по защите лесов».",
        {
            (
                "Указ «О создании Агентства по защите лесов»",
                "established",
                "Агентство по защите лесов",
            )
        },
    ),
    (
        "ru",
        "Завтра Анна Ковач подпишет указ о создании Агентства по защите лесов.",
        set(),
    ),
    (
        "ru",
        "Анна Ковач прочла проект указа о создании Агентства по защите лесов.",
        set(),
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), TEXTS)
def test_what_an_act_does_by_its_title(
    language: str, text: str, wanted: set[tuple[str, str, str]]
) -> None:
    """The title of an act tells which act it amends and which body it establishes."""
    facts = told(text, "established", "amended", "repealed", language=language)
    assert {fact.triple for fact in facts} == wanted
