"""The phrases of ``posts.toml`` that give a post to a person, and its sets of words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from graph.extraction.posts.clauses import Item, match_end
from graph.languages.pack import LanguagePack

WIDEST = 8
"""Items that a ``*`` in a phrase may stand for."""


@dataclass(frozen=True)
class Found:
    """A phrase found at the end of a row: where it begins, and what it says of the tenure."""

    start: int
    aspect: str


@dataclass(frozen=True)
class PostPhrases:
    """The phrases of a language; an aspect is ``begins``, ``holds`` or ``ends``."""

    language: str
    table: Mapping[str, Any] = field(repr=False)

    def words(self, key: str) -> frozenset[str]:
        """Return a list of words in small letters; empty when there is none."""
        return _words(self.language, key)

    @cached_property
    def fillers(self) -> frozenset[str]:
        """Articles and words such as "former", which add nothing between a name and a post."""
        return self.words("articles") | self.words("left_out")

    @property
    def given_case(self) -> str:
        """The UD case of a post right behind the person who is given it, or ''."""
        return str(self.table.get("given_case", ""))

    @cached_property
    def skipped_pattern(self) -> re.Pattern[str]:
        """Words that add nothing and that no list holds: ordinals in figures."""
        return re.compile(self.table.get("skipped_pattern", r"(?!)"))

    def ending(self, kind: str, row: Sequence[Item]) -> Found | None:
        """Return the longest phrase of a kind that the row ends with."""
        for phrase, aspect in _phrases(self.language, kind):
            start = match_end(row, phrase, WIDEST)
            if start is not None:
                return Found(start, aspect)
        return None

    def within(self, kind: str, row: Sequence[Item]) -> str:
        """Return the aspect of a phrase that stands anywhere in a short row, or ''."""
        for end in range(len(row), 0, -1):
            found = self.ending(kind, row[:end])
            if found:
                return found.aspect
        return ""

    def behind(self, text: str, kind: str = "subject_post") -> str:
        """Return the aspect of the phrase of stems that a text begins with, or ''.

        A last word that says it is not so, or only names the deed (``unsaid``), is none.
        """
        unsaid = re.compile(self.table.get("unsaid", r"(?!)"))
        for pattern, aspect in _stems(self.language, kind):
            found = pattern.match(text)
            if found and not unsaid.fullmatch(found[0].split()[-1]):
                return aspect
        return ""


@cache
def post_phrases(language: str) -> PostPhrases:
    """Return the phrases of a language (BCP 47)."""
    return PostPhrases(language, LanguagePack(language).table("posts"))


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(post_phrases(language).table.get(key, ()))


@cache
def _stems(language: str, kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what finds the phrases of stems of a kind, with their aspects."""
    found = []
    for entry in post_phrases(language).table.get(kind, ()):
        stems = sorted(entry["phrases"], key=lambda p: (-len(p), p))
        pattern = "|".join(r"\w* ".join(map(re.escape, stem.split())) for stem in stems)
        found.append((re.compile(rf"\W{{0,3}}(?:{pattern})\w*"), str(entry["aspect"])))
    return tuple(found)


@cache
def _phrases(language: str, kind: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    phrases = post_phrases(language)
    skipped = phrases.fillers | phrases.words("adverbs")
    listed = {
        (tuple(w for w in phrase.split() if w not in skipped), str(entry["aspect"]))
        for entry in phrases.table.get(kind, ())
        for phrase in entry["phrases"]
    }
    listed = {entry for entry in listed if entry[0]}
    return tuple(sorted(listed, key=lambda p: (-len(p[0]), p)))
