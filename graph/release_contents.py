"""What stands in a release besides the graph: texts, facts, redirects, report and manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copyfile
from typing import Any

import pyoxigraph as ox

from graph.claims import Resolution
from graph.curation import Curated
from graph.description import ontology_quads
from graph.dumps import write_dumps
from graph.durable import write_json
from graph.extraction import confidence
from graph.extraction.facts_json import as_json
from graph.facts import Extraction
from graph.linking.links_json import links_as_json
from graph.reading.document import Document
from graph.version import version
from ontology.vocabulary import ONTOLOGY
from shapes.report import Report
from shapes.validation import FOLDER


def write_parts(
    folder: Path, extractions: Sequence[Extraction], resolution: Resolution, report: Report
) -> None:
    """Write all parts of a release but graph and manifest to a folder."""
    for name in ("texts", "facts", "dumps"):
        (folder / name).mkdir()
    for extraction, name in zip(extractions, _names(extractions), strict=True):
        document = extraction.document
        (folder / "texts" / f"{document.id}.txt").write_bytes(document.text.encode())
        write_json(folder / "facts" / f"{name}.json", as_json(extraction))
    write_json(folder / "redirects.json", resolution.redirects)
    write_json(folder / "merges.json", _merges(resolution))
    write_json(folder / "links.json", links_as_json(resolution))
    (folder / "report.ttl").write_text(report.turtle, encoding="utf-8")
    write_json(folder / "report.json", report.as_json())
    copyfile(ONTOLOGY, folder / "ontology.ttl")
    copyfile(confidence.PATH, folder / confidence.PATH.name)
    (folder / "shapes.ttl").write_text(_shapes(), encoding="utf-8")


def _names(extractions: Sequence[Extraction]) -> Iterator[str]:
    """Give a name for the facts of each document: that of its file, with the id if two share it."""
    stems = [Path(e.document.source).stem for e in extractions]
    often = Counter(stems)
    for extraction, stem in zip(extractions, stems, strict=True):
        yield stem if often[stem] == 1 else f"{stem}-{extraction.document.id}"


def _merges(resolution: Resolution) -> list[dict[str, Any]]:
    return [
        {
            "same": merge.same,
            "things": [" ".join(merge.first), " ".join(merge.second)],
            "names": list(merge.names),
            "reason": merge.reason,
        }
        for merge in resolution.merges
    ]


def _shapes() -> str:
    """Return all shapes as one Turtle file: their own files, one after another."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.ttl")))


def write_graph(folder: Path, quads: Sequence[ox.Quad], base: str, processes: int) -> str:
    """Write dumps and store side by side; return the id that the graph gives the release."""
    whole = (*quads, *ontology_quads())
    return write_dumps(folder / "dumps", whole, base, folder / "store", processes)[:16]


def manifest(
    release_id: str,
    resolution: Resolution,
    documents: Sequence[Document],
    quads: Sequence[ox.Quad],
    curated: Curated,
) -> dict[str, Any]:
    """Return what a release knows of its making."""
    return {
        "id": release_id,
        "version": version(),
        "base": resolution.base,
        "counts": _counts(resolution, documents, quads),
        "curation": {"entries": len(curated.outcomes), "quads": len(curated.quads)},
        "sources": [_source(document) for document in documents],
        "confidence": dict(confidence.table()["made"]),
    }


def _counts(
    resolution: Resolution, documents: Sequence[Document], quads: Sequence[ox.Quad]
) -> dict[str, Any]:
    return {
        "documents": len(documents),
        "entities": len(resolution.entities),
        "claims": len(resolution.claims),
        "quads": len(quads),
        "classes": dict(sorted(Counter(e.cls for e in resolution.entities).items())),
        "status": dict(sorted(Counter(c.status for c in resolution.claims).items())),
    }


def _source(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "file": document.source,
        "sha256": document.sha256,
        "languages": list(document.languages),
        "characters": len(document.text),
    }
