"""Several documents at once: their facts, read in processes side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graph.extraction.extract import extract
from graph.facts import Extraction
from graph.reading.document import Document
from graph.side_by_side import side_by_side

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and of how much."""
MANY = 20_000
"""From how many code points on a second process helps to read them."""


def extract_all(
    documents: Sequence[Document], processes: int, progress: Progress
) -> Iterator[Extraction]:
    """Give what is read from each document, in their order; several are read at once."""
    progress("extract", 0, len(documents))
    many = sum(map(_length, documents)) >= MANY
    found = side_by_side(extract, documents, processes if many else 1, _length)
    for done, extraction in enumerate(found, 1):
        progress("extract", done, len(documents))
        yield extraction


def _length(document: Document) -> int:
    return len(document.text)
