"""Concepts: what figures count and what posts are called, alike in every language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from graph.extraction.coreference.name_keys import COUNTRY, name_key, name_parts, state_titles
from graph.languages.morphology import lemmas
from graph.languages.pack import languages
from graph.languages.script import consonant_key
from graph.resolution.words import content_words

HEAD_OF_STATE = "head-of-state"
Phrase = tuple[frozenset[str], ...]


def counted(what: str, language: str) -> str:
    """Return the concept of ``concepts.toml`` that a noun phrase counts, or ''.

    The phrase and the concept's have the same words, in any of their forms; function words do not
    count. ``language`` is a BCP 47 tag.
    """
    return _concept("counted", content_words(what, language), language)


def is_of_country(concept: str) -> bool:
    """Say whether what is counted belongs to a country, whichever of its bodies speaks of it."""
    return bool(_table()["counted"].get(concept, {}).get("whole") == "country")


@cache
def title_key(title: str, language: str) -> str:
    """Return a key that the names of one post share in every language, without body and country.

    Ordinals and adjectives of time ("the first", "former") are left out; the titles of heads of
    state are one.
    """
    words = tuple(part for part in name_parts(title, language) if not part.startswith(COUNTRY))
    if language not in languages():
        return " ".join(word.lower() for word in words)
    kept = tuple(w for w in words if not _is_qualifier(w, language)) or words
    if {name_key(" ".join(w), language) for w in (words, kept)} & state_titles(language):
        return HEAD_OF_STATE
    found = _concept("titles", kept, language)
    return found or " ".join(sorted(consonant_key(word) for word in kept))


@cache
def post_key(title: str, language: str) -> str:
    """Return a key of a post's title in its body: the first and the second secretary are two."""
    words = tuple(part for part in name_parts(title, language) if not part.startswith(COUNTRY))
    return _concept("titles", words, language) or " ".join(name_key(title, language))


def title_countries(title: str, language: str) -> tuple[str, ...]:
    """Return the ISO 3166-1 codes of the countries in a title."""
    parts = name_parts(title, language)
    return tuple(sorted({p.removeprefix(COUNTRY) for p in parts if p.startswith(COUNTRY)}))


def _is_qualifier(word: str, language: str) -> bool:
    return not set(_table()["qualifiers"].get(language, ())).isdisjoint(lemmas(word, language))


def _concept(section: str, words: Sequence[str], language: str) -> str:
    if language not in languages() or not words:
        return ""
    forms = [frozenset(lemmas(word, language)) for word in words]
    for concept, phrase in _phrases(section, language):
        if len(phrase) == len(forms) and all(map(frozenset.__and__, forms, phrase)):
            return concept
    return ""


@cache
def _phrases(section: str, language: str) -> tuple[tuple[str, Phrase], ...]:
    """Return each concept with the possible lemmas of its phrases' words."""
    return tuple(
        (concept, tuple(frozenset(lemmas(w, language)) for w in content_words(phrase, language)))
        for concept, entry in _table()[section].items()
        for phrase in entry.get(language, ())
    )


@cache
def _table() -> Mapping[str, Any]:
    text = (files("graph.languages") / "concepts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
