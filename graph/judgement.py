"""The graph before its shapes: what breaks them is rejected, what people added is replayed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from graph.claims import Resolution
from graph.curation import Curated, replay
from graph.description import describe, ontology_quads
from graph.extraction.several import Progress
from graph.journal import read_journal
from graph.reading.document import Document
from graph.rejection import rejected
from ontology.errors import InvalidGraphError
from shapes.report import Report
from shapes.validation import validate

SHOWN = 5
"""How many breaches of the shapes an error message lists."""


def valid(
    resolution: Resolution, documents: Sequence[Document], progress: Progress, processes: int
) -> tuple[Resolution, Sequence[ox.Quad], Report]:
    """Describe and validate; claims that break a shape are rejected, and all is judged again.

    ``processes`` tells how many constraints are asked at once.
    """
    texts = {document.id: document.text for document in documents}
    for last in (False, True):
        quads = tuple(dict.fromkeys(describe(resolution, documents)))
        progress("validate", 0, 1)
        report = validate((*quads, *ontology_quads()), texts, processes)
        refused = resolution if report.conforms or last else rejected(resolution, report)
        if refused == resolution:
            break
        resolution = refused
    return resolution, quads, report


def curation(
    resolution: Resolution,
    documents: Sequence[Document],
    quads: Sequence[ox.Quad],
    data: Path,
    progress: Progress,
) -> Curated:
    """Replay what people have added; what no longer applies is told in ``curation.json``."""
    entries = read_journal(data)
    progress("curate", 0, len(entries))
    texts = {document.id: document.text for document in documents}

    def judge(whole: Sequence[ox.Quad]) -> Report:
        return validate(whole, texts)

    everything = (*quads, *ontology_quads())
    return replay(everything, entries, resolution.base, resolution.redirects, judge)


def refuse_invalid(report: Report, data: Path) -> None:
    """Raise InvalidGraphError with the first results; the whole report is kept in the folder."""
    path = data / "invalid-report.ttl"
    if report.conforms:
        path.unlink(missing_ok=True)
        return
    path.write_text(report.turtle, encoding="utf-8")
    lines = [line for line in report.lines() if line.startswith("Violation")]
    shown = "\n  ".join(lines[:SHOWN])
    raise InvalidGraphError(
        f"{data}: the graph breaks its shapes in {len(lines)} places (all in {path.name}); "
        f"no release was made\n  {shown}"
    )
