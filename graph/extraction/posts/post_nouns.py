"""The nouns that name posts, and what else ``posts.toml`` says of how titles are built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.extraction.names.naming import word_lemmas
from graph.languages.grammar import grammar
from graph.languages.pack import LanguagePack


@dataclass(frozen=True)
class Posts:
    """The posts of a language as ``posts.toml`` has them."""

    language: str
    table: Mapping[str, Any] = field(repr=False, compare=False)

    def words(self, key: str) -> frozenset[str]:
        """Return a list of words in small letters; empty when there is none."""
        return frozenset(self.table.get(key, ()))

    @property
    def governs_before(self) -> bool:
        """Whether the body stands before the noun: Kazakh, not English or Russian."""
        return self.table.get("order") == "last"


@cache
def posts_of(language: str) -> Posts:
    """Return the posts of a language (BCP 47)."""
    return Posts(language, LanguagePack(language).table("posts"))


@cache
def nouns(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words of each post noun by its first word, longer nouns first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for noun in sorted(posts_of(language).words("nouns"), key=lambda n: (-len(n.split()), n)):
        words = tuple(noun.split())
        index.setdefault(words[0], []).append(words)
    return {first: tuple(rest) for first, rest in index.items()}


def is_plural(word: str, language: str) -> bool:
    """Say whether a post noun as the text has it is in the plural: "ministers".

    Where endings tell, what a noun itself ends with is none: «лидері» is one leader.
    """
    pattern = posts_of(language).table.get("plural")
    if pattern:
        nouns = (noun.split()[-1] for noun in posts_of(language).words("nouns"))
        own = max((noun for noun in nouns if word.startswith(noun)), key=len, default="")
        return word[len(own) :].endswith(tuple(pattern))
    return grammar(word, language).number == "Plur"


def has_plural(text: str, language: str) -> bool:
    """Say whether the first post noun in the words of a post is in the plural."""
    last = frozenset(noun.split()[-1] for noun in posts_of(language).words("nouns"))
    words = [
        w for w in text.lower().split() if not last.isdisjoint(word_lemmas(w.strip(",;"), language))
    ]
    known = posts_of(language).table.get("order") == "last"
    return bool(words) and is_plural(words[-1 if known else 0], language)
