"""Clauses that leave out what the one before them said: who did the same, on another date.

``Norway ratified the Convention in 1990, Chile in 1992 and Peru in 1995.`` ``It was signed by
Norway on 1 May 1990, by Chile on 3 June 1991.`` The date is what tells such a clause from a list or
a clause with a verb of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.endings import ends_as
from graph.extraction.relations.patterns import Grammar, Pattern, Slot
from graph.languages.grammar import possible_cases
from ontology.vocabulary import is_a

KINDS = ("Person", "Country", "Organisation", "LegalAct", "PolicyEvent")
"""Those who did the same are of one of these classes, and what they did it to is of another."""
DASHES = "—–-"
INDECLINABLE = 6
"""Cases of a form that shows none."""


def gapped(pattern: Pattern, match: Match, lattice: Lattice, grammar: Grammar) -> Iterator[Arc]:
    """Yield the arcs of those who did what a match says on the dates that stand behind it."""
    slot = next((e for e in pattern if isinstance(e, Slot) and e.role == "subject"), None)
    acting, objects = (match.slots.get(role, ()) for role in ("subject", "object"))
    kind = _kind(acting[-1]) if acting else ""
    if not slot or not kind or not grammar.heads_first or any(_kind(o) == kind for o in objects):
        return
    # The word before the first of them may be repeated: "*by* Norway in 1990, *by* Chile in 1992".
    joiners = grammar.conjunctions | grammar.following | {lattice.words[acting[0].start - 1]}
    at = _past_date(match.end, lattice, grammar)
    while at:
        start = _past_joiners(at, lattice, joiners)
        named = lattice.arcs.get(start, ()) if start > at else ()
        alike = [a for a in named if _kind(a) == kind and _suits(slot, a, grammar)]
        at = _past_date(alike[0].end, lattice, grammar) if alike else 0
        if at and _closes(at, lattice, grammar):
            yield alike[0]


def _kind(arc: Arc) -> str:
    """Return which of ``KINDS`` a thing is of, or ''."""
    return next((kind for kind in KINDS if arc.cls != "Date" and is_a(arc.cls, kind)), "")


def _suits(slot: Slot, arc: Arc, grammar: Grammar) -> bool:
    """Whether a name has the case of a slot, or shows none because it has but one form."""
    cases = possible_cases(arc.text.lower(), grammar.language)
    return ends_as(slot, (arc,), grammar) or len(cases) >= INDECLINABLE


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
