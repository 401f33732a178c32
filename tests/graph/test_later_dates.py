from __future__ import annotations

import pytest

from graph.extraction.extract import extract
from graph.facts import Literal
from graph.reading.files import document_of


def told(text: str) -> list[str]:
    """Return the dates of the acts of a text, in order."""
    found = extract(document_of(text, "made.txt"))
    acts = {thing.key for thing in found.things if thing.key.startswith("act")}
    facts = [f for f in found.facts if f.property == "date" and f.subject in acts]
    return [f.object.value for f in facts if isinstance(f.object, Literal)]


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Kars is short. It was signed in the town on 13 October 1921.",
        "The Charter of Nordia is short. The charter was adopted by the Senate on 13 October 1921.",
        "The Charter of Nordia is short. Adopted on 13 October 1921, it names a flag.",
        "Устав Нордии краток. Он был принят Советом 13 октября 1921 года.",
        "Договор о реках ограничил лов. Договор подписан 13 октября 1921 года в Риге.",
        "Нордия жарғысы қысқа. Ол 1921 жылғы 13 қазанда қабылданды.",
        "Өзендер туралы шарт қысқа. Шарт 1921 жылғы 13 қазанда жасалды.",
        "Өзендер туралы шарт қысқа. Шартқа 1921 жылғы 13 қазанда Ригада қол қойылған.",
        "Өзендер туралы шарт қысқа. Құжатқа 1921 жылғы 13 қазанда қол қойылды.",
    ],
)
def test_a_later_sentence_dates_the_act_that_it_speaks_of(text: str) -> None:
    """A pronoun or the bare noun for an act leads to the act that was named before."""
    assert told(text) == ["1921-10-13"]


@pytest.mark.parametrize(
    "text",
    [
        "The Charter of Nordia is short. It was amended on 3 March 1975.",
        "The Senate of Nordia has a Water Act. It was founded on 3 March 1975.",
        "The Charter of Nordia is short. Adopted on 3 March 1975, the flag is red.",
        "The Charter of Nordia is short. It adopted a flag on 3 March 1975.",
        "Декларация о реках коротка. Он был принят Сенатом 3 марта 1975 года.",
    ],
)
def test_what_is_told_of_something_else_dates_no_act(text: str) -> None:
    """An amendment, another subject, an active verb or another gender give an act no date."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Nordic River Council (NRC) is small. The NRC was approved in 1921.",
        "Совет речных портов (СРП) невелик. СРП был утверждён в 1921 году.",
    ],
)
def test_the_short_name_of_a_body_is_none_of_an_act(text: str) -> None:
    """What is told of a body by its acronym gives it no date of an act."""
    found = extract(document_of(text, "made.txt"))
    assert [f for f in found.facts if f.property == "date"] == []


def test_a_day_that_is_told_elsewhere_is_the_finer_date() -> None:
    """The day of an act replaces the year that its name has, and another year does not."""
    law = "The Water Act 1998 is short. It was passed on 3 March {}."
    assert told(law.format(1998)) == ["1998-03-03"]
    assert told(law.format(1999)) == ["1998"]


def test_what_is_done_to_an_act_later_is_not_its_date() -> None:
    """A bare noun for an act signed before tells of its approval, and names no other act."""
    text = (
        "The Treaty of Kars was signed on 6 December 1921. The Senate approved the Treaty in 1922."
    )
    assert told(text) == ["1921-12-06"]


@pytest.mark.parametrize(
    "text",
    [
        "They signed the Treaty of Kars, or the River Treaty, in 1921. The River Treaty is short.",
        "The Treaty of Kars (River Treaty) was signed in 1921. The River Treaty is short.",
        "The Treaty of Kars, signed at Kars on 5 May 1921 (hereinafter “the River Treaty”), ends."
        " The River Treaty is short.",
        "Договор о реках, вошедший в историю как Карсский договор, краток. Карсский договор забыт.",
        "Өзендер туралы шарт (Карс шарты) қысқа. Карс шарты ұмытылды.",
    ],
)
def test_a_second_name_is_the_same_act(text: str) -> None:
    """A name in brackets, between commas or announced for later is no other act."""
    found = extract(document_of(text, "made.txt"))
    assert len([t for t in found.things if t.key.startswith("act")]) == 1


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Сейм утвердил в 1990 году Водный кодекс, в 1994-м — Лесной кодекс.", ["1990", "1994"]),
        ("The Senate adopted the Water Code in 1990 and, in 1992, the Sea Code.", ["1990", "1992"]),
        ("Сейм принял в 1990 году Водный кодекс, в 1994 году Лесной кодекс отменил.", ["1990"]),
        ("В 1956 году из Хартии лесов вышли Чили и Перу.", []),
    ],
)
def test_the_date_before_an_act_is_its_own_where_a_list_goes_on(
    text: str, dates: list[str]
) -> None:
    """A verb tells of each of several acts on the date before it, and of none that is left."""
    assert told(text) == dates
