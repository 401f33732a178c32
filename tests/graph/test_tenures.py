"""When posts were held, as whole texts tell it."""

from __future__ import annotations

import pytest

from graph.extraction.extract import extract
from graph.extraction.facts_json import as_json
from graph.reading.files import document_of

HELD = [
    (
        "Ян Новак – латыш заңгері. 1976–80 ж. көлік министрі, 1984 жылдан Сеймнің төрағасы болды.",
        ["көлік министрі 1976–1980", "төраға 1984–"],
    ),
    (
        "Ян Новак 1990–92 жылдары Рига банкінің басқарушысы, 1992–1995 жылдары Сейм депутаты "
        "қызметтерін атқарды.",
        ["басқарушы 1990–1992", "депутат 1992–1995"],
    ),
    (
        "Ян Новак 1976 жылғы 5 қаңтардан 1981 жылғы 4 ақпанға дейін Латвияның президенті болған.",
        ["президент 1976-01-05–1981-02-04"],
    ),
    (
        "Ян Новак 1976 жылдан Латвияның қаржы министрі, 1980 жылғы мамырдан сыртқы істер министрі.",
        ["қаржы министрі 1976–", "сыртқы істер министрі 1980-05–"],
    ),
    (
        "Ян Новак Сеймнің депутаты (1990–1994), Рига кеңесінің төрағасы (1994–1998) болды.",
        ["депутат 1990–1994", "төраға 1994–1998"],
    ),
    ("Сеймнің алғашқы төрағасы Ян Новак болды (1959–1965).", ["алғашқы төраға 1959–1965"]),
    ("Рига банкінің бас хатшысы – Ян Новак (2012 жылдан бері).", ["бас хатшы 2012–"]),
    ("Сейм төрағалығына 1990 жылы Ян Новак сайланды.", ["төраға 1990–"]),
    ("Сеймді 1959–1965 жылдары Ян Новак басқарды.", ["басшы 1959–1965"]),
    ("Сеймге 1959–1965 жылдары Ян Новак төрағалық етті.", ["төраға 1959–1965"]),
    ("Рига портының директоры Ян Новак (1912–1999) сөйледі.", ["директор –"]),
    ("Сеймнің депутаты Ян Новак 1994 жылдан сырқат.", ["депутат –"]),
    ("Сейм төрағасына Ян Новак жауап берді.", []),
    ("Кеше төраға Ян Новактың үйі жанды.", ["төраға –"]),
    ("Сеймде спикер Ян Новактың төрағалығымен заң талқыланды.", ["спикер –"]),
    ("President Ada Holm (1990–1995) spoke in Riga.", ["President 1990–1995"]),
    ("President Ada Holm (1931–1999) was born in Riga.", ["President –"]),
]


@pytest.mark.parametrize(("text", "held"), HELD)
def test_each_post_has_its_own_time(text: str, held: list[str]) -> None:
    """A post has the date before it, in its own bracket or its holder's, and no other's."""
    actors = as_json(extract(document_of(text, "example.txt")))["actors"]
    roles = [role for actor in actors for role in actor["roles"]]
    told = [f"{r['title']} {r['start'] or ''}–{r['end'] or ''}" for r in roles]
    assert told == held


@pytest.mark.parametrize(
    "opening", ["Рига банкі – 1988 жылы құрылған банк.", "Рига банкі жабылды."]
)
def test_its_chair_is_of_the_body_spoken_of(opening: str) -> None:
    """A possessive pronoun before a post means a body, also in a text about one person."""
    found = as_json(extract(document_of(f"{opening} Оның төрағасы Ян Новак болды.", "example.txt")))
    assert {(r["subject"], r["predicate"], r["object"]) for r in found["relations"]} == {
        ("Ян Новак", "heads", "Рига банкі")
    }
