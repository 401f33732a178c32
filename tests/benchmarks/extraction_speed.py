"""How fast texts become a release, beside the name recognisers alone, in one run.

``python -m tests.benchmarks extraction_speed [--characters N]`` makes a corpus from the sample
texts, its names and years varied, and tells characters a second and peak memory. Only the ratio
means something on another machine.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph.build import build
from graph.extraction.extract import annotate, extract
from graph.extraction.recognition.recogniser import propose
from graph.reading.document import Document
from graph.reading.files import read_documents
from graph.reading.segmentation import sentences

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "graph" / "sample"
LEAST_RATIO, MOST_MEMORY = 0.4, 1.5
"""The marks: speed of the build beside the recognisers' alone, and GiB at the peak."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def corpus(characters: int) -> Iterator[str]:
    """Yield texts made of the sample's paragraphs, years moved, until there are enough."""
    chance = random.Random(1)
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt"))]
    made = 0
    while made < characters:
        paragraphs = [p for text in chance.sample(texts, 3) for p in text.split("\n\n")]
        chance.shuffle(paragraphs)
        shift = chance.randrange(-40, 20)
        text = YEAR.sub(lambda m, by=shift: str(int(m[0]) + by), "\n\n".join(paragraphs))  # type: ignore[misc]
        made += len(text)
        yield text


def seconds(step: Callable[[], object]) -> float:
    """Return how long a step takes on the clock."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def _recognise(documents: Sequence[Document]) -> None:
    for document in documents:
        propose(sentences(document))


def main(options: Sequence[str] = ()) -> int:
    """Measure and tell; 1 where a mark is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks extraction_speed")
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args(list(options))
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        for number, text in enumerate(corpus(given.characters)):
            (texts / f"{number:05}.txt").write_text(text, encoding="utf-8")
        documents = read_documents([texts]).documents
        return _measured(documents, texts, Path(folder) / "data", given.processes)


def _measured(documents: Sequence[Document], texts: Path, data: Path, processes: int) -> int:
    size = sum(len(document.text) for document in documents)
    extract(documents[0])  # tables and models are loaded once
    steps: dict[str, Callable[[], object]] = {
        "recognisers alone": lambda: _recognise(documents),
        "all annotators": lambda: [annotate(document) for document in documents],
        "extraction": lambda: [extract(document) for document in documents],
        "whole build": lambda: build([texts], data, processes=processes),
    }
    speeds = {name: size / seconds(step) for name, step in steps.items()}
    memory = (
        max(
            resource.getrusage(who).ru_maxrss
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        / 2**20
    )
    print(f"{len(documents)} texts, {size} characters")
    for name, speed in speeds.items():
        print(f"{name:20} {speed:10.0f} characters a second")
    ratio = speeds["whole build"] / speeds["recognisers alone"]
    print(f"{'ratio':20} {ratio:10.2f} (mark {LEAST_RATIO})")
    print(f"{'peak memory':20} {memory:10.2f} GiB (mark {MOST_MEMORY})")
    return int(ratio < LEAST_RATIO or memory > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
