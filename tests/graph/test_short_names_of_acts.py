"""Shorter and other names for an act that was named before, and acts that only look like it."""

from __future__ import annotations

import pytest

from graph.extraction.extract import extract
from graph.reading.files import document_of


def acts(text: str) -> int:
    """Return how many acts a text tells of."""
    found = extract(document_of(text, "made.txt"))
    return len([thing for thing in found.things if thing.key.startswith("act-")])


@pytest.mark.parametrize(
    "text",
    [
        "The Law on Herds in Nordia was passed in 1988. The Law on Herds is short.",
        "The Law on the Herds and Other Flocks was passed in 1988. The herd law is short.",
        "The herd law of 1951 is short. The Senate passed the River Herd Act on 5 March 1951.",
        "The Law on Herds was passed in 1988. The 1988 law is short.",
        "Закон «О стадах в Нордии» принят в 1988 году. Закон о стадах был отменён.",
        "Указ «О роспуске Совета рыбаков» издан в 1988 году. Указ о роспуске был отменён.",
        "«Нордиядағы мал туралы» заң 1988 жылы қабылданды. Мал туралы заң қысқа.",
        "Мал туралы заң 1988 жылы қабылданды. Мал заңы қысқа.",
        "1988 жылғы 5 мамырда Карс шарты жасалды. Карс келісімі қысқа.",
    ],
)
def test_a_shorter_name_is_the_same_act(text: str) -> None:
    """What an act is about may be told in fewer words, or before its noun."""
    assert acts(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Law on Herds in Nordia was passed in 1988. The Law on Flocks is short.",
        "The Law on Herds in Nordia was passed in 1988. The Law on Herds of 1999 is short.",
        "The Treaty on Herds with Nordia was signed in 1988. The Treaty on Herds is short.",
        "The Act amending the Herds Act was passed in 1988. The Herds Act is short.",
        "The Herds Act of 1938 is short. A new Herds Act came into force in 1995.",
        "Закон «О стадах в Нордии» принят в 1988 году. Закон об овцах был отменён.",
        "Указ «О роспуске Совета» издан в 1988 году. Сенат мал. Он беден. Он слаб."
        " Указ о роспуске был отменён.",
        "«Нордиядағы мал туралы» заң 1988 жылы қабылданды. Егін туралы заң қысқа.",
        "1988 жылы Карс келісімі жасалды. 1990 жылы Карс конвенциясы жасалды.",
    ],
)
def test_another_topic_or_year_is_another_act(text: str) -> None:
    """An act of other words or another time is not the one before."""
    assert acts(text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Договор о защите речных островов (ЗРО) подписан в 1988 году. Договор о ЗРО был отменён.",
        "Соглашение о создании Лиги рыбаков подписано в 1988 году."
        " Соглашение о создании ЛР было отменено.",
        "Балықшылар лигасын құру туралы келісім 1988 жылы жасалды. БЛ құру туралы келісім қысқа.",
    ],
)
def test_an_abbreviation_stands_for_words_of_the_title(text: str) -> None:
    """It stands in brackets behind the title, or has the first letters of its words."""
    assert acts(text) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "Договор о реках подписан 5 мая 1988 года в Ташкенте. Ташкентский договор был отменён.",
            1,
        ),
        ("Өзендер туралы шарт 1988 жылғы 5 мамырда Ташкентте жасалды. Ташкент шарты қысқа.", 1),
        ("The Treaty on Rivers was signed in Tashkent on 5 May 1988. The Tashkent Treaty ends.", 1),
        ("Договор о реках подписан 5 мая 1988 года в Ташкенте. Бухарский договор был отменён.", 2),
        (
            "Договор о реках подписан 5 мая 1988 года в Бухаре."
            " Бухарская декларация была отменена.",
            2,
        ),
    ],
)
def test_an_act_goes_by_the_place_where_it_was_done(text: str, count: int) -> None:
    """The same noun with the place of the signing is the same act, another place or noun is not."""
    assert acts(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The River Pact was signed in 1988. It is also known as the Kars Accord.", 1),
        ("Соглашение о реках подписано в 1988 году. Документ известен как Карсское соглашение.", 1),
        (
            "Өзендер туралы келісім 1988 жылы жасалды."
            " Бұл құжат Карс келісімі деген атпен белгілі.",
            1,
        ),
        ("The River Pact was signed in 1988. It is older than the Kars Accord.", 2),
        ("The joint statement, later dubbed the Kars Declaration, was issued in 1988.", 1),
        ("The Constitution of Chad was adopted in 1974. The charter was designed to please.", 1),
        ("They knew the 1977 Constitution, the 1982 Constitution, and no other.", 2),
    ],
)
def test_a_sentence_gives_an_act_another_name(text: str, count: int) -> None:
    """What is known as something else is that too; acts in a list are not."""
    assert acts(text) == count


def test_a_constitution_goes_by_its_country_and_by_its_year() -> None:
    """One that the text calls by the name of another is that one, where a state had several."""
    text = (
        "The Constitution of Chad is long. The Constitution of Chad, also known as the 1973"
        " Constitution, was preceded by the 1956 Constitution."
    )
    assert acts(text) == 2


def test_a_constitution_told_by_its_year_behind_an_article_is_known() -> None:
    """A constitution that was adopted in a year is that of the year."""
    text = (
        "The 1977 Constitution and the 1982 Constitution differ."
        " In 1982 a constitution was adopted."
    )
    assert acts(text) == 2
