"""The W3C suites of the Graph Store Protocol and of the Service Description.

The endpoint has the read side. What a test wants written is refused with 405, then written by the
harness, so that every GET and HEAD of the suite is asked and judged as the suite says.
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pyoxigraph as ox
import pytest
import rdflib
from flask import Flask
from flask.testing import FlaskClient
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import RDF

from endpoint import sandbox
from endpoint.app import create_app
from endpoint.settings import Settings
from ontology.vocabulary import DATA_BASE, RDFS, SD
from tests.endpoint.test_w3c_protocol import CNT, HT, MF

HTS = "http://www.w3.org/2011/http-statusCodes#"
STATUS = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
DIRECT, MADE = "/gsp/", DATA_BASE + "graph/made"
READ, WRITE = {"GET", "HEAD"}, {"PUT", "POST", "DELETE"}


@dataclass(frozen=True)
class Request:
    """A request of a test, and what is expected: statuses, media type, triples."""

    method: str
    path: str
    headers: dict[str, str]
    body: str
    statuses: set[int]
    media_type: str
    expected: str | None


@dataclass
class Sandbox:
    """The endpoint under test, and the graphs that it holds; None is the default graph."""

    app: Flask
    graphs: dict[str | None, list[ox.Triple]] = field(default_factory=dict)

    def publish(self) -> None:
        """Let the endpoint hold the graphs."""
        quads = [
            ox.Quad(*triple, ox.NamedNode(name) if name else ox.DefaultGraph())
            for name, triples in self.graphs.items()
            for triple in triples
        ]
        dataset = self.app.extensions["kelisim"]
        sandbox.fill(dataset.settings.data, quads)
        dataset.look()


@pytest.fixture(scope="module")
def graph_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """Return the application on an empty sandbox."""
    data = tmp_path_factory.mktemp("gsp")
    sandbox.fill(data)
    app = create_app(Settings(data, workers=1))
    yield Sandbox(app)
    app.extensions["kelisim"].close()


def _manifests(shared: Path) -> Iterator[rdflib.Graph]:
    folder = shared / "w3c" / "sparql" / "sparql11" / "graph-store-protocol"
    for name in ("manifest-indirect.ttl", "manifest-direct.ttl"):
        yield rdflib.Graph().parse(folder / name)


def _requests(graph: rdflib.Graph, test: rdflib.term.Node) -> Iterator[Request]:
    requests = graph.value(graph.value(test, MF.action), HT.requests)
    assert requests is not None
    for request in Collection(graph, requests):
        reply = graph.value(request, HT.resp)
        body, expected = graph.value(request, HT.body), graph.value(reply, HT.body)
        yield Request(
            str(graph.value(request, HT.methodName)),
            str(graph.value(request, HT.absolutePath)),
            _headers(graph, request),
            str(graph.value(body, CNT.chars) or "") if body else "",
            {STATUS[str(s).removeprefix(HTS)] for s in graph.objects(reply, MF.expectedStatus)},
            _headers(graph, reply).get("content-type", ""),
            str(graph.value(expected, CNT.chars)) if expected else None,
        )


def _headers(graph: rdflib.Graph, node: rdflib.term.Node | None) -> dict[str, str]:
    headers = graph.value(node, HT.headers) if node else None
    return {
        str(graph.value(header, HT.fieldName)).lower(): str(graph.value(header, HT.fieldValue))
        for header in (Collection(graph, headers) if headers else ())
    }


def _address(path: str) -> tuple[str, str | None]:
    """Return the path here and the graph that it names; None is the default graph."""
    path = path.replace("$LOCATION$", quote(MADE, safe=""))
    if path.startswith(DIRECT):
        name = path.removeprefix(DIRECT)
        return "/id/graph/" + name, f"{DATA_BASE}graph/{name}"
    named = parse_qs(urlsplit(path).query).get("graph")
    created = None if "default" in path else MADE
    return path.replace("/gsp", "/data", 1), named[0] if named else created


def _parts(request: Request) -> Iterator[ox.Triple]:
    """Give the triples of a body, of each part where it has several."""
    kind = request.headers.get("content-type", "")
    texts = [request.body]
    if kind.startswith("multipart/"):
        message = email.message_from_string(f"Content-Type: {kind}\r\n\r\n{request.body}")
        texts = [str(part.get_payload()) for part in message.walk() if not part.is_multipart()]
    for text in texts:
        for quad in ox.parse(text, ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            yield quad.triple


def _write(store: Sandbox, request: Request) -> bool:
    """Say whether writing is refused as it should be, and write by other means."""
    path, name = _address(request.path)
    reply = store.app.test_client().open(
        path, method=request.method, data=request.body, headers=request.headers
    )
    if request.method == "PUT":
        store.graphs[name] = list(_parts(request))
    elif request.method == "POST":
        store.graphs.setdefault(name, []).extend(_parts(request))
    else:
        store.graphs.pop(name, None)
    store.publish()
    return reply.status_code == 405 and "GET" in reply.headers["Allow"]


def _read(client: FlaskClient, request: Request) -> bool:
    """Say whether a GET or HEAD is answered as the suite says."""
    reply = client.open(_address(request.path)[0], method=request.method, headers=request.headers)
    if reply.status_code not in request.statuses:
        return False
    if request.media_type and reply.headers["Content-Type"] != request.media_type:
        return False
    if request.expected is None:
        return request.method == "GET" or reply.data == b""
    found = rdflib.Graph().parse(data=reply.data, format="turtle")
    return isomorphic(found, rdflib.Graph().parse(data=request.expected, format="turtle"))


def _right(store: Sandbox, graph: rdflib.Graph, test: rdflib.term.Node) -> bool:
    store.graphs.clear()
    store.publish()
    client = store.app.test_client()
    return all(
        _read(client, request) if request.method in READ else _write(store, request)
        for request in _requests(graph, test)
    )


def test_the_read_side_of_the_suite(shared: Path, graph_store: Sandbox) -> None:
    """In all 14 tests (13 of them listed) each GET and HEAD is answered, and each write refused."""
    tests = [
        (graph, test)
        for graph in _manifests(shared)
        for test in sorted(graph.subjects(RDF.type, MF.GraphStoreProtocolTest))
    ]
    failed = [str(test) for graph, test in tests if not _right(graph_store, graph, test)]
    assert len(tests) == 14
    assert failed == []


def _description(client: FlaskClient) -> rdflib.Graph:
    reply = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert reply.mimetype == "text/turtle"
    return rdflib.Graph().parse(data=reply.data, format="turtle")


def test_returns_rdf(client: FlaskClient) -> None:
    """A GET on the endpoint returns RDF (suite test returns-rdf), in every format of graphs."""
    assert len(_description(client)) > 10
    for kind in ("application/n-triples", "application/rdf+xml", "application/ld+json"):
        reply = client.get("/sparql", headers={"Accept": kind})
        assert reply.mimetype == kind
        assert list(ox.parse(reply.data, ox.RdfFormat.from_media_type(kind)))


def test_has_endpoint_triple(client: FlaskClient) -> None:
    """The description names the address that it came from (suite test has-endpoint-triple)."""
    endpoint = rdflib.URIRef("http://localhost/sparql")
    assert list(_description(client).subjects(rdflib.URIRef(SD + "endpoint"), endpoint))


RANGES = {
    "supportedLanguage": "Language",
    "feature": "Feature",
    "defaultDataset": "Dataset",
    "defaultGraph": "Graph",
    "namedGraph": "NamedGraph",
    "graph": "Graph",
}
"""The ranges of the vocabulary (https://www.w3.org/TR/sparql11-service-description/)."""
INSTANCES = {
    "Language": {"SPARQL10Query", "SPARQL11Query", "SPARQL11Update"},
    "Feature": {"UnionDefaultGraph", "DereferencesURIs", "RequiresDataset", "EmptyGraphs"},
}


def test_conforms_to_schema(client: FlaskClient) -> None:
    """Terms of the vocabulary are used by its domains and ranges (test conforms-to-schema)."""
    graph = _description(client)
    for name, kind in RANGES.items():
        for value in graph.objects(None, rdflib.URIRef(SD + name)):
            known = str(value).removeprefix(SD) in INSTANCES.get(kind, set())
            assert known or (value, RDF.type, rdflib.URIRef(SD + kind)) in graph, name
    (service,) = graph.subjects(RDF.type, rdflib.URIRef(SD + "Service"))
    for name in ("endpoint", "supportedLanguage", "feature", "resultFormat", "defaultDataset"):
        assert set(graph.subjects(rdflib.URIRef(SD + name))) == {service}
    named = list(graph.objects(None, rdflib.URIRef(SD + "namedGraph")))
    assert named
    assert all(graph.value(node, rdflib.URIRef(SD + "name")) for node in named)
    assert not list(graph.predicate_objects(rdflib.URIRef(RDFS)))
