"""The words by which a text reports speech, found in a stretch of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.reading.sentence import Token

Phrase = tuple[str, ...]
Index = Mapping[str, Sequence[tuple[int, Phrase]]]
"""Phrases, with their rank, by their first word."""
NEVER = r"(?!)"
CUE_TOKENS = 8
"""How many tokens may stand between a quotation and the verb that reports it."""


@dataclass(frozen=True)
class Speech:
    """What a language reports speech with; phrases are sequences of lemmas."""

    language: str

    @cached_property
    def _table(self) -> dict[str, Any]:
        return pack(self.language).table("speech")

    def words(self, group: str) -> frozenset[str]:
        """Return the single words of a group."""
        return frozenset(self._table.get(group, ()))

    @cache  # noqa: B019 - one instance a language lives as long as the program
    def pattern(self, name: str) -> re.Pattern[str]:
        """Return a pattern of whole words; one that the language does not have fits none."""
        return re.compile(self._table.get(name, NEVER))

    @cache  # noqa: B019 - one instance a language lives as long as the program
    def phrases(self, *groups: str) -> tuple[Phrase, ...]:
        """Return the phrases of some groups, the longest first."""
        found = {tuple(p.split()) for group in groups for p in self._table.get(group, ())}
        return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))

    @property
    def verb_last(self) -> bool:
        """Whether a word that closes a quotation hands it to a verb behind it."""
        return bool(self.words("quotatives"))

    @property
    def reported_endings(self) -> tuple[str, ...]:
        """The endings of the verb with which reported speech closes."""
        return tuple(self._table.get("reported_endings", ()))

    def find(self, tokens: Sequence[Token], *groups: str) -> tuple[Found, ...]:
        """Return the occurrences of the groups' phrases among tokens, in order."""
        found: list[Found] = []
        at, index = 0, self._index(groups)
        while at < len(tokens):
            forms = lemmas(tokens[at].text, self.language)
            length = 0 if index.keys().isdisjoint(forms) else self._match(tokens, at, index)
            if length:
                found.append(Found(at, at + length, tuple(tokens[at : at + length])))
            at += length or 1
        return tuple(found)

    @cache  # noqa: B019 - one instance a language lives as long as the program
    def _index(self, groups: tuple[str, ...]) -> Index:
        """Return the phrases of some groups, with their rank, by their first word."""
        index: dict[str, list[tuple[int, Phrase]]] = {}
        for rank, phrase in enumerate(self.phrases(*groups)):
            index.setdefault(phrase[0], []).append((rank, phrase))
        return {first: tuple(found) for first, found in index.items()}

    def _match(self, tokens: Sequence[Token], at: int, index: Index) -> int:
        forms = (form for form in lemmas(tokens[at].text, self.language) if form in index)
        begun = [entry for form in forms for entry in index[form]]
        if not begun or self._is_noun(tokens, at):
            return 0
        for _, phrase in sorted(begun):
            window = tokens[at : at + len(phrase)]
            if len(window) == len(phrase) and all(
                self.is_form(token, word) for token, word in zip(window, phrase, strict=True)
            ):
                return len(phrase)
        return 0

    def _is_noun(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a word that may be a noun is one here: "an island state", "the States"."""
        nouns, word = self.words("nouns"), tokens[at].text
        before = tokens[at - 1].text.lower() if at else ""
        if word.lower() in nouns:
            fits = bool(self.pattern("before_plain").fullmatch(before))
        elif word.lower().removesuffix("s") in nouns:
            fits = not self.pattern("before_plural").fullmatch(before)
        else:
            return False
        return bool(at) and not (fits and word[0].islower())

    def is_form(self, token: Token, word: str) -> bool:
        """Tell whether a token is the word or one of its forms."""
        return token.text.lower() == word or word in lemmas(token.text, self.language)


@dataclass(frozen=True)
class Found:
    """A phrase found among tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tokens[-1].end


@cache
def speech(language: str) -> Speech:
    """Return what a language reports speech with."""
    return Speech(language)
