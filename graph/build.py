"""The road from texts to a release, top to bottom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from shutil import copyfile
from typing import Any

import pyoxigraph as ox

from graph.claims import Resolution
from graph.curation import Curated, replay
from graph.description import ONTOLOGY_GRAPH, describe, ontology_quads
from graph.dumps import NAME, ordered, write_dumps
from graph.extraction.extract import extract
from graph.extraction.facts_json import as_json
from graph.facts import Extraction
from graph.journal import read_journal
from graph.reading.document import Document
from graph.reading.files import read_documents
from graph.rejection import rejected
from graph.release import KEPT, Release, checksums, publish, staging, write_json
from graph.resolution.decisions import Decisions, read_decisions
from graph.resolution.resolve import resolve
from graph.store import write_store
from graph.version import version
from ontology.errors import InvalidGraphError, UsageError
from ontology.vocabulary import DATA_BASE, ONTOLOGY
from shapes.report import Report
from shapes.validation import FOLDER, validate

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and of how much."""
MANY = 4
"""From how many documents on a second process helps to read them."""
SHOWN = 5


def build(
    paths: Sequence[Path],
    data: Path,
    *,
    base: str = DATA_BASE,
    decisions: Path | None = None,
    keep: int = KEPT,
    processes: int = 2,
    progress: Progress = lambda step, done, total: None,
) -> Release:
    """Make texts into a valid release in the data folder and serve it; or change nothing.

    ``paths`` are files and folders of UTF-8 text; ``base`` is what the IRIs of things begin with;
    ``decisions`` is a TOML file of what people decided on identity; ``keep`` tells how many
    releases stay. Raises InputError for texts or folders that cannot be used, InvalidGraphError
    when the graph breaks its shapes (the report is then beside the releases).
    """
    _check_base(base)
    decided = read_decisions(decisions) if decisions else Decisions()
    with staging(data) as folder:
        documents = read_documents(paths).documents
        extractions = tuple(_extracted(documents, processes, progress))
        progress("resolve", 0, 1)
        resolution = resolve(extractions, base, decided)
        progress("describe", 0, 1)
        resolution, quads, report = _valid(resolution, documents, progress)
        _check(report, data)
        curated = _curated(resolution, documents, quads, data, progress)
        quads, report = ordered((*quads, *curated.quads)), curated.report or report
        progress("release", 0, 1)
        _write_parts(folder, extractions, resolution, report)
        write_json(folder / "curation.json", curated.as_json())
        release_id = _write_graph(folder, quads, base)
        _write_manifest(folder, release_id, resolution, documents, quads, curated)
        release = publish(folder, data, release_id, keep)
    progress("release", 1, 1)
    return release


def _check_base(base: str) -> None:
    try:
        ox.NamedNode(base)
    except ValueError as error:
        raise UsageError(f"--base {base}: {error}") from error
    if not base.startswith(("http://", "https://")) or not base.endswith(("/", "#")):
        raise UsageError(f"--base {base}: an http(s) IRI that ends in / or # is needed")


def _extracted(
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


def _valid(
    resolution: Resolution, documents: Sequence[Document], progress: Progress
) -> tuple[Resolution, Sequence[ox.Quad], Report]:
    """Describe and validate; claims that break a shape are rejected, and all is judged again."""
    texts = {document.id: document.text for document in documents}
    for last in (False, True):
        quads = ordered(describe(resolution, documents))
        progress("validate", 0, 1)
        report = validate(quads, texts)
        refused = resolution if report.conforms or last else rejected(resolution, report)
        if refused == resolution:
            break
        resolution = refused
    return resolution, quads, report


def _curated(
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
        return validate([quad for quad in whole if quad.graph_name != ONTOLOGY_GRAPH], texts)

    everything = (*quads, *ontology_quads())
    return replay(everything, entries, resolution.base, resolution.redirects, judge)


def _check(report: Report, data: Path) -> None:
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


def _write_parts(
    folder: Path, extractions: Sequence[Extraction], resolution: Resolution, report: Report
) -> None:
    """Write texts, facts, redirects, merges, report, ontology and shapes."""
    for name in ("texts", "facts", "dumps"):
        (folder / name).mkdir()
    for extraction, name in zip(extractions, _names(extractions), strict=True):
        document = extraction.document
        (folder / "texts" / f"{document.id}.txt").write_bytes(document.text.encode())
        write_json(folder / "facts" / f"{name}.json", as_json(extraction))
    write_json(folder / "redirects.json", resolution.redirects)
    write_json(folder / "merges.json", _merges(resolution))
    (folder / "report.ttl").write_text(report.turtle, encoding="utf-8")
    write_json(folder / "report.json", report.as_json())
    copyfile(ONTOLOGY, folder / "ontology.ttl")
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


def _write_graph(folder: Path, quads: Sequence[ox.Quad], base: str) -> str:
    """Write dumps and store; return the id that the graph gives the release."""
    whole = ordered((*quads, *ontology_quads()))
    digest = write_dumps(folder / "dumps", whole, base)
    write_store(folder / "store", folder / "dumps" / f"{NAME}.nq")
    return digest[:16]


def _write_manifest(
    folder: Path,
    release_id: str,
    resolution: Resolution,
    documents: Sequence[Document],
    quads: Sequence[ox.Quad],
    curated: Curated,
) -> None:
    manifest = {
        "id": release_id,
        "version": version(),
        "base": resolution.base,
        "counts": {
            "documents": len(documents),
            "entities": len(resolution.entities),
            "claims": len(resolution.claims),
            "quads": len(quads),
            "classes": dict(sorted(Counter(e.cls for e in resolution.entities).items())),
            "status": dict(sorted(Counter(c.status for c in resolution.claims).items())),
        },
        "curation": {"entries": len(curated.outcomes), "quads": len(curated.quads)},
        "sources": [
            {
                "id": document.id,
                "file": document.source,
                "sha256": document.sha256,
                "languages": list(document.languages),
                "characters": len(document.text),
            }
            for document in documents
        ],
        "files": checksums(folder),
    }
    write_json(folder / "manifest.json", manifest)
