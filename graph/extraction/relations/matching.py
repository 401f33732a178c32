"""Matching: where a pattern (see ``patterns.py``) fits an annotated sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.extraction.relations.agreement import Agreement
from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.endings import ends_so
from graph.extraction.relations.frames import Frame
from graph.extraction.relations.gaps import Gaps
from graph.extraction.relations.neighbours import is_placed
from graph.extraction.relations.patterns import (
    Beginning,
    Gap,
    Grammar,
    Pattern,
    Slot,
    Word,
    is_needed,
)
from graph.extraction.relations.slots import Slots
from graph.languages.grammar import is_finite
from graph.languages.morphology import lemmas

Way = tuple[int, Mapping[str, tuple[Arc, ...]], tuple[int, ...]]
"""A way to match the rest of a pattern: where it ends, the arcs of its slots, and its verbs."""


@dataclass(frozen=True)
class Matcher:
    """Finds patterns in a sentence."""

    grammar: Grammar
    lattice: Lattice
    _gaps: dict[frozenset[str], Gaps] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def slots(self) -> Slots:
        """What may fill the slots of a pattern."""
        return Slots(self.grammar, self.lattice)

    def matches(self, frame: Frame) -> Iterator[Match]:
        """Yield the matches in the order of the text, at each start the one with short gaps."""
        latest = self._latest(frame)
        if latest < 0:
            return
        search = _Search(frame.pattern, self.slots, self._gaps_without(frame.without))
        agreement = Agreement(self.grammar, self.lattice, frame.pattern)
        for start in search.starts(latest):
            found = (Match(start, *way) for way in search.ways(0, start))
            if match := next((m for m in found if agreement.holds(m)), None):
                yield match

    def _latest(self, frame: Frame) -> int:
        """Return the last token at which a frame may begin by the order of what it needs.

        It is -1 where there are no such words and things in that order at all.
        """
        until = len(self.lattice.tokens)
        for element in frame.needed_last_first:
            if isinstance(element, Slot):
                until = self.slots.last(element, until)
            else:
                places = self.lattice.places(element.first)
                behind = bisect_left(places, until)
                until = places[behind - 1] if behind else -1
            if until < 0:
                break
        return until

    def _gaps_without(self, words: frozenset[str]) -> Gaps:
        if words not in self._gaps:
            self._gaps[words] = Gaps(self.slots, words)
        return self._gaps[words]


@dataclass(frozen=True)
class _Search:
    """Finds one pattern in a sentence: what it needs first, then what stands before that."""

    pattern: Pattern
    slots: Slots
    gaps: Gaps
    _ways: dict[tuple[int, int], Sequence[Way]] = field(default_factory=dict)
    _viable: dict[int, frozenset[int]] = field(default_factory=dict)

    def starts(self, latest: int) -> Sequence[int]:
        """Return the tokens, up to the latest, at which the pattern may begin."""
        first, slots = self.pattern[0], self.slots
        if is_needed(first):
            return sorted(self._places(0))
        begun: Sequence[int] = range(latest + 1)
        if isinstance(first, Slot):
            places = sorted({*slots.lattice.slots, *slots.shared(first)})
            begun = [at for at in places if at <= latest and slots.filled(first, at)]
        until = self._until(0) if begun else -1
        return [start for start in begun if start <= until]

    def ways(self, at: int, token: int) -> Sequence[Way]:
        """Return each way to match the pattern from an element on, from a token on."""
        found = self._ways.get((at, token))
        if found is None:
            found = self._ways[at, token] = tuple(self._found(at, token))
        return found

    def _found(self, at: int, token: int) -> Iterator[Way]:
        if at == len(self.pattern):
            yield token, {}, ()
            return
        element = self.pattern[at]
        if isinstance(element, Slot):
            for arcs, end in self.slots.filled(element, token):
                for last, slots, verbs in self.ways(at + 1, end):
                    yield last, {**slots, element.role: arcs}, verbs
            return
        for end in self._steps(at, token):
            finite = isinstance(element, Word) and self._is_finite(token, end)
            for last, slots, verbs in self.ways(at + 1, end):
                yield last, slots, (token, *verbs) if finite else verbs

    def _steps(self, at: int, token: int) -> Iterator[int]:
        """Return where an element that is no slot may end, so that the next may begin there."""
        element, last = self.pattern[at], at == len(self.pattern) - 1
        steps: Iterator[int] = iter(())
        if isinstance(element, Beginning):
            steps = iter((token, *self.slots.lattice.past_mark) if token == 0 else ())
        elif isinstance(element, Gap):
            shared = self.slots.shared(self.pattern[0]) if at == 1 else ()
            steps = self.gaps.ends(element, token, self._until(at + 1), shared)
        elif isinstance(element, Word):
            steps = self._words(element, token, last=last)
        if not last and is_needed(self.pattern[at + 1]):
            places = self._places(at + 1)
            return (end for end in steps if end in places)
        return steps

    def _places(self, at: int) -> frozenset[int]:
        """Return the tokens where a word that the pattern needs stands with all that follows."""
        found = self._viable.get(at)
        if found is None:
            word = self.pattern[at]
            begun = self.slots.lattice.places(word.first) if isinstance(word, Word) else ()
            found = self._viable[at] = frozenset(p for p in begun if self.ways(at, p))
        return found

    def _until(self, at: int) -> int:
        """Return the last token at which an element may begin, by the words needed from it on."""
        for place in range(at, len(self.pattern)):
            if is_needed(self.pattern[place]):
                return max(self._places(place), default=-1)
        return len(self.slots.lattice.tokens)

    def _is_finite(self, start: int, end: int) -> bool:
        lattice = self.slots.lattice
        return end > start and is_finite(lattice.words[start], lattice.language)

    def _words(self, word: Word, token: int, *, last: bool) -> Iterator[int]:
        """Yield where a word of the pattern ends; the ``last`` may have to say that it is so."""
        lattice = self.slots.lattice
        for lemma in word.lemmas if token in lattice.places(word.first) else ():
            end = token + len(lemma)
            if (
                token not in lattice.within_names
                and end <= len(lattice.tokens)
                and all(
                    part in lemmas(lattice.tokens[token + i].text, lattice.language)
                    for i, part in enumerate(lemma)
                )
            ):
                if self._formed(word, token, end) and (not last or self._said(word, token, end)):
                    yield end
                break
        if word.optional:
            yield token

    def _said(self, word: Word, start: int, end: int) -> bool:
        """Tell whether a verb behind its subject says that something is so, as far as it shows."""
        grammar, lattice = self.slots.grammar, self.slots.lattice
        stated = None if grammar.heads_first else grammar.cases.get("stated")
        form = lattice.words[end - 1]
        listed = any(form == lemma[-1] for lemma in word.lemmas)
        if stated is None or word.ending or listed:
            return True
        placed = is_placed(stated, start, end, lattice, grammar)
        return placed and stated.suits(form, grammar.language)

    def _formed(self, word: Word, start: int, end: int) -> bool:
        """Tell whether a word has the ending that its pattern asks for, and stands as it should."""
        if not word.ending:
            return True
        grammar, lattice = self.slots.grammar, self.slots.lattice
        case = grammar.cases.get(word.ending)
        if case and not is_placed(case, start, end, lattice, grammar):
            return False
        return ends_so(grammar, lattice.tokens[end - 1].text, word.ending)
