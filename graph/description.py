"""From claims to RDF: exact quads without blank nodes, the same for the same input.

Named graphs, all under the base: ``graph/{document id}`` holds the plain triples that a document
states, with the evidence in it; ``graph/claims`` the claims; ``graph/sources`` the documents and
how all was made; ``graph/entailed`` what follows by the ontology and by what dates mean. The
ontology stands under its own IRI.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from graph.claims import Claim, Link, Resolution
from graph.description_of_sources import describe_sources
from graph.entailment import entailed
from graph.linking.description import authority_node, describe_authorities
from graph.periods import periods
from graph.reading.document import Document, Evidence
from graph.terms import TYPE, decimal, edtf, integer, kel, node, triple
from ontology.vocabulary import ALIGNMENTS, OA, ONTOLOGY, PROV, RDF, RDFS

ONTOLOGY_GRAPH = node("https://w3id.org/kelisim/ontology")
AROUND = 32
"""How many code points before and after a quote are kept with it."""
CLAIM_TYPES = (kel("Claim"), node(RDF + "Statement"), node(PROV + "Entity"))
EVIDENCE_TYPES = (kel("Evidence"), node(OA + "SpecificResource"), node(PROV + "Entity"))


def describe(resolution: Resolution, documents: Sequence[Document]) -> Iterator[ox.Quad]:
    """Give the quads of all that was resolved, without the ontology; some may come twice."""
    base = resolution.base
    for claim in resolution.claims:
        yield from _claim(claim, base)
        yield from _support(claim, base)
    for evidence in dict.fromkeys(e for claim in resolution.claims for e in claim.evidence):
        yield from _evidence(evidence, base)
    yield from _namesakes(resolution)
    graph = node(f"{base}graph/entailed")
    for found in (*entailed(resolution), *periods(resolution)):
        yield ox.Quad(found.subject, found.predicate, found.object, graph)
    yield from describe_sources(resolution, documents)
    for found in describe_authorities(resolution):
        yield ox.Quad(found.subject, found.predicate, found.object, node(f"{base}graph/sources"))


def ontology_quads() -> Iterator[ox.Quad]:
    """Give the ontology and its alignments in the graph of the ontology's IRI."""
    for path in (ONTOLOGY, ALIGNMENTS):
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY_GRAPH)


def _claim(claim: Claim, base: str) -> Iterator[ox.Quad]:
    """Give what a claim says of itself, and the plain triple in the graphs of its documents."""
    graph, subject, stated = node(f"{base}graph/claims"), node(claim.iri), triple(claim)
    for type_ in CLAIM_TYPES:
        yield ox.Quad(subject, TYPE, type_, graph)
    if isinstance(claim, Link):
        yield ox.Quad(subject, TYPE, kel("Link"), graph)
        yield ox.Quad(subject, kel("authority"), authority_node(base, claim.authority), graph)
    yield ox.Quad(subject, node(RDF + "subject"), stated.subject, graph)
    yield ox.Quad(subject, node(RDF + "predicate"), stated.predicate, graph)
    yield ox.Quad(subject, node(RDF + "object"), stated.object, graph)
    yield ox.Quad(subject, kel("status"), kel(f"{claim.status}Status"), graph)
    yield ox.Quad(subject, kel("confidence"), decimal(f"{claim.confidence:.3f}"), graph)
    for other in claim.contradicts:
        yield ox.Quad(subject, kel("contradicts"), node(other), graph)
    if claim.time:
        yield ox.Quad(subject, kel("validTime"), edtf(claim.time), graph)
    for frame in claim.frames:
        yield ox.Quad(subject, kel("rule"), ox.Literal(frame), graph)
    for document in sorted({evidence.document_id for evidence in claim.evidence}):
        source = node(f"{base}source/{document}")
        yield ox.Quad(subject, node(PROV + "wasDerivedFrom"), source, graph)
        if claim.status == "accepted":
            place = node(f"{base}graph/{document}")
            yield ox.Quad(stated.subject, stated.predicate, stated.object, place)


def _support(claim: Claim, base: str) -> Iterator[ox.Quad]:
    for evidence in claim.evidence:
        graph = node(f"{base}graph/{evidence.document_id}")
        yield ox.Quad(
            node(claim.iri), kel("supportedBy"), node(evidence_iri(evidence, base)), graph
        )


def evidence_iri(evidence: Evidence, base: str) -> str:
    """Return the IRI of a place in a document: its id and code point offsets."""
    return f"{base}evidence/{evidence.document_id}-{evidence.start}-{evidence.end}"


def _evidence(evidence: Evidence, base: str) -> Iterator[ox.Quad]:
    """Give a place as the Web Annotation model has it (§ 4.2.4 and 4.2.5)."""
    graph = node(f"{base}graph/{evidence.document_id}")
    iri = evidence_iri(evidence, base)
    subject = node(iri)
    for type_ in EVIDENCE_TYPES:
        yield ox.Quad(subject, TYPE, type_, graph)
    source = node(f"{base}source/{evidence.document_id}")
    yield ox.Quad(subject, node(OA + "hasSource"), source, graph)
    for name, described in (("position", _position(evidence)), ("quote", _quote(evidence))):
        selector = node(f"{iri}/{name}")
        yield ox.Quad(subject, node(OA + "hasSelector"), selector, graph)
        for property_, target in described:
            yield ox.Quad(selector, property_, target, graph)


Described = Iterable[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]


def _position(evidence: Evidence) -> Described:
    yield TYPE, node(OA + "TextPositionSelector")
    yield node(OA + "start"), integer(evidence.start)
    yield node(OA + "end"), integer(evidence.end)


def _quote(evidence: Evidence) -> Described:
    text = evidence.document.text
    yield TYPE, node(OA + "TextQuoteSelector")
    yield node(OA + "exact"), ox.Literal(evidence.quote)
    if before := text[max(0, evidence.start - AROUND) : evidence.start]:
        yield node(OA + "prefix"), ox.Literal(before)
    if after := text[evidence.end : evidence.end + AROUND]:
        yield node(OA + "suffix"), ox.Literal(after)


def _namesakes(resolution: Resolution) -> Iterator[ox.Quad]:
    """Give the IRIs that several things could claim, each pointing at all of them."""
    graph = node(f"{resolution.base}graph/claims")
    for iri, possible in sorted(resolution.namesakes.items()):
        for other in possible:
            yield ox.Quad(node(iri), node(RDFS + "seeAlso"), node(other), graph)
