"""Persons of a list with titles of their own, of whom the title before the first says nothing.

«депутат сейма Ян Новак, мэр Риги Анна Орлова»: only the first is a deputy.
"""

from __future__ import annotations

from dataclasses import replace

from graph.extraction.relations.arcs import Lattice, Match
from graph.extraction.relations.frames import Frame
from graph.extraction.relations.patterns import Gap, Slot, Word


def without_titled(frame: Frame, match: Match, lattice: Lattice) -> Match:
    """Return a match of a frame in which a title tells of who stands behind it, without others."""
    slots = [e for e in frame.pattern if not isinstance(e, Gap)][-2:]
    subjects = match.slots.get("subject", ())
    noun = all(isinstance(e, Slot) for e in slots) and frame.pattern[-1] is slots[-1]
    if not noun or len(subjects) < 2 or subjects[0].end > subjects[-1].start:
        return match
    own = [a for a in subjects if a is subjects[0] or not _has_title(a.start, lattice)]
    return replace(match, slots={**match.slots, "subject": tuple(own)})


def is_of_its_title(frame: Frame, match: Match, lattice: Lattice) -> bool:
    """Whether a frame without words takes a body in somebody's title for one that is called so.

    «правительство Ивана Белова» is his, «министр правительства Латвии Иван Белов» only his title.
    """
    if any(isinstance(e, Word) for e in frame.pattern):
        return False
    spans = (
        (lattice.titles.get(s.start, s.start), s.start) for s in match.slots.get("subject", ())
    )
    objects = match.slots.get("object", ())
    return any(first < arc.start < end for first, end in spans for arc in objects)


def _has_title(start: int, lattice: Lattice) -> bool:
    """Whether a title stands right before a token, or the token is its own title's first."""
    return start in lattice.titles or start in lattice.titles.values()
