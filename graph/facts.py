"""Facts: what one document says, still in its own words."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.reading.document import Document, Evidence


@dataclass(frozen=True, order=True)
class Name:
    """A name of a thing in one language (BCP 47), with the place where it stands."""

    text: str
    language: str
    evidence: Evidence = field(compare=False, repr=False)


@dataclass(frozen=True)
class Thing:
    """Something that a document speaks of.

    ``key`` is unique in its document and a function of it (``actor-3``); ``cls`` is the local name
    of an ontology class. The first of ``names`` is the fullest; all are in the nominative where
    the language pack can tell, else as written.
    """

    key: str
    cls: str
    names: tuple[Name, ...]
    mentions: tuple[Evidence, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.names[0].text


@dataclass(frozen=True)
class Literal:
    """A value: text with a language, or a typed value in canonical lexical form.

    ``datatype`` is ``string``, ``integer``, ``decimal``, ``date``, ``boolean`` or ``edtf``; or
    ``individual``, where the value is the local name of one of the ontology.
    """

    value: str
    language: str = ""
    datatype: str = "string"


@dataclass(frozen=True)
class Fact:
    """A statement of a document: subject (a thing's key), property, object, and its evidence.

    ``property`` is the local name of a property of the ontology (``holdsPost``). ``object`` is the
    key of a thing (str) or a Literal. ``time`` is when the text says that it held (EDTF or '').
    ``frame`` names the frame or rule that read it; ``confidence`` is from 0 to 1.
    """

    subject: str
    property: str
    object: str | Literal
    evidence: Evidence
    time: str = ""
    frame: str = ""
    confidence: float = 1.0


@dataclass(frozen=True)
class Extraction:
    """All that was read from one document, after its own coreference."""

    document: Document
    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]
