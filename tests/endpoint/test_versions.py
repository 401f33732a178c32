"""Releases follow one another while clients read."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from tests.endpoint import sample
from tests.endpoint.conftest import Reply, Server, running

RELEASES = 8
COUNT = "SELECT (COUNT(*) AS ?n) { ?s <http://example.org/in> ?o } # "


def quads(number: int) -> list[ox.Quad]:
    """Return the quads of the release with a number: one more than its number."""
    graph, into = sample.node("graph/one"), ox.NamedNode("http://example.org/in")
    return [ox.Quad(sample.node(f"act/{n}"), into, ox.Literal(n), graph) for n in range(number + 1)]


def size(reply: Reply) -> int:
    """Return how many quads a release has that answered."""
    return int(json.loads(reply.body)["results"]["bindings"][0]["n"]["value"])


def read(server: Server, name: int, stop: threading.Event, replies: list[Reply]) -> None:
    """Ask, again and again, half of the time what was asked before, and keep the replies."""
    asked = 0
    while not stop.is_set():
        asked += 1
        comment = f"{name}-{asked}" if asked % 2 else ""
        replies.append(server.ask("/sparql?query=" + quote(COUNT + comment)))


def test_no_request_is_lost_while_releases_change(tmp_path: Path) -> None:
    """Four clients read while eight releases come up: every answer is whole and of one release.

    No client sees an older release after a newer one, and in the end all see the newest.
    """
    sample.publish(tmp_path, "release-0", quads(0))
    heard: list[list[Reply]] = [[] for _ in range(4)]
    stop = threading.Event()
    with running(tmp_path, deadline=5.0) as server:
        readers = [
            threading.Thread(target=read, args=(server, name, stop, replies))
            for name, replies in enumerate(heard)
        ]
        for reader in readers:
            reader.start()
        for number in range(1, RELEASES):
            time.sleep(0.25)
            sample.publish(tmp_path, f"release-{number}", quads(number))
        time.sleep(0.5)
        stop.set()
        for reader in readers:
            reader.join()
        assert size(server.ask("/sparql?query=" + quote(COUNT))) == RELEASES
    for replies in heard:
        assert {reply.status for reply in replies} == {200}
        assert all(len(reply.body) == int(reply.headers["content-length"]) for reply in replies)
        seen = [size(reply) for reply in replies]
        assert seen == sorted(seen)
    assert len({size(reply) for replies in heard for reply in replies}) >= RELEASES // 2


def test_a_tag_is_of_one_release(tmp_path: Path) -> None:
    """A tag holds within a release and not in the next; the date of the release is told."""
    sample.publish(tmp_path, "release-0", quads(0))
    path = "/sparql?query=" + quote(COUNT)
    with running(tmp_path) as server:
        first = server.ask(path)
        again = {"If-None-Match": first.headers["etag"]}
        assert server.ask(path, headers=again).status == 304
        assert first.headers["cache-control"] == "no-cache"
        assert first.headers["last-modified"].endswith("GMT")
        sample.publish(tmp_path, "release-1", quads(1))
        time.sleep(0.3)
        second = server.ask(path, headers=again)
        assert (second.status, size(second)) == (200, 2)
        assert second.headers["etag"] != first.headers["etag"]


def test_two_releases_in_one_tick_of_the_clock(tmp_path: Path) -> None:
    """A release is taken up although the folder looks as old as when it was last read."""
    import os

    from endpoint.dataset import Dataset
    from endpoint.settings import Settings

    sample.publish(tmp_path, "release-0", quads(0))
    dataset = Dataset(Settings(tmp_path, workers=1), sample.current)
    times = (tmp_path / "current").stat(), tmp_path.stat()
    sample.publish(tmp_path, "release-1", quads(1))
    for path, old in zip((tmp_path / "current", tmp_path), times, strict=True):
        os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    dataset.look()
    assert dataset.release.id == "release-1"
    dataset.close()
