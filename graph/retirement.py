"""IRIs that a release had and the next one has not: where each leads now, or why it is gone.

They are kept beside the releases, in ``retired.json`` of the data folder, and outlive the releases
that had them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from graph.sorted_quads import N_QUADS
from ontology.vocabulary import KEL, OA, PROV

FILE = "retired.json"
FROM = {f"{KEL}mentionedIn", f"{PROV}wasDerivedFrom", f"{OA}hasSource"}
"""The properties that lead from a thing, a claim or evidence to its sources."""


@dataclass(frozen=True)
class Retired:
    """What became of an IRI: ``to`` is the one that it redirects to, or '' where it is gone.

    ``release`` is the last that had it. ``files`` are its sources, where none of them is read any
    more; empty where the texts are there and are read otherwise now.
    """

    release: str
    to: str = ""
    files: tuple[str, ...] = ()


def read_retired(path: Path) -> dict[str, Retired]:
    """Return the retired IRIs of a file, if it is there; ValueError where it is damaged."""
    if not path.is_file():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return {
        iri: Retired(said["release"], said["to"], tuple(said["files"]))
        for iri, said in found.items()
    }


def as_text(found: Mapping[str, Retired]) -> str:
    """Return retired IRIs as JSON in ASCII, sorted."""
    return json.dumps({iri: asdict(found[iri]) for iri in sorted(found)}, indent=0) + "\n"


def retired_between(old: Path, new: Path, known: Mapping[str, Retired]) -> dict[str, Retired]:
    """Return the retired IRIs when the release in one folder follows that in another.

    ``known`` are those of before: what is there again is dropped, what led to something that has
    gone is gone too. Releases without N-Quads retire nothing.
    """
    dumps = [folder / "dumps" / N_QUADS for folder in (old, new)]
    if not all(path.is_file() for path in dumps):
        return dict(known)
    there = {subject for subject, _ in _subjects(dumps[1])}
    redirects, before = _json(new, "redirects.json"), _json(old, "redirects.json")
    has = _files(new)
    files = {iri: file for iri, file in _files(old).items() if iri not in has}
    found = dict(known)
    for subject, sources in _subjects(dumps[0]):
        lost = [files[source] for source in sorted(sources) if source in files]
        found[subject] = Retired(old.name, "", tuple(lost) if len(lost) == len(sources) else ())
    found |= {iri: Retired(old.name, "", (file,)) for iri, file in files.items()}
    for iri, target in before.items():
        found[iri] = Retired(old.name, target, found.get(target, Retired("")).files)
    answering = there | set(redirects) | set(has)
    return {
        iri: replace(one, to=_target(one.to, found, answering))
        for iri, one in found.items()
        if iri not in answering
    }


def _target(iri: str, found: Mapping[str, Retired], answering: Set[str]) -> str:
    """Return where an IRI leads in the end, '' where nothing answers there."""
    passed: set[str] = set()
    while iri in found and iri not in answering and iri not in passed:
        passed.add(iri)
        iri = found[iri].to
    return iri if iri in answering else ""


def _subjects(n_quads: Path) -> Iterator[tuple[str, set[str]]]:
    """Give each subject of sorted N-Quads with the IRIs of its sources."""
    with n_quads.open(encoding="utf-8", newline="\n") as lines:
        parts = (line.split(" ", 2) for line in lines if line.startswith("<"))
        for subject, said in groupby(parts, key=lambda part: part[0]):
            sources = {rest[1 : rest.index(">")] for _, name, rest in said if name[1:-1] in FROM}
            yield subject[1:-1], sources


def _files(release: Path) -> dict[str, str]:
    """Return the file names of the sources of a release by their IRIs and those of their graphs."""
    manifest = _json(release, "manifest.json")
    return {
        f"{manifest['base']}{collection}/{said['id']}": said["file"]
        for said in manifest.get("sources", ())
        for collection in ("source", "graph")
    }


def _json(folder: Path, name: str) -> dict[str, Any]:
    path = folder / name
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found
