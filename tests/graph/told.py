"""What a text tells, by the names of things."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from graph.extraction.extract import extract
from graph.facts import Extraction
from graph.reading.document import Document
from graph.reading.files import document_of


class Told(NamedTuple):
    """What a text says of two things: their names, how they are joined, and when (EDTF or '')."""

    subject: str
    property: str
    object: str
    time: str

    @property
    def ends(self) -> str:
        """Both names, as ``subject | object``."""
        return f"{self.subject} | {self.object}"

    @property
    def triple(self) -> tuple[str, str, str]:
        """The names and the property between them."""
        return self.subject, self.property, self.object


def read(text: str, language: str = "") -> Extraction:
    """Return what is read in a text, in a language that is told or else found."""
    if not language:
        return extract(document_of(text, "example.txt"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return extract(Document(digest[:16], text, (language,), digest, "t.txt"))


def told(text: str, *properties: str, language: str = "") -> list[Told]:
    """Return what a text states of some properties between things, in the order of the facts."""
    extraction = read(text, language)
    names = {thing.key: thing.name for thing in extraction.things}
    return [
        Told(names[fact.subject], fact.property, names[fact.object], fact.time)
        for fact in extraction.facts
        if fact.property in properties and isinstance(fact.object, str)
    ]
