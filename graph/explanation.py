"""Why the graph says what it says of a thing: each claim with its words, file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from graph.reading.document import line_number
from graph.release import Release
from graph.store import reading
from ontology.errors import InputError
from ontology.vocabulary import DCTERMS, KEL, OA, OWL, RDF, RDFS, SKOS, properties

CLAIMS = f"""
PREFIX kel: <{KEL}> PREFIX rdf: <{RDF}> PREFIX oa: <{OA}> PREFIX dcterms: <{DCTERMS}>
SELECT DISTINCT ?subject ?claim ?property ?object ?status ?confidence ?source ?file ?start ?quote
WHERE {{
  ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ;
    kel:status ?status ; kel:confidence ?confidence ; kel:supportedBy ?evidence .
  ?evidence oa:hasSource ?source ; oa:hasSelector ?position, ?words .
  ?position oa:start ?start .
  ?words oa:exact ?quote .
  ?source dcterms:title ?file .
}}"""
LABELS = f"PREFIX rdfs: <{RDFS}> SELECT ?thing ?label WHERE {{ ?thing rdfs:label ?label }}"
OTHERS = {
    RDF + "type": "type",
    SKOS + "prefLabel": "name",
    SKOS + "altLabel": "other name",
    SKOS + "hiddenLabel": "form of the name",
    OWL + "sameAs": "same as",
    SKOS + "exactMatch": "same concept as",
    SKOS + "closeMatch": "close to",
}


@dataclass(frozen=True)
class ExplainedClaim:
    """A claim on a thing with one place that makes it; ``line`` counts from 1.

    ``property`` and ``object`` are labels, ``claim`` and ``object_iri`` IRIs ('' for a value).
    """

    claim: str
    property: str
    object: str
    object_iri: str
    quote: str
    file: str
    line: int
    status: str
    confidence: float

    def __str__(self) -> str:
        """Return the claim as lines for a terminal."""
        quote = " ".join(self.quote.split())
        sure = f"{self.status}, {self.confidence:g}"
        return f"{self.property}: {self.object}  [{sure}]\n    {self.file}:{self.line}: “{quote}”"


class Explanation(tuple[ExplainedClaim, ...]):
    """The claims on a thing, by property, object and place; printed one after another."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return all claims as lines for a terminal."""
        return "\n".join(str(claim) for claim in self)


def explain(release: Release, iri: str, language: str = "en") -> Explanation:
    """Return each claim on a thing with its words; labels are in ``language`` where there are any.

    An IRI that redirects is followed; InputError when the release knows nothing of it.
    """
    iri = release.redirects.get(iri, iri)
    try:
        subject = ox.NamedNode(iri)
    except ValueError as error:
        raise InputError(iri, "this is no IRI") from error
    with reading(release.store) as store:
        found = tuple(_Reader(release, store, language).claims(subject))
    if not found:
        raise InputError(iri, f"the release {release.id} knows nothing of it")
    return Explanation(sorted(found, key=lambda c: (c.property, c.object, c.file, c.line, c.quote)))


@dataclass(frozen=True)
class _Reader:
    release: Release
    store: ox.Store
    language: str

    def claims(self, subject: ox.NamedNode) -> Iterator[ExplainedClaim]:
        for row in _rows(self.store, CLAIMS, "subject", subject):
            target = row["object"]
            yield ExplainedClaim(
                row["claim"].value,
                self._property(row["property"].value),
                self._label(target) if isinstance(target, ox.NamedNode) else target.value,
                target.value if isinstance(target, ox.NamedNode) else "",
                row["quote"].value,
                row["file"].value,
                self._line(row["source"].value, int(row["start"].value)),
                row["status"].value.removeprefix(KEL).removesuffix("Status"),
                float(row["confidence"].value),
            )

    def _property(self, iri: str) -> str:
        known = properties().get(iri.removeprefix(KEL))
        if known is None:
            return OTHERS.get(iri, iri)
        return known.labels.get(self.language) or known.labels.get("en") or known.name

    def _label(self, thing: ox.NamedNode) -> str:
        labels = {
            row["label"].language: row["label"].value
            for row in _rows(self.store, LABELS, "thing", thing)
        }
        wanted = labels.get(self.language) or labels.get("en")
        return wanted or next((labels[key] for key in sorted(labels)), thing.value)

    def _line(self, source: str, start: int) -> int:
        text = self.release.text(source.rpartition("/")[2])
        return line_number(text, start)


def _rows(store: ox.Store, query: str, name: str, term: ox.NamedNode) -> Iterator[ox.QuerySolution]:
    """Give the solutions of a query over all graphs with one of its variables bound."""
    found = store.query(
        query, use_default_graph_as_union=True, substitutions={ox.Variable(name): term}
    )
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("an explanation needs a SELECT query")
    yield from found
