"""Which matches of a frame say what it states: no title, no deed of another, the nearest ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.extraction.relations.arcs import Lattice, Match
from graph.extraction.relations.frames import Frame
from graph.extraction.relations.matching import Matcher
from graph.extraction.relations.patterns import (
    Element,
    Gap,
    Grammar,
    Slot,
    Word,
    is_agent,
)
from graph.languages.morphology import lemmas


def stating(frame: Frame, matcher: Matcher, lattice: Lattice) -> Iterator[Match]:
    """Yield the matches of a frame in a sentence that say what the frame states."""
    grammar = matcher.grammar
    for match in _nearest(matcher.matches(frame.pattern, lattice, frame.without)):
        if not (
            _is_title(frame, match, lattice, grammar)
            or _does_another(frame, match, lattice, grammar)
            or _is_titular(match, lattice)
            or _is_sent(frame, match, lattice, grammar)
            or _is_by_members(frame, match, lattice, grammar)
        ):
            yield match


def _is_title(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a match ends with the title of who is named right behind it, where heads stand last.

    «Х … партиясының кандидаты | Ада Холмды жеңді» says nothing of X and the party.
    """
    if grammar.heads_first or not isinstance(frame.pattern[-1], Word):
        return False
    last, behind = lattice.words[match.end - 1], lattice.arcs.get(match.end, ())
    named = any(a.cls == "Person" and a.annotation.kind == "name" for a in behind)
    return named and last.endswith(tuple(grammar.possessed))


def _does_another(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether what a match takes for its object does what another verb says.

    "In protest at the curfew declared by Ada Holm" is against the curfew.
    """
    slot = next((at for at, e in enumerate(frame.pattern) if _is_object(e)), 0)
    ahead = tuple(e for e in frame.pattern[:slot] if not isinstance(e, Gap))
    objects = match.slots.get("object", ())
    if not grammar.by or not ahead or not objects or is_agent(ahead[-1:], grammar):
        return False
    at = objects[0].start
    at = lattice.before(lattice.titles.get(at, at), lattice.skipped)
    return at >= match.start and lattice.words[at] == grammar.by


def _is_titular(match: Match, lattice: Lattice) -> bool:
    """Whether the subject of a match opens the title of another act: "the | Police | Act"."""
    subjects, objects = (match.slots.get(role, ()) for role in ("subject", "object"))
    told = {arc.key for arc in objects}
    around = (a for s in subjects for a in lattice.arcs.get(s.start, ()) if a.end > s.end)
    return any(a.annotation.kind == "act" and a.key not in told for a in around)


def _is_by_members(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether those of a body did what the body itself did not: its members joined another."""
    subjects = match.slots.get("subject", ())
    if frame.property not in grammar.own_deeds or not subjects:
        return False
    at = lattice.before(subjects[0].start, lattice.skipped - {grammar.of})
    return at > 0 and lattice.words[at] == grammar.of and lattice.words[at - 1] in grammar.people


def _is_sent(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether those who act for a body stand behind it where a frame is of the body itself.

    Who heads a delegation does not head the country that sent it.
    """
    around = (arc for arcs in match.slots.values() for arc in arcs if arc.end > arc.start + 1)
    last = (lattice.words[arc.end - 1] for arc in around)
    return any(not frame.without.isdisjoint(lemmas(word, grammar.language)) for word in last)


def _is_object(element: Element) -> bool:
    return isinstance(element, Slot) and element.role == "object"


def _nearest(matches: Iterable[Match]) -> Iterator[Match]:
    """Yield of the matches that end at one place the shortest, but a list as a whole."""
    kept: dict[int, Match] = {}
    for match in sorted(matches, key=lambda m: (m.end, m.start)):
        known = kept.get(match.end)
        if known is None or not _arcs(match) <= _arcs(known):
            kept[match.end] = match
    yield from kept.values()


def _arcs(match: Match) -> set[tuple[int, str]]:
    return {(arc.annotation.start, arc.key) for slot in match.slots.values() for arc in slot}
