"""Matching: where a pattern (see ``patterns.py``) fits an annotated sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.extraction.relations.agreement import Agreement
from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.endings import ends_so
from graph.extraction.relations.neighbours import is_placed
from graph.extraction.relations.patterns import (
    Beginning,
    Element,
    Gap,
    Grammar,
    Pattern,
    Slot,
    Word,
    is_agent,
    is_needed,
    is_optional,
)
from graph.extraction.relations.slots import SHARED, IsA, Slots
from graph.languages.grammar import is_finite
from graph.languages.morphology import lemmas


@dataclass(frozen=True)
class Matcher:
    """Finds a pattern in a lattice; words in ``without`` may not stand inside a match."""

    grammar: Grammar
    is_a: IsA

    @cached_property
    def slots(self) -> Slots:
        """What may fill the slots of a pattern."""
        return Slots(self.grammar, self.is_a)

    def matches(
        self, pattern: Pattern, lattice: Lattice, without: frozenset[str] = frozenset()
    ) -> Iterator[Match]:
        """Yield the matches in the order of the text, at each start the one with short gaps."""
        if not lattice.may_fill(pattern, self.is_a):
            return
        agreement = Agreement(self.grammar, lattice, self.is_a, pattern)
        for start in lattice.starts(pattern, self._unsaid(pattern, lattice)):
            found = (Match(start, *f) for f in self._from(pattern, 0, lattice, start, without))
            if match := next((m for m in found if agreement.holds(m)), None):
                yield match

    def _unsaid(self, pattern: Pattern, lattice: Lattice) -> Collection[int]:
        """Return the tokens at which a pattern that begins with who acts may begin unsaid."""
        first = pattern[0]
        acting = isinstance(first, Slot) and first.ending in SHARED
        return self.slots.clauses(lattice).carried if acting else ()

    def _from(
        self, pattern: Pattern, at: int, lattice: Lattice, token: int, without: frozenset[str]
    ) -> Iterator[tuple[int, dict[str, tuple[Arc, ...]], tuple[int, ...]]]:
        """Yield each way to match the rest of a pattern from a token: its end, arcs and verbs."""
        if at == len(pattern):
            yield token, {}, ()
            return
        element = pattern[at]
        if isinstance(element, Slot):
            for arcs, end in self.slots.filled(element, lattice, token):
                for last, slots, verbs in self._from(pattern, at + 1, lattice, end, without):
                    yield last, {**slots, element.role: arcs}, verbs
            return
        for end in self._steps(pattern, at, lattice, token, without):
            finite = isinstance(element, Word) and self._is_finite(lattice, token, end)
            for last, slots, verbs in self._from(pattern, at + 1, lattice, end, without):
                yield last, slots, (token, *verbs) if finite else verbs

    def _steps(
        self, pattern: Pattern, at: int, lattice: Lattice, token: int, without: frozenset[str]
    ) -> Iterator[int]:
        """Return where an element that is no slot may end, so that the next may begin there."""
        element, following = pattern[at], pattern[at + 1] if at + 1 < len(pattern) else None
        if isinstance(element, Beginning):
            steps: Iterator[int] = iter((token,) if token == 0 else ())
        elif isinstance(element, Gap):
            steps = self._gap(pattern, at, element, lattice, token, without)
        elif isinstance(element, Word):
            steps = self._words(element, lattice, token)
            if at == len(pattern) - 1:
                steps = (end for end in steps if self._said(element, lattice, token, end))
        if following and is_needed(following):
            places = lattice.places(following.first)
            return (end for end in steps if end in places)
        return steps

    def _is_finite(self, lattice: Lattice, start: int, end: int) -> bool:
        return end > start and is_finite(lattice.words[start], self.grammar.language)

    def _gap(
        self,
        pattern: Pattern,
        at: int,
        gap: Gap,
        lattice: Lattice,
        token: int,
        without: frozenset[str],
    ) -> Iterator[int]:
        """Yield the tokens at which a gap may end, those that it reaches past an aside last."""
        branches, seen = [(token, 0)], set()
        for begun, steps in branches:
            for end in self._walk(pattern, at, gap, lattice, begun, without, steps, branches):
                if end not in seen:
                    seen.add(end)
                    yield end

    def _walk(
        self,
        pattern: Pattern,
        at: int,
        gap: Gap,
        lattice: Lattice,
        token: int,
        without: frozenset[str],
        steps: int,
        branches: list[tuple[int, int]],
    ) -> Iterator[int]:
        """Yield the tokens that a gap reaches step by step; it jumps no rival of the slots beside.

        Where it comes to an aside, what stands behind that is noted in ``branches``.
        """
        slots = self._beside(pattern, at)
        agent = is_agent(pattern[at - 1 : at], self.grammar) and slots[-1:]
        ahead = is_agent(pattern[at + 1 : at + 2], self.grammar)
        unsaid = at == 1 and token in self._unsaid(pattern, lattice)
        while steps <= gap.longest:
            if steps and self._is_of_other(pattern[at - 1], lattice, token):
                return
            yield token
            if token >= len(lattice.tokens) or self._blocked(lattice, token, without):
                return
            if token in lattice.asides:
                branches.append((lattice.asides[token], steps))
            stopped = unsaid and not self.slots.clauses(lattice).opens(token)
            if stopped or (gap.within and lattice.ends_clause(token)):
                return
            if ahead and steps and self.slots.clauses(lattice).joins_verb(token):
                return
            arcs = lattice.arcs.get(token, ()) if token in lattice.hiding else ()
            if agent and any(arc.annotation.kind in ("name", "act") for arc in arcs):
                return
            if any(self.slots.rivals(s, lattice, a) for s in slots for a in arcs):
                return
            steps += not self._weightless(lattice, token, arcs)
            token = lattice.hiding.get(token, token + 1)

    def _is_of_other(self, before: Element, lattice: Lattice, token: int) -> bool:
        """Tell whether a verb begins at a token with a subject of its own, said before it.

        "The Act replaced the Order *and was* repealed by the Code": the Act was.
        """
        if not isinstance(before, Slot) or before.ending != "patient":
            return False
        shared = self.slots.clauses(lattice).carried.get(token, ())
        return bool(shared) and self.slots.fits(before, shared[0])

    def _beside(self, pattern: Pattern, at: int) -> list[Slot]:
        """Return the slots beside a gap, whose rivals it may not jump."""
        first = next((i for i in range(at - 1, 0, -1) if not is_optional(pattern[i])), 0)
        beside = (*pattern[first:at], *pattern[at + 1 : at + 2])
        return [*(e for e in beside if isinstance(e, Slot)), *self._subjects(pattern[:at])]

    def _subjects(self, before: Pattern) -> list[Slot]:
        """Return the subjects whose verb is still to come, where verbs stand last.

        No other subject stands between them and the verb.
        """
        if self.grammar.heads_first or any(isinstance(e, Word) for e in before):
            return []
        acting = (e for e in before if isinstance(e, Slot) and e.ending == "nominative")
        return [e for e in acting if e.role == "subject"]

    def _weightless(self, lattice: Lattice, token: int, arcs: Sequence[Arc]) -> bool:
        """Tell whether what a gap jumps makes it no longer: articles, adverbs, dates, titles."""
        dated = any(arc.cls == "Date" for arc in arcs)
        return dated or token in lattice.titled or self.grammar.passes(lattice.words[token])

    def _blocked(self, lattice: Lattice, token: int, without: frozenset[str]) -> bool:
        text = lattice.tokens[token].text
        if text.lower() in self.grammar.barriers:
            return True
        if lattice.has(token + 1, self.grammar.affirmed):
            return False
        return bool(without) and not without.isdisjoint(lemmas(text, self.grammar.language))

    def _words(self, word: Word, lattice: Lattice, token: int) -> Iterator[int]:
        for lemma in word.lemmas if token in lattice.places(word.first) else ():
            end = token + len(lemma)
            if (
                token not in lattice.within_names
                and end <= len(lattice.tokens)
                and all(
                    part in lemmas(lattice.tokens[token + i].text, self.grammar.language)
                    for i, part in enumerate(lemma)
                )
            ):
                if self._formed(word, lattice, token, end):
                    yield end
                break
        if word.optional:
            yield token

    def _said(self, word: Word, lattice: Lattice, start: int, end: int) -> bool:
        """Tell whether a verb behind its subject says that something is so, as far as it shows."""
        stated = None if self.grammar.heads_first else self.grammar.cases.get("stated")
        form = lattice.words[end - 1]
        listed = any(form == lemma[-1] for lemma in word.lemmas)
        if stated is None or word.ending or end == start or listed:
            return True
        return stated.suits(form, self.grammar.language) and is_placed(
            stated, start, end, lattice, self.grammar
        )

    def _formed(self, word: Word, lattice: Lattice, start: int, end: int) -> bool:
        """Tell whether a word has the ending that its pattern asks for, and stands as it should."""
        if not word.ending:
            return True
        case = self.grammar.cases.get(word.ending)
        if case and not is_placed(case, start, end, lattice, self.grammar):
            return False
        return ends_so(self.grammar, lattice.tokens[end - 1].text, word.ending)
