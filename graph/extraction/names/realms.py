"""States that no table has, by the noun of a realm that stands last: «Қоқан хандығы»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.names.extents import opens_by_chance
from graph.extraction.names.naming import Line, Span
from graph.extraction.phrases.noun_endings import is_possessed
from graph.languages.morphology import lemmas

LONGEST = 3
"""Words before the noun, at most."""


def with_realms(line: Line, countries: Sequence[Span]) -> list[Span]:
    """Return countries and realms in order; a country in the name of a realm is its part.

    The noun belongs to a name right before it: «хандық құлады» names none.
    """
    if line.rules.structure != "izafet":
        return list(countries)
    known = {at for span in countries for at in range(span.first + 1, span.last)}
    found = [span for span in _realms(line) if span.last - 1 not in known]
    return sorted([*found, *(c for c in countries if not any(c.overlaps(r) for r in found))])


def _realms(line: Line) -> Iterator[Span]:
    language, nouns = line.sentence.language, line.rules.words("realms")
    for at in line.places("realms"):
        noun = next((n for n in lemmas(line.words[at], language) if n in nouns), "")
        first = _first(line, at)
        if noun and first < at and is_possessed(line.low[at], noun, language):
            yield Span(first, at + 1, "Country", "country")


def _first(line: Line, noun: int) -> int:
    """Return where the name before a noun begins: capitals without the ending of a case.

    Behind the name of a person nothing does: «Ян Новак империясы».
    """
    breaks, genitive = line.rules.pattern("breaks"), line.rules.pattern("genitive")
    first = noun
    for at in range(noun - 1, max(noun - LONGEST, 0) - 1, -1):
        cased = breaks.search(line.low[at])
        if not line.name_word(at) or line.title(at) or genitive.search(line.low[at]):
            break
        if line.rules.is_given(line.low[at]):
            return noun
        if (cased and at < noun - 1) or opens_by_chance(line, at) or not line.adjacent(at + 1):
            break
        first = at
    return first
