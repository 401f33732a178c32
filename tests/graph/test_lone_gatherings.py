"""How a gathering is called that a text names by its kind alone."""

import pytest

from graph.extraction.facts_json import as_json
from ontology.vocabulary import is_a
from tests.graph.told import read


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Халық Ассамблеясы сессиясына министрлер қатысты.", "kk", "Халық Ассамблеясы сессиясы"),
        ("Кеше сессияға Ада Холм төрағалық етті.", "kk", "сессия"),
        ("Вчера на совещании председательствовала Ада Холм.", "ru", "совещание"),
        ("The conference was chaired by Ada Holm.", "en", "conference"),
    ],
)
def test_it_has_its_dictionary_form_and_whose_it_is(text: str, language: str, name: str) -> None:
    """Its noun stands in the nominative, behind the body whose it is by its own ending."""
    assert [event["name"] for event in as_json(read(text, language))["events"]] == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The VIII Harbour Congress was held in Oslo. {} was chaired by Jan Lis.", "en"),
        ("В Осло прошёл VIII съезд портов. {} прошёл под председательством Яна Новака.", "ru"),
        ("Ослода VIII Порт съезі өтті. {} Ян Новак төрағалық етті.", "kk"),
    ],
)
def test_a_forum_is_what_was_just_named_whatever_its_noun(text: str, language: str) -> None:
    """A forum, or "this forum", is the congress named before and keeps its class; a name parts."""
    nouns = {
        "en": ("The forum", "This international forum", "The Riga Youth Forum"),
        "ru": ("Форум", "Этот международный форум", "Рижский форум молодёжи"),
        "kk": ("Форумға", "Бұл халықаралық форумға", "Рига жастар форумына"),
    }
    held = [
        [t.cls for t in read(text.format(noun), language).things if is_a(t.cls, "Gathering")]
        for noun in nouns[language]
    ]
    assert held[:2] == [["Congress"], ["Congress"]]
    assert len(held[2]) == 2


def test_a_bare_noun_gives_a_body_no_class_that_its_name_has_not() -> None:
    """A congress of leaders is no parliament because texts call it the Congress."""
    text = "The Congress of Harbour Leaders has a secretariat. The Congress discussed unity twice."
    assert [t.cls for t in read(text, "en").things if "Congress" in t.name] == ["Organisation"]
