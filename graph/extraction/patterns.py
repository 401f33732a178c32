"""Patterns over an annotated sentence: slots for things, words by lemma, and gaps between them.

A pattern is a line of elements, separated by spaces:

``subject:Parliament|Government``
    a slot: an annotation that stands for a thing of one of these classes or their subclasses;
    ``object:Organisation~accusative`` also asks for an ending of that table of the language.
    A list of things with commas and conjunctions between them fills a slot as one.
    ``~!accusative`` asks that it does not end so.
``adopt`` or ``adopt|pass``
    a word by its lemma; ``@adopt`` names a set of words of the language's table, and
    ``@adopt~passive`` asks for one of those endings.
``^``
    the beginning of the sentence.
``..`` and ``...``
    a gap: up to three, or up to sixteen, words and annotations of other things.

A word or set may end in ``?``: it may be absent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.extraction.annotation import Annotation
from graph.languages.morphology import lemmas
from graph.reading.sentence import Token

GAPS = {"..": 3, "...": 16}
LONGEST_REMARK = 40
"""Words that a list may say of a person before the next one, behind a semicolon."""
KINDS_IN_LISTS = ("Person", "Country", "Organisation")


@dataclass(frozen=True)
class Grammar:
    """What patterns need to know of a language: all from its ``frames.toml``."""

    language: str
    words: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]
    skipped: frozenset[str]
    """Articles and the like, which may stand before any slot."""
    conjunctions: frozenset[str]
    barriers: frozenset[str]
    """Words and marks that no gap crosses."""
    inflected: str = "last"
    """Which word of a name shows its case: ``first`` or ``last``."""


@dataclass(frozen=True)
class Slot:
    """An element that a thing of one of ``classes`` fills."""

    role: str
    classes: tuple[str, ...]
    ending: str = ""


@dataclass(frozen=True)
class Word:
    """An element that one of these lemmas fills, or a run of words if a lemma has several."""

    lemmas: tuple[tuple[str, ...], ...]
    optional: bool = False
    ending: str = ""


@dataclass(frozen=True)
class Gap:
    """An element for up to ``longest`` steps; steps over whole annotations."""

    longest: int


@dataclass(frozen=True)
class Beginning:
    """An element that only the beginning of a sentence fills."""


Element = Slot | Word | Gap | Beginning
Pattern = tuple[Element, ...]


def parse(text: str, grammar: Grammar) -> Pattern:
    """Return the pattern that a line states; ValueError when it names an unknown set or role."""
    return tuple(_element(part, grammar) for part in text.split())


def _element(part: str, grammar: Grammar) -> Element:
    if part in GAPS:
        return Gap(GAPS[part])
    if part == "^":
        return Beginning()
    role, colon, rest = part.partition(":")
    if colon and role.isalpha() and rest:
        if role not in ("subject", "object", "time"):
            raise ValueError(f"no role {role!r} in a pattern: {part}")
        classes, ending = _ending(rest, grammar)
        return Slot(role, tuple(classes.split("|")), ending)
    words, ending = _ending(part.removesuffix("?") or part, grammar)
    found: list[tuple[str, ...]] = []
    for word in words.split("|"):
        if word.startswith("@") and word[1:] not in grammar.words:
            raise ValueError(f"no words {word!r} in {grammar.language}/frames.toml")
        listed = grammar.words[word[1:]] if word.startswith("@") else (word,)
        found += [tuple(entry.split()) for entry in listed]
    return Word(tuple(found), part.endswith("?"), ending)


def _ending(text: str, grammar: Grammar) -> tuple[str, str]:
    """Part ``words~ending``; ValueError when the language has no such endings."""
    words, _, ending = text.partition("~")
    if ending and ending.removeprefix("!") not in grammar.endings:
        raise ValueError(f"no endings {ending!r} in {grammar.language}/frames.toml")
    return words, ending


@dataclass(frozen=True)
class Arc:
    """A step from token ``start`` to token ``end`` over the mention of a thing."""

    start: int
    end: int
    annotation: Annotation
    key: str
    cls: str


@dataclass(frozen=True)
class Lattice:
    """A sentence as tokens with the arcs over them; ``hiding`` are the arcs that a gap jumps."""

    tokens: Sequence[Token]
    arcs: Mapping[int, tuple[Arc, ...]]
    hiding: Mapping[int, int]


@dataclass(frozen=True)
class Match:
    """Where a pattern matches: token ``start`` to ``end``, and the arcs that fill each slot."""

    start: int
    end: int
    slots: Mapping[str, tuple[Arc, ...]]


IsA = Callable[[str, str], bool]


@dataclass(frozen=True)
class Matcher:
    """Finds a pattern in a lattice; words in ``without`` may not stand inside a match."""

    grammar: Grammar
    is_a: IsA

    def matches(
        self, pattern: Pattern, lattice: Lattice, without: frozenset[str] = frozenset()
    ) -> Iterator[Match]:
        """Yield the matches in the order of the text, at each start the one with short gaps."""
        for start in range(len(lattice.tokens)):
            if isinstance(pattern[0], Slot) and self._past_articles(lattice, start) != start:
                continue
            if found := next(self._from(pattern, 0, lattice, start, without), None):
                yield Match(start, *found)

    def _from(
        self, pattern: Pattern, at: int, lattice: Lattice, token: int, without: frozenset[str]
    ) -> Iterator[tuple[int, dict[str, tuple[Arc, ...]]]]:
        if at == len(pattern):
            yield token, {}
            return
        element = pattern[at]
        if isinstance(element, Slot):
            for arcs, end in self._filled(element, lattice, token):
                for last, slots in self._from(pattern, at + 1, lattice, end, without):
                    yield last, {**slots, element.role: arcs}
            return
        if isinstance(element, Beginning):
            steps: Iterator[int] = iter((token,) if token == 0 else ())
        elif isinstance(element, Gap):
            steps = self._gap(pattern, at, element, lattice, token, without)
        else:
            steps = self._words(element, lattice, token)
        for end in steps:
            yield from self._from(pattern, at + 1, lattice, end, without)

    def _filled(
        self, slot: Slot, lattice: Lattice, token: int
    ) -> Iterator[tuple[tuple[Arc, ...], int]]:
        """Yield the arcs that fill a slot from a token on, the whole list first."""
        first = self._past_articles(lattice, token)
        for arc in lattice.arcs.get(first, ()):
            if self._fits(slot, arc):
                listed = (arc, *self._listed(slot, lattice, arc))
                if not slot.ending or self._ends(slot, listed[-1]):
                    yield listed, listed[-1].end
                if len(listed) > 1 and (not slot.ending or self._ends(slot, arc)):
                    yield (arc,), arc.end

    def _listed(self, slot: Slot, lattice: Lattice, before: Arc) -> Iterator[Arc]:
        """Yield the arcs that go on a list; a mere comma joins only things of one kind."""
        separated = self._past_remark(lattice, before)
        while self._is(lattice, separated, self.grammar.conjunctions):
            separated += 1
        if separated <= before.end:
            return
        mere = all(not t.text.isalpha() for t in lattice.tokens[before.end : separated])
        first = self._past_articles(lattice, separated)
        for arc in lattice.arcs.get(first, ()):
            if self._fits(slot, arc) and (not mere or self._alike(arc, before)):
                yield arc
                yield from self._listed(slot, lattice, arc)
                return

    def _past_remark(self, lattice: Lattice, person: Arc) -> int:
        """Return the semicolon behind what is remarked of a person in a list; else its end."""
        if not self.is_a(person.cls, "Person"):
            return person.end
        for at in range(person.end, min(person.end + LONGEST_REMARK, len(lattice.tokens) - 1)):
            if lattice.tokens[at].text == ";":
                return at + 1
        return person.end

    def _alike(self, arc: Arc, other: Arc) -> bool:
        return all(
            self.is_a(arc.cls, kind) == self.is_a(other.cls, kind) for kind in KINDS_IN_LISTS
        )

    def _fits(self, slot: Slot, arc: Arc) -> bool:
        return any(self.is_a(arc.cls, wanted) for wanted in slot.classes)

    def _ends(self, slot: Slot, arc: Arc) -> bool:
        words = arc.annotation.text.strip("«»“”„\"'’)( ").lower().split()
        return self._ends_so(words[0 if self.grammar.inflected == "first" else -1], slot.ending)

    def _ends_so(self, word: str, ending: str) -> bool:
        endings = self.grammar.endings[ending.removeprefix("!")]
        return word.strip("«»“”„\"'’)(.,").endswith(endings) != ending.startswith("!")

    def _past_articles(self, lattice: Lattice, token: int) -> int:
        while token not in lattice.arcs and self._is(lattice, token, self.grammar.skipped):
            token += 1
        return token

    def _is(self, lattice: Lattice, token: int, words: frozenset[str]) -> bool:
        return token < len(lattice.tokens) and lattice.tokens[token].text.lower() in words

    def _gap(
        self,
        pattern: Pattern,
        at: int,
        gap: Gap,
        lattice: Lattice,
        token: int,
        without: frozenset[str],
    ) -> Iterator[int]:
        """Yield the tokens at which a gap may end; it jumps no rival of the slots beside it."""
        beside = (*pattern[at - 1 : at], *pattern[at + 1 : at + 2])
        slots = [e for e in beside if isinstance(e, Slot)]
        for _ in range(gap.longest + 1):
            yield token
            if token >= len(lattice.tokens) or self._blocked(lattice, token, without):
                return
            if token in lattice.hiding:
                if any(self._fits(s, a) for s in slots for a in lattice.arcs.get(token, ())):
                    return
                token = lattice.hiding[token]
            else:
                token += 1

    def _blocked(self, lattice: Lattice, token: int, without: frozenset[str]) -> bool:
        text = lattice.tokens[token].text
        if text.lower() in self.grammar.barriers:
            return True
        return bool(without) and not without.isdisjoint(lemmas(text, self.grammar.language))

    def _words(self, word: Word, lattice: Lattice, token: int) -> Iterator[int]:
        for lemma in word.lemmas:
            end = token + len(lemma)
            if end <= len(lattice.tokens) and all(
                part in lemmas(lattice.tokens[token + i].text, self.grammar.language)
                for i, part in enumerate(lemma)
            ):
                last = lattice.tokens[end - 1].text.lower()
                if not word.ending or self._ends_so(last, word.ending):
                    yield end
                break
        if word.optional:
            yield token
