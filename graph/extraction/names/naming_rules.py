"""What ``names.toml`` of a language says of names: words, patterns, titles, given names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from graph.languages.morphology import lemmas
from graph.languages.pack import LanguagePack
from graph.languages.script import romanise


@dataclass(frozen=True)
class Rules:
    """The naming rules of a language; words are in small letters."""

    language: str
    table: Mapping[str, Any] = field(repr=False, compare=False)

    @property
    def structure(self) -> str:
        """How a body's name is built around its head: ``of``, ``genitive`` or ``izafet``."""
        return str(self.table.get("structure", ""))

    def words(self, key: str) -> frozenset[str]:
        """Return a list of words; empty when the language has none."""
        return _words(self.language, key)

    def is_given(self, word: str) -> bool:
        """Say whether a word in small letters is a given name, with or without its accents."""
        given = _given(self.language)
        return word in given or romanise(word) in given

    def town(self, word: str) -> str:
        """Return the town that a word in any form names, or ''."""
        known = _towns(self.language)
        return next((known[form] for form in lemmas(word, self.language) if form in known), "")

    def listed(self, key: str) -> tuple[str, ...]:
        """Return a list as it stands; empty when the language has none."""
        return tuple(self.table.get(key, ()))

    def pattern(self, key: str) -> re.Pattern[str]:
        """Return a regular expression; one that never matches when the language has none."""
        return _pattern(self.table.get(key, r"(?!)"))


@cache
def rules(language: str) -> Rules:
    """Return the naming rules of a language (BCP 47)."""
    return Rules(language, LanguagePack(language).table("names"))


@cache
def _words(language: str, key: str) -> frozenset[str]:
    listed = rules(language).table.get(key, ())
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def _given(language: str) -> frozenset[str]:
    """Return the given names of a language, those that show a gender among them."""
    gendered = LanguagePack(language).table("coreference").get("gendered", {}).values()
    names = {name for own in gendered for name in str(own.get("names", "")).split()}
    return (_words(language, "given_names") | names) - _words(language, "not_given")


@cache
def _towns(language: str) -> Mapping[str, str]:
    """Return the towns that a language lists, by their names in small letters."""
    return {name.lower(): name for name in rules(language).table.get("towns", "").split()}


@lru_cache(maxsize=50_000)
def is_title(word: str, language: str) -> bool:
    """Whether a word in small letters is a title or the noun of a post."""
    return not titles_of(language).isdisjoint(lemmas(word, language))


@cache
def titles_of(language: str) -> frozenset[str]:
    """Return the words that are titles or nouns of posts."""
    posts = LanguagePack(language).table("posts").get("nouns", ())
    return _words(language, "titles") | {noun for noun in posts if " " not in noun}


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
