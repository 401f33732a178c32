"""Keys of names: equal for two spellings of one name, in and across documents."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from unicodedata import normalize

from graph.extraction.coreference.name_keys import COUNTRY
from graph.extraction.coreference.translations import meaning
from graph.extraction.figures.number_words import number_table
from graph.languages.morphology import lemmas
from graph.languages.pack import languages
from graph.languages.script import consonant_key, romanise
from graph.resolution.countries import MARK, with_codes
from graph.resolution.words import WORD, content_words

NUMBER = re.compile(r"[IVXLCХІ]+|\d+(?:-?[^\W\d]{1,3})?")
"""An ordinal in figures: "VIII", "8th", «8-ші»."""
FULL = 2
"""How many words make a person's full name."""


@cache
def name_words(name: str, language: str) -> tuple[str, ...]:
    """Return the romanised words of a name; a country in it is ``@`` and its ISO 3166-1 code."""
    words = content_words(name, language)
    if language in languages():
        return with_codes(words, language)
    return tuple(romanise(word).lower() for word in words)


def name_key(name: str, language: str) -> str:
    """Return the key of the name of a body, act, event or place."""
    return " ".join(name_words(name, language))


def country_of(name: str, language: str) -> str:
    """Return the ISO 3166-1 code of the country that a name is a name of, or ''."""
    words = name_words(name, language)
    return words[0][1:] if len(words) == 1 and words[0].startswith(MARK) else ""


@cache
def person_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a person's full name: given name and surname in either order.

    Of three words the first with the second and the first with the third may be them; initials
    beside them do not count. A surname with initials, or alone, has none.
    """
    words = [word for word in WORD.findall(name) if len(word) > 1]
    if len(words) < FULL:
        return ()
    keys = [consonant_key(word) for word in words]
    pairs = [(keys[0], keys[1]), (keys[0], keys[-1])]
    return tuple(sorted({" ".join(sorted(pair)) for pair in pairs if all(pair)}))


@cache
def initial_keys(name: str) -> tuple[str, ...]:
    """Return the keys of initial and surname that a person's name can be shortened to."""
    words = WORD.findall(name)
    if len(words) < FULL:
        return ()
    full = [word for word in words if len(word) > 1]
    if not full:
        return ()
    if len(full) == 1:
        initials = [word for word in words if len(word) == 1]
        return (_initial_key(initials[0], full[0]),)
    return tuple(sorted({_initial_key(full[0], full[-1]), _initial_key(full[1], full[0])}))


def _initial_key(given: str, surname: str) -> str:
    return f"{_initial(given)}. {consonant_key(surname)}"


def _initial(word: str) -> str:
    """Return the first letter of a romanised word, without accents."""
    return normalize("NFD", romanise(word).lower())[:1]


@cache
def given_initials(name: str) -> frozenset[tuple[str, ...]]:
    """Return the initials that the given names of a person can have, by surname first or last."""
    words = WORD.findall(name)
    full = [place for place, word in enumerate(words) if len(word) > 1]
    surnames = full if len(full) == 1 else [place for place in full if place in (0, len(words) - 1)]
    return frozenset(
        tuple(_initial(word) for at, word in enumerate(words) if at != place) for place in surnames
    )


def initials_fit(first: str, second: str) -> bool:
    """Say whether the initials of two names with one surname can be one person's."""
    return any(
        one[: len(other)] == other[: len(one)]
        for one, other in product(given_initials(first), given_initials(second))
        if one and other
    )


@cache
def numbered_meaning(name: str, language: str) -> str:
    """Return the key that translations of a name share which an ordinal tells apart, or ''.

    «VIII съезд портов и морей» without its number: what else the ordinal is known from.
    """
    words = (w for w in name.split() if not _is_ordinal(w, language))
    return meaning_key(" ".join(words), language)


def _is_ordinal(word: str, language: str) -> bool:
    if NUMBER.fullmatch(word):
        return True
    known = number_table(language).get("ordinals", {}) if language in languages() else {}
    return any(form in known for form in (word.lower(), *lemmas(word, language)) if known)


@cache
def meaning_key(name: str, language: str) -> str:
    """Return a key that translations of a name share, or '' where its words are too few to tell.

    Of a name in two languages each word must be known to mean the same (``glossary.toml``).
    """
    words = meaning(name, language) if language in languages() else ()
    telling = len(words) > FULL or any(word.startswith(COUNTRY) for word in words)
    return " ".join(words) if telling else ""
