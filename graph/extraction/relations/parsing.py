"""Parsing: the elements of a pattern from the line that states it (see ``patterns.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.extraction.relations.patterns import (
    GAPS,
    ROLES,
    WITHIN_CLAUSE,
    Beginning,
    Element,
    Gap,
    Grammar,
    Pattern,
    Slot,
    Word,
    is_agent,
    is_optional,
)


def parse(text: str, grammar: Grammar) -> Pattern:
    """Return the pattern that a line states; ValueError when it names an unknown set or role."""
    found = tuple(_element(part, grammar) for part in text.split())
    return tuple(
        _placed(element, found[:at], found[at + 1 : at + 2], grammar)
        if isinstance(element, Gap)
        else element
        for at, element in enumerate(found)
    )


def _placed(gap: Gap, before: Pattern, behind: Pattern, grammar: Grammar) -> Gap:
    """Return a gap that knows what stands around it."""
    beside = (*_slots_beside(before, behind), *_subjects(before, grammar))
    last = before[-1] if before else None
    return replace(
        gap,
        beside=beside,
        by_agent=bool(beside) and is_agent(before[-1:], grammar),
        before_agent=is_agent(behind, grammar),
        before_object=grammar.heads_first and _parts_object(before, behind),
        patient=last if isinstance(last, Slot) and last.ending == "patient" else None,
    )


def _parts_object(before: Pattern, behind: Pattern) -> bool:
    """Tell whether a word stands before a gap, and an object behind it."""
    objects = (e for e in behind if isinstance(e, Slot) and e.role == "object")
    return isinstance(before[-1] if before else None, Word) and any(objects)


def _slots_beside(before: Pattern, behind: Pattern) -> Iterator[Slot]:
    """Yield the slots beside a gap; words that may be absent part nothing."""
    places = range(len(before) - 1, 0, -1)
    first = next((at for at in places if not is_optional(before[at])), 0)
    yield from (e for e in (*before[first:], *behind) if isinstance(e, Slot))


def _subjects(before: Pattern, grammar: Grammar) -> list[Slot]:
    """Return the subjects whose verb is still to come, where verbs stand last.

    No other subject stands between them and the verb.
    """
    if grammar.heads_first or any(isinstance(e, Word) for e in before):
        return []
    acting = (e for e in before if isinstance(e, Slot) and e.ending == "nominative")
    return [e for e in acting if e.role == "subject"]


def _element(part: str, grammar: Grammar) -> Element:
    if part in GAPS:
        return Gap(GAPS[part], part == WITHIN_CLAUSE)
    if part == "^":
        return Beginning()
    role, colon, rest = part.partition(":")
    if colon and role.isalpha() and rest:
        if role not in ROLES:
            raise ValueError(f"no role {role!r} in a pattern: {part}")
        classes, ending = _ending(rest, grammar)
        return Slot(role, tuple(classes.split("|")), ending)
    words, ending = _ending(part.removesuffix("?") or part, grammar)
    found: list[tuple[str, ...]] = []
    for word in words.split("|"):
        if word.startswith("@") and word[1:] not in grammar.words:
            raise ValueError(f"no words {word!r} in {grammar.language}/frames.toml")
        listed = grammar.words[word[1:]] if word.startswith("@") else (word,)
        found += [tuple(entry.split()) for entry in listed]
    return Word(tuple(found), part.endswith("?"), ending)


def _ending(text: str, grammar: Grammar) -> tuple[str, str]:
    """Part ``words~ending``; ValueError when the language has no such endings."""
    words, _, ending = text.partition("~")
    if ending and ending.removeprefix("!") not in {**grammar.endings, **grammar.cases}:
        raise ValueError(f"no endings {ending!r} in {grammar.language}/frames.toml")
    return words, ending
