"""Entities and claims: what all documents together say, each claim with the words behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal as OneOf

from graph.facts import Literal
from graph.reading.document import Evidence

Status = OneOf["accepted", "disputed", "superseded", "rejected"]

RELATIONS = ("sameAs", "exactMatch", "closeMatch")
"""What joins an entity to a thing of another data set: OWL for individuals, SKOS for concepts."""

ThingKey = tuple[str, str]
"""A document's id and the key of a thing in it."""


@dataclass(frozen=True)
class Entity:
    """Something that one or more documents speak of, under one IRI.

    ``cls`` is the local name of an ontology class. ``names`` are (text, BCP 47 language), the
    preferred one of each language first. ``things`` tells which things of which documents it is.
    """

    iri: str
    cls: str
    names: tuple[tuple[str, str], ...]
    things: tuple[ThingKey, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """The preferred name of its first language, or '' if it has none."""
        return self.names[0][0] if self.names else ""


@dataclass(frozen=True)
class Claim:
    """A statement about an entity, with every place that makes it.

    ``property`` is the local name of a property; ``object`` is an IRI (str) or a Literal.
    ``time`` is EDTF or ''. ``contradicts`` are IRIs of claims that cannot hold beside this one.
    ``frames`` are the frames or rules that read it. ``confidence`` is from 0 to 1: that of its
    best evidence.
    """

    iri: str
    subject: str
    property: str
    object: str | Literal
    evidence: tuple[Evidence, ...]
    status: Status = "accepted"
    confidence: float = 1.0
    contradicts: tuple[str, ...] = ()
    time: str = ""
    frames: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link(Claim):
    """A claim that an entity is, or is like, a thing of another data set, ``object``.

    ``property`` is one of RELATIONS. Its evidence are the names by which
    it was found, ``frames`` tells how. ``authority`` names the list, service or graph of that
    thing, or the people who decided.
    """

    authority: str = ""


@dataclass(frozen=True)
class Proposal:
    """A link that only a person can decide on, and why."""

    entity: Entity
    target: str
    relation: str
    authority: str
    reason: str


@dataclass(frozen=True)
class Merge:
    """Why two things were taken as one, or kept apart although they share a name."""

    first: ThingKey
    second: ThingKey
    reason: str
    names: tuple[str, str]
    same: bool = True


@dataclass(frozen=True)
class Resolution:
    """What all documents say together.

    ``redirects`` leads every other possible IRI of an entity or claim to the one in use;
    ``namesakes`` leads an IRI that several entities could claim to all of them. ``proposals`` are
    links that nobody has decided on.
    """

    base: str
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    redirects: dict[str, str]
    namesakes: dict[str, tuple[str, ...]]
    merges: tuple[Merge, ...]
    proposals: tuple[Proposal, ...] = ()
