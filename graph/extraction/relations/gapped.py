"""Clauses that leave out what the one before them said: who did the same, on another date.

``Norway ratified the Convention in 1990, Chile and Cuba in 1992, Peru in 1995.`` ``It was signed by
Norway on 1 May 1990, by Chile on 3 June 1991.`` The date is what tells such a clause from a list or
a clause with a verb of its own, or a word that says who followed: ``Norway joined in 1990, followed
by Chile and, in 1995, Peru.``
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.endings import ends_as
from graph.extraction.relations.patterns import Grammar, Pattern, Slot
from graph.languages.grammar import possible_cases
from ontology.vocabulary import is_a

KINDS = ("Person", "Country", "Organisation", "LegalAct", "PolicyEvent")
"""Those who did the same are of one of these classes, and what they did it to is of another."""
DASHES = "—–-"
BEFORE_DASH = 6
"""Words, at most, for whom somebody did the same before the dash, and the dash."""
INDECLINABLE = 6
"""Cases of a form that shows none."""


def gapped(pattern: Pattern, match: Match, lattice: Lattice, grammar: Grammar) -> Iterator[Arc]:
    """Yield the arcs of those who did what a match says on the dates that stand behind it."""
    slot = next((e for e in pattern if isinstance(e, Slot) and e.role == "subject"), None)
    acting, objects = (match.slots.get(role, ()) for role in ("subject", "object"))
    kind = _kind(acting[-1]) if acting else ""
    if not slot or not kind or not grammar.heads_first:
        return
    apart = all(_kind(o) != kind for o in objects)
    # The word before the first of them may be repeated: "*by* Norway in 1990, *by* Chile in 1992".
    if apart:
        yield from _contrasted(match.end, slot, kind, lattice, grammar)
    repeated = lattice.words[lattice.before(acting[0].start, lattice.skipped)]
    row = _Row(slot, kind, lattice, grammar, grammar.conjunctions | grammar.following | {repeated})
    at = _past_date(match.end, lattice, grammar)
    dated, followed, at = bool(at), False, at or match.end
    waiting: list[Arc] = []
    while step := row.step(at):
        followed = followed or step.followed
        again = (
            repeated == grammar.by == lattice.words[lattice.before(step.arc.start, lattice.skipped)]
        )
        alone = not (step.before or step.behind)
        if not ((step.before and again) or (apart and (followed or dated))):
            return
        at = step.end
        if alone and not followed:  # the first ones of a group have its date behind the last
            waiting.append(step.arc)
            continue
        if _closes(at, lattice, grammar):
            yield from waiting if step.behind else ()
            yield step.arc
        dated, waiting = not alone, []


@dataclass(frozen=True)
class _Step:
    """One of those who did the same, with where its dates stand and where they end."""

    arc: Arc
    end: int
    before: bool
    behind: bool
    followed: bool
    """Whether a word says that others did the same: "followed by"."""


@dataclass(frozen=True)
class _Row:
    """Those of a kind who may do the same, with ``joiners`` between them."""

    slot: Slot
    kind: str
    lattice: Lattice
    grammar: Grammar
    joiners: frozenset[str]

    def step(self, at: int) -> _Step | None:
        """Return the next of them behind a token, with its date: "and, in 2011, by Chile"."""
        lattice, grammar = self.lattice, self.grammar
        start = _past_joiners(at, lattice, self.joiners)
        told = _past_date(start, lattice, grammar) if start > at else 0
        start = _past_joiners(told or start, lattice, self.joiners)
        named = lattice.arcs.get(start, ()) if start > at else ()
        alike = [a for a in named if _kind(a) == self.kind and _suits(self.slot, a, grammar)]
        if not alike:
            return None
        end = _past_date(alike[0].end, lattice, grammar)
        followed = self._is_followed(at, start)
        return _Step(alike[0], end or alike[0].end, bool(told), bool(end), followed)

    def _is_followed(self, at: int, start: int) -> bool:
        words = {w for w in self.lattice.words[at:start] if w.isalpha()}
        return not words.isdisjoint(self.grammar.following - {self.grammar.by})


def _contrasted(
    at: int, slot: Slot, kind: str, lattice: Lattice, grammar: Grammar
) -> Iterator[Arc]:
    """Yield those who did the same for others, behind dashes: "…, for Chile – Ada Holm"."""
    while at and at < len(lattice.tokens):
        start = _past_joiners(at, lattice, grammar.conjunctions | grammar.following)
        dash = next(
            (i for i in range(start, _end(start, lattice)) if lattice.words[i] in DASHES), 0
        )
        named = lattice.arcs.get(lattice.past[dash + 1], ()) if start > at and dash > start else ()
        alike = [a for a in named if _kind(a) == kind and _suits(slot, a, grammar)]
        at = alike[0].end if alike and not _has_kind(start, dash, kind, lattice) else 0
        if at and _closes(at, lattice, grammar):
            yield alike[0]


def _end(start: int, lattice: Lattice) -> int:
    """Return where the words end that may stand before a dash."""
    return min(start + BEFORE_DASH, len(lattice.tokens) - 1)


def _has_kind(start: int, end: int, kind: str, lattice: Lattice) -> bool:
    """Whether somebody of a kind, or a verb, stands between two tokens."""
    arcs = (a for at in range(start, end) for a in lattice.arcs.get(at, ()))
    return any(_kind(a) == kind for a in arcs) or any(
        lattice.ends_clause(at) for at in range(start, end)
    )


def _kind(arc: Arc) -> str:
    """Return which of ``KINDS`` a thing is of, or ''."""
    return next((kind for kind in KINDS if arc.cls != "Date" and is_a(arc.cls, kind)), "")


def _suits(slot: Slot, arc: Arc, grammar: Grammar) -> bool:
    """Whether a name has the case of a slot, or shows none because it has but one form."""
    cases = possible_cases(arc.text.lower(), grammar.language)
    return ends_as(slot.ending, (arc,), grammar) or len(cases) >= INDECLINABLE


def _past_date(at: int, lattice: Lattice, grammar: Grammar) -> int:
    """Return where a date ends that begins at a token, behind a dash and a preposition, or 0."""
    if at < len(lattice.tokens) and lattice.words[at] in DASHES:
        at += 1
    if lattice.has(at, grammar.dated):
        at += 1
    return lattice.past_date(at)


def _past_joiners(at: int, lattice: Lattice, joiners: frozenset[str]) -> int:
    """Return where signs, conjunctions, words of order and the repeated preposition end."""
    while at < len(lattice.tokens) and (lattice.words[at] in joiners or lattice.past[at] > at):
        at += 1
    return at


def _closes(at: int, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether nothing more is said behind a date: no verb of its own follows."""
    if at >= len(lattice.tokens):
        return True
    word = lattice.words[at]
    return not word[0].isalnum() or word in grammar.conjunctions
