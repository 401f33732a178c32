"""How long the dumps of a large graph take, and how much memory, beside ``oxigraph dump``.

``python -m tests.benchmarks dumps [--triples N] [--oxigraph PROGRAM]``. The graph is the bundled
sample many times over, each copy with IRIs of its own. Each form is written by a process of its
own, whose peak of memory is told. N-Quads are sorted from a file in any order; every other form is
made from them. ``oxigraph dump`` writes from its store on disk, in no order.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from graph.dumps import FORMS, NAME, write_dumps
from graph.sorted_quads import SortedQuads, write_sorted
from ontology.vocabulary import DATA_BASE

WRITE = "write"
MILLION = 1_000_000
PEER_FORMS = ("nq", "trig", "jsonld")
"""The forms in which ``oxigraph dump`` can write a graph of named graphs as a whole."""


def write(form: str, source: Path, out: Path) -> None:
    """Write one form (``all``: a release's dumps with their gzip) as a process of its own does."""
    if form == "nothing":
        return
    if form in {"nq", "all"}:
        quads = ox.parse(path=source, format=ox.RdfFormat.N_QUADS)
        if form == "nq":
            write_sorted(quads, out)
        else:
            out.mkdir()
            write_dumps(out, quads, DATA_BASE)
        return
    with out.open("wb") as file:
        FORMS[form].write(SortedQuads(source), file, DATA_BASE)


LAUNCH = """
import json, os, subprocess, sys, time
start = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
seconds = time.monotonic() - start
print(json.dumps([status, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
"""A process counts the memory of the one that it was forked from, so this one is small."""


def measured(command: Sequence[object]) -> tuple[float, float, float]:
    """Run a program; return the seconds it took, those of the processor, and its peak in MiB."""
    launch = [sys.executable, "-S", "-c", LAUNCH, *map(str, command)]
    done = subprocess.run(launch, capture_output=True, text=True, check=True)
    status, seconds, processor, peak = json.loads(done.stdout)
    if status:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.strip()[-300:]}")
    return seconds, processor, peak


def row(name: str, command: Sequence[object], out: Path) -> None:
    """Run a program and print its line of the table."""
    seconds, processor, peak = measured(command)
    files = [path for path in out.rglob("*") if path.is_file()] if out.is_dir() else [out]
    size = sum(path.stat().st_size for path in files if path.exists()) / 1e6
    print(f"| {name} | {seconds:.1f} | {processor:.1f} | {peak:.0f} | {size:.0f} |", flush=True)


def main(options: Sequence[str] = ()) -> int:
    """Print the table; or, as ``write FORM SOURCE OUT``, write one form."""
    if options[:1] == [WRITE]:
        write(options[1], Path(options[2]), Path(options[3]))
        return 0
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks dumps", description=__doc__)
    parser.add_argument("--triples", type=int, default=MILLION, help="how many, at least")
    parser.add_argument("--oxigraph", type=Path, help="the program; by default, installed for this")
    given = parser.parse_args(options)
    with tempfile.TemporaryDirectory() as folder:
        _compare(Path(folder), given.triples, given.oxigraph)
    return 0


def _compare(folder: Path, triples: int, binary: Path | None) -> None:
    # What makes the graph is not loaded by the processes that are measured.
    from tests.benchmarks.endpoint_speed import install
    from tests.benchmarks.validation import copies, sample

    quads, _ = sample()
    once = len({quad.triple for quad in quads})
    number = -(-triples // once)
    mixed, ordered = folder / "mixed.nq", folder / f"{NAME}.nq"
    ox.serialize(copies(quads, number), str(mixed), format=ox.RdfFormat.N_QUADS)
    print(f"{once * number} triples, {len(quads) * number} quads\n")
    print("| dump | seconds | of processor | peak MiB | MB |\n|---|--:|--:|--:|--:|")
    ours = [sys.executable, "-m", "tests.benchmarks.dumps", WRITE]
    row("(an idle process)", [*ours, "nothing", mixed, folder / "nothing"], folder / "nothing")
    row("nq, sorted", [*ours, "nq", mixed, ordered], ordered)
    for name, form in FORMS.items():
        if name != "nq":
            row(name, [*ours, name, ordered, folder / form.file], folder / form.file)
    row("all of a release, with gzip", [*ours, "all", mixed, folder / "all"], folder / "all")
    program = binary or install(folder) / "oxigraph"
    store = folder / "store"
    row("oxigraph load", [program, "load", "-l", store, "-f", mixed], store)
    for name in PEER_FORMS:
        out = folder / f"oxigraph.{name}"
        row(f"oxigraph dump {name}", [program, "dump", "-l", store, "-f", out], out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
