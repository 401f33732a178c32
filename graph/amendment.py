"""A new release from the current one and one update by a person, without reading texts again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.catalogue import FILE, write_manifest
from graph.curation import Desk, Outcome, RefusedError, curation_graph, known
from graph.curation_log import log_graph, logged
from graph.description import ONTOLOGY_GRAPH
from graph.dumps import write_dumps
from graph.durable import write_json
from graph.journal import Entry, append, read_journal
from graph.judgement import validated_twice
from graph.release import KEPT, Release, current, publish, staging
from graph.sorted_quads import N_QUADS
from shapes.report import Report

REMADE = {
    "store", "dumps", "report.ttl", "report.json", "manifest.json", "curation.json", FILE,
}  # fmt: skip
"""What a new release does not share with the one before."""
Limits = Callable[[Callable[[], Any]], Any]
"""Calls what it is given, within bounds of time and memory."""


@dataclass(frozen=True)
class Amended:
    """What became of an update: the release that is served, and how many triples it changed.

    Where ``report`` does not conform, nothing has changed.
    """

    release: Release
    added: int
    removed: int
    report: Report | None = None


def amend(
    data: Path, entry: Entry, limits: Limits = lambda work: work(), keep: int = KEPT
) -> Amended:
    """Apply an update to the current release, validate, journal it and serve the new release.

    ``entry.number`` and what of ``entry.known`` is not known are put right here. Raises
    RefusedError for an update that cannot be applied and KelisimError while a build is running.
    Killed at any moment, it leaves the old release or the new one; an entry that was journaled
    before its release was served is in the next one.
    """
    with staging(data) as folder:
        old = current(data)
        journal = read_journal(data)
        exact = _exact(old)
        base = old.manifest["base"]
        graph, log = curation_graph(base), log_graph(base)
        there = known(quad for quad in exact if quad.graph_name != log)
        names = tuple(iri for iri in entry.known if iri in there and iri.startswith(base))
        entry = replace(entry, number=len(journal) + 1, known=names)
        desk = Desk(exact, graph)
        pending = _pending(desk, journal[old.manifest.get("curation", {}).get("entries", 0) :])
        added, removed = limits(lambda: desk.apply(entry))
        if not added and not removed:
            return Amended(old, 0, 0)
        stated = [quad for quad in exact if quad.graph_name != graph]
        outcomes = [*pending, Outcome(entry)]
        quads = tuple(dict.fromkeys((*stated, *desk.curated(), *logged(outcomes, base))))
        report = validated_twice(quads, _texts(old))
        if not report.conforms:
            return Amended(old, 0, 0, report)
        release_id = _write(folder, old, quads, report, outcomes)
        append(data, entry)
        release = publish(folder, data, release_id, keep)
    return Amended(release, len(added), len(removed), report)


def _exact(release: Release) -> tuple[ox.Quad, ...]:
    """Return the quads as they were written; the store rewrites some literals."""
    return tuple(ox.parse(path=release.dumps / N_QUADS, format=ox.RdfFormat.N_QUADS))


def _texts(release: Release) -> dict[str, str]:
    files = sorted((release.path / "texts").glob("*.txt"))
    return {file.stem: file.read_bytes().decode("utf-8") for file in files}


def _pending(desk: Desk, entries: Iterable[Entry]) -> list[Outcome]:
    """Apply what is journaled but not in the release: a crash came between."""
    outcomes = []
    for entry in entries:
        try:
            desk.apply(entry)
            outcomes.append(Outcome(entry))
        except RefusedError as error:
            outcomes.append(Outcome(entry, error.message))
    return outcomes


def _write(
    folder: Path,
    old: Release,
    quads: Sequence[ox.Quad],
    report: Report,
    outcomes: Sequence[Outcome],
) -> str:
    """Write the release into the staging folder and return its id."""
    _share(old.path, folder)
    (folder / "dumps").mkdir()
    release_id = write_dumps(folder / "dumps", quads, old.manifest["base"])[:16]
    _write_store(folder / "store", old, quads)
    (folder / "report.ttl").write_text(report.turtle, encoding="utf-8")
    write_json(folder / "report.json", report.as_json())
    before = _outcomes(old)
    write_json(folder / "curation.json", {"entries": before + [o.as_json() for o in outcomes]})
    _write_manifest(folder, old, release_id, quads, len(before) + len(outcomes))
    return release_id


def _share(old: Path, folder: Path) -> None:
    """Give the new release the files that stay the same, without copying them."""
    for path in sorted(old.rglob("*")):
        name = path.relative_to(old)
        if name.parts[0] in REMADE:
            continue
        if path.is_dir():
            (folder / name).mkdir()
        else:
            os.link(path, folder / name)


def _write_store(folder: Path, old: Release, quads: Sequence[ox.Quad]) -> None:
    """Copy the old store by links and bring its curation graph and log up to date."""
    base = old.manifest["base"]
    graph, log = curation_graph(base), log_graph(base)
    ox.Store.read_only(str(old.store)).backup(str(folder))
    store = ox.Store(str(folder))
    store.remove_graph(graph)
    store.extend(quad for quad in quads if quad.graph_name in (graph, log))
    store.flush()


def _outcomes(release: Release) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = release.curation["entries"]
    return found


def _write_manifest(
    folder: Path, old: Release, release_id: str, quads: Sequence[ox.Quad], entries: int
) -> None:
    graph = curation_graph(old.manifest["base"])
    by_graph = Counter(quad.graph_name == graph for quad in quads if _own(quad))
    said = {
        **old.manifest,
        "id": release_id,
        "amends": old.id,
        "counts": {**old.manifest["counts"], "quads": sum(by_graph.values())},
        "curation": {"entries": entries, "quads": by_graph[True]},
    }
    write_manifest(folder, said)


def _own(quad: ox.Quad) -> bool:
    return quad.graph_name != ONTOLOGY_GRAPH
