"""Persons of a list with titles of their own, of whom the title before the first says nothing.

«депутат сейма Ян Новак, мэр Риги Анна Орлова»: only the first is a deputy.
"""

from __future__ import annotations

from dataclasses import replace

from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.frames import Frame
from graph.extraction.relations.patterns import Gap, Slot, Word


def without_titled(frame: Frame, match: Match, lattice: Lattice) -> Match:
    """Return a match of a frame in which a title tells of who stands behind it, without others."""
    subjects = match.slots.get("subject", ())
    if len(subjects) < 2 or subjects[0].end > subjects[-1].start or not _is_title(frame):
        return match
    own = [a for a in subjects if a is subjects[0] or not _has_title(a, lattice)]
    return replace(match, slots={**match.slots, "subject": tuple(own)})


def _is_title(frame: Frame) -> bool:
    """Whether a pattern is a title before a name: it ends with a slot right behind a noun.

    The noun is a body in a slot, whatever stands between: «депутат | сейма | Ян Новак»; or a word,
    and nothing stands between: «… мүшесі | Ян Бек».
    """
    *_, last = frame.pattern
    before = [e for e in frame.pattern[:-1] if not isinstance(e, Gap)][-1:]
    worded = isinstance(frame.pattern[-2:][0], Word)
    if not isinstance(last, Slot) or not before:
        return False
    return isinstance(before[0], Slot) or (worded and last.role == "subject")


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


def _has_title(person: Arc, lattice: Lattice) -> bool:
    """Whether a title stands right before a person's name, or the arc begins with it."""
    start = person.start
    return bool(person.title) or start in lattice.titles or start in lattice.titles.values()
