"""The index of names: finds the things whose names are like a text, in whichever alphabet.

A text is read into words (:mod:`endpoint.reconciliation.words`). Each leads to the same word, to
its other spellings and to words that differ by a typing mistake; a rare word tells more than a
common one. What a text can cost is bounded, however large the graph is.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from sys import intern

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

BUDGET = 10_000
"""How many places of words are looked at for a text; rare words come first."""
READ = 24
"""How many words of a text or a name tell how alike they are; all of them, whether exactly."""
KEPT = 60
"""How many names are compared with a text in full."""
MISTAKES = 16
"""How many words are taken for misspellings of one word."""
LONG = 6
"""Of a word with so many letters three at its beginning or end must be right, else two."""
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
    identified: bool = False
    """Whether it was named by its identifier."""


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    thing: Thing

    @property
    def spelling(self) -> tuple[str, ...]:
        """Its words, for a person in alphabetical order: either name may stand first."""
        return _in_order(self.words) if "Person" in self.thing.classes else self.words


class Index:
    """The names of one release; it never changes, so that threads may share it."""

    def __init__(self, release: str, things: Iterable[Thing]) -> None:
        """Take the release's id and its things."""
        self.release = release
        self.things: dict[str, Thing] = {}
        self._names: list[_Name] = []
        self._places: dict[str, list[int]] = {}
        self._spelt: dict[tuple[str, ...], list[_Name]] = {}
        for thing in things:
            self.things[thing.id] = thing
            for spelling in filter(None, dict.fromkeys(map(words, thing.names))):
                self._add(_Name(tuple(map(intern, spelling)), thing))
        self._most = math.log(1 + len(self._names))
        self._weights = {word: self._weight(len(places)) for word, places in self._places.items()}
        self._vocabulary = sorted(self._places)
        self._backwards = sorted(word[::-1] for word in self._vocabulary)
        self._spellings: dict[str, list[str]] = {}
        for word in self._vocabulary:
            if shared := key(word):
                self._spellings.setdefault(shared, []).append(word)
        self._leads = lru_cache(maxsize=REMEMBERED)(self._leading)

    def _add(self, name: _Name) -> None:
        self._spelt.setdefault(name.spelling, []).append(name)
        for word in set(name.words[:READ]):
            self._places.setdefault(word, []).append(len(self._names))
        self._names.append(name)

    def _leading(self, word: str) -> Weights:
        """Return the words of the index that a word may stand for, with how alike they are."""
        found = {word: 1.0} if word in self._places else {}
        for other in self._spellings.get(key(word), ()):
            found.setdefault(other, SAME_CONSONANTS)
        if may_be_misspelt(word):
            alike = process.extract(
                word, self._near(word), scorer=fuzz.ratio, score_cutoff=100 * TYPING, limit=MISTAKES
            )
            for other, score, _ in alike:
                found.setdefault(other, score / 100)
        return found

    def _near(self, word: str) -> list[str]:
        """Return the words that a word may be misspelt from: its beginning or its end is right."""
        right = 2 if len(word) < LONG else 3
        length = range(len(word) - right, len(word) + right + 1)
        found = dict.fromkeys(_beginning(self._vocabulary, word[:right]))
        found.update((w[::-1], None) for w in _beginning(self._backwards, word[: -right - 1 : -1]))
        return [other for other in found if len(other) in length and may_be_misspelt(other)]

    def _weight(self, often: int) -> float:
        """Return how much a word tells that so many names have."""
        return math.log(1 + len(self._names) / often)

    def search(self, text: str, admits: Admits, limit: int) -> list[Found]:
        """Return at most ``limit`` things that ``admits`` lets pass, the most alike first."""
        asked = words(text)
        leads = [self._leads(word) for word in asked[:READ]]
        best: dict[str, Found] = {}
        for name in (*self._spelt_so(asked, admits), *self._likely(leads, admits)):
            found = self._compared(asked, leads, name)
            if found.likeness > LEAST and not _better(best.get(name.thing.id), found):
                best[name.thing.id] = found
        return sorted(best.values(), key=lambda found: (-found.likeness, found.thing.id))[:limit]

    def _spelt_so(self, asked: tuple[str, ...], admits: Admits) -> list[_Name]:
        """Return the names that are the text itself, however common its words are."""
        several = [*self._spelt.get(asked, ()), *self._spelt.get(_in_order(asked), ())]
        return list(islice((name for name in several if admits(name.thing)), KEPT))

    def _likely(self, leads: Sequence[Weights], admits: Admits) -> list[_Name]:
        """Return the names that share the most telling words with a text."""
        gathered: dict[int, float] = {}
        left = BUDGET
        leading = {(word, alike) for lead in leads for word, alike in lead.items()}
        for word, alike in sorted(leading, key=lambda pair: (-self._weights[pair[0]], pair)):
            for place in self._places[word][:left]:
                # Of names that share the same words the short ones are nearer.
                known = gathered.get(place) or -len(self._names[place].words) / 1000
                gathered[place] = known + alike * self._weights[word]
            left = max(0, left - len(self._places[word]))
        ranked = sorted(gathered, key=gathered.__getitem__, reverse=True)
        several = (self._names[place] for place in ranked)
        return list(islice((name for name in several if admits(name.thing)), KEPT))

    def _compared(self, asked: Sequence[str], leads: Sequence[Weights], name: _Name) -> Found:
        if not asked or not name.words:
            return Found(name.thing, 0.0, False)
        if asked == name.words:
            return Found(name.thing, 1.0, True)
        if _in_order(asked) == name.spelling and "Person" in name.thing.classes:
            return Found(name.thing, SURNAME_FIRST, True)
        pairs = [
            [lead.get(other) or _initial(word, other) for other in name.words[:READ]]
            for word, lead in zip(asked, leads, strict=False)
        ]
        there = self._covered(asked[:READ], [max(row) for row in pairs])
        back = self._covered(
            name.words[:READ], [max(column) for column in zip(*pairs, strict=True)]
        )
        both = 2 * there * back / (there + back) if there + back else 0.0
        score = (1 - ORDER) * both + ORDER * likeness(asked, name.words)
        return Found(name.thing, min(score, 0.99), False)

    def _covered(self, several: Sequence[str], found: Sequence[float]) -> float:
        """Return how much of what some words tell has been found."""
        weights = [self._weights.get(word, self._most) for word in several]
        return sum(w * part for w, part in zip(weights, found, strict=True)) / sum(weights)

    def beginning(self, text: str, admits: Admits) -> list[Thing]:
        """Return the things with a name that has a word beginning with the text's last one.

        The text's other words are in that name too. Names that begin as the text does come first,
        then short ones.
        """
        *whole, last = words(text)[:READ] or ("",)
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
        for word in _beginning(self._vocabulary, beginning):
            found.update(dict.fromkeys(self._places[word][:BUDGET]))
            if len(found) >= BUDGET:
                break
        return list(found)


def _in_order(several: Iterable[str]) -> tuple[str, ...]:
    """Return words in alphabetical order."""
    return tuple(sorted(several))


def _beginning(ordered: Sequence[str], beginning: str) -> Iterator[str]:
    """Yield the words that begin so; they are in alphabetical order."""
    for at in range(bisect_left(ordered, beginning), len(ordered)):
        if not ordered[at].startswith(beginning):
            return
        yield ordered[at]


def _better(known: Found | None, found: Found) -> bool:
    return known is not None and known.likeness >= found.likeness


def _initial(word: str, other: str) -> float:
    """Return how alike a word is to an initial, where one of the two is one."""
    if len(word) > 1 and len(other) > 1:
        return 0.0
    return INITIAL if word.isalpha() and other.isalpha() and word[0] == other[0] else 0.0
