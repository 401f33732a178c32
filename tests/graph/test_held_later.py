"""When and where a gathering was, as a sentence behind its name tells."""

from __future__ import annotations

import pytest

from graph.facts import Literal
from tests.graph.told import read


def _told(text: str, language: str) -> dict[str, str]:
    """Return what is told of the only gathering of a text: its date and place."""
    extraction = read(text, language)
    names = {t.key: t.name for t in extraction.things}
    [key] = [t.key for t in extraction.things if t.cls == "Conference"]
    found = {f.property: f.object for f in extraction.facts if f.subject == key}
    date, place = found.get("date"), found.get("place")
    when = date.value if isinstance(date, Literal) else ""
    return {"date": when, "place": names.get(str(place), "")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Riga Conference was a meeting of ports. It was held in Oslo on 5 May 1955.", "en"),
        (
            "The Riga Conference was a meeting of ports. The conference was held in Oslo on 5 May "
            "1955.",
            "en",
        ),
        ("Рига конференциясы – порттардың жиыны. Ол 1955 жылғы 5 мамырда Ослода өтті.", "kk"),
        ("Рига конференциясы – жиын. Конференция 1955 жылғы 5 мамырда Ослода өтті.", "kk"),
    ],
)
def test_a_pronoun_or_the_bare_noun_means_the_gathering_just_named(
    text: str, language: str
) -> None:
    """What the next sentence tells of it is told of the gathering."""
    assert _told(text, language) == {
        "date": "1955-05-05",
        "place": "Осло" if language == "kk" else "Oslo",
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Riga Conference founded the Vik Bank. It was opened in Oslo on 5 May 1955.", "en"),
        ("Рига конференциясы Балтық банкін құрды. Ол 1955 жылғы 5 мамырда Ослода ашылды.", "kk"),
    ],
)
def test_what_may_be_told_of_a_body_is_not_told_of_the_gathering(text: str, language: str) -> None:
    """What opened is the bank that the gathering founded, as far as anybody can tell."""
    assert _told(text, language) == {"date": "", "place": ""}


def test_only_a_gathering_is_held() -> None:
    """What was held is the conference, whatever it adopted."""
    text = "The Oslo Conference adopted the Vik Charter. It was held in Riga on 5 May 1955."
    assert _told(text, "en") == {"date": "1955-05-05", "place": "Riga"}


def test_another_time_is_another_gathering() -> None:
    """A gathering that is known to be of one year is not that of another."""
    text = "Рига конференциясы 1955 жылы өтті. Конференция 1957 жылы Ослода өтті."
    held = [t for t in read(text, "kk").things if t.cls == "Conference"]
    assert len(held) == 2


def test_a_bare_noun_means_the_gathering_told_of_last() -> None:
    """Of two meetings the noun alone means the one that was spoken of last."""
    text = (
        "1991 жылғы 5 мамырда Рига кездесуі өтті. 1991 жылғы 7 маусымда Осло кездесуі өтті. "
        "Кездесуге Чили мен Перу қатысты."
    )
    extraction = read(text, "kk")
    names = {t.key: t.name for t in extraction.things}
    there = {names[str(f.object)] for f in extraction.facts if f.property == "participatedIn"}
    assert there == {"Осло кездесуі"}
