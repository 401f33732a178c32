"""The road from texts to a release, top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox

from graph.catalogue import write_manifest
from graph.curation_log import logged
from graph.durable import write_json
from graph.extraction.several import Progress, extract_all
from graph.garbage import seldom_collected
from graph.judgement import curation, refuse_invalid, valid
from graph.linking.link import link, strays
from graph.linking.links_file import read_links
from graph.reading.document import Document
from graph.reading.files import read_documents
from graph.release import KEPT, Release, publish, staging
from graph.release_contents import manifest, write_graph, write_parts
from graph.resolution.decisions import Decisions, read_decisions
from graph.resolution.resolve import resolve
from graph.side_by_side import processors
from ontology.errors import UsageError
from ontology.vocabulary import DATA_BASE


def build(
    paths: Sequence[Path],
    data: Path,
    *,
    base: str = DATA_BASE,
    decisions: Path | None = None,
    keep: int = KEPT,
    processes: int | None = None,
    progress: Progress = lambda step, done, total: None,
    notice: Callable[[str], None] = lambda text: None,
) -> Release:
    """Make texts into a valid release in the data folder and serve it; or change nothing.

    ``paths`` are files and folders of UTF-8 text; ``base`` is what the IRIs of things begin with;
    ``decisions`` is a TOML file of what people decided on identity and links, beside ``links.toml``
    of the data folder; ``keep`` tells how many releases stay; ``processes`` how many work at once
    (by default as many as there are processors); ``notice`` is told what a person should know of
    the files. Raises InputError for texts or folders that cannot be used,
    InvalidGraphError when the graph breaks its shapes (the report is then beside the releases).
    """
    _check_base(base)
    processes = processes or processors()
    decided = read_links(data) | (read_decisions(decisions) if decisions else Decisions())
    with seldom_collected(), staging(data) as folder:
        documents = _read(paths, notice)
        extractions = tuple(extract_all(documents, processes, progress))
        progress("resolve", 0, 1)
        resolution = link(resolve(extractions, base, decided), decided)
        for iri in strays(resolution, decided):
            notice(f"a decision on links is left out: no text speaks of {iri}")
        progress("describe", 0, 1)
        resolution, quads, report = valid(resolution, documents, progress, processes)
        refuse_invalid(report, data)
        curated = curation(resolution, documents, quads, data, progress)
        for outcome in curated.left_out:
            notice(outcome.told)
        if added := (*curated.quads, *logged(curated.outcomes, base)):
            quads = tuple(dict.fromkeys((*quads, *added)))
        report = curated.report or report
        progress("release", 0, 1)
        write_parts(folder, extractions, resolution, report)
        write_json(folder / "curation.json", curated.as_json())
        release_id = write_graph(folder, quads, base, processes)
        write_manifest(folder, manifest(release_id, resolution, documents, quads, curated))
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


def _read(paths: Sequence[Path], notice: Callable[[str], None]) -> tuple[Document, ...]:
    reading = read_documents(paths)
    for text in reading.notices:
        notice(text)
    return reading.documents
