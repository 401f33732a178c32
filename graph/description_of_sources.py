"""The documents, how the graph was made of them, and the data set of figures, as RDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from graph.claims import Resolution
from graph.entailment import figures
from graph.linking.description import describe_languages, language_node
from graph.reading.document import Document
from graph.reading.incipit import incipit
from graph.terms import TYPE, integer, kel, node
from graph.version import version
from ontology.vocabulary import DCTERMS, KEL, PROV, QB, RDFS

Described = Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]


def describe_sources(resolution: Resolution, documents: Sequence[Document]) -> Iterator[ox.Quad]:
    """Give the quads of the graph ``graph/sources``; there is no clock in them."""
    base = resolution.base
    graph = node(f"{base}graph/sources")
    for document in documents:
        for found in _document(document, base):
            yield ox.Quad(*found, graph)
    for entity in resolution.entities:
        for document_id in sorted({document for document, _ in entity.things}):
            source = node(f"{base}source/{document_id}")
            yield ox.Quad(node(entity.iri), kel("mentionedIn"), source, graph)
            yield ox.Quad(source, kel("mentions"), node(entity.iri), graph)
    for found in (*_making(base, documents), *_data_cube(base)):
        yield ox.Quad(*found, graph)
    for told in describe_languages(code for document in documents for code in document.languages):
        yield ox.Quad(told.subject, told.predicate, told.object, graph)


def _document(document: Document, base: str) -> Described:
    subject = node(f"{base}source/{document.id}")
    for type_ in (kel("SourceDocument"), kel("Entity"), node(PROV + "Entity")):
        yield subject, TYPE, type_
    yield subject, node(DCTERMS + "title"), ox.Literal(document.source)
    yield subject, node(DCTERMS + "identifier"), ox.Literal(document.id)
    yield subject, kel("sha256"), ox.Literal(document.sha256)
    yield subject, node(DCTERMS + "extent"), integer(len(document.text))
    if opening := incipit(document):
        yield subject, kel("incipit"), ox.Literal(opening.words, language=opening.language)
    for language in document.languages:
        yield subject, node(DCTERMS + "language"), ox.Literal(language)
        if known := language_node(language):
            yield subject, node(DCTERMS + "language"), known


def _making(base: str, documents: Sequence[Document]) -> Described:
    """Give the activity that made the claims and the program that carried it out (PROV-O)."""
    activity, agent = node(f"{base}release/building"), node(f"{base}release/kelisim-{version()}")
    yield activity, TYPE, node(PROV + "Activity")
    yield (
        activity,
        node(RDFS + "label"),
        ox.Literal("reading, resolving and describing", language="en"),
    )
    yield activity, node(PROV + "wasAssociatedWith"), agent
    for document in documents:
        yield activity, node(PROV + "used"), node(f"{base}source/{document.id}")
    yield agent, TYPE, node(PROV + "SoftwareAgent")
    yield agent, node(RDFS + "label"), ox.Literal(f"Kelisim {version()}", language="en")
    for name in ("claims", "entailed"):
        yield node(f"{base}graph/{name}"), TYPE, node(PROV + "Entity")
        yield node(f"{base}graph/{name}"), node(PROV + "wasGeneratedBy"), activity


def _data_cube(base: str) -> Described:
    """Give the data set of figures with its structure (RDF Data Cube § 5 and 6)."""
    data_set = figures(base)
    structure = node(f"{data_set.value}/structure")
    yield data_set, TYPE, node(QB + "DataSet")
    yield data_set, node(RDFS + "label"), ox.Literal("figures of the sources", language="en")
    yield data_set, node(QB + "structure"), structure
    yield structure, TYPE, node(QB + "DataStructureDefinition")
    for role, name in COMPONENTS:
        component = node(f"{structure.value}/{name}")
        yield structure, node(QB + "component"), component
        yield component, TYPE, node(QB + "ComponentSpecification")
        yield component, node(QB + role), node(KEL + name)


COMPONENTS = (
    ("dimension", "measure"),
    ("dimension", "ofWhom"),
    ("dimension", "asOf"),
    ("measure", "value"),
    ("attribute", "comparator"),
    ("attribute", "unit"),
)
