"""Mixed load for minutes while releases are swapped: nothing fails, nothing mixes, nothing grows.

Every subject of a release carries the release's number, so that a response which mixes two
releases shows it, and an entity tag that stands for two of them does too.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from ontology.vocabulary import DATA_BASE, KEL, RDF
from tests.benchmarks.servers import free_port, process
from tests.endpoint import sample

VERSION = "http://example.org/version"
SUBJECTS = 30_000
KEPT = 4
ALLOWED_GROWTH = 1.25
SEEN = 10
"""Seconds before the end in which no release is made any more, so that each is seen."""
QUERIES = {
    "distinct": f"SELECT DISTINCT ?v {{ ?s <{VERSION}> ?v }}",
    "lookup": f"SELECT ?v {{ <{DATA_BASE}act/%d> <{VERSION}> ?v }}",
    "page of rows": f"SELECT ?s ?v {{ ?s <{VERSION}> ?v }} LIMIT 200 OFFSET %d",
    "large": f"SELECT ?s ?v {{ ?s <{VERSION}> ?v }} LIMIT 12000",
    "group": f"SELECT ?v (COUNT(?s) AS ?n) {{ ?s <{VERSION}> ?v }} GROUP BY ?v",
}


@dataclass
class Found:
    """What the clients saw."""

    answers: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    versions: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)


def release(data: Path, number: int) -> None:
    """Publish a release in which every subject has the number; let go of the oldest."""
    graph, version = sample.node("graph/soak"), ox.Literal(f"v{number}")
    quads = []
    for index in range(SUBJECTS):
        thing = sample.node(f"act/{index}")
        quads.append(ox.Quad(thing, ox.NamedNode(VERSION), version, graph))
        quads.append(ox.Quad(thing, ox.NamedNode(RDF + "type"), ox.NamedNode(KEL + "Law"), graph))
    sample.publish(data, f"soak-{number}", quads)
    shutil.rmtree(data / "releases" / f"soak-{number - KEPT}", ignore_errors=True)


def client(port: int, seed: int, end: float, found: Found) -> None:
    """Ask one thing after another on connections that are kept, until the time is up."""
    dice, tags = random.Random(seed), dict[str, str]()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < end:
        name = dice.choice(sorted(QUERIES))
        query = QUERIES[name]
        if "%d" in query:
            query %= dice.randrange(SUBJECTS)
        path = "/sparql?query=" + quote(query)
        headers = {"Accept": "application/sparql-results+json"}
        if path in tags and dice.random() < 0.5:
            headers["If-None-Match"] = tags[path]
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            problem = judge(answer.status, answer.getheader("ETag", ""), body, path, found)
        except (OSError, http.client.HTTPException, ValueError) as error:
            connection.close()
            problem = f"{name}: {error!r}"
        else:
            tags[path] = answer.getheader("ETag", "")
        with found.lock:
            found.answers[name] += 1
            if problem:
                found.failures.append(f"{name}: {problem}")


def judge(status: int, tag: str, body: bytes, path: str, found: Found) -> str:
    """Return what is wrong with an answer, or ''."""
    if status == 304:
        return ""
    if status != 200:
        return f"status {status}: {body[:100]!r}"
    versions = {row["v"]["value"] for row in json.loads(body)["results"]["bindings"]}
    if len(versions) > 1:
        return f"mixes {sorted(versions)}"
    with found.lock:
        for version in versions:
            found.versions.add(version)
            if tag and found.tags.setdefault(tag, version) != version:
                return f"one tag for {found.tags[tag]} and {version}"
    return ""


def memory(root: int) -> int:
    """Return the bytes of memory that a process and all below it have for themselves."""
    from tests.endpoint.conftest import _under

    total = 0
    for pid, _ in _under(root):
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        total += 1024 * sum(
            int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")
        )
    return total


def run(data: Path, folder: Path, seconds: float, every: float, clients: int) -> int:
    """Run the soak, print what happened, and return 0 when nothing was wrong."""
    release(data, 0)
    port, found, samples = free_port(), Found(), list[int]()
    command = [sys.executable, "-m", "tests.benchmarks.serve", str(data), str(port)]
    with process("kelisim", command, port, "/sparql", folder / "soak.log") as server:
        end = time.monotonic() + seconds
        threads = [
            threading.Thread(target=client, args=(server.port, seed, end, found))
            for seed in range(clients)
        ]
        for thread in threads:
            thread.start()
        number, swap = 0, time.monotonic() + every
        while time.monotonic() < end:
            time.sleep(1)
            samples.append(memory(server.pid))
            if swap <= time.monotonic() < end - SEEN:
                number += 1
                release(data, number)
                swap = time.monotonic() + every
        for thread in threads:
            thread.join()
    return report(found, samples, number + 1, seconds)


def report(found: Found, samples: Sequence[int], releases: int, seconds: float) -> int:
    """Print the figures; 0 when nothing failed, all releases were seen and memory is flat."""
    third = max(1, len(samples) // 3)
    early, late = (
        statistics.median(part) for part in (samples[third : 2 * third], samples[-third:])
    )
    total = sum(found.answers.values())
    print(f"{total} answers in {seconds:.0f} s: {dict(sorted(found.answers.items()))}")
    print(f"{releases} releases, {len(found.versions)} seen, {len(found.tags)} entity tags")
    print(f"memory of all processes, median: {early / 1e6:.0f} MB in the second third, "
          f"{late / 1e6:.0f} MB in the last; most {max(samples) / 1e6:.0f} MB")  # fmt: skip
    print(f"{len(found.failures)} failures")
    for failure in found.failures[:10]:
        print("  " + failure)
    flat = late <= ALLOWED_GROWTH * early
    return 0 if not found.failures and flat and len(found.versions) == releases else 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run for ten minutes, or as long as is said."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--every", type=float, default=20, help="seconds between releases")
    parser.add_argument("--clients", type=int, default=6)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        return run(data, Path(folder), given.seconds, given.every, given.clients)


if __name__ == "__main__":
    sys.exit(main())
