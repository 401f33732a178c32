"""How fast texts become a release, beside the name recognisers alone, in one run.

``python -m tests.benchmarks extraction_speed [--characters N] [--processes N] [TEXT ...]`` reads
the texts that are given, or else makes a corpus of that size from the paragraphs of the sample,
their years moved: it repeats a few facts many times, which real texts do not. Recognisers and
extraction are measured warm; the build is the program, with its start and the loading of models.
Memory is the sum over its processes (PSS: what several share counts once). Only ratios mean
something on another machine.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph.extraction.extract import extract
from graph.extraction.recognition.recogniser import propose
from graph.reading.document import Document
from graph.reading.files import read_documents
from graph.reading.segmentation import sentences
from graph.side_by_side import processors, side_by_side

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "graph" / "sample"
LEAST_RATIO, MOST_MEMORY = 0.4, 1.5
"""The marks: speed of the build beside the recognisers' alone, and GiB at the peak."""
PAUSE = 0.05
"""Seconds between two looks at the memory of a build."""
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


def build(texts: Sequence[Path], data: Path, processes: int) -> float:
    """Run ``kelisim build`` and return the most memory that its processes had, in GiB."""
    command = [sys.executable, "-m", "endpoint", "build", *texts, "--data", data]
    running = subprocess.Popen([*map(str, command), "--processes", str(processes)], cwd=ROOT)
    most = 0
    while running.poll() is None:
        most = max(most, sum(map(_memory, _family(running.pid))))
        time.sleep(PAUSE)
    if running.returncode:
        raise RuntimeError("the build failed")
    return most / 2**20


def _family(process: int) -> Iterator[int]:
    """Give a process and those that it began; none that has ended meanwhile."""
    yield process
    try:
        begun = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return
    for child in begun.split():
        yield from _family(int(child))


def _memory(process: int) -> int:
    """Return the share of memory of a process (PSS) in KiB, 0 where it has ended."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(told.partition("\nPss:")[2].split()[0]) if "\nPss:" in told else 0


def _recognise(document: Document) -> int:
    return len(propose(sentences(document)))


def main(options: Sequence[str] = ()) -> int:
    """Measure and tell; 1 where a mark is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks extraction_speed")
    parser.add_argument("texts", nargs="*", type=Path, help="files and folders; or else made ones")
    parser.add_argument("--characters", type=int, default=300_000, help="of the texts made")
    parser.add_argument("--processes", type=int, default=processors())
    given = parser.parse_args(list(options))
    with tempfile.TemporaryDirectory() as folder:
        texts = given.texts or [_made(Path(folder) / "texts", given.characters)]
        return _measured([text.resolve() for text in texts], Path(folder), given.processes)


def _made(folder: Path, characters: int) -> Path:
    folder.mkdir()
    for number, text in enumerate(corpus(characters)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def _measured(texts: Sequence[Path], folder: Path, processes: int) -> int:
    documents = read_documents(texts).documents
    size = sum(len(document.text) for document in documents)
    print(f"{len(documents)} texts, {size} characters", flush=True)
    list(map(extract, documents[:4]))  # tables and models are loaded once
    alone = size / seconds(lambda: list(map(_recognise, documents)))
    _told("recognisers alone", 1, alone, alone)
    _told("extraction", 1, size / seconds(lambda: list(map(extract, documents))), alone)
    beside = seconds(lambda: list(side_by_side(_recognise, documents, processes)))
    _told("recognisers alone", processes, size / beside, alone)
    missed = False
    for number in dict.fromkeys((1, processes)):
        start = time.perf_counter()
        memory = build(texts, folder / f"data{number}", number)
        speed = size / (time.perf_counter() - start)
        _told("whole build", number, speed, alone, f", {memory:.2f} GiB at the peak")
        missed = speed / alone < LEAST_RATIO or memory > MOST_MEMORY
    print(f"marks: the build {LEAST_RATIO} × the recognisers, {MOST_MEMORY} GiB")
    return int(missed)


def _told(step: str, processes: int, speed: float, alone: float, more: str = "") -> None:
    print(
        f"{step:18} in {processes} processes: {speed:8.0f} characters a second, "
        f"{speed / alone:.3f} ×{more}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
