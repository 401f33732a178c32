"""The example queries of the pages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from endpoint.phrases import in_language


@dataclass(frozen=True)
class Example:
    """A question in the page's language, and the query that answers it."""

    title: str
    query: str


@cache
def _table() -> tuple[tuple[tuple[tuple[str, str], ...], str], ...]:
    path = Path(__file__).with_name("examples.toml")
    read = tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    return tuple((tuple(entry["title"].items()), entry["query"].strip()) for entry in read)


def examples() -> list[Example]:
    """Return the examples, with their titles in the page's language."""
    return [Example(in_language(dict(titles)), query) for titles, query in _table()]
