from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus, unquote_plus, urlencode

import pytest
from flask import Flask
from hypothesis import example, given
from hypothesis import strategies as st

from endpoint.express import read, unquoted

ROWS = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 5"
GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o = 1) }"
CASES = {
    "rows": (ROWS, {}, {}),
    "rows as CSV": (ROWS, {}, {"Accept": "text/csv"}),
    "rows as named": (ROWS, {"format": "tsv"}, {"Accept": "text/csv"}),
    "yes or no": ("ASK {}", {}, {"Accept": "*/*"}),
    "a graph": (GRAPH, {}, {}),
    "a graph with prefixes": ("PREFIX a: <a#> PREFIX : <b:> " + GRAPH, {}, {}),
    "a large answer": ("SELECT * { ?s ?p ?o . ?a ?p ?b } LIMIT 9000", {}, {}),
    "what changes": ("SELECT (RAND() > 2 AS ?x) {}", {}, {}),
    "another language": (ROWS, {}, {"Accept-Language": "kk"}),
    "a wrong query": ("SELECT * {", {}, {}),
    "a refused query": ("SELECT * { SERVICE <x:y> {} }", {}, {"Accept": "text/plain"}),
    "no such format": (ROWS, {"format": "png"}, {}),
    "no query": (" ", {}, {}),
}


def ask(app: Flask, case: str, plain: bool, **given: Any) -> tuple[str, dict[str, str], bytes]:
    """Return status, headers and body, by the fast lane or without it."""
    query, fields, headers = CASES[case]
    front: Any = app.wsgi_app
    lane, cache = front.express, front.dataset.cache.size
    front.express = lane if plain else None
    front.dataset.cache.size = 0
    try:
        reply = app.test_client().get(
            "/sparql", query_string={"query": query} | fields, headers=headers | given
        )
        return reply.status, dict(reply.headers), reply.data
    finally:
        front.express, front.dataset.cache.size = lane, cache


@pytest.mark.parametrize("case", CASES)
def test_both_lanes_answer_alike(app: Flask, case: str) -> None:
    """With and without Flask, an answer has the same status, headers and bytes."""
    assert ask(app, case, plain=True) == ask(app, case, plain=False)


@pytest.mark.parametrize("case", ["rows", "a graph"])
def test_both_lanes_know_what_a_client_has(app: Flask, case: str) -> None:
    """A client that has the answer gets 304 and no body, by either lane."""
    tag = ask(app, case, plain=True)[1]["ETag"]
    fast, slow = (ask(app, case, plain=plain, **{"If-None-Match": tag}) for plain in (True, False))
    assert fast[0] == slow[0] == "304 NOT MODIFIED"
    assert fast[2] == slow[2] == b""
    assert fast[1] == slow[1]


def environ(method: str = "GET", query: str = "", body: bytes = b"", kind: str = "") -> Any:
    """Return a request as a server hands it over."""
    return {
        "REQUEST_METHOD": method, "PATH_INFO": "/sparql", "QUERY_STRING": query,
        "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body),
    }  # fmt: skip


def test_plain_requests_are_read() -> None:
    """A query comes by GET, as a form or by itself."""
    form, direct = "application/x-www-form-urlencoded", "application/sparql-query"
    encoded = urlencode({"query": "ASK { ?s ?p “ä+b” }"})
    assert read(environ(query=encoded)) == ("ASK { ?s ?p “ä+b” }", "")
    assert read(environ(query=encoded + "&format=csv")) == ("ASK { ?s ?p “ä+b” }", "csv")
    assert read(environ("POST", "", encoded.encode(), form)) == ("ASK { ?s ?p “ä+b” }", "")
    assert read(environ("POST", "", "ASK {} #ä".encode(), direct)) == ("ASK {} #ä", "")


@pytest.mark.parametrize(
    "request_",
    [
        environ(),
        environ(query="query="),
        environ(query="query=ASK{}&query=ASK{}"),
        environ(query="query=ASK{}&default-graph-uri=x:y"),
        environ(query="query=%ff"),
        environ("HEAD", "query=ASK{}"),
        environ("POST", "query=ASK{}", b"query=ASK{}", "application/x-www-form-urlencoded"),
        environ("POST", "", b"ASK {}", "application/sparql-query; charset=latin-1"),
        environ("POST", "", b"\xff", "application/sparql-query"),
        environ("POST", "", b"", "application/sparql-query"),
        environ("POST", "", b"ASK {}", "application/sparql-query")
        | {"HTTP_CONTENT_ENCODING": "gzip"},
        environ(query="query=ASK{}") | {"HTTP_AUTHORIZATION": "Bearer x"},
        environ(query="query=ASK{}") | {"PATH_INFO": "/sparql/"},
    ],
    ids=range(13),
)
def test_other_requests_are_for_the_application(request_: Any) -> None:
    """What is not plain is not touched; a body that was looked at can still be read."""
    length = int(request_["CONTENT_LENGTH"])
    assert read(request_) is None
    assert len(request_["wsgi.input"].read()) == length


@given(
    st.text(alphabet="%=+abAB019\n\r\t _.\x00\u00e9")
    | st.text().map(quote_plus)
    | st.text().map(lambda text: quote(text, safe="\n\r ="))
    | st.binary().map(quote_plus)
)
@example("a=\nb")
@example("_ =20  \r\n")
def test_fields_are_unquoted_as_by_the_library(value: str) -> None:
    """A field of a form is the same text, or as little UTF-8, as the standard library says."""
    assert _text(unquoted, value) == _text(lambda v: unquote_plus(v, errors="strict"), value)


def _text(read: Callable[[str], str], value: str) -> str | None:
    try:
        return read(value)
    except UnicodeDecodeError:
        return None
