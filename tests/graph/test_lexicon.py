from __future__ import annotations

import pytest

from graph.extraction.lexicon import KINDS, Head, entries, heads
from graph.reading.document import Document
from graph.reading.sentence import Paragraph, Sentence
from graph.reading.views import View

ACTORS = [
    "Organisation",
    "StateBody",
    "Parliament",
    "ParliamentChamber",
    "Government",
    "Ministry",
    "Court",
    "HeadOfState",
    "InternationalOrganisation",
    "PoliticalParty",
    "ResearchBody",
    "CivilSocietyOrganisation",
    "EthnicAssociation",
    "ReligiousBody",
    "MediaOrganisation",
    "WorkingGroup",
    "Country",
    "PopulationGroup",
]
ACTS = [
    "LegalAct",
    "Constitution",
    "Law",
    "Code",
    "Decree",
    "Resolution",
    "Order",
    "Strategy",
    "Concept",
    "Doctrine",
    "Programme",
    "Plan",
    "Treaty",
    "Declaration",
    "Directive",
    "Regulation",
    "Protocol",
    "Recommendation",
    "Charter",
    "Article",
]
EVENTS = [
    "Session",
    "Congress",
    "Conference",
    "Forum",
    "Meeting",
    "Election",
    "Referendum",
    "Appointment",
    "Resignation",
    "Adoption",
    "EntryIntoForce",
    "AmendmentEvent",
    "Founding",
    "Renaming",
    "Dissolution",
    "Speech",
    "Visit",
    "Signing",
    "Celebration",
    "Publication",
]


def sentence(text: str, language: str) -> Sentence:
    """Return a sentence that is a whole document of its own."""
    document = Document("0" * 16, text, (language,), "0" * 64, "sample.txt")
    view = View(text, tuple(range(len(text))))
    return Sentence(document, 0, Paragraph(document, 0, language, "prose", view), 0, view)


def found(text: str, language: str) -> set[tuple[str, str]]:
    """Return each head's class and the words that it stands on."""
    return {(head.cls, text[head.start : head.end]) for head in heads(sentence(text, language))}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("cls", ACTORS + ACTS + EVENTS)
def test_every_class_has_words_in_every_language(cls: str, language: str) -> None:
    """Each class of actors, acts and events can be named in each of the three languages."""
    assert any(e.cls == cls for listed in entries(language).values() for e in listed)


def test_the_longest_entry_wins() -> None:
    """A word inside a longer entry is not a head of its own."""
    assert found("The Supreme Court of Estonia sits in Tartu.", "en") == {
        ("Court", "Supreme Court")
    }


def test_an_inflected_entry_is_found_in_russian() -> None:
    """Entries of several words are found in the cases of the text."""
    assert ("ParliamentChamber", "Государственной Думой") in found(
        "Закон одобрен Государственной Думой.", "ru"
    )


def test_an_inflected_entry_is_found_in_kazakh() -> None:
    """A possessive ending does not hide a lexical word."""
    assert ("Constitution", "Конституциясын") in found("Эстония Конституциясын өзгертті.", "kk")


def test_a_trigger_verb_is_found_in_its_forms() -> None:
    """A verb stands for its event in the past tense, too."""
    assert ("Adoption", "adopted") in found("Parliament adopted the budget.", "en")
    assert ("Adoption", "принял") in found("Сейм принял закон.", "ru")


def test_heads_come_in_order_and_inside_the_sentence() -> None:
    """Heads are sorted by their place and never leave the sentence."""
    text = "The congress elected a council, and the council adopted a charter."
    listed = heads(sentence(text, "en"))
    assert list(listed) == sorted(listed)
    assert all(0 <= head.start < head.end <= len(text) for head in listed)


def test_every_entry_states_one_of_the_kinds() -> None:
    """No entry is of a kind that the extraction does not read."""
    kinds = {e.kind for code in ("en", "ru", "kk") for es in entries(code).values() for e in es}
    assert kinds == set(KINDS.values())
    assert Head(0, 1, "Law", "law", "headNoun").kind in kinds


@pytest.mark.parametrize(
    ("text", "deed"),
    [("Ян Новак орнынан алынды.", True), ("Еңбек партиясы отыз орын алды.", False)],
)
def test_an_entry_keeps_the_case_of_its_first_word(text: str, *, deed: bool) -> None:
    """A verb with a noun in a case is not found where the noun is in none."""
    found = [h for h in heads(sentence(text, "kk")) if h.cls == "Resignation"]
    assert bool(found) == deed
