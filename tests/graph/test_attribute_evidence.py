"""What the quotes of dates, places, bodies and tenures have in them."""

from __future__ import annotations

import pytest

from graph.facts import Literal
from tests.graph.told import read

TEXTS = [
    ("en", "On 5 May 2031 the VIII Congress of Ports was held in Oslo.", "5 May 2031", "Oslo"),
    ("ru", "5 мая 2031 года в Осло прошёл VIII съезд портов.", "5 мая 2031 года", "Осло"),
    ("kk", "2031 жылғы 5 мамырда Ослода VIII Порт съезі өтті.", "2031 жылғы 5 мамыр", "Осло"),
]


@pytest.mark.parametrize(("language", "text", "date", "place"), TEXTS)
def test_a_quote_has_the_words_that_tell_the_value(
    language: str, text: str, date: str, place: str
) -> None:
    """When and where a gathering was is stated by more words than its name."""
    quotes = {fact.property: fact.evidence.quote for fact in read(text, language).facts}
    assert date in quotes["date"]
    assert "VIII" in quotes["date"]
    assert place in quotes["place"]
    assert "VIII" in quotes["place"]


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "Ada Holm was Minister of Fisheries from 2011 to 2015.", ("2011", "2015")),
        ("ru", "С 2011 по 2015 год Анна Лунд была министром рыболовства.", ("2011", "2015")),
        ("kk", "Ян Новак 2011–2015 жылдары порт министрі болды.", ("2011", "2015")),
    ],
)
def test_the_quote_of_a_tenure_has_its_years(
    language: str, text: str, years: tuple[str, str]
) -> None:
    """From when to when somebody held a post is stated by the dates of its sentence."""
    told = [
        fact.evidence.quote
        for fact in read(text, language).facts
        if fact.property == "date" and isinstance(fact.object, Literal)
    ]
    assert told
    assert all(year in quote for quote in told for year in years)
