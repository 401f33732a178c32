"""Parties of treaties, topics and the act that a document is: from texts written for the test."""

from __future__ import annotations

import hashlib

import pytest

from graph.extraction.extract import extract
from graph.reading.document import Document


def _stated(text: str, language: str, prop: str) -> set[tuple[str, str]]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    extraction = extract(Document(digest[:16], text, (language,), digest, "t.txt"))
    names = {t.key: t.name for t in extraction.things}
    found = (f for f in extraction.facts if f.property == prop)
    return {(names[f.subject], names.get(str(f.object), "")) for f in found}


def test_between() -> None:
    """The states between whom a treaty is are parties to it."""
    text = "The Treaty of Friendship between Chile and Peru was published in May 1999."
    assert {s for s, _ in _stated(text, "en", "partyTo")} == {"Chile", "Peru"}


@pytest.mark.parametrize("subject", ["He", "In 1998 he"])
def test_a_pronoun_means_whom_the_text_is_about(subject: str) -> None:
    """In a text about one person "he" is that person."""
    text = (
        "Lars Holm is a lawyer from Norway. Lars Holm met Ivan Petrov in 1990. "
        f"{subject} founded the League of Northern Teachers."
    )
    assert {s for s, _ in _stated(text, "en", "founded")} == {"Lars Holm"}
