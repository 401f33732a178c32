"""How a gathering is called that a text names by its kind alone."""

import pytest

from graph.extraction.facts_json import as_json
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
