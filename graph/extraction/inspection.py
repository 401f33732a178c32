"""What the reading of one text saw: every annotation, every fact, and what the gate refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from graph.extraction.annotation import Annotation, Value
from graph.extraction.extract import annotate, examine
from graph.facts import Extraction, Fact, Literal
from graph.reading.document import Document, Evidence

LABELS = {"cls": "class", "edtf": "EDTF", "adopted_by": "adopted by"}
"""What fields of an annotation's value are called, where their names say too little."""


@dataclass(frozen=True)
class SeenAnnotation:
    """An annotation for a person to read: its kind, its value in words, and where it stands."""

    kind: str
    value: str
    evidence: Evidence


@dataclass(frozen=True)
class SeenFact:
    """A fact for a person to read: things by their names, a value as written.

    ``refused`` is the reason why the gate let it not pass, or ''.
    """

    subject: str
    property: str
    object: str
    time: str
    frame: str
    confidence: float
    evidence: Evidence
    refused: str = ""


@dataclass(frozen=True)
class Inspection:
    """All that was seen in a document, each list in the order of the text."""

    document: Document
    annotations: tuple[SeenAnnotation, ...]
    facts: tuple[SeenFact, ...]
    refused: tuple[SeenFact, ...]


def inspect(document: Document) -> Inspection:
    """Return all that the reading of a document saw; facts are those of ``extract``."""
    seen = [SeenAnnotation(a.kind, _value(a.value), a.evidence) for a in _annotations(document)]
    extraction, refusals = examine(document)
    facts = [_fact(fact, extraction) for fact in extraction.facts]
    refused = [_fact(refusal.fact, extraction, refusal.reason) for refusal in refusals]
    return Inspection(
        document,
        tuple(sorted(seen, key=lambda a: (a.evidence, a.kind, a.value))),
        tuple(sorted(facts, key=_place)),
        tuple(sorted(refused, key=_place)),
    )


def _annotations(document: Document) -> Iterator[Annotation]:
    for sentence in annotate(document):
        yield from sentence.annotations


def _place(fact: SeenFact) -> tuple[Evidence, str, str, str]:
    return fact.evidence, fact.subject, fact.property, fact.object


def _fact(fact: Fact, extraction: Extraction, refused: str = "") -> SeenFact:
    names = {thing.key: _name(thing.names, thing.cls) for thing in extraction.things}
    value = fact.object.value if isinstance(fact.object, Literal) else names[fact.object]
    return SeenFact(
        names[fact.subject],
        fact.property,
        value,
        fact.time,
        fact.frame,
        fact.confidence,
        fact.evidence,
        refused,
    )


def _name(names: tuple[object, ...], cls: str) -> str:
    """Return the fullest name of a thing, or its class where it has none (a statement)."""
    return str(getattr(names[0], "text", "")) if names else cls


def _value(value: Value) -> str:
    """Return an annotation's value in words: a field's name before each part that has one."""
    if not is_dataclass(value):
        return str(value)
    parts = {field.name: getattr(value, field.name) for field in fields(value)}
    told = [f"{LABELS.get(k, k)} {_part(v)}" for k, v in parts.items() if v not in ("", (), None)]
    return ", ".join(told)


def _part(part: object) -> str:
    return " | ".join(map(str, part)) if isinstance(part, tuple) else str(part)
