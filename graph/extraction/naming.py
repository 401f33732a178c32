"""What names.toml of a language says, and a sentence prepared for finding names in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.extraction.features import Casing
from graph.extraction.lexicon import heads
from graph.extraction.recogniser import Proposal
from graph.languages.morphology import lemmas
from graph.languages.pack import LanguagePack
from graph.reading.sentence import Sentence

ORGANISATIONS = frozenset(
    [
        "Organisation",
        "StateBody",
        "Parliament",
        "ParliamentChamber",
        "Government",
        "Ministry",
        "Court",
        "InternationalOrganisation",
        "PoliticalParty",
        "ResearchBody",
        "CivilSocietyOrganisation",
        "EthnicAssociation",
        "ReligiousBody",
        "MediaOrganisation",
        "WorkingGroup",
    ]
)
"""Ontology classes whose head nouns make the name of a body."""
STATE_BODIES = frozenset(
    ["StateBody", "Parliament", "ParliamentChamber", "Government", "Ministry", "Court"]
)
NOT_NAMES = frozenset(["PolicyActor", "HeadOfState", "Country", "PopulationGroup"])
OPENING, CLOSING = "«“„\"‘'", "»”“\"’'"


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
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@dataclass(frozen=True, order=True)
class Span:
    """Tokens ``first`` to ``last`` (half-open) of a sentence, and the class of what they name.

    ``source`` says which rule proposed it: country, head, lone, person, proposal or acronym.
    """

    first: int
    last: int
    cls: str
    source: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a token."""
        return self.first < other.last and other.first < self.last


@dataclass(frozen=True)
class HeadSpan:
    """A head noun at tokens ``first`` to ``last``: its classes by kind of lexical entry."""

    first: int
    last: int
    classes: tuple[str, ...]
    names_body: bool
    """False when the noun heads a legal act, an event or a country and no body."""


@dataclass(frozen=True)
class Line:
    """A sentence with its tokens, head nouns and the recogniser's proposals."""

    sentence: Sentence = field(repr=False)
    words: tuple[str, ...]
    low: tuple[str, ...] = field(repr=False)
    heads: tuple[HeadSpan, ...] = field(repr=False)
    proposals: tuple[Proposal, ...] = field(repr=False)
    casing: Casing = field(repr=False)

    @property
    def rules(self) -> Rules:
        """The naming rules of its language."""
        return rules(self.sentence.language)

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital."""
        return 0 <= at < len(self.words) and self.words[at][:1].isupper()

    def name_word(self, at: int) -> bool:
        """Whether the token can be part of a name by its capital: no function word."""
        return self.capital(at) and self.low[at] not in self.rules.words("stop")

    def adjacent(self, at: int) -> bool:
        """Whether only a space or nothing stands between tokens ``at - 1`` and ``at``."""
        tokens = self.sentence.tokens
        return tokens[at].start - tokens[at - 1].end <= 1

    def text(self, first: int, last: int) -> str:
        """Return the words of the sentence from token ``first`` to ``last``."""
        tokens = self.sentence.tokens
        return self.sentence.text[tokens[first].start : tokens[last - 1].end]


def line(sentence: Sentence, proposals: tuple[Proposal, ...], casing: Casing) -> Line:
    """Return the sentence prepared."""
    words = tuple(token.text for token in sentence.tokens)
    low = tuple(word.lower() for word in words)
    return Line(sentence, words, low, _heads(sentence, low), proposals, casing)


def _heads(sentence: Sentence, low: tuple[str, ...]) -> tuple[HeadSpan, ...]:
    start = {token.start: at for at, token in enumerate(sentence.tokens)}
    end = {token.end: at + 1 for at, token in enumerate(sentence.tokens)}
    found: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for head in heads(sentence):
        if head.kind != "triggerVerb" and head.start in start and head.end in end:
            place = start[head.start], end[head.end]
            found.setdefault(place, []).append((head.kind, head.cls))
    for place, cls in _own_heads(sentence.language, low):
        found.setdefault(place, []).append(("headNoun", cls))
    longest = [p for p in found if not any(_inside(p, other) for other in found)]
    return tuple(_head(place, found[place]) for place in sorted(longest))


def _inside(place: tuple[int, int], other: tuple[int, int]) -> bool:
    return place != other and other[0] <= place[0] and place[1] <= other[1]


def _head(place: tuple[int, int], readings: list[tuple[str, str]]) -> HeadSpan:
    bodies = [c for kind, c in readings if kind == "headNoun" and c in ORGANISATIONS]
    classes = tuple(dict.fromkeys(bodies or [cls for _, cls in readings]))
    return HeadSpan(*place, classes, bool(bodies))


def _own_heads(language: str, low: tuple[str, ...]) -> list[tuple[tuple[int, int], str]]:
    index = _head_index(language)
    found = []
    for at, word in enumerate(low):
        for form in word_lemmas(word, language):
            for words, cls in index.get(form, ()):
                last = at + len(words)
                if last <= len(low) and all(
                    w in word_lemmas(low[at + i], language) for i, w in enumerate(words)
                ):
                    found.append(((at, last), cls))
    return found


@cache
def word_lemmas(word: str, language: str) -> tuple[str, ...]:
    """Return the candidate lemmas of a word with the word itself in small letters."""
    return tuple(dict.fromkeys((*lemmas(word, language), word.lower())))


@cache
def _head_index(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for cls, nouns in rules(language).table.get("heads", {}).items():
        for noun in nouns:
            words = tuple(noun.split())
            index.setdefault(words[0], []).append((words, cls))
    return index
