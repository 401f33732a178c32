"""The service description (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox
from flask import Response, url_for

from endpoint import editor_help
from endpoint.dataset import Release
from endpoint.negotiation import GRAPHS, RESULTS, Format
from endpoint.serialisation import serialise
from graph.catalogue import LICENCE, release_iri
from ontology.vocabulary import DATA_BASE, DCTERMS, PREFIXES, RDF, RDFS, SD, VOID

_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
}
MAX_GRAPHS = 1000
"""How many named graphs the description lists at most."""


def response(release: Release, wanted: Format, graphs: Sequence[str], updates: bool) -> Response:
    """Return the description of this service in a graph format.

    ``graphs`` are the IRIs of the named graphs; ``updates`` says whether updates are taken.
    """
    prefixes = {
        name: PREFIXES[name] for name in ("sd", "void", "dcterms", "rdfs", "schema", "sh", "xsd")
    }
    described = triples(release, graphs, updates)
    with serialise(described, wanted, prefixes) as body:
        return Response(body.read(), content_type=wanted.content_type)


def triples(release: Release, graphs: Sequence[str], updates: bool) -> Iterator[ox.Triple]:
    """Yield the description: languages, formats, the dataset, its graphs; examples and prefixes.

    ``/.well-known/void`` tells of the dataset itself.
    """
    service = ox.NamedNode(url_for("sparql.sparql", _external=True))
    base = str(release.manifest.get("base", DATA_BASE))
    data = ox.NamedNode(release_iri(base, release.id))
    default = ox.NamedNode(url_for("pages.home", _external=True) + "#default-graph")
    yield _link(service, RDF + "type", SD + "Service")
    yield ox.Triple(service, ox.NamedNode(SD + "endpoint"), service)
    yield _link(service, SD + "supportedLanguage", SD + "SPARQL11Query")
    if updates:
        yield _link(service, SD + "supportedLanguage", SD + "SPARQL11Update")
    yield _link(service, SD + "feature", SD + "UnionDefaultGraph")
    for form in (*RESULTS, *GRAPHS):
        yield _link(service, SD + "resultFormat", _FORMATS + _RESULT_FORMATS[form.name])
    yield ox.Triple(service, ox.NamedNode(SD + "defaultDataset"), data)
    yield _link(data, RDF + "type", SD + "Dataset")
    yield _link(data, RDF + "type", VOID + "Dataset")
    yield ox.Triple(data, ox.NamedNode(SD + "defaultGraph"), default)
    yield _link(default, RDF + "type", SD + "Graph")
    yield ox.Triple(data, ox.NamedNode(VOID + "sparqlEndpoint"), service)
    yield _link(data, DCTERMS + "license", LICENCE)
    yield _link(data, RDFS + "seeAlso", url_for("pages.void", _external=True))
    yield from _graphs(data, graphs)
    yield from editor_help.triples(service, base)


def _graphs(data: ox.NamedNode, graphs: Sequence[str]) -> Iterator[ox.Triple]:
    """Yield the named graphs, each under the address where the Graph Store Protocol gives it."""
    for iri in graphs[:MAX_GRAPHS]:
        address = url_for("graph_store.indirect", _external=True, graph=iri)
        graph = ox.NamedNode(address)
        yield ox.Triple(data, ox.NamedNode(SD + "namedGraph"), graph)
        yield _link(graph, RDF + "type", SD + "NamedGraph")
        yield _link(graph, SD + "name", iri)


def _link(subject: ox.NamedNode, predicate: str, target: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), ox.NamedNode(target))
