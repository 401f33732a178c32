"""Bodies that posts leave unsaid, in texts about one body."""

import pytest

from graph.extraction.extract import extract
from graph.extraction.posts.post_nouns import posts_of
from graph.reading.files import document_of
from ontology.vocabulary import classes


def led(text: str) -> list[str]:
    """Return who heads what as a text states it, as ``person | body``."""
    extraction = extract(document_of(text, "example.txt"))
    names = {thing.key: thing.name for thing in extraction.things}
    found = [f for f in extraction.facts if f.property == "heads"]
    return [f"{names[f.subject]} | {names[str(f.object)]}" for f in found]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "The Ministry of Fisheries was formed in 1962. The first minister was Maria Jansen.",
            "Maria Jansen | Ministry of Fisheries",
        ),
        (
            "Министерство рыбного хозяйства создано в 1962 году. "
            "Первым министром стала Анна Орлова.",
            "Анна Орлова | Министерство рыбного хозяйства",
        ),
        (
            "Балық шаруашылығы министрлігі 1962 жылы құрылды. Бірінші министр Ерлан Сапаров болды.",
            "Ерлан Сапаров | Балық шаруашылығы министрлігі",
        ),
    ],
)
def test_a_text_about_a_body_need_not_repeat_its_name(text: str, fact: str) -> None:
    """In a text that opens with a ministry, the minister is its minister."""
    assert fact in led(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Fisheries was formed in 1962. The Foreign Minister was Maria Jansen.",
        "The Ministry of Fisheries was formed in 1962 and the Ministry of Trade in 1970. "
        "The first minister was Maria Jansen.",
        "The Ministry of Fisheries was formed in 1962. The speaker was Maria Jansen.",
        "Балық шаруашылығы министрлігі 1962 жылы құрылды. Бас министр Ерлан Сапаров болды.",
        "The trade fair met in 1962. The first minister was Maria Jansen.",
    ],
)
def test_a_body_is_not_guessed(text: str) -> None:
    """A title of another field or kind, or another body named last, leaves the body unknown."""
    assert led(text) == []


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_leaders_are_posts_that_lead_classes_of_the_ontology(language: str) -> None:
    """The table of leaders names classes of the ontology."""
    table = posts_of(language).table["leaders"]
    assert {c for found in table.values() for c in found} <= set(classes())
