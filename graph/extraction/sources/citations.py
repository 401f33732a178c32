"""References in a text to the works of its list: [2, 68–69], (Moreau 1996, 12), Moreau (1996)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.extraction.sources.entries import SURNAME, YEAR, words
from graph.languages.script import romanise

BRACKETS = re.compile(r"\[\s*(\d{1,3}(?:[^\[\]\w]|\w){0,60}?)\s*\]")
PAGES = r"(?:[,:]\s?(?:\w{1,3}\.\s?)?\d{1,4}(?:\s?[–—-]\s?\d{1,4})?)?"
NUMBERED = re.compile(rf"\s*(\d{{1,3}}){PAGES}\s*(?:\w{{1,2}}\.)?\s*")
SEVERAL = re.compile(r"\d{1,3}(?:\s?,\s?\d{1,3}){2,}|\d{1,3}\s?[–—-]\s?\d{1,3}")
MOST = 20
"""How many entries a range may stand for."""


@dataclass(frozen=True)
class Cited:
    """A listed work: its key, the number of its entry, its authors as written, its year."""

    key: str
    number: int | None
    authors: tuple[str, ...]
    year: str


def citations(
    text: str, start: int, end: int, listed: Sequence[Cited]
) -> Iterator[tuple[str, int, int]]:
    """Yield the key of a listed work, and the offsets of the words that refer to it, in order.

    A number must be that of one entry; a name and year must be those of one entry's first author.
    """
    found = [*_by_number(text, start, end, listed), *_by_name(text, start, end, listed)]
    yield from sorted(found, key=lambda one: (one[1], one[2], one[0]))


def _by_number(
    text: str, start: int, end: int, listed: Sequence[Cited]
) -> Iterator[tuple[str, int, int]]:
    for match in BRACKETS.finditer(text, start, end):
        for number in _numbers(match[1]):
            meant = [one.key for one in listed if one.number == number]
            if len(meant) == 1:
                yield meant[0], match.start(), match.end()


def _numbers(inside: str) -> tuple[int, ...]:
    """Return the numbers of entries in brackets; what follows a comma is a page, as a rule."""
    if SEVERAL.fullmatch(inside):
        numbers = [int(number) for number in re.findall(r"\d+", inside)]
        if "," in inside:
            return tuple(numbers)
        first, last = numbers
        return tuple(range(first, last + 1)) if 0 < last - first < MOST else ()
    parts = [NUMBERED.fullmatch(part) for part in inside.split(";")]
    return tuple(int(part[1]) for part in parts if part) if all(parts) else ()


def _by_name(
    text: str, start: int, end: int, listed: Sequence[Cited]
) -> Iterator[tuple[str, int, int]]:
    named = [(one, _key(one.authors[0])) for one in listed if one.authors and one.year]
    for match in _named().finditer(text, start, end) if named else ():
        meant = [o.key for o, who in named if o.year == match[3] and _key(match[1]) in who]
        if len(meant) == 1:
            yield meant[0], match.start(), match.end() + bool(match["bracket"])


@cache
def _named() -> re.Pattern[str]:
    """Return the form of a name with a year: Moreau (1996), (Berg and Ruiz 2001a, 45)."""
    further = rf"(?:,?\s(?:{words('joiners')})\s|,\s)(?:{SURNAME})"
    others = rf",?\s(?:{words('others')})"
    year = rf"(?P<bracket>\()?({YEAR})[a-zа-в]?{PAGES}(?=[;)])"
    return re.compile(rf"({SURNAME})(?:{further}){{0,3}}(?:{others})?(?:’s|'s)?,?\s{year}")


def _key(name: str) -> str:
    """Return a name so that its forms in two alphabets are alike, word by word."""
    words = re.findall(r"\w+", romanise(name).lower())
    return f" {' '.join(words)} "
