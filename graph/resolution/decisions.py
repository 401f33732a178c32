"""Decisions of people on what is the same, here and elsewhere, in a TOML file that builds replay.

::

    [[same]]
    things = ["4ad879fb7124d0f4 actor-3", "70145262edf3e213 actor-1"]
    reason = "both are the poet"

    [[keep-apart]]
    things = ["4ad879fb7124d0f4 actor-5", "70145262edf3e213 actor-9"]

    [[link]]
    entity = "https://w3id.org/kelisim/id/actor/kofi-annan"
    target = "http://www.wikidata.org/entity/Q1254"
    decision = "accept"

A thing is a document's id and the thing's key in it, as ``merges.json`` of a release has them. A
link is accepted, rejected or only proposed; ``relation`` (``sameAs``, ``exactMatch``,
``closeMatch``), ``authority`` (where it is from), ``score`` (0 to 1) and ``reason`` may be told.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.claims import RELATIONS, ThingKey
from ontology.errors import InputError

Pair = tuple[ThingKey, ThingKey]
VERDICTS = ("accept", "reject", "propose")
PEOPLE = "people"
"""The authority of a link that names none."""


@dataclass(frozen=True)
class LinkDecision:
    """What was decided on a link from an entity to a ``target``, both IRIs.

    ``entity`` may be an IRI that redirects. ``decision`` is one of VERDICTS.
    """

    entity: str
    target: str
    decision: str
    relation: str = RELATIONS[0]
    authority: str = PEOPLE
    score: float = 1.0
    reason: str = ""


@dataclass(frozen=True)
class Decisions:
    """Pairs of things that are the same or not, each pair in order; and links."""

    same: frozenset[Pair] = frozenset()
    keep_apart: frozenset[Pair] = frozenset()
    links: tuple[LinkDecision, ...] = ()

    def __or__(self, later: Decisions) -> Decisions:
        """Return both; of two decisions on one link the later one counts."""
        return Decisions(
            self.same | later.same, self.keep_apart | later.keep_apart, self.links + later.links
        )

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
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise InputError(str(path), str(error)) from error
    unknown = sorted(set(table) - {"same", "keep-apart", "link"})
    if unknown:
        raise InputError(str(path), f"unknown table [[{unknown[0]}]]; use same, keep-apart or link")
    same, apart = _pairs(path, table, "same"), _pairs(path, table, "keep-apart")
    return Decisions(same, apart, tuple(_links(path, table)))


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


def _links(path: Path, table: dict[str, Any]) -> Iterator[LinkDecision]:
    for number, decision in enumerate(table.get("link", ()), 1):
        if problem := _problem(decision):
            raise InputError(str(path), f"link {number}: {problem}")
        yield LinkDecision(**{name: decision[name] for name in TOLD if name in decision})


TOLD = ("entity", "target", "decision", "relation", "authority", "score", "reason")


def _problem(decision: Any) -> str:
    """Return what is wrong with a decision on a link, or ''."""
    if not isinstance(decision, dict):
        return "write it as [[link]]"
    if not all(isinstance(decision.get(name, ""), str) for name in TOLD if name != "score"):
        return "all but score must be texts"
    if decision.get("decision") not in VERDICTS:
        return f"decision must be one of {', '.join(VERDICTS)}"
    if decision.get("relation", RELATIONS[0]) not in RELATIONS:
        return f"relation must be one of {', '.join(RELATIONS)}"
    score = decision.get("score", 1)
    if not isinstance(score, int | float) or not 0 <= score <= 1:
        return "score must be a number from 0 to 1"
    for end in ("entity", "target"):
        try:
            ox.NamedNode(decision.get(end, ""))
        except (TypeError, ValueError):
            return f"{end} must be an IRI"
    return ""


def _pair(first: ThingKey, second: ThingKey) -> Pair:
    return (first, second) if first <= second else (second, first)
