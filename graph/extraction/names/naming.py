"""What names.toml of a language says, and a sentence prepared for finding names in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any

from graph.extraction.lexicon import heads
from graph.extraction.recognition.features import Casing
from graph.extraction.recognition.recogniser import Proposal
from graph.languages.morphology import lemmas, nominative
from graph.languages.pack import LanguagePack
from graph.languages.script import romanise
from graph.reading.sentence import WORD, Sentence

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
SHORT = 3
"""Words in capitals that may be one name and nothing else."""
OKINA = "ʻʼ‘"
"""Letters without a capital that begin names: ʻAkilisi."""
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

    def is_given(self, word: str) -> bool:
        """Say whether a word in small letters is a given name, with or without its accents."""
        given = _given(self.language)
        return word in given or romanise(word) in given

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


@lru_cache(maxsize=50_000)
def _is_title(word: str, language: str) -> bool:
    return not _titles(language).isdisjoint(lemmas(word, language))


@cache
def _titles(language: str) -> frozenset[str]:
    posts = LanguagePack(language).table("posts").get("nouns", ())
    return _words(language, "titles") | {noun for noun in posts if " " not in noun}


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
    lemma: str = ""
    proper: str = ""
    """The dictionary form, when the words are the proper name of a body: "OSCE", "Knesset"."""


@dataclass(frozen=True)
class Line:
    """A sentence with its tokens, head nouns and the recogniser's proposals."""

    sentence: Sentence = field(repr=False)
    words: tuple[str, ...]
    low: tuple[str, ...] = field(repr=False)
    heads: tuple[HeadSpan, ...] = field(repr=False)
    proposals: tuple[Proposal, ...] = field(repr=False)
    casing: Casing = field(repr=False)

    @cached_property
    def rules(self) -> Rules:
        """The naming rules of its language."""
        return rules(self.sentence.language)

    @cached_property
    def shouts(self) -> bool:
        """Whether the whole sentence is in capitals, so that none of them tells of a name."""
        return len(self.words) > SHORT and self.sentence.text.isupper()

    @property
    def cites(self) -> bool:
        """Whether the sentence is an entry of a list of references."""
        return self.sentence.paragraph.role == "reference"

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital."""
        return 0 <= at < len(self.words) and self._capitals[at]

    @cached_property
    def _capitals(self) -> tuple[bool, ...]:
        return tuple(word.lstrip(OKINA)[:1].isupper() for word in self.words)

    def name_word(self, at: int) -> bool:
        """Whether the token can be part of a name by its capital: no function word."""
        return self.capital(at) and self.low[at] not in self.rules.words("stop")

    def inner_word(self, at: int) -> bool:
        """Whether a token within a sentence has a capital of its own, articles apart."""
        if not self.capital(at):
            return False
        return self.name_word(at) or (
            at > 0
            and self.low[at] not in self.rules.words("articles")
            and self.low[at] not in self.rules.words("calendar")
            and not self.words[at].isupper()
        )

    def title(self, at: int) -> bool:
        """Whether the token is a title or the noun of a post, which is no part of a name."""
        if not 0 <= at < len(self.words) or self.low[at] in self.rules.words("stop"):
            return False
        return _is_title(self.low[at], self.sentence.language)

    def origin(self, at: int) -> bool:
        """Whether the word before a token tells where somebody is from: "a native of"."""
        before = lemmas(self.low[at - 1], self.sentence.language) if at else ()
        return not self.rules.words("origins").isdisjoint(before)

    def adjacent(self, at: int) -> bool:
        """Whether only a space or nothing stands between tokens ``at - 1`` and ``at``."""
        tokens = self.sentence.tokens
        return tokens[at].start - tokens[at - 1].end <= 1

    def form(self, span: Span) -> str:
        """Return the words of a span in the nominative and in small letters."""
        return nominative(self.text(span.first, span.last), self.sentence.language).lower()

    def text(self, first: int, last: int) -> str:
        """Return the words of the sentence from token ``first`` to ``last``."""
        tokens = self.sentence.tokens
        return self.sentence.text[tokens[first].start : tokens[last - 1].end]


def line(sentence: Sentence, proposals: tuple[Proposal, ...], casing: Casing) -> Line:
    """Return the sentence prepared."""
    words = tuple(token.text for token in sentence.tokens)
    low = tuple(word.lower() for word in words)
    return Line(sentence, words, low, _heads(sentence, words), proposals, casing)


Extent = tuple[int, int]


def _heads(sentence: Sentence, words: tuple[str, ...]) -> tuple[HeadSpan, ...]:
    start = {token.start: at for at, token in enumerate(sentence.tokens)}
    end = {token.end: at + 1 for at, token in enumerate(sentence.tokens)}
    found: dict[Extent, list[_Entry]] = {}
    adjective = rules(sentence.language).pattern("adjective")
    for head in heads(sentence):
        if head.kind != "triggerVerb" and head.start in start and head.end in end:
            word = sentence.text[head.start : head.end].lower()
            if word != head.lemma and adjective.fullmatch(word):
                continue
            body = head.kind == "headNoun" and head.cls in ORGANISATIONS
            entry = _Entry(head.cls, head.lemma, body, False)
            found.setdefault((start[head.start], end[head.end]), []).append(entry)
    for place, entry in _own_heads(sentence.language, words):
        found.setdefault(place, []).append(entry)
    longest = [p for p in found if not any(_inside(p, other) for other in found)]
    return tuple(_head(place, found[place]) for place in sorted(longest))


def _inside(place: Extent, other: Extent) -> bool:
    return place != other and other[0] <= place[0] and place[1] <= other[1]


def _head(place: Extent, entries: list[_Entry]) -> HeadSpan:
    bodies = sorted((e for e in entries if e.body), key=lambda e: not e.proper)
    chosen = bodies or entries
    classes = tuple(dict.fromkeys(entry.cls for entry in chosen))
    proper = chosen[0].lemma if chosen[0].proper else ""
    return HeadSpan(*place, classes, bool(bodies), chosen[0].lemma, proper)


@dataclass(frozen=True)
class _Entry:
    """A lexical entry for a head noun, or for the proper name of a body."""

    cls: str
    lemma: str
    body: bool
    proper: bool


def _own_heads(language: str, words: tuple[str, ...]) -> list[tuple[Extent, _Entry]]:
    index = _head_index(language)
    return [
        ((at, at + len(parts)), entry)
        for at, word in enumerate(words)
        for form in lemmas(word, language)
        for parts, entry in index.get(form, ())
        if _stands(parts, words[at : at + len(parts)], language)
        and (not entry.proper or _written_alike(word, entry.lemma))
    ]


def _stands(parts: tuple[str, ...], words: tuple[str, ...], language: str) -> bool:
    """Whether the words are forms of an entry's parts; a single word must be its very lemma."""
    if len(parts) == 1:
        return parts[0] in lemmas(words[0], language)
    return len(parts) == len(words) and all(
        set(lemmas(part, language)) & set(lemmas(word, language))
        for part, word in zip(parts, words, strict=True)
    )


def _written_alike(word: str, name: str) -> bool:
    """Whether a word has the capitals of the proper name: "WHO" is no "who"."""
    return word[:2].isupper() if name[:2].isupper() else word[0].isupper()


@cache
def _head_index(language: str) -> dict[str, list[tuple[tuple[str, ...], _Entry]]]:
    index: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
    for section, proper in (("heads", False), ("bodies", True)):
        for cls, names in rules(language).table.get(section, {}).items():
            for name in names:
                parts = tuple(part.lower() for part in WORD.findall(name))
                entry = _Entry(cls, name, True, proper)
                first = lemmas(parts[0], language) if len(parts) > 1 else parts[:1]
                for form in first:
                    index.setdefault(form, []).append((parts, entry))
    return index
