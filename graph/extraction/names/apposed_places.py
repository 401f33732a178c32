"""Places named in apposition to the noun of a territory: «главы Республики Дагестан».

Only where cases tell: the noun is in one, and the name stays in the nominative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.names.naming import Line, Span
from graph.languages.grammar import is_place, possible_cases
from graph.languages.morphology import lemmas


def with_apposed(line: Line, placed: Sequence[Span]) -> list[Span]:
    """Return countries and places in order, with those named behind the noun of a territory."""
    known = {at for span in placed for at in range(span.first, span.last)}
    found = [span for span in _apposed(line) if known.isdisjoint(range(span.first, span.last))]
    return sorted([*placed, *found])


def _apposed(line: Line) -> Iterator[Span]:
    nouns, language = line.rules.words("territories"), line.sentence.language
    for at in range(len(line.words) - 1 if nouns else 0):
        headed = line.capital(at) and not nouns.isdisjoint(lemmas(line.low[at], language))
        end = _named(line, at + 1) if headed else at + 1
        if end > at + 1:
            yield Span(at, end, "Place", "country")


def _named(line: Line, at: int) -> int:
    """Return where the name of a place in the nominative ends, or ``at`` where none stands."""
    language = line.sentence.language
    if not line.adjacent(at) or not line.capital(at):
        return at
    for name in line.rules.listed("territory_names"):
        words = tuple(name.split())
        if line.low[at : at + len(words)] == words:
            return at + len(words)
    named = is_place(line.low[at], language) and "Nom" in possible_cases(line.low[at], language)
    return at + 1 if named else at
