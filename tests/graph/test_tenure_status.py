"""How a post is held: an individual of the ontology, read from the title and claimed."""

from __future__ import annotations

import pytest

from graph.extraction.extract import extract
from graph.extraction.posts.tenure_status import parted, with_status
from graph.facts import Extraction, Literal
from graph.languages.pack import languages
from graph.reading.files import document_of
from graph.resolution.resolve import resolve
from ontology.vocabulary import DATA_BASE, KEL, individuals


def read(text: str) -> Extraction:
    """Return what is read from a text."""
    return extract(document_of(text, "text.txt"))


@pytest.mark.parametrize(
    ("text", "post", "status"),
    [
        ("The former president of Peru, Ada Holm, spoke.", "president of Peru", "formerTenure"),
        ("Acting foreign minister Ada Holm spoke.", "foreign minister", "actingTenure"),
        ("President-elect Ada Holm spoke.", "President", "expectedTenure"),
        ("Экс-президент Перу Анна Белова приехала.", "президент Перу", "formerTenure"),
        ("И. о. министра культуры Анна Белова приехала.", "министр культуры", "actingTenure"),
        ("Бұрынғы премьер-министр Серік Ахметов келді.", "премьер-министр", "formerTenure"),
        (
            "Қаржы министрінің міндетін атқарушы Асқар Омаров келді.",
            "Қаржы министрі",
            "actingTenure",
        ),
    ],
)
def test_how_a_post_is_held_is_no_part_of_its_name(text: str, post: str, status: str) -> None:
    """The post is called without the word that tells its status, which its tenure has."""
    found = read(text)
    told = [f.object for f in found.facts if f.property == "tenureStatus"]
    assert told == [Literal(status, datatype="individual")]
    assert individuals()[status] == "TenureStatus"
    assert [thing.name for thing in found.things if thing.cls == "Post"] == [post]


@pytest.mark.parametrize(
    ("text", "held", "led"),
    [
        ("The chairman of the Senate of Peru, Ada Holm, spoke.", True, True),
        ("The acting chairman of the Senate of Peru, Ada Holm, spoke.", True, True),
        ("The former chairman of the Senate of Peru, Ada Holm, spoke.", True, False),
        ("The future chairman of the Senate of Peru, Ada Holm, spoke.", False, False),
        ("The would-be chairman of the Senate of Peru, Ada Holm, spoke.", False, False),
    ],
)
def test_who_holds_and_who_leads(text: str, held: bool, led: bool) -> None:
    """Who is former leads nothing, who is to come holds nothing, who is acting does both."""
    properties = {fact.property for fact in read(text).facts}
    assert ("holdsPost" in properties, "heads" in properties) == (held, led)


def test_a_tenure_that_is_over_is_the_one_that_was_held() -> None:
    """Of two texts, one has a president and one a former one: that is one tenure, with a status."""
    texts = ("The president of Peru, Ada Holm, spoke.", "The former president of Peru, Ada Holm.")
    acting = "The acting president of Peru, Ada Holm, spoke."
    found = resolve(map(read, (*texts, acting)), DATA_BASE).claims
    tenures = {claim.subject for claim in found if claim.property == "member"}
    told = {str(claim.object): claim.subject for claim in found if claim.property == "tenureStatus"}
    assert set(told) == {KEL + "formerTenure", KEL + "actingTenure"}
    assert len(tenures) == 2
    assert set(told.values()) == tenures


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_title_without_status_stays(language: str) -> None:
    """A title that tells no status, or has no words, comes back as it is."""
    assert [parted(title, language) for title in ("", "Qwert")] == [("", ""), ("Qwert", "")]


def test_the_words_of_a_status_stand_in_their_plain_form() -> None:
    """What opens the words of a post and tells its status is put in its plain form."""
    words = "исполняющим обязанности министра"
    assert with_status(words, "ru") == "исполняющий обязанности министра"
