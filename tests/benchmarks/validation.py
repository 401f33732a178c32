"""How long a large graph takes to validate: ``python -m tests.benchmarks validation [TRIPLES]``.

The graph is the bundled sample many times over, each copy with IRIs of its own.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from graph.build import build
from ontology.vocabulary import DATA_BASE
from shapes.validation import validate

SAMPLE = Path(__file__).resolve().parents[2] / "graph" / "sample"
MILLION = 1_000_000


def sample() -> tuple[list[ox.Quad], dict[str, str]]:
    """Return the quads of the built sample, without the ontology, and its texts by document id."""
    with tempfile.TemporaryDirectory() as folder:
        release = build([SAMPLE], Path(folder), processes=1)
        dump = next(release.dumps.glob("*.nq"))
        quads = list(ox.parse(path=dump, format=ox.RdfFormat.N_QUADS))
        texts = {
            path.stem: path.read_bytes().decode()
            for path in sorted((release.path / "texts").glob("*.txt"))
        }
    return [quad for quad in quads if DATA_BASE in str(quad.graph_name)], texts


def copies(quads: list[ox.Quad], number: int) -> Iterator[ox.Quad]:
    """Give the quads that many times, each time with IRIs of their own."""
    for copy in range(number):
        names: dict[ox.NamedNode, ox.NamedNode] = {}

        def renamed(node: ox.NamedNode, names: dict = names, copy: int = copy) -> ox.NamedNode:  # type: ignore[type-arg]
            found = names.get(node)
            if found is None:
                found = names[node] = ox.NamedNode(
                    node.value.replace(DATA_BASE, f"{DATA_BASE}copy-{copy}/")
                )
            return found

        for s, p, o, g in quads:
            target = renamed(o) if isinstance(o, ox.NamedNode) else o
            yield ox.Quad(renamed(s), p, target, renamed(g))


def main(options: Sequence[str] = ()) -> int:
    """Print how many triples were validated, in how many seconds, and the peak memory."""
    wanted = int(options[0]) if options else MILLION
    quads, texts = sample()
    once = len({quad.triple for quad in quads})
    number = -(-wanted // once)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    start = time.monotonic()
    report = validate(copies(quads, number), texts)
    seconds = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{once * number} triples: {seconds:.1f} s, conforms: {report.conforms},")
    print(f"{len(report.results)} results, peak {peak} MiB ({before} MiB before)")
    return int(not report.conforms)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
