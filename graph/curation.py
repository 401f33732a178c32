"""What people add to the graph: updates of one graph, replayed on every build.

``graph/curation`` under the base is the only graph that people write; what the sources state stays
as it is. An update may read everything: in its WHERE, the default graph is the union of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph as ox

from graph.journal import Entry
from shapes.report import Report

Validate = Callable[[Sequence[ox.Quad]], Report]


class RefusedError(Exception):
    """An update that cannot be applied: ``reason`` is ``syntax``, ``evaluation`` or ``graph``."""

    def __init__(self, reason: str, message: str) -> None:
        """Take the parts as they are."""
        super().__init__(message)
        self.reason = reason
        self.message = message


@dataclass(frozen=True)
class Outcome:
    """What became of an entry; ``reason`` is '' where it was applied."""

    entry: Entry
    reason: str = ""

    @property
    def told(self) -> str:
        """What a person is told of an entry that was left out."""
        return f"update {self.entry.number} by {self.entry.who} was left out: {self.reason}"

    def as_json(self) -> dict[str, Any]:
        """Return the number, who, when, whether it was applied, and why not."""
        return {
            "number": self.entry.number,
            "who": self.entry.who,
            "when": self.entry.when,
            "applied": not self.reason,
            "reason": self.reason,
        }


@dataclass(frozen=True)
class Curated:
    """What a replay gives: the quads of the curation graph, and what became of each entry."""

    quads: tuple[ox.Quad, ...]
    outcomes: tuple[Outcome, ...]
    report: Report | None = None
    """The report on the whole graph, where there was something to judge."""

    @property
    def left_out(self) -> tuple[Outcome, ...]:
        """The entries that do not apply to this graph; they stay in the journal."""
        return tuple(outcome for outcome in self.outcomes if outcome.reason)

    def as_json(self) -> dict[str, Any]:
        """Return the outcomes as they are kept in a release."""
        return {"entries": [outcome.as_json() for outcome in self.outcomes]}


def curation_graph(base: str) -> ox.NamedNode:
    """Return the name of the graph that people write."""
    return ox.NamedNode(f"{base}graph/curation")


def names(terms: Iterable[Any]) -> Iterator[str]:
    """Give the IRIs among terms."""
    return (term.value for term in terms if isinstance(term, ox.NamedNode))


def known(quads: Iterable[ox.Quad]) -> frozenset[str]:
    """Return the IRIs that the quads say something of."""
    return frozenset(names(quad.subject for quad in quads))


class Desk:
    """A copy of the graph in memory on which updates are tried."""

    def __init__(self, quads: Iterable[ox.Quad], graph: ox.NamedNode) -> None:
        """Take the quads of the graph, and the name of the one graph that may change."""
        self.graph = graph
        self._quads = tuple(quads)
        self._load(quad for quad in self._quads if quad.graph_name == graph)

    def _load(self, curated: Iterable[ox.Quad]) -> None:
        """Fill the copy; the default graph becomes the union, as it is for queries."""
        self._store = ox.Store()
        stated = [quad for quad in self._quads if quad.graph_name != self.graph]
        self._store.bulk_extend(stated)
        self._store.bulk_extend(_in_union(quad) for quad in stated)
        curated = tuple(curated)
        self._store.extend((*curated, *(_in_union(quad) for quad in curated)))
        self._outside = len(self._store) - len(curated)

    def curated(self) -> frozenset[ox.Quad]:
        """Return the quads of the curation graph."""
        return frozenset(self._store.quads_for_pattern(None, None, None, self.graph))

    def apply(self, entry: Entry) -> tuple[frozenset[ox.Quad], frozenset[ox.Quad]]:
        """Do an update and return the quads that it added and removed; RefusedError otherwise.

        A refused one changes nothing. Blank nodes are refused: nobody could name them later.
        """
        before = self.curated()
        try:
            self._store.update(entry.update, base_iri=entry.base or None)
        except SyntaxError as error:
            raise RefusedError("syntax", error.msg or str(error)) from error
        except (ValueError, RuntimeError, OSError) as error:
            raise RefusedError("evaluation", str(error)) from error
        after = self.curated()
        problem = self._problem(after)
        if problem:
            self._load(before)
            raise RefusedError("graph", problem)
        self._unite(after - before, before - after)
        return after - before, before - after

    def _unite(self, added: Iterable[ox.Quad], removed: Iterable[ox.Quad]) -> None:
        """Let the union follow; it sees what is written from the next update on."""
        self._store.extend(_in_union(quad) for quad in added)
        for quad in removed:
            named = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
            if all(other.graph_name == ox.DefaultGraph() for other in named):
                self._store.remove(_in_union(quad))
        self._outside = len(self._store) - len(self.curated())

    def reset(self, curated: Iterable[ox.Quad]) -> None:
        """Go back to what the curation graph held before."""
        self._load(curated)

    def _problem(self, after: frozenset[ox.Quad]) -> str:
        if len(self._store) - len(after) != self._outside:
            return f"only <{self.graph.value}> may be changed"
        if any(isinstance(t, ox.BlankNode) for q in after for t in (q.subject, q.object)):
            return "the graph has no blank nodes: give every thing an IRI"
        return ""


def _in_union(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def replay(
    quads: Sequence[ox.Quad],
    entries: Sequence[Entry],
    base: str,
    redirects: Mapping[str, str],
    validate: Validate,
) -> Curated:
    """Apply the entries in order to the quads of a new graph and return what became of each.

    ``redirects`` leads old IRIs to those in use. An entry is left out, with its reason, when it
    names things that are gone, fails, changes nothing any more, or breaks a shape.
    """
    if not entries:
        return Curated((), ())
    judge = _Judge(quads, redirects, validate)
    found = _replayed(quads, entries, curation_graph(base), redirects, lambda curated: "")
    if not found.quads:
        return found
    report = validate((*quads, *found.quads))
    if report.conforms:
        return replace(found, report=report)
    found = _replayed(quads, entries, curation_graph(base), redirects, judge)
    return replace(found, report=judge.report)


class _Judge:
    """Tells '' or what is wrong with a graph that has been curated so far."""

    def __init__(
        self, quads: Sequence[ox.Quad], redirects: Mapping[str, str], validate: Validate
    ) -> None:
        self.quads, self.redirects, self.validate = quads, redirects, validate
        self.report: Report | None = None

    def __call__(self, curated: frozenset[ox.Quad]) -> str:
        report = self.validate((*self.quads, *_redirected(curated, self.redirects)))
        if report.conforms:
            self.report = report
            return ""
        return next(line for line in report.lines() if line.startswith("Violation"))


def _replayed(
    quads: Sequence[ox.Quad],
    entries: Sequence[Entry],
    graph: ox.NamedNode,
    redirects: Mapping[str, str],
    problem: Callable[[frozenset[ox.Quad]], str],
) -> Curated:
    desk, outcomes = Desk(quads, graph), []
    there = {*known(quads), *redirects, graph.value}
    for entry in entries:
        gone = [iri for iri in entry.known if iri not in there]
        before = desk.curated()
        reason = f"the graph no longer knows <{gone[0]}>" if gone else _tried(desk, entry)
        if not reason and (reason := problem(desk.curated())):
            desk.reset(before)
        there.update(known(desk.curated()))
        outcomes.append(Outcome(entry, reason))
    curated = sorted(_redirected(desk.curated(), redirects), key=str)
    return Curated(tuple(curated), tuple(outcomes))


def _tried(desk: Desk, entry: Entry) -> str:
    """Apply an entry and return '' or why it was left out."""
    try:
        added, removed = desk.apply(entry)
    except RefusedError as error:
        return error.message
    return "" if added or removed else "it changes nothing any more"


def _redirected(curated: Iterable[ox.Quad], redirects: Mapping[str, str]) -> frozenset[ox.Quad]:
    """Return the quads with the IRIs of today."""

    def today(term: Any) -> Any:
        target = redirects.get(term.value) if isinstance(term, ox.NamedNode) else None
        return ox.NamedNode(target) if target else term

    return frozenset(
        ox.Quad(today(q.subject), q.predicate, today(q.object), q.graph_name) for q in curated
    )
