from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient

from endpoint import sandbox
from endpoint.app import create_app
from endpoint.dataset import Cache
from endpoint.graph_store import exact
from endpoint.settings import Settings
from ontology.vocabulary import DATA_BASE, XSD

ONE, TWO = DATA_BASE + "graph/one", "http://example.org/graph?two=2"
P = ox.NamedNode("http://example.org/p")
THING = ox.NamedNode(DATA_BASE + "act/a")
ODD = [
    ox.Literal("1.300", datatype=ox.NamedNode(XSD + "decimal")),
    ox.Literal("007", datatype=ox.NamedNode(XSD + "int")),
    ox.Literal("2020-01-01T00:00:00+00:00", datatype=ox.NamedNode(XSD + "dateTime")),
    ox.Literal(f"not the end <{ONE}> .\n", language="kk"),
]
"""Literals that the store would write otherwise, and one that looks like the end of a line."""
BROWSER = {"Accept": "text/html,*/*;q=0.8"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Return the application on two graphs with odd literals."""
    data = tmp_path_factory.mktemp("graphs")
    one = [ox.Quad(THING, P, literal, ox.NamedNode(ONE)) for literal in ODD]
    two = [ox.Quad(THING, P, ODD[0], ox.NamedNode(TWO)), ox.Quad(THING, P, ox.NamedNode(ONE))]
    sandbox.fill(data, [*one, *two])
    app = create_app(Settings(data, workers=1))
    yield app
    app.extensions["kelisim"].close()


@pytest.fixture
def store(made: Flask) -> FlaskClient:
    """Return a client of it."""
    return made.test_client()


def objects(content: bytes, media_type: str) -> set[ox.Triple]:
    """Return the triples of an answer."""
    return {quad.triple for quad in ox.parse(content, ox.RdfFormat.from_media_type(media_type))}


@pytest.mark.parametrize("name", ["ttl", "nt", "jsonld", "rdf"])
def test_literals_are_exact(store: FlaskClient, name: str) -> None:
    """A graph comes in every format with its literals as they were written."""
    expected = {ox.Triple(THING, P, literal) for literal in ODD}
    reply = store.get("/data", query_string={"graph": ONE, "format": name})
    assert reply.status_code == 200
    assert objects(reply.data, reply.mimetype) == expected
    direct = store.get("/id/graph/one", headers={"Accept": reply.mimetype})
    assert direct.data == reply.data
    here = store.get(
        "/data", query_string={"graph": "http://localhost/id/graph/one", "format": name}
    )
    assert here.data == reply.data


def test_other_names_and_the_default_graph(store: FlaskClient) -> None:
    """A graph has any IRI; the default graph is the union of all, each triple once."""
    two = store.get("/data", query_string={"graph": TWO})
    assert objects(two.data, "text/turtle") == {ox.Triple(THING, P, ODD[0])}
    default = store.get("/data?default", headers={"Accept": "application/n-triples"})
    assert len(default.data.splitlines()) == len(ODD) + 1


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/data?graph=http://example.org/none", 404),
        ("/data?graph=one", 404),
        ("/data?graph=a b<>", 404),
        ("/id/graph/none", 404),
        ("/data", 400),
        ("/data?graph=", 404),
        ("/data?default&graph=http://example.org/none", 400),
        (f"/data?graph={ONE}&graph={ONE}", 400),
        (f"/data?graph={ONE}&format=docx", 406),
        ("/data?graph=%ff", 400),
    ],
)
def test_what_is_no_graph(store: FlaskClient, path: str, status: int) -> None:
    """Unknown graphs are 404, unclear requests 400; HEAD says the same as GET, without a body."""
    assert store.get(path).status_code == status
    head = store.head(path)
    assert (head.status_code, head.data) == (status, b"")


@pytest.mark.parametrize("path", [f"/data?graph={ONE}", "/data?default", "/data", "/id/graph/one"])
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_graphs_are_not_written(store: FlaskClient, path: str, method: str) -> None:
    """Writing a graph is 405 and says what is allowed."""
    reply = store.open(path, method=method, data=b"<a:b> <a:b> <a:b> .", content_type="text/turtle")
    assert reply.status_code == 405
    assert {"GET", "HEAD"} <= {name.strip() for name in reply.headers["Allow"].split(",")}
    assert not {"PUT", "POST", "DELETE", "PATCH"} & set(reply.headers["Allow"].split(", "))


def test_tags_and_dates(store: FlaskClient) -> None:
    """The same graph needs no second answer; HEAD has the headers of GET."""
    reply = store.get("/data", query_string={"graph": ONE})
    again = {"If-None-Match": reply.headers["ETag"]}
    same = store.get("/data", query_string={"graph": ONE}, headers=again)
    assert (same.status_code, same.data) == (304, b"")
    assert store.get("/data?default", headers=again).status_code == 200
    assert reply.headers["Cache-Control"] == "no-cache"
    assert reply.last_modified is not None
    head = store.head("/data", query_string={"graph": ONE})
    for name in ("ETag", "Last-Modified", "Content-Type", "Content-Length", "Vary"):
        assert head.headers[name] == reply.headers[name]


def test_the_same_tag_has_the_same_bytes(store: FlaskClient, made: Flask) -> None:
    """A graph and the service description are written the same each time, prefixes in order."""
    reply = store.get("/data?default")
    made.extensions["kelisim"].cache = Cache(0)
    for path in ("/data?default", "/sparql?format=ttl"):
        texts = {store.get(path).data for _ in range(5)}
        assert len(texts) == 1
    heads = [line for line in reply.text.splitlines() if line.startswith("@prefix")]
    assert heads == sorted(heads)


def test_a_browser_is_led_to_the_page(store: FlaskClient, client: FlaskClient) -> None:
    """A browser gets a page where there is one about the graph, else Turtle."""
    assert store.get("/id/graph/one", headers=BROWSER).mimetype == "text/turtle"
    assert store.get("/id/graph/one?format=html").mimetype == "text/turtle"
    assert store.get("/id/graph/a%20b", headers=BROWSER).status_code == 404
    assert client.get("/id/graph/one", headers=BROWSER).status_code == 200


def test_a_line_is_not_taken_for_another_graph(made: Flask) -> None:
    """A triple of the default graph whose object is the graph's name does not belong to it."""
    dump = made.extensions["kelisim"].release.dumps / "kelisim.nq"
    assert all(isinstance(triple.object, ox.Literal) for triple in exact(dump, ONE))
