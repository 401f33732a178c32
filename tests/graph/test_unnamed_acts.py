"""Acts without a name, which texts speak of as "the bill": from texts written for the test."""

from __future__ import annotations

import pytest

from tests.graph.told import read, told


def _relations(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    wanted = ("proposed", "rejected", "supported", "criticised", "signed", "adopted", "issued")
    return {fact.triple for fact in told(text, *wanted, language=language)}


def _acts(text: str, language: str = "en") -> list[str]:
    return [t.name for t in read(text, language).things if t.key.startswith("act-")]


TEXTS = [
    (
        "en",
        "The bill was tabled by Anna Kovacs in May 2014 and was thrown out by the Senate.",
        {("Anna Kovacs", "proposed", "bill"), ("Senate", "rejected", "bill")},
    ),
    (
        "en",
        "Anna Kovacs signed an ordinance banning night fishing. Two days later the Fishers' Union "
        "criticised the ordinance.",
        {
            ("Anna Kovacs", "signed", "ordinance banning night fishing"),
            ("Fishers' Union", "criticised", "ordinance banning night fishing"),
        },
    ),
    (
        "ru",
        "Депутат Анна Ковач внесла законопроект в мае. Норвегия поддержала законопроект.",
        {
            ("Анна Ковач", "proposed", "законопроект"),
            ("Норвегия", "supported", "законопроект"),
        },
    ),
    ("kk", "Анна Ковач келісімге қол қойды.", {("Анна Ковач", "signed", "келісім")}),
]


@pytest.mark.parametrize(("language", "text", "wanted"), TEXTS)
def test_who_did_what_to_an_act_without_a_name(
    language: str, text: str, wanted: set[tuple[str, str, str]]
) -> None:
    """An act that only a noun tells of is the end of what is said of it, wherever it is."""
    assert wanted <= _relations(text, language)


def test_without_a_relation_it_is_no_thing() -> None:
    """An act without a name of which nothing is told that joins it to another is left out."""
    assert _acts("Anna Kovacs spoke for an hour about the bill.") == []
    assert _acts("A bill may be vetoed by the Senate.") == []


def test_an_article_says_that_it_is_a_new_one() -> None:
    """Two acts that an indefinite article opens are two, and what the second is told of is its."""
    text = "Anna Kovacs proposed a bill in 1990. Jan Berg proposed a bill in 1999."
    assert _acts(text) == ["bill", "bill"]


def test_a_noun_still_means_the_act_that_was_named() -> None:
    """Where an act was named, the noun means that one."""
    text = "The Water Bill is long. The Senate rejected the bill in May."
    assert _relations(text) == {("Senate", "rejected", "Water Bill")}
