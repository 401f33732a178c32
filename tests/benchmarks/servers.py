"""The servers that are compared, each started on the same triples and ended again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pyoxigraph as ox

from ontology.vocabulary import DATA_BASE

ROOT = Path(__file__).resolve().parents[2]
PEERS = ("oxigraph", "rdflib-endpoint[cli]")
START_SECONDS = 300.0


@dataclass(frozen=True)
class Running:
    """A server that answers: its name, port, path of its SPARQL endpoint, and process id."""

    name: str
    port: int
    path: str
    pid: int


def publish(data: Path, triples: Path) -> None:
    """Make a release of a file of N-Triples in one named graph, without claims."""
    path = data / "releases" / "bench"
    (path / "dumps").mkdir(parents=True)
    writer = ox.Store(str(path / "writer"))
    graph = ox.NamedNode(DATA_BASE + "graph/bench")
    writer.bulk_load(path=str(triples), format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
    writer.optimize()
    writer.flush()
    writer.backup(str(path / "store"))
    with (path / "dumps" / "kelisim.nq").open("wb") as out:
        writer.dump(out, format=ox.RdfFormat.N_QUADS)
    (path / "manifest.json").write_text(json.dumps({"base": DATA_BASE}))
    (path / "redirects.json").write_text("{}")
    (data / "current").write_text("bench")


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def process(
    name: str, command: Sequence[str], port: int, path: str, log: Path
) -> Iterator[Running]:
    """Run a program until the block ends; RuntimeError when its port does not open in time."""
    with log.open("wb") as out:
        run = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=out, start_new_session=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    try:
        _wait(run, port)
        yield Running(name, port, path, run.pid)
    finally:
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGTERM)
        try:
            run.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()


def _wait(run: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and run.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{run.args!r} did not start")


def kelisim(data: Path, folder: Path, cache: bool) -> Callable[[], object]:
    """Return what starts Kelisim on a release of ``publish``, with or without its cache."""
    port = free_port()
    name = "kelisim, cache" if cache else "kelisim"
    command = [sys.executable, "-m", "tests.benchmarks.serve", str(data), str(port)]
    command += [] if cache else ["--no-cache"]

    @contextmanager
    def run() -> Iterator[Running]:
        with process(name, command, port, "/sparql", folder / "kelisim.log") as found:
            _settle(port)
            yield found

    return run


def _settle(port: int) -> None:
    """Wait until the snapshot is in memory: reading it would slow all that is measured first.

    RuntimeError when that does not come in time.
    """
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=START_SECONDS) as answer:
            if b"kelisim_snapshot_in_memory 1" in answer.read():
                return
        time.sleep(0.5)
    raise RuntimeError("the snapshot did not come into memory")


def oxigraph(binary: Path, triples: Path, folder: Path) -> Callable[[], object]:
    """Return what starts ``oxigraph serve-read-only`` on a store on disk."""
    place, port = folder / "oxigraph", free_port()
    if not place.exists():
        load = ["load", "--location", str(place), "--file", str(triples)]
        subprocess.run([str(binary), *load], check=True, capture_output=True)
        optimize = ["optimize", "--location", str(place)]
        subprocess.run([str(binary), *optimize], check=True, capture_output=True)
    serve = ["serve-read-only", "--location", str(place), "--bind", f"127.0.0.1:{port}"]
    command = [str(binary), *serve]
    return lambda: process("oxigraph", command, port, "/query", folder / "oxigraph.log")


def rdflib_endpoint(binary: Path, triples: Path, folder: Path) -> Callable[[], object]:
    """Return what starts rdflib-endpoint with the triples in memory."""
    port = free_port()
    command = [str(binary), "serve", "--host", "127.0.0.1", "--port", str(port), str(triples)]
    return lambda: process("rdflib-endpoint", command, port, "/", folder / "rdflib.log")


def virtuoso(binary: Path, triples: Path, folder: Path) -> Callable[[], object]:
    """Return what starts Virtuoso on its own database, which is filled at the first time."""
    place, port, sql = folder / "virtuoso", free_port(), free_port()
    place.mkdir(exist_ok=True)
    filled = place / "filled"
    ini = place / "virtuoso.ini"
    ini.write_text(_INI.format(place=place, port=port, sql=sql, triples=triples.parent))
    command = [str(binary), "-f", "+configfile", str(ini)]

    @contextmanager
    def run() -> Iterator[Running]:
        with process("virtuoso", command, port, "/sparql", folder / "virtuoso.log") as found:
            if not filled.exists():
                _fill(sql, triples)
                filled.touch()
            yield found

    return run


def _fill(sql: int, triples: Path) -> None:
    orders = (
        f"ld_dir('{triples.parent}', '{triples.name}', 'http://example.org/graph');"
        "rdf_loader_run(); checkpoint;"
    )
    isql = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={orders}"]
    subprocess.run(isql, check=True, capture_output=True)


_INI = """[Database]
DatabaseFile = {place}/virtuoso.db
ErrorLogFile = {place}/virtuoso.log
LockFile = {place}/virtuoso.lck
TransactionFile = {place}/virtuoso.trx
xa_persistent_file = {place}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {place}/temporary.db
TransactionFile = {place}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 100000
MaxDirtyBuffers = 75000
DirsAllowed = {place}, {triples}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 20
[SPARQL]
ResultSetMaxRows = 100000
"""
