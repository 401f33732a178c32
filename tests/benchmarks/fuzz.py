"""Random requests to the endpoint: none may end in 500, none may cost a query process.

``python -m tests.benchmarks fuzz [REQUESTS]`` sends 10,000 requests or as many as told, made by
hypothesis from pieces of SPARQL, of HTTP and of nothing at all, to an application with two query
processes, then random bytes to a running server.
"""

from __future__ import annotations

import json
import random
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder, run_wsgi_app

from endpoint.app import create_app
from endpoint.curators import Curator
from endpoint.settings import Settings
from tests.endpoint import sample
from tests.endpoint.conftest import running

REQUESTS = 10_000
ALLOWED = {503, 504}
"""Statuses from 500 on that are an answer: too busy, out of time."""

WORDS = """
SELECT ASK CONSTRUCT DESCRIBE INSERT DELETE DATA WHERE GRAPH FROM NAMED WITH USING CLEAR LOAD
SERVICE SILENT PREFIX BASE DISTINCT REDUCED ORDER BY DESC LIMIT OFFSET GROUP HAVING VALUES UNION
OPTIONAL MINUS FILTER BIND EXISTS NOT AS IN COUNT SUM GROUP_CONCAT STR LANG DATATYPE REGEX NOW RAND
UUID BNODE IF COALESCE true false a UNDEF * { } ( ) [ ] . ; , ?s ?p ?o $x 1 -2.5 1e9 "x" 'y' "z"@en
\"\"\"t\"\"\" <http://example.org/near> <a> <> x:a : _:b ^^xsd:integer @kk + - / | ^ ! = != < > <=
>= && || << >> <<( )>> {| |} # \\u0041 \\ é Қала \U0001f600 \u202e ~ % ' " ` 99999999999999999999
"""
PIECES = WORDS.split()
WHOLE = (
    "SELECT * { ?s ?p ?o } LIMIT 3",
    "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY DESC(?n) LIMIT 5",
    "ASK { ?s <http://example.org/near>+ ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 2",
    "DESCRIBE <http://example.org/n1>",
    "SELECT (1/0 AS ?x) (CONCAT(1, 2) AS ?y) {}",
    'SELECT * { ?s ?p ?o FILTER(REGEX(?o, "(a+)+$")) }',
    "SELECT * { VALUES ?x { UNDEF 1 } BIND(IRI(?x) AS ?y) }",
    "INSERT DATA { <x:a> <x:b> <x:c> }",
)
METHODS = (*["GET", "POST"] * 8, "HEAD", "OPTIONS", "PUT", "DELETE", "BREW")
PATHS = (
    *(["/sparql"] * 24),
    *("/", "/data", "/dumps/", "/ontology", "/health", "/.well-known/void", "/id/act/water-law-1"),
    *("/page/act/water-law-1", "/data/act/water-law-1.ttl", "/id/graph/one", "/dumps/kelisim.nq"),
    *("/id/act/old-water-law", "/id/", "/page/", "/data/.ttl", "/dumps/..%2fcurrent", "/static/x"),
)
NAMES = (
    *(["query"] * 6),
    *("update", "default-graph-uri", "named-graph-uri", "using-graph-uri", "format", "output"),
    *("graph", "default", "lang", "", "quéry"),
)
VALUES = (
    *("json", "csv", "ttl", "html", "docx", "application/n-triples", "en", "kk", "xx", "a b", ""),
    *("https://w3id.org/kelisim/id/graph/one", "http://example.org/none", "file:///etc/passwd"),
)
HEADERS = {
    "Accept": ("text/html", "*/*", "text/turtle;q=0.1,*/*;q=x", "application/json", ",;=,", "é"),
    "Accept-Language": ("ru", "kk;q=2", "", ";;"),
    "Authorization": ("Bearer x", "Bearer", "Basic !!", "bearer  \xff"),
    "If-None-Match": ("*", '"x"', "W/", '"', '"a", "b'),
    "If-Modified-Since": ("Mon, 01 Jan 2040 00:00:00 GMT", "yesterday"),
    "Range": ("bytes=0-1", "bytes=-1", "bytes=9-1", "lines=1-2", "bytes=99999999999999-"),
    "Host": ("localhost", "a b", "[::1]:80", "x:y:z", "", "\xff"),
    "Content-Length": ("0", "-1", "x", "5"),
    "Transfer-Encoding": ("chunked", "x"),
    "X-Forwarded-For": ("1.2.3.4", "\xff"),
    "Origin": ("null", "http://evil.example"),
}
TYPES = (
    *("application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"),
    *("application/sparql-query; charset=utf-16", "multipart/form-data; boundary=x", "text/plain"),
    *("application/sparql-query; charset=\xff", "", ";", "application/x-www-form-urlencoded;;="),
)

queries = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.sampled_from(WHOLE),
    st.builds(
        lambda text, place, piece: text[:place] + piece + text[place:],
        st.sampled_from(WHOLE),
        st.integers(0, 60),
        st.sampled_from(PIECES),
    ),
    st.text(max_size=60),
)
contents = st.one_of(
    queries.map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=80)
)


def _quoted(content: bytes) -> str:
    return "".join(f"%{byte:02X}" for byte in content)


fields = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.one_of(
            contents.map(_quoted), st.sampled_from(VALUES), st.text("%&=+;ab\xff", max_size=8)
        ),
    ),
    max_size=4,
).map(lambda pairs: "&".join(f"{name}={value}" for name, value in pairs))


@dataclass(frozen=True)
class Request:
    """A request, as far as it can be told in words of WSGI."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    kind: str
    body: bytes = field(repr=False)


anywhere = st.text(max_size=12).map(lambda text: "/" + text)
requests = st.builds(
    Request,
    st.sampled_from(METHODS),
    st.integers(0, 19).flatmap(lambda n: anywhere if n == 0 else st.sampled_from(PATHS)),
    fields,
    st.dictionaries(st.sampled_from(sorted(HEADERS)), st.integers(0, 9), max_size=3).map(
        lambda chosen: {name: HEADERS[name][n % len(HEADERS[name])] for name, n in chosen.items()}
    ),
    st.sampled_from(TYPES),
    st.one_of(contents, fields.map(lambda text: text.encode("utf-8", "replace"))),
)


def environ(request: Request) -> dict[str, Any]:
    """Return the WSGI environment of a request, with the bytes as a server passes them."""
    builder = EnvironBuilder(
        path="/", method=request.method, data=request.body, content_type=request.kind or None
    )
    made = builder.get_environ()
    made["PATH_INFO"] = request.path.encode("utf-8", "replace").decode("latin-1")
    made["QUERY_STRING"] = request.query.encode("utf-8", "replace").decode("latin-1")
    for name, value in request.headers.items():
        key = name.upper().replace("-", "_")
        if key == "HOST" and not value:
            made.pop("HTTP_HOST", None)
        made[key if key == "CONTENT_LENGTH" else "HTTP_" + key] = value
    return made


def application(data: Path) -> Flask:
    """Return an application with two query processes that stop after half a second."""
    sample.publish(data, "one", sample.quads())
    curator = Curator("anna", b"\0" * 32)
    limits = Settings(data, workers=2, deadline=0.5, curators=(curator,), result_bytes=5_000_000)
    return create_app(limits, sample.current)


def check(app: Flask, request: Request) -> int:
    """Send a request and return the status; AssertionError where the answer is not in order."""
    body, status, headers = run_wsgi_app(app.wsgi_app, environ(request), buffered=True)
    content = b"".join(body)
    code = int(status.partition(" ")[0])
    assert code < 500 or code in ALLOWED, (status, request, request.body, content[:300])
    if request.method == "HEAD":
        assert not content, request
    elif code >= 400 and headers["Content-Type"] == "application/json":
        assert json.loads(content)["error"]["status"] == code, request
    assert headers["X-Content-Type-Options"] == "nosniff", (status, request)
    return code


def workers(app: Flask) -> int:
    """Return how many query processes are idle, once those that are being replaced are back."""
    pool = app.extensions["kelisim"].pool
    until = time.monotonic() + 10
    while len(pool._idle) < pool.settings.workers and time.monotonic() < until:
        time.sleep(0.02)
    return len(pool._idle)


def fuzz(app: Flask, count: int, seed: int | None = None) -> Counter[int]:
    """Send as many random requests and return how often each status came."""
    statuses: Counter[int] = Counter()

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=seed is None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(requests)
    def send(request: Request) -> None:
        statuses[check(app, request)] += 1

    send()
    return statuses


def noise(port: int, count: int, seed: int) -> None:
    """Send random bytes to a server, and requests with random bytes in them."""
    chance = random.Random(seed)
    for _ in range(count):
        junk = chance.randbytes(chance.randrange(1, 300))
        line = b"GET /sparql?query=" + junk + b" HTTP/1.1\r\nHost: x\r\n" + junk + b": x\r\n\r\n"
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(chance.choice((junk, line)))


def main(options: Sequence[str] = ()) -> int:
    """Send all requests; print how often each status came; 1 where something was lost."""
    count = int(options[0]) if options else REQUESTS
    with tempfile.TemporaryDirectory() as folder:
        app = application(Path(folder))
        start = time.monotonic()
        statuses = fuzz(app, count, seed=1)
        lost = 2 - workers(app)
        seconds = time.monotonic() - start
        app.extensions["kelisim"].close()
        print(f"{sum(statuses.values())} requests in {seconds:.0f} s; query processes lost: {lost}")
        print(", ".join(f"{code}: {number}" for code, number in sorted(statuses.items())))
        with running(Path(folder)) as server:
            noise(server.port, 1000, seed=1)
            answers = server.answers()
        print(f"1000 pieces of noise; the server answers afterwards: {answers}")
    return int(bool(lost) or not answers)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
