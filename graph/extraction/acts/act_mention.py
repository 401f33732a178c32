"""A legal act under reading, and the places in a sentence that its phrase may go through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.extraction.annotation import Annotation, Name
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import Quoted

YEAR = re.compile(r"(?:1[89]|20)\d\d")
BY_SOMEBODY = ("Decree", "Resolution", "Order")
"""Classes of acts whose phrase names the one who issued them."""
GIVEN_BY = (*BY_SOMEBODY, "Declaration", "Recommendation")
"""Classes of acts that "by" leads to the giver of: "a declaration by the members"."""
AHEAD_OF = ("Strategy", "Programme", "Plan")
"""Classes of acts that are named with the year until which they are meant: "Strategy 2050"."""

LONGEST_TITLE = 45
"""Words in quotation marks, at most, that a title has."""


@dataclass(frozen=True)
class Mention:
    """An act under reading: the phrase so far (view offsets), and what was found in it."""

    head: Head
    start: int
    end: int
    title_end: int
    """Where the phrase ends without number and date."""
    titled: Quoted | None = None
    number: str = ""
    date: str = ""
    topic: bool = False
    cuts: tuple[tuple[int, int], ...] = ()
    """Numbers and dates inside the phrase, with the words that lead them, which no title has."""
    untimed: int = 0
    """Where the name ends without the year or the period that it is told with, if it is."""
    origin: tuple[int, int] | None = None
    """The span of the words that a list of acts shares, for all but its first."""


def blocked(others: Sequence[Annotation]) -> frozenset[int]:
    """Return the places in a sentence that dates cover, save those that a title goes on from."""
    spans = [(o.start, o.end) for o in others if o.kind == "date" and not leads_on(o)]
    return frozenset().union(*(range(start, end) for start, end in spans))


def leads_on(date: Annotation) -> bool:
    """Whether a date ends in a word that makes it part of what follows («арналған»)."""
    words = date.text.lower().split()
    return bool(words and rules(date.sentence.language).bridge.fullmatch(words[-1]))


def free(others: Sequence[Annotation]) -> frozenset[int]:
    """Return the places in a sentence that names cover, ends included: no phrase cuts a name."""
    return frozenset().union(*(range(start, end + 1) for start, end in named(others)))


def named(others: Sequence[Annotation]) -> list[tuple[int, int]]:
    """Return the spans of the names in a sentence but those of persons."""
    names = [o for o in others if isinstance(o.value, Name) and o.value.cls != "Person"]
    return [(name.start, name.end) for name in names]
