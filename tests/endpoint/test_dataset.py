from __future__ import annotations

import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from endpoint.dataset import Cache
from endpoint.settings import Settings
from ontology.errors import InputError
from tests.endpoint import sample
from tests.endpoint.conftest import running

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def test_a_new_release_is_taken_up(tmp_path: Path) -> None:
    """A running server answers from a new release soon after it is published; tags change."""
    sample.publish(tmp_path, "first", sample.quads()[:3])
    with running(tmp_path) as server:
        before = server.query(COUNT)
        assert b'"value":"3"' in before.body
        sample.publish(tmp_path, "second", sample.quads()[:5])
        time.sleep(0.3)
        after = server.query(COUNT)
        assert b'"value":"5"' in after.body
        assert before.headers["etag"] != after.headers["etag"]
        assert b"second" in server.ask("/health").body
        children = server.children()
    end = time.monotonic() + 3
    while any(Path(f"/proc/{pid}").exists() for pid, _ in children):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_folder_without_a_release(tmp_path: Path) -> None:
    """Where there is no release the error says what to do."""
    from endpoint.app import create_app

    with pytest.raises(InputError, match="kelisim build"):
        create_app(Settings(tmp_path), sample.current)


def test_the_cache_forgets_the_oldest() -> None:
    """The cache never holds more bytes than it may, and keeps what was used last."""
    cache = Cache(10)
    cache.put("a", b"12345", 5)
    cache.put("b", b"12345", 5)
    assert cache.get("a") == b"12345"
    cache.put("c", b"123", 3)
    cache.put("d", b"x" * 11, 11)
    assert [cache.get(key) for key in "abcd"] == [b"12345", None, b"123", None]


def test_the_cache_counts_long_queries(client: FlaskClient) -> None:
    """What is kept counts with the query that it answers: long queries cannot fill the memory."""
    cache = client.application.extensions["kelisim"].cache
    for number in range(3):
        before = cache.used
        query = f"ASK {{}} # {number}" + "x" * 50_000
        assert client.post("/sparql", data={"query": query}).status_code == 200
        assert cache.used - before > 50_000
