"""Lists whose things go together one by one: "A and B are led by C and D *respectively*"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import TypeVar

from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.patterns import Grammar

Subject = TypeVar("Subject")
Object = TypeVar("Object")


def pairs(
    subjects: Sequence[Subject],
    objects: Sequence[Object],
    match: Match,
    lattice: Lattice,
    grammar: Grammar,
) -> Iterator[tuple[Subject, Object]]:
    """Yield which subject of a match goes with which object: each with each, or one by one.

    Where a word says that they go one by one, and a list is not there as a whole, none does.
    """
    slots = [match.slots.get(role, ()) for role in ("subject", "object")]
    if not all(slots) or not _is_in_order(match, lattice, grammar):
        yield from product(subjects, objects)
    elif len(slots[0]) == len(slots[1]) and not any(_goes_on(s, lattice, grammar) for s in slots):
        yield from zip(subjects, objects, strict=False)


def one_by_one(
    subjects: Sequence[str], objects: Sequence[str], match: Match, lattice: Lattice
) -> Iterator[tuple[str, str]]:
    """Yield who comes right before whom, where each of a list has a date of his own.

    "Followed by Ada Holm in 1989 and Jon Ek in 1995": who is named last follows the one before.
    Two who are replaced by two are so in turn.
    """
    arcs = match.slots.get("object", ())
    parted = (_is_dated(one, other, lattice) for one, other in pairwise(arcs))
    several = len(arcs) > 1 and arcs[0].cls == "Person"
    if several and all(parted):
        yield from pairwise([*subjects[-1:], *objects])
    elif several and len(subjects) == len(objects):
        yield from zip(subjects, objects, strict=True)
    else:
        yield from product(subjects, objects)


def _is_dated(arc: Arc, other: Arc, lattice: Lattice) -> bool:
    """Whether a date stands between two things of a list."""
    between = (a for at in range(arc.end, other.start) for a in lattice.arcs.get(at, ()))
    return any(a.cls == "Date" for a in between)


def _is_in_order(match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a word behind the beginning of a match says that things go one by one."""
    first = min(a.start for slot in match.slots.values() for a in slot)
    behind = lattice.words[min(first, match.start) :]
    end = behind.index(";") if ";" in behind else len(behind)
    return not grammar.respective.isdisjoint(behind[:end])


def _goes_on(arcs: Sequence[Arc], lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a list goes on before or behind the things that fill a slot."""
    first, last = lattice.before(arcs[0].start, lattice.skipped), arcs[-1].end
    before = first >= 0 and _joins(first, lattice, grammar)
    told = lattice.words[last : last + 2]
    ends = not grammar.respective.isdisjoint(told)
    return before or (not ends and last < len(lattice.tokens) and _joins(last, lattice, grammar))


def _joins(at: int, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a token joins the things of a list; a comma may as well part clauses."""
    return lattice.words[at] in grammar.conjunctions and lattice.words[at].isalpha()
