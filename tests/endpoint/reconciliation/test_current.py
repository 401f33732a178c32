"""The service while releases change, and while too much is asked of it."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from endpoint.app import create_app
from endpoint.reconciliation.current import Current
from endpoint.settings import Settings
from ontology.vocabulary import KEL, RDF, RDFS
from tests.endpoint import sample
from tests.endpoint.conftest import Reply, Server, running

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERIES = json.dumps({"q": {"query": "Harbour Council", "limit": 50}})
RELEASES = 6


def quads(number: int) -> list[ox.Quad]:
    """Return the quads of the release with a number: so many councils and one more."""
    graph, found = sample.node("graph/one"), []
    for council in range(number + 1):
        thing = sample.node(f"actor/council-{council}")
        kind, label = ox.NamedNode(KEL + "Organisation"), ox.NamedNode(RDFS + "label")
        found.append(ox.Quad(thing, ox.NamedNode(RDF + "type"), kind, graph))
        found.append(ox.Quad(thing, label, ox.Literal("Harbour Council", language="en"), graph))
    return found


def ask(server: Server) -> Reply:
    """Send the query."""
    return server.ask("/reconcile", "POST", urlencode({"queries": QUERIES}).encode(), FORM)


def size(reply: Reply) -> int:
    """Return how many candidates an answer has."""
    return len(json.loads(reply.body)["q"]["result"])


def test_no_request_is_lost_while_releases_change(tmp_path: Path) -> None:
    """Clients reconcile while releases come up: every request is answered, the last from the last.

    A name that is exact stops being sure as soon as another thing has it.
    """
    sample.publish(tmp_path, "release-0", quads(0))
    heard: list[list[Reply]] = [[], [], []]
    stop = threading.Event()

    def read(server: Server, replies: list[Reply]) -> None:
        while not stop.is_set():
            replies.append(ask(server))

    with running(tmp_path, deadline=5.0) as server:
        first = json.loads(ask(server).body)["q"]["result"]
        assert [candidate["match"] for candidate in first] == [True]
        readers = [threading.Thread(target=read, args=(server, replies)) for replies in heard]
        for reader in readers:
            reader.start()
        for number in range(1, RELEASES):
            sample.publish(tmp_path, f"release-{number}", quads(number))
            time.sleep(0.25)
        end = time.monotonic() + 10
        while size(ask(server)) < RELEASES and time.monotonic() < end:
            time.sleep(0.1)
        stop.set()
        for reader in readers:
            reader.join()
        last = json.loads(ask(server).body)["q"]["result"]
    assert len(last) == RELEASES
    assert not any(candidate["match"] for candidate in last)
    assert {reply.status for replies in heard for reply in replies} == {200}


@pytest.fixture
def councils(tmp_path: Path) -> Path:
    """Return a data folder with one council."""
    sample.publish(tmp_path, "one", quads(0))
    return tmp_path


def test_when_all_places_are_taken(councils: Path) -> None:
    """Who finds no place in time is told to come again; who has one is not disturbed."""
    app = create_app(Settings(councils, workers=1, patience=0.05), sample.current)
    current: Current = app.extensions["kelisim-reconciliation"]
    with current.turn():
        reply = app.test_client().post("/reconcile", data={"queries": QUERIES})
        assert (reply.status_code, reply.headers["Retry-After"]) == (503, "2")
    assert app.test_client().post("/reconcile", data={"queries": QUERIES}).status_code == 200
    app.extensions["kelisim"].close()


def test_when_the_time_is_up(councils: Path) -> None:
    """A batch that takes longer than the deadline ends with 504, and its place is free again."""
    app = create_app(Settings(councils, workers=1), sample.current)
    current: Current = app.extensions["kelisim-reconciliation"]
    current.index()
    object.__setattr__(current.dataset.settings, "deadline", 1e-9)
    for _ in range(3):
        reply = app.test_client().post("/reconcile", data={"queries": QUERIES})
        assert (reply.status_code, (reply.json or {})["error"]["code"]) == (504, "deadline")
    app.extensions["kelisim"].close()


def test_the_index_is_made_once(councils: Path) -> None:
    """Requests that come together share one index, until there is another release."""
    app = create_app(Settings(councils, workers=1), sample.current)
    current: Current = app.extensions["kelisim-reconciliation"]
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(current.index())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(index) for index in found}) == 1
    sample.publish(councils, "two", quads(1))
    current.dataset.look()
    assert len(current.index().things) == 2
    app.extensions["kelisim"].close()
