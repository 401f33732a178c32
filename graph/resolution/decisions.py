"""Decisions of people on what is the same, in a TOML file that every build replays.

::

    [[same]]
    things = ["4ad879fb7124d0f4 actor-3", "70145262edf3e213 actor-1"]
    reason = "both are the poet"

    [[keep-apart]]
    things = ["4ad879fb7124d0f4 actor-5", "70145262edf3e213 actor-9"]

A thing is a document's id and the thing's key in it, as ``merges.json`` of a release has them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from graph.claims import ThingKey
from ontology.errors import InputError

Pair = tuple[ThingKey, ThingKey]


@dataclass(frozen=True)
class Decisions:
    """Pairs of things that are the same or not, each pair in order."""

    same: frozenset[Pair] = frozenset()
    keep_apart: frozenset[Pair] = frozenset()

    def joined(self, first: ThingKey, second: ThingKey) -> bool:
        """Say whether a person decided that two things are one."""
        return _pair(first, second) in self.same

    def apart(self, first: ThingKey, second: ThingKey) -> bool:
        """Say whether a person decided that two things are two."""
        return _pair(first, second) in self.keep_apart


def read_decisions(path: Path) -> Decisions:
    """Read a decisions file; InputError, with its name, when it cannot be read as one."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(str(path), str(error)) from error
    unknown = sorted(set(table) - {"same", "keep-apart"})
    if unknown:
        raise InputError(str(path), f"unknown table [[{unknown[0]}]]; use same or keep-apart")
    return Decisions(_pairs(path, table, "same"), _pairs(path, table, "keep-apart"))


def _pairs(path: Path, table: dict[str, Any], name: str) -> frozenset[Pair]:
    found: set[Pair] = set()
    for number, decision in enumerate(table.get(name, ()), 1):
        things = decision.get("things", ()) if isinstance(decision, dict) else ()
        keys = [tuple(str(thing).split(" ")) for thing in things]
        if len(keys) < 2 or any(len(key) != 2 for key in keys):
            raise InputError(
                str(path), f'{name} {number}: things = ["document key", "document key"] is missing'
            )
        found.update(_pair((a[0], a[1]), (b[0], b[1])) for a, b in combinations(keys, 2))
    return frozenset(found)


def _pair(first: ThingKey, second: ThingKey) -> Pair:
    return (first, second) if first <= second else (second, first)
