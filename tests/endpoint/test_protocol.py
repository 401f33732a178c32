from __future__ import annotations

import gzip
import json
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from tests.endpoint import sample
from tests.endpoint.conftest import Reply, Server

SELECT = "SELECT ?s { ?s a <https://w3id.org/kelisim/ontology#Law> } ORDER BY ?s LIMIT 2"
CONSTRUCT = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 2"
ONE = "https://w3id.org/kelisim/id/graph/one"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("json", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
        ("csv", "text/csv; charset=utf-8"),
        ("tsv", "text/tab-separated-values; charset=utf-8"),
    ],
)
def test_tables_in_every_format(client: FlaskClient, name: str, kind: str) -> None:
    """SELECT and ASK come in four formats, by name and by media type, from the same rows."""
    by_name = client.get("/sparql", query_string={"query": SELECT, "format": name})
    media_type = kind.partition(";")[0]
    by_type = client.get("/sparql", query_string={"query": SELECT}, headers={"Accept": media_type})
    assert by_name.data == by_type.data
    assert by_name.headers["Content-Type"] == kind
    assert by_name.data.count(b"act/water-law-") == 2
    ask = client.get("/sparql", query_string={"query": "ASK {}", "format": name})
    assert b"true" in ask.data


@pytest.mark.parametrize("name", ["ttl", "nt", "jsonld", "rdf"])
def test_graphs_in_every_format(client: FlaskClient, name: str) -> None:
    """CONSTRUCT and DESCRIBE come in four formats and read back."""
    reply = client.get("/sparql", query_string={"query": CONSTRUCT, "format": name})
    assert len(list(ox.parse(reply.data, ox.RdfFormat.from_media_type(reply.mimetype)))) == 2


def test_three_ways_to_ask(client: FlaskClient) -> None:
    """GET, a form by POST and a query by POST give the same answer."""
    get = client.get("/sparql", query_string={"query": SELECT})
    form = client.post("/sparql", data={"query": SELECT})
    direct = client.post("/sparql", data=SELECT, content_type="application/sparql-query")
    assert get.status_code == 200
    assert get.data == form.data == direct.data


def test_the_default_graph_is_the_union(client: FlaskClient) -> None:
    """Without a dataset the query sees all graphs; FROM and the protocol narrow it."""
    count = "SELECT (COUNT(*) AS ?n) %s { ?s ?p ?o }"

    def number(query: str, **graphs: str) -> int:
        reply = client.get("/sparql", query_string={"query": query, **graphs})
        return int(json.loads(reply.data)["results"]["bindings"][0]["n"]["value"])

    everything, one = number(count % ""), number(count % f"FROM <{ONE}>")
    assert everything == one + sample.DENSE**2 + sample.MANY + 1
    assert number(count % "", **{"default-graph-uri": ONE}) == one
    assert number(count % "", **{"named-graph-uri": ONE}) == 0
    assert number(count % f"FROM NAMED <{ONE}>") == 0
    other = "FROM <http://example.org/other>"  # a parameter wins over the query
    assert number(count % other, **{"default-graph-uri": ONE}) == one


@pytest.mark.parametrize("graph", ["file:///etc/passwd", "http://127.0.0.1:9/x"])
def test_graphs_are_never_fetched(server: Server, graph: str) -> None:
    """A graph that the release does not have is told by its name, whatever its address."""
    in_query = server.query(f"SELECT *\nFROM <{ONE}>\nFROM NAMED <{graph}> {{ ?s ?p ?o }}")
    assert told(in_query) == (400, "unknown-graph")
    assert f"<{graph}>" in json.loads(in_query.body)["error"]["message"]
    error = json.loads(in_query.body)["error"]
    assert (error["line"], error["column"]) == (3, 12)
    path = f"/sparql?query={quote('SELECT * { ?s ?p ?o }')}&default-graph-uri={quote(graph)}"
    by_parameter = server.ask(f"{path}&named-graph-uri={ONE}")
    assert json.loads(by_parameter.body)["results"]["bindings"] == []
    assert by_parameter.headers["unknown-graph"] == f"<{graph}>"
    assert f"There is no graph {graph}." in server.ask(path, headers=BROWSER).body.decode()
    assert "unknown-graph" not in server.ask(f"/sparql?query=ASK%7B%7D&{ONE}").headers


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("PREFIX g: <https://w3id.org/kelisim/id/graph/> SELECT * FROM g:one", 200),
        ("PREFIX g: <https://w3id.org/kelisim/id/graph/> SELECT * FROM NAMED g:none", 400),
        ("PREFIX g: <https://w3id.org/kelisim/id/graph#> SELECT * FROM g:/one", 400),
        (
            "PREFIX g: <id/> BASE <https://w3id.org/kelisim/> PREFIX g: <id/graph/> ASK FROM g:one",
            200,
        ),
        ("BASE <https://w3id.org/kelisim/id/> SELECT * FROM <graph/one>", 200),
        ("BASE <https://w3id.org/kelisim/id/> SELECT * FROM <graph/none>", 400),
        (f"SELECT ('FROM <x:none>' AS ?from) # FROM <x:none>\nFROM<{ONE}>", 200),
        ("SELECT * FROM <https://w3id.org/kelisim/id/graph/\\u006Fne>", 200),
        ("CONSTRUCT { ?s ?p ?o } FROM <x:none> WHERE", 400),
    ],
)
def test_from_clauses_are_read_as_the_engine_does(server: Server, clause: str, status: int) -> None:
    """Prefixes, bases and escapes count; strings and comments do not."""
    assert server.query(clause + " { ?s ?p ?o }").status == status


def test_turtle_has_the_prefixes_of_the_query(server: Server) -> None:
    """Turtle is written with the prefixes that the query declares, in order, and says the same."""
    declared = {"": "id/", "k": "ontology#"}
    start = "BASE <https://w3id.org/> PREFIX k: <kelisim/ontology#> PREFIX : <kelisim/id/> "
    query = start + "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    turtle, plain = (server.ask(f"/sparql?query={quote(query)}&format={f}") for f in ("ttl", "nt"))
    head = [f"@prefix {name}: <https://w3id.org/kelisim/{iri}> ." for name, iri in declared.items()]
    assert turtle.body.decode().splitlines()[:2] == head
    assert turtle.body.count(b"@prefix") == 2
    assert b" a k:Law" in turtle.body
    said = set(ox.parse(turtle.body, format=ox.RdfFormat.TURTLE))
    assert said == set(ox.parse(plain.body, format=ox.RdfFormat.N_TRIPLES))
    bodies = {server.query(start + f"DESCRIBE :x{n}").body for n in range(3)}
    assert bodies == {b""}


def test_errors_have_one_shape(client: FlaskClient) -> None:
    """An error is JSON with status, code, message, line and column; text where it is asked for."""
    query = {"query": "SELECT *\n{ ?s ?p }"}
    reply = client.get("/sparql", query_string=query)
    error = json.loads(reply.data)["error"]
    assert reply.status_code == error["status"] == 400
    assert (error["code"], error["line"], error["column"]) == ("syntax", 2, 10)
    accept = {"Accept": "text/csv, text/plain;q=0.9"}
    text = client.get("/sparql", query_string=query, headers=accept)
    assert text.data.startswith(b"400 syntax: ")
    assert b"(line 2, column 10)" in text.data


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status"),
    [
        ("PUT", "/sparql?query=ASK{}", None, None, 405),
        ("GET", "/sparql?query=ASK{}&query=ASK{}", None, None, 400),
        ("GET", "/sparql?update=CLEAR%20ALL", None, None, 403),
        ("POST", "/sparql", b"update=CLEAR+ALL", "application/x-www-form-urlencoded", 403),
        ("POST", "/sparql", b"CLEAR ALL", "application/sparql-update", 403),
        ("POST", "/sparql", b"CLEAR ALL", "application/sparql-query", 403),
        ("POST", "/sparql", b"ASK {}", "text/plain", 415),
        ("POST", "/sparql", b"ASK {}", None, 415),
        ("POST", "/sparql", b"", "application/sparql-query", 400),
        ("POST", "/sparql", b"\xff\xfe", "application/sparql-query", 400),
        ("POST", "/sparql", b"ASK {}", "application/sparql-query; charset=UTF-16", 415),
        ("GET", "/sparql?query=%ff%fe", None, None, 400),
        ("GET", "/sparql?query=ASK{}&" + "&".join(["a=b"] * 300), None, None, 400),
        ("GET", "/sparql?query=ASK{}&format=docx", None, None, 406),
        ("GET", "/sparql?query=ASK{}&default-graph-uri=a%20b", None, None, 400),
    ],
)
def test_what_the_protocol_forbids(
    client: FlaskClient, method: str, path: str, body: bytes | None, kind: str | None, status: int
) -> None:
    """Each misuse has its own status, and a body in the shape of errors."""
    reply = client.open(path, method=method, data=body, content_type=kind)
    assert reply.status_code == status
    assert json.loads(reply.data)["error"]["status"] == status


def test_tags(client: FlaskClient) -> None:
    """The same question to the same release needs no second answer; a changing one always does."""
    reply = client.get("/sparql", query_string={"query": SELECT})
    again = {"If-None-Match": reply.headers["ETag"]}
    same = client.get("/sparql", query_string={"query": SELECT}, headers=again)
    assert (same.status_code, same.data) == (304, b"")
    other = client.get("/sparql", query_string={"query": SELECT, "format": "csv"}, headers=again)
    assert other.status_code == 200
    changing = client.get("/sparql", query_string={"query": "SELECT (NOW() AS ?t) {}"})
    assert "ETag" not in changing.headers


def test_head_and_options(client: FlaskClient) -> None:
    """HEAD has the headers of GET and no body; OPTIONS lets pages of other sites ask."""
    path = "/sparql?query=" + quote(SELECT)
    head, get = client.head(path), client.get(path)
    assert head.data == b""
    assert head.headers["Content-Length"] == str(len(get.data))
    options = client.options("/sparql")
    assert options.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in options.headers["Allow"]


def test_a_browser_gets_pages(client: FlaskClient) -> None:
    """A browser gets the editor, a table, a yes or Turtle, and errors with their place."""
    assert b"<textarea" in client.get("/sparql", headers=BROWSER).data

    def page(query: str) -> str:
        return client.get("/sparql", query_string={"query": query}, headers=BROWSER).text

    assert "<table>" in page(SELECT)
    assert "Yes" in page("ASK {}")
    assert "<pre" in page(CONSTRUCT)
    assert "no results" in page("SELECT * { <x:y> ?p ?o }")
    assert "line 1, column" in page("SELECT * {")
    assert "<b>" not in page('SELECT ("<b>x</b>" AS ?x) {}')


def test_the_service_describes_itself(client: FlaskClient) -> None:
    """A bare GET by a program gives the service description."""
    reply = client.get("/sparql", headers={"Accept": "text/turtle"})
    triples = {str(t) for t in ox.parse(reply.data, ox.RdfFormat.TURTLE)}
    assert any("service-description#endpoint" in t for t in triples)
    assert any("UnionDefaultGraph" in t for t in triples)
    assert any("seeAlso" in t and "/.well-known/void" in t for t in triples)


def told(reply: Reply) -> tuple[int, str]:
    """Return the status and the code of an error."""
    return reply.status, json.loads(reply.body)["error"]["code"]


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_an_empty_query_is_an_error(server: Server) -> None:
    """A query that is there but empty is 400 and says so; without any the service tells itself."""
    for path in ("/sparql?query=", "/sparql?query=%20%0A", "/sparql?query=&format=json"):
        assert told(server.ask(path)) == (400, "empty-query")
    assert told(server.ask("/sparql", "POST", b"query=", FORM)) == (400, "empty-query")
    page = server.ask("/sparql?query=&lang=ru", headers=BROWSER)
    assert (page.status, "Запрос пуст." in page.body.decode()) == (400, True)
    assert server.ask("/sparql").headers["content-type"].startswith("text/turtle")
    assert b"<textarea" in server.ask("/sparql", headers=BROWSER).body


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/sparql", "application/sparql-query", b"ASK {}"),
        ("/sparql", FORM["Content-Type"], b"query=ASK%7B%7D"),
        ("/reconcile", FORM["Content-Type"], b"queries=%7B%7D"),
    ],
)
def test_a_coded_body_is_told_as_such(server: Server, path: str, kind: str, body: bytes) -> None:
    """A compressed body is 415 that names its coding and tells that none is taken."""
    coded = {"Content-Type": kind, "Content-Encoding": "gzip"}
    reply = server.ask(path, "POST", gzip.compress(body), coded)
    assert told(reply) == (415, "content-encoding")
    assert b"Content-Encoding: gzip" in reply.body
    assert reply.headers["accept-encoding"] == "identity"
    assert server.ask(path, "POST", body, coded | {"Content-Encoding": "identity"}).status == 200
