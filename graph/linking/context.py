"""What the graph tells of where a thing stands: countries beside it and around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.claims import Entity, Resolution
from graph.resolution.names import country_of
from ontology.vocabulary import is_a

AROUND = ("locatedIn", "partOf")
"""Properties that lead from a place to the country that it lies in."""


@dataclass(frozen=True)
class Context:
    """Countries by ISO 3166-1 code: those that documents name, and those that things lie in."""

    named: Mapping[str, frozenset[str]]
    around: Mapping[str, frozenset[str]]

    def beside(self, entity: Entity) -> frozenset[str]:
        """Return the countries that are named in the documents of an entity."""
        return _union(self.named.get(document, frozenset()) for document, _ in entity.things)


def context_of(resolution: Resolution) -> Context:
    """Return the countries around all entities."""
    codes = {e.iri: _codes(e) for e in resolution.entities if is_a(e.cls, "Country")}
    named: dict[str, frozenset[str]] = {}
    for entity in resolution.entities:
        for document, _ in entity.things if entity.iri in codes else ():
            named[document] = named.get(document, frozenset()) | codes[entity.iri]
    around: dict[str, frozenset[str]] = {}
    for claim in resolution.claims:
        if claim.property in AROUND and claim.object in codes and claim.status == "accepted":
            found = codes[str(claim.object)]
            around[claim.subject] = around.get(claim.subject, frozenset()) | found
    return Context(named, around)


def _codes(entity: Entity) -> frozenset[str]:
    return frozenset(country_of(name, language) for name, language in entity.names) - {""}


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
