"""Matching: where a pattern (see ``patterns.py``) fits an annotated sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.extraction.annotation import Annotation, Name
from graph.extraction.relations.cases import Case
from graph.extraction.relations.patterns import Beginning, Gap, Grammar, Pattern, Slot, Word
from graph.languages.morphology import lemmas
from graph.reading.sentence import Token

LONGEST_REMARK = 40
"""Words that a list may say of a person before the next one, behind a semicolon."""
ACTING = ("nominative", "instrumental")
"""Cases of those who do what a verb says."""
KINDS_IN_LISTS = ("Person", "Country", "Organisation")


@dataclass(frozen=True)
class Arc:
    """A step from token ``start`` to token ``end`` over the mention of a thing."""

    start: int
    end: int
    annotation: Annotation
    key: str
    cls: str
    text: str
    """The words with the ending that shows the case; '' for a topic."""
    titular: bool = False
    """Whether it is in a title: the body of "UN Secretary-General", the states of a treaty."""

    @property
    def plain(self) -> bool:
        """Whether a name stands in its dictionary form."""
        value = self.annotation.value
        return isinstance(value, Name) and self.text == value.nominative


@dataclass(frozen=True)
class Lattice:
    """A sentence as tokens with the arcs over them; ``hiding`` are the arcs that a gap jumps."""

    tokens: Sequence[Token]
    arcs: Mapping[int, tuple[Arc, ...]]
    hiding: Mapping[int, int]
    topics: tuple[Arc, ...] = ()
    """What the text speaks of when a sentence names no subject; they have no length."""
    titles: Mapping[int, int] = field(default_factory=dict)
    """Where each post ends, and where it begins: the title of whoever is named behind it."""
    pronouns: Mapping[int, tuple[Arc, ...]] = field(default_factory=dict)
    """Arcs over pronouns, each of which stands for all that it means; a gap jumps them freely."""
    skipped: frozenset[str] = frozenset()
    """Words that a slot passes before a name, articles for one."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple(token.text.lower() for token in self.tokens)

    @cached_property
    def past(self) -> tuple[int, ...]:
        """From each token on, where the first name or the first word that is not passed stands."""
        found = [len(self.tokens)]
        for at in reversed(range(len(self.tokens))):
            passed = at not in self.arcs and self.words[at] in self.skipped
            found.append(found[-1] if passed else at)
        return tuple(reversed(found))

    @cached_property
    def slots(self) -> tuple[int, ...]:
        """The tokens at which a match may begin with a slot."""
        topical = range(1 if self.topics else 0)
        named = (at for at in (*topical, *self.arcs) if at < len(self.tokens))
        own = (at for at in named if self.past[at] == at)
        return tuple(sorted({*own, *self.pronouns}))


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
        begins = isinstance(pattern[0], Slot)
        for start in lattice.slots if begins else range(len(lattice.tokens)):
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
        meant = tuple(a for a in lattice.pronouns.get(token, ()) if self._may_mean(slot, a))
        if meant and self._stands(slot, lattice, meant[0]) and self._ends(slot, meant[:1]):
            yield meant, meant[0].end
        first = lattice.past[token]
        for arc in lattice.arcs.get(first, ()):
            if self._fits(slot, arc) and self._stands(slot, lattice, arc):
                listed = (arc, *self._listed(slot, lattice, arc))
                if self._sent(slot, lattice, arc) or (
                    self._ends(slot, listed) and self._stands(slot, lattice, listed[-1], last=True)
                ):
                    yield listed, listed[-1].end
                if len(listed) > 1 and self._ends(slot, (arc,)):
                    yield (arc,), arc.end
        if token == 0 and slot.ending and slot.ending == self.grammar.dropped:
            for topic in lattice.topics:
                if self._fits(slot, topic):
                    yield (topic,), 0

    def _may_mean(self, slot: Slot, pronoun: Arc) -> bool:
        """Tell whether a pronoun fits a slot; "its" fits only one that asks for a case."""
        case = self.grammar.cases.get("possessive")
        owner = case is not None and pronoun.text.lower() in case.words
        return self._fits(slot, pronoun) and not (owner and not slot.ending)

    def _listed(self, slot: Slot, lattice: Lattice, before: Arc) -> Iterator[Arc]:
        """Yield the arcs that go on a list; a mere comma joins only things of one kind."""
        separated = self._past_remark(lattice, before)
        while self._is(lattice, separated, self.grammar.conjunctions):
            separated += 1
        if separated <= before.end:
            return
        mere = all(not t.text.isalpha() for t in lattice.tokens[before.end : separated])
        first = lattice.past[separated]
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
        acting = slot.ending in ACTING and slot.role == "subject" and arc.titular
        return not acting and any(self.is_a(arc.cls, wanted) for wanted in slot.classes)

    def _passed(self, word: str) -> bool:
        return word in self.grammar.skipped or self._adverbial(word)

    def _adverbial(self, word: str) -> bool:
        return word in self.grammar.adverbs or f"-{word[-2:]}" in self.grammar.adverbs

    def _ends(self, slot: Slot, arcs: Sequence[Arc]) -> bool:
        """Tell whether a list has the ending of its slot, on the word that shows it."""
        if not slot.ending:
            return True
        first = self.grammar.inflected == "first"
        if arcs[0 if first else -1].plain and self._told_by_endings(slot):
            return slot.ending in ("nominative", f"!{slot.ending.removeprefix('!')}")
        words = arcs[0 if first else -1].text.strip("«»“”„\"'’)( ").split()
        return bool(words) and self._ends_so(words[0 if first else -1], slot.ending)

    def _told_by_endings(self, slot: Slot) -> bool:
        """Tell whether endings alone show the case that a slot asks for."""
        name = slot.ending.removeprefix("!")
        case = self.grammar.cases.get(name)
        return name in self.grammar.endings or bool(
            name == "nominative" and case and not case.features
        )

    def _ends_so(self, word: str, ending: str) -> bool:
        name = ending.removeprefix("!")
        if case := self.grammar.cases.get(name):
            return case.suits(word, self.grammar.language) != ending.startswith("!")
        plain = word.lower().strip("«»“”„\"'’)(.,")
        return plain.endswith(self.grammar.endings[name]) != ending.startswith("!")

    def _sent(self, slot: Slot, lattice: Lattice, arc: Arc) -> bool:
        """Tell whether a body acts by its people: the deputies of the Senate approved."""
        before = lattice.words[arc.start - 1] if arc.start else ""
        acting = slot.ending == "nominative" and not self.grammar.of
        return acting and before in self.grammar.delegates

    def _stands(self, slot: Slot, lattice: Lattice, arc: Arc, *, last: bool = False) -> bool:
        """Tell whether nothing beside a name (behind the ``last`` of a list) forbids its case."""
        case = self.grammar.cases.get(slot.ending)
        if case is None:
            return True
        after = lattice.words[arc.end] if arc.end < len(lattice.tokens) else ""
        return case.stands([] if last else self._before(lattice, arc.start), after)

    def _placed(self, case: Case, lattice: Lattice, start: int, end: int) -> bool:
        """Tell whether nothing beside a verb forbids its voice."""
        at = start - 1
        while at > 0 and self._adverbial(lattice.words[at]):
            at -= 1
        before = [lattice.words[at]] if at >= 0 else []
        after = lattice.words[end] if end < len(lattice.tokens) else ""
        return case.stands(before, after)

    def _before(self, lattice: Lattice, start: int) -> list[str]:
        """Return the word before a name, past its title, articles and "representatives of"."""
        at = start - 1
        while at >= 0:
            word = lattice.words[at]
            if at + 1 in lattice.titles:
                at = lattice.titles[at + 1] - 1
            elif word == self.grammar.of and lattice.words[at - 1] in (self.grammar.delegates):
                at -= 2
            elif word != self.grammar.of and self._passed(word):
                at -= 1
            else:
                return [word]
        return []

    def _is(self, lattice: Lattice, token: int, words: frozenset[str]) -> bool:
        return token < len(lattice.tokens) and lattice.words[token] in words

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
        steps = 0
        while steps <= gap.longest:
            yield token
            if token >= len(lattice.tokens) or self._blocked(lattice, token, without):
                return
            arcs = lattice.arcs.get(token, ()) if token in lattice.hiding else ()
            if any(self._rivals(s, lattice, a) for s in slots for a in arcs):
                return
            steps += not self._weightless(lattice, token, arcs)
            token = lattice.hiding.get(token, token + 1)

    def _weightless(self, lattice: Lattice, token: int, arcs: Sequence[Arc]) -> bool:
        """Tell whether what a gap jumps makes it no longer: articles, adverbs and dates."""
        dated = any(arc.cls == "Date" for arc in arcs)
        return dated or self._passed(lattice.words[token])

    def _rivals(self, slot: Slot, lattice: Lattice, arc: Arc) -> bool:
        """Tell whether a name that a gap would jump could itself fill the slot beside it.

        A post stands for its holder where it is a subject: "the president signed".
        """
        titled = arc.annotation.kind == "post" and slot.ending != "nominative"
        return (
            not titled
            and self._fits(slot, arc)
            and self._stands(slot, lattice, arc)
            and self._ends(slot, (arc,))
        )

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
                if self._formed(word, lattice, token, end):
                    yield end
                break
        if word.optional:
            yield token

    def _formed(self, word: Word, lattice: Lattice, start: int, end: int) -> bool:
        """Tell whether a word has the ending that its pattern asks for, and stands as it should."""
        if not word.ending:
            return True
        case = self.grammar.cases.get(word.ending)
        if case and not self._placed(case, lattice, start, end):
            return False
        return self._ends_so(lattice.tokens[end - 1].text, word.ending)
