from __future__ import annotations

from pathlib import Path

from tests.benchmarks.fuzz import application, fuzz, noise, workers
from tests.endpoint.conftest import Server


def test_random_requests(tmp_path: Path) -> None:
    """Four hundred random requests: none ends in 500, and no query process is lost."""
    app = application(tmp_path)
    statuses = fuzz(app, 400)
    assert sum(statuses.values()) >= 400
    assert statuses[200] > 20
    assert workers(app) == 2
    app.extensions["kelisim"].close()


def test_noise(server: Server) -> None:
    """A server that is sent random bytes answers the next request."""
    noise(server.port, 60, seed=7)
    assert server.answers()
