"""Translations: names in two languages whose words all mean the same (``glossary.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from graph.extraction.coreference.name_keys import COUNTRY, name_parts
from graph.languages.morphology import lemmas
from graph.languages.script import consonant_key


@cache
def _concepts() -> Mapping[tuple[str, str], str]:
    """Return (language, lemma) → concept."""
    text = (files("graph.languages") / "glossary.toml").read_text(encoding="utf-8")
    return {
        (language, lemma): concept
        for concept, words in tomllib.loads(text).items()
        for language, lemmas in words.items()
        for lemma in lemmas
    }


@cache
def meaning(name: str, language: str) -> tuple[str, ...]:
    """Return what the words of a name mean, in alphabetical order, the same in every language.

    A word is its concept in the glossary or, if it has none, its consonants; a country is its ISO
    3166-1 code. A name without a concept means nothing here: ().
    """
    found = [_word(part, language) for part in name_parts(name, language)]
    known = any(word.startswith("concept:") for word in found)
    return tuple(sorted(found)) if known and len(found) > 1 else ()


def _word(part: str, language: str) -> str:
    if part.startswith(COUNTRY):
        return part
    for lemma in lemmas(part, language):
        if (language, lemma) in _concepts():
            return "concept:" + _concepts()[language, lemma]
    return consonant_key(part)
