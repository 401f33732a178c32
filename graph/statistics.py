"""How much of what a graph holds: counted in one pass over its sorted N-Quads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.resolution.candidates import COLLECTIONS
from graph.sorted_quads import SortedQuads
from ontology.vocabulary import KEL, OWL, RDF, SKOS

TYPE, MENTIONED = f"{RDF}type", f"{KEL}mentionedIn"
LINKS = (f"{OWL}sameAs", *(f"{SKOS}{kind}Match" for kind in ("exact", "close", "broad", "narrow")))
"""The properties that lead to the same or a like thing of others."""


@dataclass
class Statistics:
    """Counts over the union of all graphs, each triple once, by IRI.

    ``links`` counts the links of the data's things by property and the place that they lead to (all
    up to the last ``/`` or ``#``); ``examples`` has of each collection the thing that most sources
    mention.
    """

    triples: int = 0
    subjects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[str, tuple[int, str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the counts as the manifest of a release has them."""
        links = [
            {"property": property_, "to": place, "links": number}
            for (property_, place), number in sorted(self.links.items())
        ]
        return {
            "triples": self.triples,
            "subjects": self.subjects,
            "classes": dict(sorted(self.classes.items())),
            "properties": dict(sorted(self.properties.items())),
            "links": links,
            "examples": [iri for _, iri in sorted(self.examples.values(), key=lambda e: e[1])],
        }


def statistics(n_quads: Path, base: str) -> Statistics:
    """Return the counts of a file of sorted N-Quads."""
    found, before, mentions = Statistics(), "", 0
    for subject, property_, target in SortedQuads(n_quads).bare():
        found.triples += 1
        found.properties[property_] += 1
        if subject != before:
            found.subjects += 1
            before, mentions = subject, 0
        if property_ == TYPE:
            found.classes[target] += 1
        elif property_ == MENTIONED:
            mentions += 1
            _as_example(found, subject, mentions, base)
        elif property_ in LINKS and subject.startswith(base):
            found.links[property_, _place(target)] += 1
    return found


def _as_example(found: Statistics, subject: str, mentions: int, base: str) -> None:
    collection = subject.removeprefix(base).partition("/")[0]
    known = found.examples.get(collection, (0, ""))[0]
    if mentions > known and collection in COLLECTIONS.values():
        found.examples[collection] = mentions, subject


def _place(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
