"""How well predicted facts meet gold facts: precision, recall and F1 of each kind of fact.

Items match one to one, best first, by their names: the token-set ratio of the normalised names or
aliases must reach 85 of 100, and a name inside a longer one counts only if it covers half of
it. Gold items that are marked ``optional`` count neither way.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph import matching
from graph.matching import Item, Measure, items
from ontology.errors import InputError

CATEGORIES = (
    "actors",
    "legal_acts",
    "events",
    "events_relaxed",
    "roles",
    "relations",
    "quantities",
    "statements",
)


@dataclass(frozen=True)
class Count:
    """True positives, false positives and false negatives of one kind of fact."""

    true: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        """Return the counts taken together."""
        return Count(self.true + other.true, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of predictions that are right, from 0 to 1."""
        return self.true / (self.true + self.false) if self.true + self.false else 0.0

    @property
    def recall(self) -> float:
        """The share of gold facts that were found, from 0 to 1."""
        return self.true / (self.true + self.missed) if self.true + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Scores:
    """Counts by category, over all documents and by document; dates on matched acts and events."""

    total: Mapping[str, Count]
    documents: Mapping[str, Mapping[str, Count]] = field(repr=False)
    dates: int
    dates_exact: int


def evaluate(predicted: Path, gold: Path, files: Sequence[str] = ()) -> Scores:
    """Compare two folders of facts as JSON, one file a document; they meet by ``file``'s number.

    ``files`` limits the comparison to documents whose names begin so. InputError when a folder is
    not there or holds no facts.
    """
    wanted = {
        key: document
        for key, document in read_facts(gold).items()
        if not files or key in {name[:3] for name in files}
    }
    found = read_facts(predicted)
    documents: dict[str, Mapping[str, Count]] = {}
    dates = exact = 0
    for key, document in wanted.items():
        documents[key], pairs = _compare(document, found.get(key, {}))
        dated = [(g["date"], p.get("date")) for g, p in pairs if g.get("date")]
        dates += len(dated)
        exact += sum(str(p or "").strip() == str(g).strip() for g, p in dated)
    total = {c: sum((d[c] for d in documents.values()), Count()) for c in CATEGORIES}
    return Scores(total, documents, dates, exact)


def read_facts(folder: Path) -> dict[str, Item]:
    """Return the facts of each document in a folder by the first three characters of its name."""
    if not folder.is_dir():
        raise InputError(str(folder), "no such folder; give the folder with the facts as JSON")
    found: dict[str, Item] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise InputError(str(path), f"not JSON: {error}") from error
        if isinstance(document, dict) and document.keys() & {"actors", "events", "file"}:
            found[str(document.get("file") or path.name)[:3]] = document
    if not found:
        raise InputError(str(folder), "holds no facts as JSON")
    return found


def _compare(gold: Item, found: Item) -> tuple[dict[str, Count], list[tuple[Item, Item]]]:
    """Count one document, and pair its acts and events for the dates."""
    expand = matching.expansion(gold)
    measures: dict[str, tuple[list[Item], list[Item], Measure]] = {
        "actors": (items(gold, "actors"), items(found, "actors"), matching.actor),
        "legal_acts": (items(gold, "legal_acts"), items(found, "legal_acts"), matching.act),
        "events": (items(gold, "events"), items(found, "events"), matching.event),
        "events_relaxed": (items(gold, "events"), items(found, "events"), matching.event_relaxed),
        "roles": (matching.roles(gold), matching.roles(found), matching.role),
        "relations": (
            items(gold, "relations"),
            items(found, "relations"),
            lambda g, p: matching.relation(g, p, expand),
        ),
        "quantities": (items(gold, "quantities"), items(found, "quantities"), matching.quantity),
        "statements": (items(gold, "statements"), items(found, "statements"), matching.statement),
    }
    counts, dated = {}, []
    for category, (wanted, given, measure) in measures.items():
        pairs = _assign(wanted, given, measure)
        counts[category] = _count(wanted, given, pairs)
        if category in ("legal_acts", "events"):
            matched = [(wanted[i], given[j]) for i, j in pairs.items()]
            dated += [(g, p) for g, p in matched if not g.get("optional")]
    return counts, dated


def _assign(gold: Sequence[Item], found: Sequence[Item], measure: Measure) -> dict[int, int]:
    """Pair items one to one, best first; optional gold takes only what is left."""
    pairs: dict[int, int] = {}
    for optional in (False, True):
        used = set(pairs.values())
        candidates = sorted(
            (-measure(g, p), i, j)
            for i, g in enumerate(gold)
            if bool(g.get("optional")) == optional
            for j, p in enumerate(found)
            if j not in used
        )
        for score, i, j in candidates:
            if score < 0 and i not in pairs and j not in pairs.values():
                pairs[i] = j
    return pairs


def _count(gold: Sequence[Item], found: Sequence[Item], pairs: Mapping[int, int]) -> Count:
    true = sum(not gold[i].get("optional") for i in pairs)
    missed = sum(not g.get("optional") for i, g in enumerate(gold) if i not in pairs)
    return Count(true, len(found) - len(pairs), missed)
