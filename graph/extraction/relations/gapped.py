"""Clauses that leave out what the one before them said: who did the same, on another date.

``Norway ratified the Convention in 1990, Chile and Cuba in 1992; in 1995, Peru.`` ``It was signed
by Norway on 1 May 1990, by Chile on 3 June 1991.`` The date is what tells such a clause from a list
or a clause with a verb of its own, or a word that says who followed: ``Norway joined in 1990,
followed by Chile and, in 1995, Peru.`` What was done may be what changes: ``The assembly adopted
the Charter in 1990, in 1992 – the Code.``
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.extraction.relations.arcs import DASHES, Arc, Lattice, Match
from graph.extraction.relations.endings import ends_as
from graph.extraction.relations.patterns import Grammar, Pattern, Slot
from graph.languages.grammar import grammar as part_of_speech
from graph.languages.grammar import possible_cases
from ontology.vocabulary import is_a

KINDS = ("Person", "Country", "Organisation", "LegalAct", "PolicyEvent")
"""Those who did the same are of one of these classes, and what they did it to is of another."""
BEFORE_DASH = 6
"""Words, at most, for whom somebody did the same before the dash, and the dash."""
INDECLINABLE = 6
"""Cases of a form that shows none."""


def gapped(
    role: str, pattern: Pattern, match: Match, lattice: Lattice, grammar: Grammar
) -> Iterator[Arc]:
    """Yield what fills a role of a match on the dates that stand behind it.

    ``role`` is ``subject`` or ``object``.
    """
    slot = next((e for e in pattern if isinstance(e, Slot) and e.role == role), None)
    filling = match.slots.get(role, ())
    kind = _kind(filling[-1]) if filling else ""
    if not slot or not kind or not grammar.heads_first:
        return
    other = match.slots.get("object" if role == "subject" else "subject", ())
    apart = all(_kind(arc) != kind for arc in other)
    # The word before the first of them may be repeated: "*by* Norway in 1990, *by* Chile in 1992".
    if apart:
        yield from _contrasted(match.end, slot, kind, lattice, grammar)
    repeated = lattice.words[lattice.before(filling[0].start, lattice.skipped)]
    by = repeated if repeated == grammar.by else ""
    row = _Row(slot, kind, lattice, grammar, grammar.conjunctions | grammar.following | {repeated})
    told = _past_date(match.end, lattice, grammar)
    dated = bool(told) or _is_dated(match, lattice, grammar)
    for group in row.groups(told or match.end):
        again = by and by == lattice.words[lattice.before(group.arcs[0].start, lattice.skipped)]
        if not ((group.dated and again) or (apart and (group.followed or (group.dated and dated)))):
            return
        yield from group.arcs


@dataclass(frozen=True)
class _Group:
    """Those who did the same on one date, or those who followed without one."""

    arcs: tuple[Arc, ...]
    end: int
    dated: bool
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

    def groups(self, at: int) -> Iterator[_Group]:
        """Yield those who stand one behind the other from a token on, by their dates."""
        followed = False
        while group := self._group(at, followed):
            if not _closes(group.end, self.lattice, self.grammar):
                return
            yield group
            at, followed = group.end, group.followed

    def _group(self, at: int, followed: bool) -> _Group | None:
        """Return the next of them with their date: "in 2011, Chile and Peru", "Fiji in 1990"."""
        start = _past_joiners(at, self.lattice, self.joiners)
        told = _past_date(start, self.lattice, self.grammar) if start > at else 0
        first = _past_joiners(told or start, self.lattice, self.joiners | frozenset(DASHES))
        arc = self._named(first) if first > at else None
        found: list[Arc] = []
        end = behind = 0
        followed = followed or self._is_followed(at, first)
        while arc and not behind:
            found.append(arc)
            end = arc.end
            behind = 0 if told else _past_date(end, self.lattice, self.grammar)
            further = _past_joiners(end, self.lattice, self.joiners)
            alone = followed and not told
            arc = self._named(further) if further > end and not alone else None
        dated = bool(told or behind)
        return _Group(tuple(found), behind or end, dated, followed) if found else None

    def _named(self, at: int) -> Arc | None:
        """Return one of the kind that is named at a token, as the slot would have it."""
        named = (a for a in self.lattice.arcs.get(at, ()) if a.annotation.kind != "event")
        alike = (a for a in named if _kind(a) == self.kind)
        return next((a for a in alike if _suits(self.slot, a, self.grammar)), None)

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
        told = _has_kind(start, dash, kind, lattice) or _is_of_other(start, dash, lattice)
        at = alike[0].end if alike and not told else 0
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


def _is_of_other(start: int, dash: int, lattice: Lattice) -> bool:
    """Whether the words before a dash tell who somebody is: «…; её заместитель — Ян Новак»."""
    words = (part_of_speech(word, lattice.language) for word in lattice.words[start:dash])
    return any(word.part == "NOUN" and word.case == "Nom" for word in words)


def _kind(arc: Arc) -> str:
    """Return which of ``KINDS`` a thing is of, or ''."""
    return next((kind for kind in KINDS if arc.cls != "Date" and is_a(arc.cls, kind)), "")


def _suits(slot: Slot, arc: Arc, grammar: Grammar) -> bool:
    """Whether a name has the case of a slot, or shows none because it has but one form."""
    cases = possible_cases(arc.text.lower(), grammar.language)
    return ends_as(slot.ending, (arc,), grammar) or len(cases) >= INDECLINABLE


def _is_dated(match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a date stands within a match or right before it: "In 1990 Norway joined"."""
    start = lattice.before(match.start, grammar.conjunctions)
    within = (a for at in range(match.start, match.end) for a in lattice.arcs.get(at, ()))
    before = lattice.before_date(start + 1) <= start
    return before or any(a.cls == "Date" for a in within)


def _past_date(at: int, lattice: Lattice, grammar: Grammar) -> int:
    """Return where a date ends that begins at a token, behind a dash and a preposition, or 0.

    The preposition may be part of the date: "since 1990".
    """
    if at < len(lattice.tokens) and lattice.words[at] in DASHES:
        at += 1
    behind = at + 1 if lattice.has(at, grammar.dated) else at
    return lattice.past_date(at) or lattice.past_date(behind)


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
