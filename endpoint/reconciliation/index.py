"""The index of names: finds the things whose names are like a text, in whichever alphabet.

A text is read into words (:mod:`endpoint.reconciliation.words`). Each leads to the same word, to
its other spellings and to words that differ by a typing mistake; a rare word tells more than a
common one. What a text can cost is bounded, however large the graph is.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from rapidfuzz import fuzz, process

from endpoint.reconciliation.things import Thing
from endpoint.reconciliation.words import (
    INITIAL,
    SAME_CONSONANTS,
    TYPING,
    key,
    likeness,
    may_be_misspelt,
    words,
)

BUDGET = 50_000
"""How many places of words are looked at for a text; rare words come first."""
KEPT = 100
"""How many names are compared with a text in full."""
MISTAKES = 16
"""How many words are taken for misspellings of one word."""
REMEMBERED = 5_000
"""Of how many words it is remembered what they lead to."""
ORDER = 0.1
"""What the order of the words counts, beside the words themselves."""
SURNAME_FIRST = 0.99
"""How alike a person's full name is with its words in another order."""
LEAST = 0.3
"""The least likeness of a name that is offered."""

Admits = Callable[[Thing], bool]
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Found:
    """A thing with how alike its best name is to the text, from 0 to 1, and whether it is it."""

    thing: Thing
    likeness: float
    exact: bool


@dataclass(frozen=True)
class _Name:
    words: tuple[str, ...]
    thing: Thing


class Index:
    """The names of one release; it never changes, so that threads may share it."""

    def __init__(self, release: str, things: Iterable[Thing]) -> None:
        """Take the release's id and its things."""
        self.release = release
        self.things: dict[str, Thing] = {}
        self._names: list[_Name] = []
        self._places: dict[str, list[int]] = {}
        for thing in things:
            self.things[thing.id] = thing
            for spelling in dict.fromkeys(words(name) for name in thing.names):
                self._add(_Name(spelling, thing))
        self._vocabulary = sorted(self._places)
        self._spellings: dict[str, list[str]] = {}
        for word in self._vocabulary:
            if shared := key(word):
                self._spellings.setdefault(shared, []).append(word)
        self._leads = lru_cache(maxsize=REMEMBERED)(self._leading)

    def _add(self, name: _Name) -> None:
        for word in set(name.words):
            self._places.setdefault(word, []).append(len(self._names))
        self._names.append(name)

    def _leading(self, word: str) -> Weights:
        """Return the words of the index that a word may stand for, with how alike they are."""
        found = {word: 1.0} if word in self._places else {}
        for other in self._spellings.get(key(word), ()):
            found.setdefault(other, SAME_CONSONANTS)
        if may_be_misspelt(word):
            alike = process.extract(
                word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=100 * TYPING, limit=MISTAKES
            )
            for other, score, _ in alike:
                if may_be_misspelt(other):
                    found.setdefault(other, score / 100)
        return found

    def _weight(self, word: str) -> float:
        """Return how much a word tells; one that the index does not have tells most."""
        often = len(self._places.get(word, ())) or 1
        return math.log(1 + len(self._names) / often)

    def search(self, text: str, admits: Admits, limit: int) -> list[Found]:
        """Return at most ``limit`` things that ``admits`` lets pass, the most alike first."""
        asked = words(text)
        leads = [self._leads(word) for word in asked]
        best: dict[str, Found] = {}
        for name in self._likely(leads, admits):
            found = self._compared(asked, leads, name)
            if found.likeness > LEAST and not _better(best.get(name.thing.id), found):
                best[name.thing.id] = found
        return sorted(best.values(), key=lambda found: (-found.likeness, found.thing.id))[:limit]

    def compare(self, text: str, thing: Thing) -> float:
        """Return how alike a text is to a thing's names, from 0 to 1."""
        asked = words(text)
        leads = [self._leads(word) for word in asked]
        names = [_Name(words(name), thing) for name in thing.names]
        return max((self._compared(asked, leads, name).likeness for name in names), default=0.0)

    def _likely(self, leads: Sequence[Weights], admits: Admits) -> list[_Name]:
        """Return the names that share the most telling words with a text."""
        gathered: dict[int, float] = {}
        left = BUDGET
        places = [(self._places[word], alike) for lead in leads for word, alike in lead.items()]
        for several, alike in sorted(places, key=lambda pair: len(pair[0])):
            weight = alike * math.log(1 + len(self._names) / len(several))
            for place in several[:left]:
                gathered[place] = gathered.get(place, 0.0) + weight
            left = max(0, left - len(several))
        admitted = (
            (weight, -len(self._names[place].words), -place)
            for place, weight in gathered.items()
            if admits(self._names[place].thing)
        )
        return [self._names[-place] for _, _, place in nlargest(KEPT, admitted)]

    def _compared(self, asked: Sequence[str], leads: Sequence[Weights], name: _Name) -> Found:
        if asked == name.words:
            return Found(name.thing, 1.0, True)
        if "Person" in name.thing.classes and sorted(asked) == sorted(name.words):
            return Found(name.thing, SURNAME_FIRST, True)
        pairs = [
            [_alike(word, lead, other) for other in name.words]
            for word, lead in zip(asked, leads, strict=True)
        ]
        if not pairs or not name.words:
            return Found(name.thing, 0.0, False)
        there = self._covered(asked, [max(row) for row in pairs])
        back = self._covered(name.words, [max(column) for column in zip(*pairs, strict=True)])
        both = 2 * there * back / (there + back) if there + back else 0.0
        score = (1 - ORDER) * both + ORDER * likeness(asked, name.words)
        return Found(name.thing, min(score, 0.99), False)

    def _covered(self, several: Sequence[str], found: Sequence[float]) -> float:
        """Return how much of what some words tell has been found."""
        weights = [self._weight(word) for word in several]
        return sum(w * part for w, part in zip(weights, found, strict=True)) / sum(weights)

    def beginning(self, text: str, admits: Admits) -> list[Thing]:
        """Return the things with a name that has a word beginning with the text's last one.

        The text's other words are in that name too. Names that begin as the text does come first,
        then short ones.
        """
        *whole, last = words(text) or ("",)
        if not last:
            return []
        fitting = self._with(last)
        for word in whole:
            several = {place for other in self._leads(word) for place in self._places[other]}
            fitting = [place for place in fitting if place in several]
        asked = " ".join((*whole, last))
        ranked = sorted(
            (not spelling.startswith(asked), len(spelling), name.thing.id)
            for name in (self._names[place] for place in fitting)
            if admits(name.thing)
            for spelling in (" ".join(name.words),)
        )
        return [self.things[id] for id in dict.fromkeys(id for _, _, id in ranked)]

    def _with(self, beginning: str) -> list[int]:
        """Return the places of names with a word that begins so, at most as many as may be."""
        found: dict[int, None] = {}
        for at in range(bisect_left(self._vocabulary, beginning), len(self._vocabulary)):
            word = self._vocabulary[at]
            if not word.startswith(beginning) or len(found) >= BUDGET:
                break
            found.update(dict.fromkeys(self._places[word]))
        return list(found)


def _better(known: Found | None, found: Found) -> bool:
    return known is not None and known.likeness >= found.likeness


def _alike(word: str, lead: Weights, other: str) -> float:
    if other in lead:
        return lead[other]
    short, long = sorted((word, other), key=len)
    return INITIAL if len(short) == 1 and short.isalpha() and long.startswith(short) else 0.0
