"""The checks of FOOPS! (https://foops.linkeddata.es) that need no network."""

from __future__ import annotations

from collections.abc import Iterator

import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, URIRef

from ontology.vocabulary import KEL, ONTOLOGY

HEAD = URIRef(KEL.removesuffix("#"))
BIBO_STATUS = URIRef("http://purl.org/ontology/bibo/status")
METADATA = {
    "title": DCTERMS.title,
    "description": DCTERMS.description,
    "licence": DCTERMS.license,
    "version IRI": OWL.versionIRI,
    "creator": DCTERMS.creator,
    "preferred prefix": VANN.preferredNamespacePrefix,
    "preferred namespace": VANN.preferredNamespaceUri,
    "version info": OWL.versionInfo,
    "created": DCTERMS.created,
    "citation": DCTERMS.bibliographicCitation,
    "publisher": DCTERMS.publisher,
    "status": BIBO_STATUS,
    "source": DCTERMS.source,
    "issued": DCTERMS.issued,
}
TERMS = {"labels of all terms": RDFS.label, "definitions of all terms": SKOS.definition}


def checks() -> Iterator[tuple[str, bool]]:
    """Give each check and whether the ontology passes it."""
    graph = rdflib.Graph().parse(ONTOLOGY)
    for name, predicate in METADATA.items():
        yield name, (HEAD, predicate, None) in graph
    terms = {s for s in graph.subjects(RDF.type) if str(s).startswith(KEL)}
    for name, predicate in TERMS.items():
        yield name, all((term, predicate, None) in graph for term in terms)
