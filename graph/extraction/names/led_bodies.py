"""Bodies known by who leads them: «глава «Рижских верфей» Ян Озолс», «президент Rigana Group»."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extraction.names.naming import OPENING, Line, Span
from graph.languages.grammar import possible_cases
from graph.languages.morphology import lemmas

GOVERNED = 2
"""Words between a title and the name, at most: the board in "chairman of the board of X"."""
LONGEST = 6
"""Words in such a name, at most."""


def find_led(line: Line) -> tuple[Span, ...]:
    """Return the bodies that stand right behind a title, in quotation marks or foreign letters.

    Read where a body's name follows the noun that governs it, in letters of another script.
    """
    if line.rules.structure != "genitive" or line.cites:
        return ()
    extents = [e for at in range(1, len(line.words)) for e in _behind_title(line, at)]
    named = [e for e in extents if e[1] > e[0] and not _is_headed(line, *e)]
    return tuple(Span(*extent, "Organisation", "listed") for extent in named)


def _behind_title(line: Line, at: int) -> Iterator[tuple[int, int]]:
    """Yield where a name stands at a token behind a title; words it governs may part the two."""
    if line.words[at] in OPENING and _titled(line, at - 1):
        yield _quoted(line, at)
    elif line.title(at - 1) and not line.words[at - 1].isascii():
        yield at, _foreign(line, at)


def _titled(line: Line, at: int) -> bool:
    """Whether a title stands at a token or before it, with words in the genitive between."""
    for place in range(at, max(at - GOVERNED - 1, -1), -1):
        if line.title(place):
            return True
        word, language = line.low[place], line.sentence.language
        said = not line.rules.words("quoted_words").isdisjoint(lemmas(word, language))
        if said or line.capital(place) or "Gen" not in possible_cases(word, language):
            return False
    return False


def _quoted(line: Line, at: int) -> tuple[int, int]:
    """Return what stands in quotation marks that open at a token; empty if it is no name."""
    close = line.closing(at, LONGEST)
    sentence = any(word in ".!?" for word in line.words[at + 1 : close])
    named = line.capital(at + 1) and not sentence
    return (at + 1, close) if named else (at, at)


def _foreign(line: Line, at: int) -> int:
    """Return the end of words with capitals in Latin letters at a token: «| Rigana Group»."""
    end = at
    while end < len(line.words) and end - at < LONGEST and line.adjacent(end):
        if not (line.words[end].isascii() and line.words[end].isalpha() and line.capital(end)):
            break
        end += 1
    return at if end > at and line.rules.is_given(line.low[at]) else end


def _is_headed(line: Line, first: int, last: int) -> bool:
    return any(first <= h.first < last and not h.names_body for h in line.heads)
