"""The W3C suite of the SPARQL 1.1 Protocol, run from its manifest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from flask import Flask
from flask.testing import FlaskClient
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS

from endpoint import sandbox
from endpoint.app import create_app
from endpoint.settings import Settings

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")


@dataclass(frozen=True)
class Step:
    """A request of a test, and what is expected of the reply."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: tuple[str, ...]
    boolean: bool | None
    format: str


@pytest.fixture(scope="module")
def manifest(shared: Path) -> tuple[Path, rdflib.Graph]:
    """Return the suite's folder and its manifest."""
    folder = shared / "w3c" / "sparql" / "sparql11" / "protocol"
    return folder, rdflib.Graph().parse(folder / "manifest.ttl")


@pytest.fixture(scope="module")
def w3c_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Return the application on an empty sandbox."""
    data = tmp_path_factory.mktemp("w3c")
    sandbox.fill(data)
    app = create_app(Settings(data, workers=1, sandbox=True))
    yield app
    app.extensions["kelisim"].close()


def _preload(app: Flask, folder: Path, graph: rdflib.Graph, test: rdflib.term.Node) -> None:
    """Let the sandbox hold what a test begins with, and nothing else."""
    quads: dict[ox.Quad, None] = {}
    for data in graph.objects(test, UT.graphData):
        name = ox.NamedNode(str(graph.value(data, RDFS.label)))
        path = folder / str(graph.value(data, UT.graph)).rpartition("/")[2]
        for quad in ox.parse(path=path):
            quads[ox.Quad(quad.subject, quad.predicate, quad.object, name)] = None
    dataset = app.extensions["kelisim"]
    sandbox.fill(dataset.settings.data, list(quads))
    dataset.look()


def _steps(graph: rdflib.Graph, test: rdflib.term.Node) -> Iterator[Step]:
    action = graph.value(test, MF.action)
    requests = graph.value(action, HT.requests)
    assert requests is not None
    for request in Collection(graph, requests):
        reply = graph.value(request, HT.resp)
        boolean = graph.value(reply, MF.expectedBoolean)
        yield Step(
            str(graph.value(request, HT.methodName)),
            str(graph.value(request, HT.absolutePath)),
            dict(_headers(graph, request)),
            _body(graph, graph.value(request, HT.body)),
            tuple(str(s)[-3] for s in graph.objects(reply, MF.expectedStatus)),
            None if boolean is None else bool(boolean.toPython()),  # type: ignore[attr-defined]
            str(graph.value(reply, MF.expectedFormat) or ""),
        )


def _headers(graph: rdflib.Graph, request: rdflib.term.Node) -> Iterator[tuple[str, str]]:
    headers = graph.value(request, HT.headers)
    for header in Collection(graph, headers) if headers else ():
        yield str(graph.value(header, HT.fieldName)), str(graph.value(header, HT.fieldValue))


def _body(graph: rdflib.Graph, body: rdflib.term.Node | None) -> bytes | None:
    if body is None:
        return None
    text = str(graph.value(body, CNT.chars))
    if text.startswith(("query=", "update=")):
        text = text.replace("\n", "").replace("\r", "")
    return text.encode(str(graph.value(body, CNT.characterEncoding) or "utf-8"))


def _passes(client: FlaskClient, step: Step) -> bool:
    reply = client.open(
        step.path.replace("/sparql/", "/sparql", 1),
        method=step.method,
        data=step.body,
        headers=step.headers,
    )
    if str(reply.status_code)[0] not in step.statuses:
        return False
    if step.boolean is not None:
        return reply.json is not None and reply.json["boolean"] is step.boolean
    kinds = {
        "boolean": "application/sparql-results+json",
        "tabular": "application/sparql-results+json",
        "RDF": "text/turtle",
    }
    return not step.format or reply.mimetype == kinds[step.format]


def test_the_whole_suite_passes(manifest: tuple[Path, rdflib.Graph], w3c_app: Flask) -> None:
    """All 34 tests of the suite pass, each on its own data; updates are done in a sandbox."""
    folder, graph = manifest
    tests = sorted(graph.subjects(RDF.type, MF.ProtocolTest))
    failed = set()
    for test in tests:
        _preload(w3c_app, folder, graph, test)
        if not all(_passes(w3c_app.test_client(), step) for step in _steps(graph, test)):
            failed.add(str(test).rpartition("#")[2])
    assert len(tests) == 34
    assert failed == set()
