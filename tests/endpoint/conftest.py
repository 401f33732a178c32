"""A release, an application and a running server for the tests of the endpoint."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

import graph
from endpoint import cli
from endpoint.app import create_app
from endpoint.settings import Settings
from tests.endpoint import sample

ROOT = Path(__file__).resolve().parents[2]
DEADLINE = 1.0


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with one release."""
    folder = tmp_path_factory.mktemp("data")
    sample.publish(folder, "one", sample.quads())
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that `kelisim build` has made from the bundled sample."""
    folder = tmp_path_factory.mktemp("built")
    texts = Path(str(graph.__file__)).parent / "sample"
    done = CliRunner().invoke(cli.main, ["build", str(texts), "--data", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="session")
def app(data: Path) -> Iterator[Flask]:
    """Return the application on that release."""
    made = create_app(Settings(data, workers=1, deadline=5.0), sample.current)
    yield made
    made.extensions["kelisim"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a client that calls the application without a network."""
    return app.test_client()


@dataclass
class Reply:
    """What came back: the status, the headers in lower case, the body, and after how long."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


@dataclass
class Server:
    """A server process on a port of this machine."""

    port: int
    process: subprocess.Popen[bytes] = field(repr=False)

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Reply:
        """Send one request on a connection of its own."""
        start = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            with suppress(BrokenPipeError):  # it may answer before it has read a body too large
                connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, found, content, time.monotonic() - start)

    def query(self, text: str, **headers: str) -> Reply:
        """POST a query."""
        kind = {"Content-Type": "application/sparql-query"}
        return self.ask("/sparql", "POST", text.encode(), kind | headers)

    def answers(self) -> bool:
        """Say whether a plain query is answered."""
        reply = self.query("ASK { ?s ?p ?o }")
        return reply.status == 200 and b"true" in reply.body

    def children(self) -> list[tuple[int, str]]:
        """Return the (process id, state) of every process under the server, itself too."""
        return sorted(_under(self.process.pid))


def _under(root: int) -> Iterator[tuple[int, str]]:
    parents: dict[int, tuple[int, str]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parts = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(parts[1]), parts[0]
    for pid, (_, state) in parents.items():
        above = pid
        while above in parents and above != root:
            above = parents[above][0]
        if above == root:
            yield pid, state


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    data: Path, deadline: float = DEADLINE, curators: Path | None = None
) -> Iterator[Server]:
    """Run a server for the block; it must end in good order at SIGTERM.

    With a file of curators it takes updates.
    """
    port = free_port()
    command = [sys.executable, "-m", "tests.endpoint.sample", str(data), str(port), str(deadline)]
    command += [str(curators)] if curators else []
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})
    server = Server(port, process)
    try:
        _wait(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(15)


def _wait(server: Server) -> None:
    for _ in range(200):
        with suppress(OSError):
            if server.ask("/health/ready").status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


@pytest.fixture(scope="session")
def server(data: Path) -> Iterator[Server]:
    """Return a running server that stops queries after one second."""
    with running(data) as found:
        yield found
