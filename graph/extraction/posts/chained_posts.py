"""Posts that depend on another behind its field: «әкімнің | жастар саясаты бойынша | кеңесшісі»."""

from __future__ import annotations

from graph.extraction.names.naming_rules import rules
from graph.extraction.posts.post_fields import LONGEST_TOPIC, FieldReading


def governed_by(read: FieldReading, at: int) -> bool:
    """Whether a post behind belongs to the one that ends before a token: its adviser.

    It stands right behind, or behind a field of work where the first is in the genitive.
    """
    return read.posts.governs_before and (_noun_at(read, at) or _behind_field(read, at) > 0)


def chained_start(read: FieldReading, first: int) -> int:
    """Return where the post begins whose adviser a post behind its field is, or ``first``."""
    for at in range(first - 2, max(first - LONGEST_TOPIC - 3, -1), -1):
        noun = read.noun(at)
        if noun and noun[1] < first:
            return at if _behind_field(read, noun[1]) == first else first
    return first


def _noun_at(read: FieldReading, at: int) -> bool:
    return read.noun(_past_modifiers(read, at)) is not None


def _past_modifiers(read: FieldReading, at: int) -> int:
    modifiers = read.posts.words("modifiers")
    while at < len(read.low) and any(f in modifiers for f in read.forms(at)):
        at += 1
    return at


def _behind_field(read: FieldReading, at: int) -> int:
    """Return where the title begins that a field parts from a post in the genitive, or 0."""
    known = rules(read.sentence.language)
    links = known.words("topical") | read.posts.words("field_postpositions")
    if not at or not known.pattern("genitive").search(read.low[at - 1]):
        return 0
    for place in range(at, min(at + LONGEST_TOPIC, len(read.low) - 1)):
        if read.low[place] in links and place > at:
            noun = read.noun(_past_modifiers(read, place + 1))
            marked = noun is not None and read.low[noun[1] - 1] != noun[2].split()[-1]
            return place + 1 if marked else 0
        if not read.low[place].isalpha() or read.noun(place):
            return 0
    return 0
