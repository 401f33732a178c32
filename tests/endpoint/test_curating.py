from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from endpoint.cli import main
from endpoint.curating import Order
from graph.build import build
from graph.journal import read_journal
from graph.release import Release, current
from graph.store import reading
from ontology.vocabulary import DATA_BASE
from tests.endpoint.conftest import ROOT, Reply, Server, free_port

GRAPH = DATA_BASE + "graph/curation"


def order(data: Path, number: int) -> bytes:
    """Return an order for an update that adds a triple."""
    update = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <http://e.org/a> <http://e.org/p> {number} }} }}"
    whole = Order(
        str(data), update, "http://e.org/", "anna", "2026-01-01T00:00:00Z", (), 2 << 30, 5.0, False
    )
    return json.dumps(asdict(whole)).encode()


def curating() -> subprocess.Popen[bytes]:
    """Start the process that takes an order."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "endpoint.curating"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def curated(release: Release) -> int:
    """Return how many triples the curation graph has, after a look at the whole release."""
    assert release.manifest["id"] == release.id
    lines = (release.dumps / "kelisim.nq").read_text().splitlines()
    found = sum(line.endswith(f" <{GRAPH}> .") for line in lines)
    with reading(release.store) as store:
        assert len(store) == len(lines)
    assert release.manifest["curation"]["quads"] == found
    return found


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """A process that is killed leaves a whole release; what it journaled is in the next one."""
    (tmp_path / "law.txt").write_text("The Law on Languages of Estonia was adopted in 1995.\n")
    data = tmp_path / "data"
    build([tmp_path / "law.txt"], data)
    start = time.monotonic()
    curating().communicate(order(data, 0))
    whole = time.monotonic() - start
    for number, part in enumerate((0.3, 0.6, 0.8, 0.9, 0.95), 1):
        process = curating()
        with process:
            assert process.stdin
            process.stdin.write(order(data, number))
            process.stdin.close()
            time.sleep(whole * part)
            process.send_signal(signal.SIGKILL)
            assert process.stdout
            process.stdout.read()
        assert curated(current(data)) <= len(read_journal(data))
    written, _ = curating().communicate(order(data, 100))
    assert json.loads(written)["added"] == 1
    assert curated(current(data)) == len(read_journal(data))
    assert len(current(data).curation["entries"]) == len(read_journal(data))


@pytest.mark.parametrize(
    "words",
    [
        ["--data", "x", "--sandbox"],
        [],
        ["--sandbox", "--curate"],
        ["--data", "x", "--curators", "y"],
        ["--sandbox", "--host", "0.0.0.0"],
        ["--data", "x", "--curate"],
    ],
)
def test_what_serve_refuses(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A sandbox has no data and is not for others; curating needs data and curators."""
    monkeypatch.delenv("KELISIM_CURATORS", raising=False)
    assert CliRunner().invoke(main, ["serve", *words]).exit_code == 2


def send(server: Server, update: str) -> Reply:
    """POST an update."""
    kind = {"Content-Type": "application/sparql-update"}
    return server.ask("/sparql", "POST", update.encode(), kind)


def test_a_sandbox() -> None:
    """`kelisim serve --sandbox` takes any update, shows what it did, and leaves nothing behind."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "endpoint", "serve", "--sandbox", "--port", str(port)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    server = Server(port, process)
    try:
        for _ in range(200):
            try:
                server.ask("/health")
                break
            except OSError:
                time.sleep(0.1)
        assert (
            send(server, "INSERT DATA { <x:a> <x:b> 1 . GRAPH <x:g> { <x:a> <x:b> 2 } }").status
            == 200
        )
        assert b'"2"' in server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body
        assert send(server, "CLEAR ALL").status == 200
        assert b'"0"' in server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body
        assert server.ask("/").status == 200
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
