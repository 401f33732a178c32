"""Countries in names: every way to name a country, in any language, leads to one code."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from graph.extraction.names.countries import CountryName, country_names
from graph.extraction.names.naming_rules import rules
from graph.languages.morphology import lemmas
from graph.languages.script import romanise
from graph.resolution.words import content_words, function_words

MARK = "@"
"""What a country's code begins with in the words of a name."""


def with_codes(words: Sequence[str], language: str) -> tuple[str, ...]:
    """Return the words of a name, romanised, with each country in it as ``@`` and its code.

    The code is ISO 3166-1 alpha-2, or that of the table for a former state. Formal words beside a
    country ("Republic") are dropped; function words must have been left out.
    """
    pieces = list(_pieces(words, language))
    drop: set[int] = set()
    for place, piece in enumerate(pieces):
        if piece.startswith(MARK):
            drop |= _formal_beside(pieces, place, language)
    kept = (piece for place, piece in enumerate(pieces) if place not in drop)
    return tuple(p if p.startswith(MARK) else romanise(p).lower() for p in kept)


def _pieces(words: Sequence[str], language: str) -> Iterator[str]:
    """Give the words, with each country as one piece."""
    start = 0
    while start < len(words):
        length, code = _country_at(words, start, language)
        yield MARK + code if code else words[start]
        start += max(length, 1)


@cache
def _readings(word: str, language: str) -> frozenset[str]:
    return frozenset((word.lower(), *lemmas(word, language)))


def _country_at(words: Sequence[str], start: int, language: str) -> tuple[int, str]:
    if not words[start][:1].isupper():
        return 0, ""
    known = country_names(language)
    found = (
        (len(phrase), entry.code)
        for form in sorted(_readings(words[start], language))
        for entry in known.get(form, ())
        if _begins(words[start:], phrase := _telling(entry, language), language)
    )
    return max(found, default=(0, ""), key=lambda match: match[0])


@cache
def _telling(entry: CountryName, language: str) -> tuple[frozenset[str], ...]:
    """Return the lemmas of a country's name without its function words ("and")."""
    telling = tuple(word for word in entry.lemmas if not word & function_words(language))
    return telling or entry.lemmas


def _begins(words: Sequence[str], phrase: Sequence[frozenset[str]], language: str) -> bool:
    return len(words) >= len(phrase) and all(
        known & _readings(word, language) for known, word in zip(phrase, words, strict=False)
    )


@cache
def _formal(language: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return the readings of the formal phrases, the longest first."""
    table: Mapping[str, Sequence[str]] = rules(language).table.get("formal", {})
    phrases = (phrase for place in ("before", "after") for phrase in table.get(place, ()))
    words = {content_words(phrase, language) for phrase in phrases}
    return tuple(
        tuple(_readings(word, language) for word in phrase)
        for phrase in sorted(words, key=lambda phrase: (-len(phrase), phrase))
    )


def _formal_beside(pieces: Sequence[str], place: int, language: str) -> set[int]:
    for phrase in _formal(language):
        for first in (place - len(phrase), place + 1):
            if first >= 0 and _begins(pieces[first:], phrase, language):
                return set(range(first, first + len(phrase)))
    return set()


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    path = files("graph.languages") / "countries.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def english_name(code: str) -> str:
    """Return the English name of a country by its code; the code itself when there is none."""
    return next(iter(_table().get(code, {}).get("en", ())), code)
