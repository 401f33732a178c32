"""The graph before its shapes: what breaks them is rejected, what people added is replayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from graph.claims import Resolution
from graph.curation import Curated, replay
from graph.description import ONTOLOGY_GRAPH, describe, ontology_quads
from graph.extraction.several import Progress
from graph.journal import read_journal
from graph.reading.document import Document
from graph.rejection import rejected
from graph.terms import TYPE, kel
from ontology.errors import InvalidGraphError
from ontology.vocabulary import KEL
from shapes.report import Report
from shapes.validation import checked, prepared, validate

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
        report = validate(quads, texts, processes)
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

    everything = (*quads, *ontology_quads())
    return replay(
        everything,
        entries,
        resolution.base,
        resolution.redirects,
        lambda whole: validated_twice(whole, texts),
    )


def validated_twice(whole: Sequence[ox.Quad], texts: Mapping[str, str]) -> Report:
    """Validate a graph that people have added to, see ``readings``."""
    reports: list[Report] = []
    for reading in readings(whole, texts):
        reports.append(checked(reading))
        if not reports[-1].conforms:
            return reports[-1]
    return reports[0]


def readings(whole: Sequence[ox.Quad], texts: Mapping[str, str]) -> Iterator[ox.Store]:
    """Give a graph as the shapes are to see it, prepared for them: twice.

    First as it is asserted, since standard classes must be; then with the ontology, which knows
    that a thing of which only a narrow class is told is of the wider ones, too. What our properties
    are stated of is a thing there, also where no class is told.
    """
    asserted = [quad for quad in whole if quad.graph_name != ONTOLOGY_GRAPH]
    yield prepared(asserted, texts)
    yield prepared((*whole, *ontology_quads(), *_classless(asserted)), texts)


def _classless(asserted: Sequence[ox.Quad]) -> Iterator[ox.Quad]:
    """Give the class of things to what has none of ours and a property of ours; terms are none."""
    stated = {quad.subject for quad in asserted if quad.predicate.value.startswith(KEL)}
    classed = {
        quad.subject for quad in asserted if quad.predicate == TYPE and _in(quad.object, KEL)
    }
    things = sorted((thing for thing in stated - classed if not _in(thing, KEL)), key=str)
    return (ox.Quad(thing, TYPE, kel("Entity")) for thing in things)


def _in(term: object, namespace: str) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(namespace)


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
