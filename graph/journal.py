"""The journal of curation: every accepted update by people, in order, never changed after.

It is ``curation.jsonl`` in the data folder: one JSON object a line, appended and synchronised to
the disk before the release that holds the update is served. Every later build replays it.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph.durable import sync_folder
from ontology.errors import InputError

NAME = "curation.jsonl"


@dataclass(frozen=True)
class Entry:
    """An update that was accepted.

    ``number`` counts from 1. ``who`` is the name that belongs to the curator's token; ``when`` is
    UTC in ISO 8601. ``update`` is SPARQL 1.1 Update, its relative IRIs relative to ``base``.
    ``known`` are the IRIs of things that it names and that the graph knew then.
    """

    number: int
    who: str
    when: str
    update: str
    base: str = ""
    known: tuple[str, ...] = ()


def read_journal(data: Path) -> tuple[Entry, ...]:
    """Return the entries in order; InputError with the line where the journal is damaged.

    A last line without its end was never confirmed to anybody and is left out.
    """
    path = data / NAME
    if not path.is_file():
        return ()
    lines = path.read_bytes().split(b"\n")[:-1]
    return tuple(_entry(path, number, line) for number, line in enumerate(lines, 1))


def _entry(path: Path, number: int, line: bytes) -> Entry:
    try:
        found: dict[str, Any] = json.loads(line)
        entry = Entry(**found | {"known": tuple(found["known"])})
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(f"{path}:{number}", f"this entry is damaged: {error}") from error
    if entry.number != number:
        raise InputError(f"{path}:{number}", f"entry {entry.number} stands in the wrong place")
    return entry


def append(data: Path, entry: Entry) -> None:
    """Add an entry for good: it is on the disk when this returns. OSError where it is not."""
    line = json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True).encode() + b"\n"
    path = data / NAME
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o640)
    try:
        with os.fdopen(handle, "r+b") as file:
            whole = file.read()
            end = whole.rfind(b"\n") + 1
            file.truncate(end)  # what a crash left of an entry
            file.seek(end)
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    finally:
        sync_folder(data)
