"""The nouns that name posts, and what else ``posts.toml`` says of how titles are built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from graph.extraction.lexicon import entries
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas
from graph.languages.pack import LanguagePack
from ontology.vocabulary import is_a


@dataclass(frozen=True)
class Posts:
    """The posts of a language as ``posts.toml`` has them."""

    language: str
    table: Mapping[str, Any] = field(repr=False, compare=False)

    def words(self, key: str) -> frozenset[str]:
        """Return a list of words in small letters; empty when there is none."""
        return _words(self.language, key)

    @property
    def governs_before(self) -> bool:
        """Whether the body stands before the noun: Kazakh, not English or Russian."""
        return self.table.get("order") == "last"


@cache
def posts_of(language: str) -> Posts:
    """Return the posts of a language (BCP 47)."""
    return Posts(language, LanguagePack(language).table("posts"))


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(posts_of(language).table.get(key, ()))


@cache
def _last_words(language: str) -> frozenset[str]:
    """Return the last word of each post noun."""
    return frozenset(noun.split()[-1] for noun in posts_of(language).words("nouns"))


@cache
def nouns(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words of each post noun by its first word, longer nouns first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for noun in sorted(posts_of(language).words("nouns"), key=lambda n: (-len(n.split()), n)):
        words = tuple(noun.split())
        index.setdefault(words[0], []).append(words)
    return {first: tuple(rest) for first, rest in index.items()}


@lru_cache(maxsize=20_000)
def is_plural(word: str, language: str) -> bool:
    """Say whether a post noun as the text has it is in the plural: "ministers".

    Where endings tell, what a noun itself ends with is none: «лидері» is one leader.
    """
    pattern = posts_of(language).table.get("plural")
    if pattern:
        nouns = (noun for noun in _last_words(language) if word.startswith(noun))
        own = max(nouns, key=len, default="")
        return word[len(own) :].endswith(tuple(pattern))
    return grammar(word, language).number == "Plur"


def has_plural(text: str, language: str) -> bool:
    """Say whether the first post noun in the words of a post is in the plural."""
    last = _last_words(language)
    words = [
        w for w in text.lower().split() if not last.isdisjoint(lemmas(w.strip(",;"), language))
    ]
    known = posts_of(language).table.get("order") == "last"
    return bool(words) and is_plural(words[-1 if known else 0], language)


@cache
def body_nouns(language: str) -> frozenset[str]:
    """Return the first words of the head nouns of bodies in a language's lexicon.

    Where heads stand last, the first of several words may be that of a field as well.
    """
    final = posts_of(language).table.get("order") == "last"
    return frozenset(
        word
        for word, found in entries(language).items()
        for e in found
        if e.kind == "headNoun" and is_a(e.cls, "PolicyActor")
        if not (final and len(e.words) > 1)
    )
