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
ENOUGH = 4_000
"""Code points of a text that has most of what texts of its languages have."""


def extract_all(
    documents: Sequence[Document], processes: int, progress: Progress
) -> Iterator[Extraction]:
    """Give what is read from each document, in their order; several are read at once."""
    progress("extract", 0, len(documents))
    many = processes > 1 and sum(map(_length, documents)) >= MANY
    first = {place: extract(documents[place]) for place in _first(documents)} if many else {}
    rest = [document for place, document in enumerate(documents) if place not in first]
    found = side_by_side(extract, rest, processes if many else 1, _length)
    for place in range(len(documents)):
        extraction = first.pop(place) if place in first else next(found)
        progress("extract", place + 1, len(documents))
        yield extraction


def _first(documents: Sequence[Document]) -> Iterator[int]:
    """Give the places of texts to be read before others: one for each set of languages.

    What their languages need is loaded then, once for all that read side by side.
    """
    apart: dict[frozenset[str], list[int]] = {}
    for place, document in enumerate(documents):
        apart.setdefault(frozenset(document.languages), []).append(place)
    for places in apart.values():
        yield min(places, key=lambda place: abs(_length(documents[place]) - ENOUGH))


def _length(document: Document) -> int:
    return len(document.text)
