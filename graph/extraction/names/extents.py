"""Extents of names of bodies: what the ways to build them, one for each structure, share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.extraction.names.head_nouns import INTERNATIONAL, HeadSpan
from graph.extraction.names.naming import CLOSING, OPENING, Line

Extent = tuple[int, int]


@dataclass(frozen=True)
class Around:
    """Tokens that persons cover, countries by their end, and tokens that countries cover.

    ``leaders`` are where persons begin, by their ends.
    """

    persons: frozenset[int]
    countries: dict[int, int]
    in_countries: frozenset[int]
    leaders: Mapping[int, int]


LIST = 3
"""Countries of a list whose last is surely no part of the name behind it."""


def ends_list(line: Line, last: int, countries: Mapping[int, int], least: int = LIST) -> bool:
    """Whether the country that ends before ``last`` ends a list: «Чили, Перу және Боливия | …».

    ``countries`` are where countries begin, by their ends; ``least`` of them make a list. One in
    the genitive owns what follows.
    """
    found, end = 0, last
    while end in countries:
        found += 1
        start = countries[end]
        joined = start and (
            line.words[start - 1] == "," or line.low[start - 1] in line.rules.words("joiners")
        )
        end = start - 1 if joined else -1
    return found >= least and not line.rules.pattern("genitive").search(line.low[last - 1])


def behind_list(line: Line, first: int, last: int, countries: Mapping[int, int]) -> int:
    """Return where a body's name begins behind a list of countries: «Чили, Перу, Мали | Порт …»."""
    few = LIST - 1
    ended = (e for e in countries if first < e <= last and ends_list(line, e, countries, few))
    return max(ended, default=first)


def is_member(line: Line, head: HeadSpan, at: int, around: Around) -> bool:
    """Whether a country behind a body is one that joined it: "the entry into the Union | of Chile".

    An international body that is called by its own name is of no one country either.
    """
    if at not in around.in_countries or INTERNATIONAL not in head.classes:
        return False
    ahead = line.sentence.text[: line.sentence.tokens[head.first].start]
    return bool(head.proper or line.rules.pattern("joined").search(ahead.lower()))


def quoted_after(line: Line, at: int) -> int:
    """Return the end of the quotation that begins at token ``at``, or ``at`` if none does."""
    if at < len(line.words) and line.words[at] in OPENING:
        for close in range(at + 2, min(at + 10, len(line.words))):
            if line.words[close] in CLOSING:
                return close + 1 if line.capital(at + 1) else at
    return at


def quoted_before(line: Line, at: int) -> int:
    """Return the start of the quotation that ends before token ``at``, or ``at`` if none does."""
    if at and line.words[at - 1] in CLOSING:
        for start in range(at - 2, max(at - 10, -1), -1):
            if line.words[start] in OPENING:
                return start if line.capital(start + 1) else at
    return at


def opens_by_chance(line: Line, at: int) -> bool:
    """Whether the sentence's first word has its capital only for that."""
    return at == 0 and line.low[at] in line.casing.lower and line.words[at].istitle()
