"""Several documents at once: their facts, read in processes side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from graph.extraction.extract import extract
from graph.facts import Extraction
from graph.reading.document import Document

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and of how much."""
MANY = 4
"""From how many documents on a second process helps to read them."""


def extract_all(
    documents: Sequence[Document], processes: int, progress: Progress
) -> Iterator[Extraction]:
    """Give what is read from each document, in their order; several are read at once."""
    progress("extract", 0, len(documents))
    if processes < 2 or len(documents) < MANY:
        found: Iterator[Extraction] = map(extract, documents)
        yield from _told(found, len(documents), progress)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("forkserver")) as pool:
        yield from _told(pool.map(extract, documents), len(documents), progress)


def _told(found: Iterator[Extraction], total: int, progress: Progress) -> Iterator[Extraction]:
    for done, extraction in enumerate(found, 1):
        progress("extract", done, total)
        yield extraction
