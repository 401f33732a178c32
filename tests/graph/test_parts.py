"""The benchmark of single parts: what it measures, and that its table is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.extraction.extract import extract
from graph.reading.files import document_of
from tests.benchmarks.parts import PARTS, TOLD, triples

PAGE = Path(__file__).resolve().parents[2] / "docs" / "evaluation.md"


@pytest.mark.parametrize("name", PARTS)
def test_each_part_stands_in_the_docs(name: str) -> None:
    """The page has a row for each part, with the source of every published figure."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"| {TOLD[name]['what']} |")]
    assert TOLD[name]["data"] in row
    assert TOLD[name]["note"] in row
    assert all(p["figure"] in row and p["source"] in row for p in TOLD[name]["published"])


def test_facts_become_triples_of_the_set() -> None:
    """Who holds a post has the position, in lower case and without spaces."""
    found = triples(extract(document_of("Ada Obi was the President of Ghana.", "made.txt")))
    assert list(found) == [("adaobi", "positionheld", "presidentofghana")]
