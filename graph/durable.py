"""Durable files: replaced at once, synced to the disk, told by their checksums."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from ontology.errors import InputError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
BLOCK = 1024 * 1024
STAGING = ".staging"
"""What the name of an unfinished file or folder begins with."""


def checksums(folder: Path, pattern: str = "*") -> dict[str, dict[str, Any]]:
    """Return size in bytes and SHA-256 of each file of a release but the store, by its name."""
    files = (path for path in folder.rglob(pattern) if path.is_file())
    named = sorted((path.relative_to(folder).as_posix(), path) for path in files)
    return {
        name: {"bytes": path.stat().st_size, "sha256": _sha256(path)}
        for name, path in named
        if not name.startswith("store/")
    }


def _sha256(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def write_json(path: Path, content: Any) -> None:
    """Write an object as JSON, sorted and readable."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


@contextmanager
def disk_errors(data: Path) -> Iterator[None]:
    """Turn what the disk refuses into an InputError that names the folder."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL or "No space left" in str(error):
            problem = "the disk is full; free some space and build again (nothing has changed)"
            raise InputError(str(data), problem) from error
        where = str(error.filename or data)
        raise InputError(where, f"{error.strerror or error} (nothing has changed)") from error


def replace_text(path: Path, text: str) -> None:
    """Replace a small file at once and for good."""
    beside = path.with_name(f"{STAGING}-{path.name}")
    with beside.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    sync_folder(path.parent)


def sync_tree(folder: Path) -> None:
    """Have everything below a folder written to the disk."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb") as file:
                os.fsync(file.fileno())
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Have a folder's own entries (names, renames) written to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
