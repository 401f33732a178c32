"""What strangers send to a server that is on the open web; after each, it still answers."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.endpoint.conftest import DEADLINE, Server
from tests.endpoint.test_guard import CALLS

NEAR = "<http://example.org/near>"
NOISE = 0.25
"""What the request itself and a busy machine may take, in seconds."""

ENDLESS = {
    "cartesian count": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "cartesian order": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "cartesian rows": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "dense path": f"SELECT (COUNT(*) AS ?n) {{ ?a {NEAR}+ ?b . ?b {NEAR}+ ?c . ?c {NEAR}+ ?d }}",
    "path of paths": f"SELECT * {{"
    f" ?a (({NEAR}*)*/({NEAR}|^{NEAR})*)* ?b . ?c {NEAR}* ?d . ?e ?f ?g }}",
    "group concat": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) "
    "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "group by": "SELECT ?a ?d ?g (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } "
    "GROUP BY ?a ?d ?g",
    "distinct": "SELECT DISTINCT ?a ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 99999999",
    "construct": "CONSTRUCT { ?a ?h ?f } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "regular expression": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
    'FILTER(REGEX(CONCAT(STR(?a), STR(?d)), "(((a*)*)*)*b{1,50}$")) FILTER(?a = ?i) }',
}
WIDE = {
    "long list": "ASK { ?s ?p (" + "1 " * 8000 + ") }",
    "large expression": 'ASK { ?s ?p ?o FILTER(REGEX(STR(?s), "((a{1000}){1000}){1000}")) }',
    "repeated text": 'SELECT (REPLACE("'
    + "a" * 50_000
    + '", "a", "'
    + "b" * 40_000
    + '") AS ?x) {}',
    "fifty joined patterns": "ASK {"
    + " ".join(f"?a{i} {NEAR} ?a{i + 1} ." for i in range(50))
    + "}",
    "hundred patterns on one": "ASK {" + " ".join(f"?a ?p{i} ?a{i} ." for i in range(110)) + "}",
    "many values": "ASK { VALUES ?x {" + " ".join(map(str, range(15_000))) + "} }",
}
REFUSED = {
    "six thousand braces": "{" * 6000,
    "nested groups": "ASK " + "{" * 5000 + "}" * 5000,
    "nested optionals": "ASK {" + "OPTIONAL {" * 3000 + "}" * 3001,
    "nested selects": "SELECT * {" + "{SELECT * {" * 2000 + "}}" * 2000 + "}",
    "nested brackets": "ASK { FILTER" + "(" * 10_000 + "1" + ")" * 10_000 + "}",
    "nested paths": "ASK { ?s " + "(" * 5000 + "<p>" + ")*" * 5000 + " ?o }",
    "nested lists": "ASK { ?s ?p " + "(" * 5000 + ")" * 5000 + "}",
    "nested nodes": "ASK { ?s ?p " + "[<p> " * 5000 + "1" + "]" * 5000 + "}",
    "long path": "ASK { ?s " + "/".join(["<p>"] * 1000) + " ?o }",
    "many patterns": "SELECT * {" + "?a ?b ?c ." * 400 + "}",
    "many negations": "ASK { FILTER(" + "!" * 20_000 + "true) }",
    "long sum": "ASK { FILTER(1" + "+1" * 20_000 + ") }",
    "long or": "ASK { FILTER(true" + "||true" * 10_000 + ") }",
    "long union": "ASK { {}" + "UNION{}" * 9000 + "}",
}


@pytest.fixture(autouse=True)
def _still_answers(server: Server) -> Iterator[None]:
    """Hold after every attack: the server answers, and no process is left as a zombie."""
    yield
    assert server.answers()
    for _ in range(100):  # what was killed just now may still be on its way out
        zombies = [pid for pid, state in server.children() if state == "Z"]
        if not zombies:
            break
        time.sleep(0.02)
    assert not zombies


@pytest.mark.parametrize("name", ENDLESS)
def test_endless_queries_end(server: Server, name: str) -> None:
    """No query outlives its deadline by more than a tenth, and each failure says what it was."""
    reply = server.query(ENDLESS[name])
    assert reply.seconds <= DEADLINE * 1.1 + NOISE
    assert json.loads(reply.body)["error"]["code"] in {"deadline", "too-costly"}


@pytest.mark.parametrize("name", WIDE)
def test_wide_queries_end(server: Server, name: str) -> None:
    """What the guard lets pass is answered or stopped in time."""
    reply = server.query(WIDE[name])
    assert reply.seconds <= DEADLINE * 1.1 + NOISE
    assert reply.status in {200, 400, 504}


@pytest.mark.parametrize("name", REFUSED)
def test_giants_are_refused_at_once(server: Server, name: str) -> None:
    """What would overflow a stack never reaches the engine."""
    reply = server.query(REFUSED[name])
    assert reply.status == 400
    assert reply.seconds < DEADLINE


def test_no_query_calls_out(server: Server) -> None:
    """A socket that listens is never called: not by SERVICE, LOAD, FROM nor by a parameter."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        for call in CALLS:
            assert server.query(call % address).status in {400, 403}
        for graph in (address, "file:///etc/passwd"):
            found = server.query(f"SELECT * FROM <{graph}> FROM NAMED <{graph}> {{ ?s ?p ?o }}")
            assert (found.status, b"unknown-graph" in found.body) == (400, True)
            server.ask(f"/sparql?query=ASK%7B%7D&default-graph-uri={graph}&named-graph-uri={graph}")
        listener.settimeout(0.2)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_large_body_is_refused(server: Server) -> None:
    """Ten megabytes are refused, however they come."""
    big = b" " * 10_000_000
    for kind in ("application/sparql-query", "application/x-www-form-urlencoded"):
        try:
            reply = server.ask("/sparql", "POST", b"query=" + big, {"Content-Type": kind})
        except OSError:
            continue  # the server may hang up before it has read all
        assert reply.status == 413
    with socket.create_connection(("127.0.0.1", server.port), 10) as connection:
        connection.sendall(b"GET /sparql?query=" + b"x" * 600_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n")
        assert connection.recv(100).split()[1:2] in ([], [b"413"], [b"414"], [b"431"], [b"400"])


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": ";q=x,,," * 1000},
        {"Accept": "a/b;q=0." + "9" * 5000},
        {"Accept": "*/*;q=nan, text/csv;q=inf"},
        {"Accept-Language": "xx;q=" * 500},
        {"If-None-Match": '"' * 3000},
        {"Content-Type": "application/sparql-query;charset=\x80\xff"},
        {"Host": "evil<script>"},
        {"Range": "bytes=" + "0-1," * 2000},
        {f"X-{i}": "y" * 100 for i in range(90)},
    ],
    ids=range(9),
)
def test_strange_headers(server: Server, headers: dict[str, str]) -> None:
    """No header makes the server fail."""
    for path in ("/", "/sparql?query=ASK%7B%7D", "/dumps/kelisim.nq", "/id/act/water-law-1"):
        assert server.ask(path, headers=headers).status < 500


@pytest.mark.parametrize(
    "path",
    [
        "/sparql?query=%FF%FE%00",
        "/sparql?query=ASK%7B%7D%00",
        "/sparql?" + "&".join(f"a{i}=b" for i in range(5000)),
        "/sparql?query=ASK%7B%7D&format=" + "x" * 5000,
        "/sparql?query=%",
        "/sparql?lang=../../etc&query=ASK%7B%7D",
        "/dumps/..%2f..%2fmanifest.json",
        "/dumps/../manifest.json",
        "/static/../app.py",
        "/id/%00",
        "/id/act/<script>",
        "/id/%22%3E%3Cscript%3E",
        "/id/" + "a/" * 3000,
        "/page/a%20b%7B%7D",
        "/data/act/water-law-1.exe",
        "//example.org/%2f..",
    ],
)
def test_strange_addresses(server: Server, path: str) -> None:
    """No address makes the server fail or gives a file that is not for the public."""
    reply = server.ask(path, headers={"Accept": "text/html"})
    assert reply.status < 500
    assert b"<script>" not in reply.body
    assert b"def create_app" not in reply.body


def test_broken_requests(server: Server) -> None:
    """What is no HTTP at all, or stops in the middle, costs nothing."""
    pieces = [
        b"\x00" * 1000,
        b"GET\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nContent-Length: 99\r\n\r\nx",
    ]
    for piece in pieces:
        with socket.create_connection(("127.0.0.1", server.port), 5) as connection:
            connection.sendall(piece)


def test_a_flood_is_queued_and_refused(server: Server) -> None:
    """With twenty endless queries at once some run, some wait, the rest get 503; pages answer."""
    with ThreadPoolExecutor(22) as threads:
        flood = [threads.submit(server.query, ENDLESS["cartesian count"]) for _ in range(20)]
        time.sleep(0.2)
        assert server.ask("/health").seconds < 0.5
        replies = [run.result() for run in flood]
    statuses = [reply.status for reply in replies]
    assert set(statuses) == {503, 504}
    assert all("retry-after" in r.headers for r in replies if r.status == 503)


def test_slow_readers_do_not_stop_others(server: Server) -> None:
    """Clients that ask for a large answer and never read it hold neither process nor page."""
    query = f"SELECT%20*%20%7B%20?a%20{NEAR}%20?b.?b%20{NEAR}%20?c%20%7D%20LIMIT%2020000"
    request = f"GET /sparql?query={query} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    connections = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(60)]
    for connection in connections:
        connection.sendall(request)
    time.sleep(1.0)
    assert server.answers()
    assert server.ask("/").status == 200
    for connection in connections:
        connection.close()


def test_clients_that_hang_up(server: Server) -> None:
    """A query whose client has gone ends at its deadline like any other."""
    text = ENDLESS["cartesian count"].encode()
    request = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
    for _ in range(4):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(request + b"Content-Length: %d\r\n\r\n" % len(text) + text)
            time.sleep(0.05)
    time.sleep(DEADLINE)
