"""The service description (https://www.w3.org/TR/sparql11-service-description/) and its VoID."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox
from flask import Response, url_for

from endpoint.dataset import Release
from endpoint.negotiation import GRAPHS, RESULTS, Format
from endpoint.serialisation import serialise
from ontology.vocabulary import DATA_BASE, DCTERMS, PREFIXES, RDF, SD, VOID, XSD

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
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def response(release: Release, wanted: Format, graphs: Sequence[str], updates: bool) -> Response:
    """Return the description of this service in a graph format.

    ``graphs`` are the IRIs of the named graphs; ``updates`` says whether updates are taken.
    """
    prefixes = {name: PREFIXES[name] for name in ("sd", "void", "dcterms")}
    described = triples(release, graphs, updates)
    with serialise(described, wanted, prefixes) as body:
        return Response(body.read(), content_type=wanted.content_type)


def triples(release: Release, graphs: Sequence[str], updates: bool) -> Iterator[ox.Triple]:
    """Yield the description: languages, formats, the default dataset, its dumps and licence."""
    service = ox.NamedNode(url_for("sparql.sparql", _external=True))
    data = ox.NamedNode(url_for("pages.home", _external=True) + "#dataset")
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
    yield _value(data, DCTERMS + "title", "Kelisim")
    yield _value(data, DCTERMS + "identifier", release.id)
    yield _value(data, VOID + "uriSpace", str(release.manifest.get("base", DATA_BASE)))
    yield from _size(data, release)
    yield from _graphs(data, graphs)
    for dump in sorted(release.dumps.glob("kelisim.*")):
        address = url_for("dumps.download", name=dump.name, _external=True)
        yield _link(data, VOID + "dataDump", address)


def _graphs(data: ox.NamedNode, graphs: Sequence[str]) -> Iterator[ox.Triple]:
    """Yield the named graphs, each under the address where the Graph Store Protocol gives it."""
    for iri in graphs[:MAX_GRAPHS]:
        address = url_for("graph_store.indirect", _external=True, graph=iri)
        graph = ox.NamedNode(address)
        yield ox.Triple(data, ox.NamedNode(SD + "namedGraph"), graph)
        yield _link(graph, RDF + "type", SD + "NamedGraph")
        yield _link(graph, SD + "name", iri)


def _size(data: ox.NamedNode, release: Release) -> Iterator[ox.Triple]:
    counts = release.manifest.get("counts", {})
    triples = counts.get("triples", counts.get("quads")) if isinstance(counts, dict) else None
    if isinstance(triples, int):
        literal = ox.Literal(str(triples), datatype=ox.NamedNode(XSD + "integer"))
        yield ox.Triple(data, ox.NamedNode(VOID + "triples"), literal)


def _link(subject: ox.NamedNode, predicate: str, target: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), ox.NamedNode(target))


def _value(subject: ox.NamedNode, predicate: str, text: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), ox.Literal(text))
