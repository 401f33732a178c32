"""Releases: made in a staging folder, put in their place at once, and never changed after.

A data folder holds ``releases/<id>`` (the id is made of the graph's SHA-256), ``current`` (the id
of the one that is served), ``history`` (ids in the order of their making) and ``retired.json``
(what became of IRIs that the current one does not have). A build that fails or is killed at any
moment leaves all of them as they were.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.data_folder import held
from graph.durable import STAGING, disk_errors, replace_text, sync_folder, sync_tree
from graph.retirement import FILE as RETIRED
from graph.retirement import Retired, as_text, read_retired, retired_between
from ontology.errors import InputError, UsageError

KEPT = 5
"""How many releases that builds made are kept by default, and as many that edits made."""


@dataclass(frozen=True)
class Release:
    """A release in its folder."""

    id: str
    path: Path

    @cached_property
    def store(self) -> Path:
        """The folder of the store, to be opened read-only."""
        return self.path / "store"

    @property
    def dumps(self) -> Path:
        """The folder of the dumps."""
        return self.path / "dumps"

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the release says of itself: sizes, counts, checksums, sources."""
        found: dict[str, Any] = self._json("manifest.json")
        return found

    @property
    def amends(self) -> str:
        """The id of the release that an edit made this one of; '' where a build made it."""
        return str(self.manifest.get("amends", ""))

    @cached_property
    def redirects(self) -> dict[str, str]:
        """Other possible IRIs of things and claims, with those in use."""
        found: dict[str, str] = self._json("redirects.json")
        return found

    @cached_property
    def curation(self) -> dict[str, Any]:
        """What became of each update by people: ``{"entries": […]}``."""
        path = self.path / "curation.json"
        found: dict[str, Any] = self._json(path.name) if path.is_file() else {"entries": []}
        return found

    @cached_property
    def links(self) -> list[dict[str, Any]]:
        """What its things are elsewhere, as ``graph/linking/links_json.py`` has it."""
        path = self.path / "links.json"
        found: list[dict[str, Any]] = self._json(path.name) if path.is_file() else []
        return found

    def text(self, document_id: str) -> str:
        """Return the text of a document as it was read; InputError when it is not there."""
        path = self.path / "texts" / f"{document_id}.txt"
        try:
            return path.read_bytes().decode("utf-8")
        except OSError as error:
            raise InputError(str(path), "the text is not in the release") from error

    def _json(self, name: str) -> Any:
        path = self.path / name
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(
                str(path), f"the release is damaged: {error}; build it again"
            ) from error


def current(data: Path) -> Release:
    """Return the release that is served; InputError when there is none yet."""
    pointer = data / "current"
    try:
        release_id = pointer.read_text(encoding="ascii").strip()
    except PermissionError as error:
        raise InputError(str(pointer), f"cannot be read: {error.strerror}") from error
    except OSError as error:
        raise InputError(
            str(data), "there is no release; make one with: kelisim build TEXT... --data DIR"
        ) from error
    release = Release(release_id, data / "releases" / release_id)
    if not (release.path / "manifest.json").is_file():
        raise InputError(str(pointer), f"the release {release_id!r} that it names is not there")
    return release


def releases(data: Path) -> tuple[Release, ...]:
    """Return all releases of a data folder, the newest first."""
    folder = data / "releases"
    found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    known = [name for name in _history(data) if name in found]
    others = sorted(found.difference(known))
    return tuple(Release(name, folder / name) for name in (*reversed(known), *others))


def was_there(data: Path, release_id: str) -> bool:
    """Return whether a data folder has, or once had, a release."""
    return release_id in _history(data)


def published(folder: Path) -> datetime:
    """Return when the release of a folder was made, to the second (UTC)."""
    seconds = (folder / "manifest.json").stat().st_mtime
    return datetime.fromtimestamp(int(seconds), UTC)


@contextmanager
def staging(data: Path) -> Iterator[Path]:
    """Give an empty folder to make a release in; it is gone afterwards, however that ends.

    Only one build at a time: KelisimError while another one runs. What killed builds left behind is
    cleared first; one that fails leaves nothing where nothing was. A full disk raises InputError
    with the folder's name.
    """
    with disk_errors(data), held(data):
        for left in sorted(data.glob(f"{STAGING}*")):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        folder = data / f"{STAGING}-{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, data: Path, release_id: str, keep: int = KEPT) -> Release:
    """Put a finished staging folder in its place and serve it; return the release.

    The same graph again is the same release: the one that is there is served. OSError where the
    disk does not take it; nothing has changed then.
    """
    if keep < 1:
        raise UsageError(f"keep {keep} releases: at least 1, the current one, must stay")
    target = data / "releases" / release_id
    target.parent.mkdir(exist_ok=True)
    if not target.exists():
        sync_tree(folder)
        os.rename(folder, target)
        sync_folder(target.parent)
    history = [name for name in _history(data) if name != release_id]
    replace_text(data / "history", "".join(f"{name}\n" for name in (*history, release_id)))
    _serve(data, target)
    _prune(data, release_id, keep)
    return Release(release_id, target)


def go_to(data: Path, release_id: str) -> Release:
    """Serve another release that is still there; return it.

    Servers take it up like a new one. InputError for one that is not there.
    """
    with disk_errors(data), held(data):
        release = find(data, release_id)
        _serve(data, release.path)
    return release


def find(data: Path, name: str) -> Release:
    """Return a release by its id or the beginning of one, ``current`` or ``previous``.

    ``previous`` is the one made before the one that is served. InputError where there is none, or
    more than one.
    """
    served, known = current(data), releases(data)
    if name == "current":
        return served
    if name == "previous":
        place = [release.id for release in known].index(served.id) + 1
        fitting = list(known[place : place + 1])
    else:
        fitting = [release for release in known if release.id.startswith(name)]
    if len(fitting) != 1:
        there = ", ".join(release.id for release in known)
        problem = "several releases begin so" if fitting else "there is no such release"
        raise InputError(f"{data}: {name}", f"{problem}; there are {there}")
    return fitting[0]


def retired(data: Path) -> dict[str, Retired]:
    """Return what became of the IRIs of earlier releases that the current one does not have."""
    path = data / RETIRED
    try:
        return read_retired(path)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(str(path), f"it is damaged: {error}") from error


def _serve(data: Path, target: Path) -> None:
    """Point at a release; first it is noted what the one before had and this one has not."""
    pointer = data / "current"
    before = pointer.read_text(encoding="ascii").strip() if pointer.is_file() else target.name
    if before != target.name:
        known = retired_between(target.with_name(before), target, retired(data))
        replace_text(data / RETIRED, as_text(known))
    replace_text(pointer, f"{target.name}\n")


def _history(data: Path) -> list[str]:
    path = data / "history"
    return path.read_text(encoding="ascii").split() if path.is_file() else []


def _prune(data: Path, release_id: str, keep: int) -> None:
    """Remove old releases, and what is left of half-removed ones.

    Many edits leave the last builds where they are, and a build the last edits.
    """
    there = releases(data)
    whole = [release for release in there if (release.path / "manifest.json").is_file()]
    built = [release.id for release in whole if not release.amends][:keep]
    edited = [release.id for release in whole if release.amends][:keep]
    for old in there:
        if old.id not in {release_id, *built, *edited}:
            shutil.rmtree(old.path, ignore_errors=True)
