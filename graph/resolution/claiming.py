"""Facts of documents become claims: what is said once or many times of one subject is one claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.claims import Claim, Entity, ThingKey
from graph.edtf import span
from graph.extraction.confidence import NAME, confidence
from graph.facts import Fact, Literal
from graph.reading.document import Evidence
from graph.resolution.candidates import Source
from graph.resolution.iris import Group, Minted, Named, Slug, digest, mint
from graph.resolution.naming import label_of
from ontology.vocabulary import KEL

LABEL = ("prefLabel", "altLabel", "hiddenLabel")
TYPE = "type"
"""Properties of claims that are none of the ontology's: SKOS's labels and RDF's type."""
LENGTH = 20
"""How many hexadecimal digits of its SHA-256 name a claim."""


@dataclass(frozen=True)
class Saying:
    """One document's words for a claim; ``own`` names the claim as that document alone would."""

    subject: str
    property: str
    object: str | Literal
    time: str
    own: str
    evidence: Evidence
    confidence: float
    frame: str
    parts: tuple[ThingKey, ...]


ClaimKey = tuple[str, str, str | Literal, str]


def claims_of(
    sources: Sequence[Source],
    entities: Sequence[Entity],
    slugs: Mapping[ThingKey, str],
    contested: Mapping[ThingKey, bool],
    base: str,
) -> tuple[tuple[Claim, ...], Minted]:
    """Return the claims in the order of their IRIs, and where their other possible IRIs lead."""
    teller = _Teller({key: entity for entity in entities for key in entity.things}, slugs)
    sayings: dict[ClaimKey, list[Saying]] = {}
    for source in sources:
        for said in teller.sayings(source):
            key = (said.subject, said.property, said.object, said.time)
            sayings.setdefault(key, []).append(said)
    groups = [_group(number, said, contested) for number, said in enumerate(sayings.values())]
    minted = mint(groups, base)
    made = (
        _claim(minted.iris[group.members[0].key], said)
        for group, said in zip(groups, sayings.values(), strict=True)
    )
    return tuple(sorted(made, key=lambda claim: claim.iri)), minted


@dataclass(frozen=True)
class _Teller:
    entities: Mapping[ThingKey, Entity]
    slugs: Mapping[ThingKey, str]

    def sayings(self, source: Source) -> Iterator[Saying]:
        """Give all that a document says: types, names and facts."""
        for thing in source.extraction.things:
            key = source.key(thing.key)
            entity = self.entities[key]
            places = thing.mentions or tuple(name.evidence for name in thing.names)
            spoken = thing.names[0].language if thing.names else ""
            yield self._said(key, TYPE, KEL + entity.cls, places[0], spoken)
            for name in thing.names:
                label = label_of((name.text, name.language), entity.names)
                literal = Literal(name.text, name.language)
                yield self._said(key, label, literal, name.evidence, name.language)
        for fact in source.extraction.facts:
            yield self._fact(source, fact)

    def _said(
        self,
        key: ThingKey,
        property_: str,
        value: str | Literal,
        evidence: Evidence,
        language: str,
    ) -> Saying:
        entity = self.entities[key]
        named = "label" if property_ in LABEL else property_
        shown = "" if property_ == TYPE else _shown(value)
        own = digest("\n".join((self._own(key), named, shown, "")))
        sure = confidence(entity.cls, TYPE if property_ == TYPE else NAME, language)
        return Saying(entity.iri, property_, value, "", own, evidence, sure, "", (key,))

    def _fact(self, source: Source, fact: Fact) -> Saying:
        time = fact.time if span(fact.time) else ""
        subject = source.key(fact.subject)
        parts = (
            (subject,)
            if isinstance(fact.object, Literal)
            else (
                subject,
                source.key(fact.object),
            )
        )
        target = self._target(fact.object, parts[-1])
        shown = _shown(fact.object) if isinstance(fact.object, Literal) else self._own(parts[-1])
        own = digest("\n".join((self._own(subject), fact.property, shown, time)))
        return Saying(
            self.entities[subject].iri,
            fact.property,
            target,
            time,
            own,
            fact.evidence,
            fact.confidence,
            fact.frame,
            parts,
        )

    def _target(self, value: str | Literal, key: ThingKey) -> str | Literal:
        """Return the IRI of a thing or of an individual of the ontology, or the value itself."""
        if isinstance(value, str):
            return self.entities[key].iri
        return KEL + value.value if value.datatype == "individual" else value

    def _own(self, key: ThingKey) -> str:
        """Return what its own document would call a thing: collection and slug."""
        return f"{self.entities[key].iri.split('/')[-2]}/{self.slugs[key]}"


def _shown(value: str | Literal) -> str:
    if isinstance(value, str):
        return value
    return f'"{value.value}"@{value.language}^{value.datatype}'


def _group(number: int, sayings: Sequence[Saying], contested: Mapping[ThingKey, bool]) -> Group:
    told = sorted({(said.evidence.document_id, said.own) for said in sayings})
    members = (
        Named(
            (document_id, f"{own} {number}"),
            "claim",
            (Slug(0, 0, own[:LENGTH]),),
            f"{own[:LENGTH]}-{document_id}",
        )
        for document_id, own in told
    )
    disputed = any(contested.get(part, False) for said in sayings for part in said.parts)
    return Group(tuple(members), disputed)


def _claim(iri: str, sayings: Sequence[Saying]) -> Claim:
    first = sayings[0]
    return Claim(
        iri,
        first.subject,
        first.property,
        first.object,
        tuple(sorted({said.evidence for said in sayings})),
        confidence=max(said.confidence for said in sayings),
        time=first.time,
        frames=tuple(sorted({said.frame for said in sayings} - {""})),
    )
