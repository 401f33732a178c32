"""Whatever is sent to the service, it answers or says what is wrong, and loses no process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.benchmarks.fuzz import Request, application, check, workers

WORDS = ("Water law 1", "act/water-law-1", "Закон о воде", "\ud800", "\x00", "﷽" * 300, "a" * 5000)
NAMES = ("query", "type", "type_strict", "limit", "properties", "pid", "v", "id", "ids", "settings")
TERMS = ("Law", "kel:Law", "number", "date", "skos:prefLabel", "any", "all", "should", "count")
PATHS = ("", "", "", "/", "/suggest/entity", "/suggest/type", "/suggest/property")
FIELDS = ("queries", "queries", "extend", "prefix", "cursor", "filter", "type", "limit", "id")

texts = st.sampled_from((*WORDS, *TERMS, *NAMES)) | st.text(max_size=20)
numbers = st.integers(-5, 10) | st.floats() | st.just(10**400) | st.just(1e300)
anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(NAMES) | texts, inner, max_size=4)
    ),
    max_leaves=12,
)
values = texts | numbers | st.builds(lambda id: {"id": id}, texts)
wanted = st.builds(
    lambda pid, v: {"pid": pid, "v": v},
    st.sampled_from(TERMS),
    values | st.lists(values, max_size=3),
)
query = st.fixed_dictionaries(
    {},
    optional={
        "query": texts,
        "type": st.sampled_from(TERMS) | st.lists(st.just("Law"), max_size=3),
        "type_strict": st.sampled_from(TERMS),
        "limit": st.integers(1, 100),
        "properties": st.lists(wanted, max_size=3),
    },
)
queries = st.dictionaries(texts, query | anything, max_size=3)
column = st.fixed_dictionaries({"id": st.sampled_from(TERMS)}, optional={"settings": anything})
extend = st.fixed_dictionaries(
    {"ids": st.lists(texts, max_size=4), "properties": st.lists(column | anything, max_size=3)}
)


def _written(content: Any) -> bytes:
    return json.dumps(content).encode()


contents = st.one_of(
    queries.map(_written),
    extend.map(_written),
    anything.map(_written),
    texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=60),
    st.just(b"[" * 20_000),
)
fields = st.lists(st.tuples(st.sampled_from((*FIELDS, "callback", "lang")), contents), max_size=3)


def _form(pairs: list[tuple[str, bytes]]) -> str:
    return "&".join(
        f"{name}=" + "".join(f"%{byte:02X}" for byte in content) for name, content in pairs
    )


requests = st.builds(
    lambda method, path, address, kind, body: Request(
        method,
        "/reconcile" + path,
        _form(address),
        {},
        kind,
        body if isinstance(body, bytes) else _form(body).encode(),
    ),
    st.sampled_from(("GET", "POST", "POST", "HEAD", "OPTIONS")),
    st.sampled_from((*PATHS, "/properties", "/preview", "/none")),
    fields,
    st.sampled_from(("application/x-www-form-urlencoded",) * 4 + ("application/json", "")),
    fields | st.binary(max_size=60),
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Return an application with two query processes that stop after half a second."""
    made = application(tmp_path_factory.mktemp("fuzz"))
    yield made
    made.extensions["kelisim"].close()


@settings(max_examples=300, database=None, suppress_health_check=list(HealthCheck))
@given(requests)
def test_random_requests(app: Flask, request: Request) -> None:
    """No request ends in 500, and each failure has the one shape of errors."""
    check(app, request)


def test_no_process_was_lost(app: Flask) -> None:
    """After all that, both query processes are there and a plain query is answered."""
    text = json.dumps({"q": {"query": "Water law 1"}})
    reply = app.test_client().post("/reconcile", data={"queries": text})
    assert (reply.json or {})["q"]["result"][0]["id"] == "act/water-law-1"
    assert workers(app) == 2
