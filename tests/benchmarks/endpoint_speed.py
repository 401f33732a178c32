"""Kelisim beside its peers: the same million triples, ten queries, one run.

All servers stand at the same time and are asked in turn, query by query, so that whatever else the
machine does hits them alike; only the ratios mean something. Peers are installed into a virtual
environment in the work folder, Virtuoso is measured where it is installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import geometric_mean
from types import ModuleType
from typing import Any

from tests.benchmarks import servers
from tests.benchmarks.load import Speed, measure, request

BENCH = servers.ROOT.parent / "shared" / "bench"
JSON, NT = "application/sparql-results+json", "application/n-triples"
LOOKUPS = ("q1", "q2", "q5", "q6", "q8", "q10")
"""Queries that find few triples by index; the others walk much of the graph."""
REFERENCE = "oxigraph"


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def queries() -> Mapping[str, str]:
    """Return the ten queries by name."""
    found: dict[str, str] = _module(BENCH / "queries.py").Q
    return found


def generate(folder: Path, triples: int) -> Path:
    """Return the file of N-Triples, made where it is not there yet."""
    path = folder / f"generated-{triples}.nt"
    if not path.exists():
        command = [sys.executable, str(BENCH / "generate.py"), str(path), str(triples)]
        subprocess.run(command, check=True, capture_output=True)
    return path


def install(folder: Path) -> Path:
    """Return the folder of the peers' programs, installed where they are not there yet."""
    place = folder / "peers"
    if not place.exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        pip = [str(place / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *servers.PEERS], check=True)
    return place / "bin"


def starters(folder: Path, triples: Path, wanted: Sequence[str]) -> dict[str, Callable[[], Any]]:
    """Return what starts each of the wanted servers, by name; the absent ones are left out."""
    data = folder / f"data-{triples.stem}"
    if not data.exists():
        servers.publish(data, triples)
    found: dict[str, Callable[[], Any]] = {
        "kelisim": servers.kelisim(data, folder, cache=False),
        "kelisim, cache": servers.kelisim(data, folder, cache=True),
    }
    if {"oxigraph", "rdflib-endpoint"} & set(wanted):
        programs = install(folder)
        found["oxigraph"] = servers.oxigraph(programs / "oxigraph", triples, folder)
        endpoint = programs / "rdflib-endpoint"
        found["rdflib-endpoint"] = servers.rdflib_endpoint(endpoint, triples, folder)
    program = shutil.which("virtuoso-t")
    if program:
        found["virtuoso"] = servers.virtuoso(Path(program), triples, folder)
    return {name: start for name, start in found.items() if name in wanted}


def run(
    folder: Path, triples: Path, wanted: Sequence[str], seconds: float, only: Sequence[str]
) -> dict[str, dict[str, Speed]]:
    """Return what was measured: by query, then by server."""
    found: dict[str, dict[str, Speed]] = {}
    with ExitStack() as stack:
        running = []
        for name, start in starters(folder, triples, wanted).items():
            try:
                running.append(stack.enter_context(start()))
            except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
                print(f"{name} is left out: {error}", file=sys.stderr)
        names = [server.name for server in running]
        print("Median ms of one client, requests a second of eight connections")
        print("| query | " + " | ".join(names) + " |\n|---" + "|---" * len(names) + "|")
        for name, query in queries().items():
            short = name.partition("_")[0]
            if only and short not in only:
                continue
            accept = NT if "CONSTRUCT" in query else JSON
            for server in running:
                content = request(server.port, server.path, query, accept)
                try:
                    speed = measure(server.port, content, seconds)
                except OSError:
                    speed = Speed(float("nan"), float("nan"), 1)
                found.setdefault(name, {})[server.name] = speed
            print(_line(name, found[name].values()), flush=True)
    return found


def _line(name: str, speeds: Iterable[Speed]) -> str:
    cells = [
        f"{1000 * speed.latency:.2f}, {speed.throughput:.0f}"
        + (f" ({speed.failures} failed)" if speed.failures else "")
        for speed in speeds
    ]
    return "| " + " | ".join([name, *cells]) + " |"


def ratios(found: Mapping[str, Mapping[str, Speed]], name: str, other: str) -> dict[str, float]:
    """Return the geometric means of throughput over another server: all, lookups, heavy."""
    by_query = {
        query: speeds[name].throughput / speeds[other].throughput
        for query, speeds in found.items()
        if all(which in speeds and speeds[which].throughput > 0 for which in (name, other))
    }
    light = [value for query, value in by_query.items() if query.split("_")[0] in LOOKUPS]
    heavy = [value for query, value in by_query.items() if query.split("_")[0] not in LOOKUPS]
    groups = {"all": [*light, *heavy], "lookups": light, "heavy": heavy}
    return {key: geometric_mean(values) for key, values in groups.items() if values}


def report(found: Mapping[str, Mapping[str, Speed]]) -> str:
    """Return the ratios as a table."""
    names = list(next(iter(found.values())))
    lines = ["| throughput over | of | all | lookups | heavy |", "|---|---|---|---|---|"]
    for other in (REFERENCE, "rdflib-endpoint", "virtuoso"):
        for name in names:
            if other in names and name.startswith("kelisim"):
                means = ratios(found, name, other)
                cells = [f"{means[key]:.2f}" if key in means else "" for key in
                         ("all", "lookups", "heavy")]  # fmt: skip
                lines.append("| " + " | ".join([other, name, *cells]) + " |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the tables; 0 when done or when ``../shared`` is not there."""
    parser = argparse.ArgumentParser(prog="endpoint_speed", description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=2.0, help="for each query and server")
    parser.add_argument("--folder", type=Path, help="kept between runs; else a temporary one")
    parser.add_argument("--queries", nargs="*", default=[], metavar="qN")
    everyone = ["kelisim", "kelisim, cache", "oxigraph", "rdflib-endpoint", "virtuoso"]
    parser.add_argument("--servers", nargs="*", default=everyone, choices=everyone)
    given = parser.parse_args(arguments)
    if not BENCH.is_dir():
        print(f"endpoint_speed: left out, {BENCH} is not there")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        triples = generate(folder, given.triples)
        found = run(folder, triples, given.servers, given.seconds, given.queries)
    print("\n" + report(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
