"""What a text about a gathering tells of speeches and of those present."""

import pytest

from graph.extraction.extract import extract
from graph.reading.files import document_of
from tests.graph.told import told as facts_told


def told(text: str) -> list[str]:
    """Return who spoke at or took part in what as a text states it, as ``person | event``."""
    return [fact.ends for fact in facts_told(text, "spokeAt", "participatedIn")]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "The Second Conference of Mayors met in Riga in May 1990.\n\n"
            "Maria Jansen delivered the opening report.",
            "Maria Jansen | Second Conference of Mayors",
        ),
        (
            "II съезд мэров прошёл в Риге в мае 1990 года.\n\nОтчёт о дорогах сделала Анна Орлова.",
            "Анна Орлова | II съезд мэров",
        ),
        (
            "Әкімдердің II съезі 1990 жылы мамырда Ригада өтті.\n\n"
            "Жолдар туралы баяндаманы Ерлан Сапаров жасады.",
            "Ерлан Сапаров | Әкімдердің II съезі",
        ),
    ],
)
def test_a_text_about_a_gathering_need_not_repeat_its_name(text: str, fact: str) -> None:
    """Who delivers a report, in a text about a congress, speaks at that congress."""
    assert fact in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Riga is a city. Maria Jansen delivered the opening report.",
        "The Second Conference of Mayors met in Riga in May 1990. A week later the Conference on "
        "Roads met in Oslo. Maria Jansen delivered the opening report.",
        "The Second Conference of Mayors met in Riga in May 1990.\n\n"
        "Maria Jansen gave a speech to the forums of the parties.",
    ],
)
def test_a_gathering_is_not_guessed(text: str) -> None:
    """A text about no gathering, or that has gone over to another one, leaves it unknown."""
    assert not [fact for fact in told(text) if "Second" in fact]


def test_what_the_words_tell_of_is_not_where_they_were_said() -> None:
    """A gathering inside the words said is not their occasion; one outside them is."""
    text = (
        "At the Riga Forum in May 1990 Maria Jansen said that the roads were safe to use.\n\n"
        "Maria Jansen said that the next conference in Oslo would be about the roads.\n"
    )
    extraction = extract(document_of(text, "example.txt"))
    occasions = [f for f in extraction.facts if f.property == "occasion"]
    assert len(occasions) <= 1
    names = {thing.key: thing.name for thing in extraction.things}
    assert {names[str(f.object)] for f in occasions} <= {"Riga Forum"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Riga is a city. The Second Conference of Mayors met there in May 1990. Maria Jansen "
            "delivered the opening report.",
            "Maria Jansen | Second Conference of Mayors",
        ),
        (
            "The seminar was chaired by Jon Berg, a judge; Maria Jansen gave the keynote address.",
            "Maria Jansen | seminar",
        ),
    ],
)
def test_the_gathering_just_spoken_of_is_meant(text: str, fact: str) -> None:
    """Behind a sentence about a gathering, or in one, a speech is a speech there."""
    assert told(text) == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "The Second Conference of Mayors met in Riga in May 1990. The conference was attended by "
        "Maria Jansen.",
        "Maria Jansen opposed a conference. The conference was never held.",
    ],
)
def test_a_gathering_named_elsewhere_is_no_other(text: str) -> None:
    """A bare noun for a gathering makes no event where one is named, or where nobody came."""
    extraction = extract(document_of(text, "example.txt"))
    assert "conference" not in {thing.name for thing in extraction.things}
