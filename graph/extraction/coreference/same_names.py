"""Whether two names of one document, in its languages, are of one thing."""

from __future__ import annotations

from functools import lru_cache

from graph.extraction.coreference.mention import Mention
from graph.extraction.coreference.name_keys import COUNTRY, name_key
from graph.extraction.coreference.translations import meaning
from graph.extraction.names.naming_rules import rules
from graph.extraction.names.spelling import small_words, spells
from graph.languages.script import consonant_key


def same_name(first: Mention, second: Mention) -> bool:
    """A name of one is a name of the other; across languages by sound or word for word."""
    one, other = ((m.names, m.language) for m in (first, second))
    if first.language == second.language:
        return not _keys(*one).isdisjoint(_keys(*other))
    return bool(_sounds(*one) & _sounds(*other) or _meanings(*one) & _meanings(*other))


@lru_cache(maxsize=20_000)
def _keys(names: tuple[str, ...], language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(sorted(name_key(name, language))) for name in names)


@lru_cache(maxsize=20_000)
def _meanings(names: tuple[str, ...], language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(meaning(name, language) for name in names) - {()}


@lru_cache(maxsize=20_000)
def _sounds(names: tuple[str, ...], language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(part if part.startswith(COUNTRY) else consonant_key(part) for part in key)
        for key in _keys(names, language)
        if any(len(consonant_key(part)) > 2 for part in key if not part.startswith(COUNTRY))
    )


def part_of_name(first: Mention, second: Mention) -> bool:
    """One name is the other without what follows its head: ``Council of Elders (of Ghana)``."""
    if first.language != second.language:
        return False
    short, long = sorted((first.key, second.key), key=len)
    if len(short) < 2 or len(short) == len(long):
        return False
    rest = len(long) - len(short)
    if rules(first.language).structure == "izafet":
        return long[rest:] == short and all(k.startswith(COUNTRY) for k in long[:rest])
    return long[: len(short)] == short and all(k.startswith(COUNTRY) for k in long[len(short) :])


def acronym(first: Mention, second: Mention) -> bool:
    """One name is made of the first letters of the other's words."""
    small = small_words(first.language) | small_words(second.language)
    return any(
        spells(long, short, small)
        for short in (*first.names, *second.names)
        if short.isupper() and short.isalpha() and 1 < len(short) < 8
        for long in ((*second.names,) if short in first.names else (*first.names,))
    )
