from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extraction.acts.acts import find_acts
from graph.extraction.annotation import Annotation, Event
from graph.extraction.events.events import find_events
from graph.extraction.figures.numbers import find_ordinals
from graph.extraction.names.names import find_names
from graph.extraction.posts.posts import find_posts
from graph.extraction.times.dates import find_dates
from graph.languages.pack import languages, pack
from tests.graph.test_lexicon import sentence


def annotations(text: str, language: str) -> tuple[Annotation, ...]:
    """Return the events of a sentence after all that is read before them."""
    given = sentence(text, language)
    (names,) = find_names([given])
    others = [*find_dates(given), *find_ordinals(given), *names, *find_posts(given, names)]
    return find_events(given, [*others, *find_acts(given, others)])


def events(text: str, language: str) -> list[Event]:
    """Return the values of the events of a sentence."""
    return [a.value for a in annotations(text, language) if isinstance(a.value, Event)]


EXAMPLES = [
    (code, e) for code in languages() for e in pack(code).table("events").get("examples", ())
]


@pytest.mark.parametrize(("language", "example"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_examples_of_the_language_data_hold(language: str, example: dict[str, Any]) -> None:
    """Each example beside the rules gives just the events that it names."""
    found = events(example["text"], language)
    assert [event.cls for event in found] == [wanted["cls"] for wanted in example["events"]]
    for event, wanted in zip(found, example["events"], strict=True):
        assert {key: getattr(event, key) for key in wanted} == wanted


def test_a_session_in_a_list_has_ordinal_date_and_motto() -> None:
    """An entry of a list of sessions gives all that it says."""
    (event,) = events("The second session (June 1995) – “Water for All”;", "en")
    assert (event.ordinal, event.date, event.motto) == (2, "1995-06", "Water for All")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Позже в Хельсинкском совещании участвовали все.", "Хельсинкское совещание"),
        ("Тогда на саммите в Риге говорили о рыбе.", "саммит в Риге"),
    ],
)
def test_a_gathering_is_named_by_its_place(text: str, name: str) -> None:
    """An adjective with a capital, or a place behind the noun, tells which gathering it is."""
    assert [event.name for event in events(text, "ru")] == [name]


def test_noun_and_verb_that_tell_of_one_founding_are_one_event() -> None:
    """A founding told twice in a sentence is one event with both wordings."""
    text = "The establishment of the Nordic Council in 1952 means the Nordic Council was founded."
    assert len([e for e in events(text, "en") if e.cls == "Founding"]) == 1


def test_two_appointments_of_one_day_are_two_events() -> None:
    """Different persons appointed on one day are not merged."""
    text = (
        "On 7 August 2000, John Miller was appointed Minister of Finance "
        "and Peter Brown was appointed Minister of Justice."
    )
    assert len([e for e in events(text, "en") if e.cls == "Appointment"]) == 2


def test_what_may_happen_is_no_event() -> None:
    """A clause with "may" or "not" tells of no event."""
    assert not events("The Senate may adopt the Law on Fisheries in 2031.", "en")


def test_the_year_in_a_title_is_not_the_date_of_the_event() -> None:
    """The period that a programme is named after does not date its adoption."""
    text = "2006 жылы Үкімет 2010 – 2014 жылдарға арналған мемлекеттік бағдарламаны қабылдады."
    assert [e.date for e in events(text, "kk")] == ["2006"]


def test_a_participle_after_an_act_tells_of_its_adoption() -> None:
    """ "The Constitution, adopted on a day" is an adoption on that day."""
    found = events("Конституция Эстонии, принятая 28 июня 1992 года, действует.", "ru")
    assert [(e.cls, e.date) for e in found] == [("Adoption", "1992-06-28")]


@given(st.text(alphabet="the session of X was founded in 195 ()–“”,.", max_size=60))
def test_events_stay_inside_the_sentence(text: str) -> None:
    """No words at all lead to an annotation outside the sentence or to an event with no name."""
    for language in languages():
        given_sentence = sentence(text, language)
        for annotation in find_events(given_sentence, find_dates(given_sentence)):
            assert 0 <= annotation.start < annotation.end <= len(text)
            assert isinstance(annotation.value, Event)
            assert annotation.value.name


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("A conference was held on 5 May 2001 in Riga.", "en", "Riga"),
        ("В Риге 5 мая 2001 года прошёл форум.", "ru", "Рига"),
        ("The forum in Oslo on 5 May 2001 was short.", "en", "Oslo"),
        ("He served in Malta during the 2001 Baltic conference.", "en", ""),
        ("The 2001 Baltic conference heard of a storm that broke boats in Malta.", "en", ""),
        ("После саммита 5 мая 2001 года гости так и не смогли проехать в Ригу.", "ru", ""),
    ],
)
def test_the_place_of_something_else_is_not_that_of_a_gathering(
    text: str, language: str, place: str
) -> None:
    """A place is in the noun's phrase or right behind it, or a verb of happening ties the two."""
    (event,) = events(text, language)
    assert event.place == place


def test_a_post_at_a_place_says_nothing_of_where_a_deed_was_done() -> None:
    """An ambassador somewhere is received wherever his host is."""
    found = events("Посол Перу в Латвии Хуан Перес встретился 5 мая 2001 года с мэром.", "ru")
    assert [event.place for event in found] == [""]


@pytest.mark.parametrize(
    ("text", "name", "motto"),
    [
        ("5 мая 2001 года прошёл форум «Чистая вода».", "форум", "Чистая вода"),
        (
            "5 мая 2001 года прошёл съезд партии «Чистая вода».",
            "съезд партии «Чистая вода»",
            "",
        ),
        ("В интервью «Вечерней Риге» 5 мая 2001 года она молчала.", "интервью «Вечерней Риге»", ""),
    ],
)
def test_a_quoted_name_of_something_else_is_no_motto(text: str, name: str, motto: str) -> None:
    """What the last noun of a phrase is called, or who is spoken to, is part of the name."""
    (event,) = events(text, "ru")
    assert (event.name, event.motto) == (name, motto)


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("He moved to Riga in 1956 after the Baltic Conference.", "en", [""]),
        ("The party won seats in the 1967 federal election.", "en", ["1967"]),
        ("The Riga Summit led to the Oslo Conference in 1990.", "en", ["", "1990"]),
        ("The league was founded by teachers, from 1973 to 1977 it grew.", "en", []),
    ],
)
def test_the_date_of_something_else_is_not_that_of_an_event(
    text: str, language: str, dates: list[str]
) -> None:
    """A year in the name of another event, or one that another event stands before, is not its."""
    assert [event.date for event in events(text, language)] == dates
