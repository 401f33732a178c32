"""International bodies named in several languages."""

from __future__ import annotations

import pytest

from graph.extraction.names.international import international_body
from tests.graph.told import read, told


@pytest.mark.parametrize(
    ("name", "language"),
    [("United Nations", "en"), ("ООН", "ru"), ("Организации Объединённых Наций", "ru")],
)
def test_one_body_has_one_key(name: str, language: str) -> None:
    """A body has the same key in every language, by its acronym and in any case."""
    assert international_body(name, language) == "UN"


def test_other_names_have_none() -> None:
    """A name that the table lacks has no key."""
    assert international_body("Senate of Peru", "en") == ""


def test_the_bodies_of_the_table_are_found_in_texts() -> None:
    """A body that no head noun tells is known by its name in the table."""
    names = {thing.name for thing in read("В МЕРКОСУР входят Перу и Чили.", "ru").things}
    assert names == {"МЕРКОСУР", "Перу", "Чили"}


@pytest.mark.parametrize(
    "text",
    [
        "The European Union was founded in 1992. Croatia joined the EU in 2013.",
        "Европейский парламент собрался в мае. Европарламент осудил Ливию.",
    ],
)
def test_a_short_name_in_the_table_is_the_same_body(text: str) -> None:
    """A body that is called by two names of the table in one text is one thing."""
    bodies = [thing for thing in read(text).things if thing.cls == "InternationalOrganisation"]
    assert len(bodies) == 1


def test_a_body_in_the_nominative_acts_whatever_ending_is_within_its_name() -> None:
    """Only the last word of a name shows its case, where heads stand last (Kazakh)."""
    text = "БҰҰ-ның Бас Ассамблеясы 2002 жылғы 3 мамырда қарар қабылдады."
    assert [fact.object for fact in told(text, "adopted")] == ["қарар"]
