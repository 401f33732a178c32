"""Matching: where a pattern (see ``patterns.py``) fits an annotated sentence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from graph.extraction.relations.agreement import Agreement
from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.cases import Case, owns
from graph.extraction.relations.clauses import Clauses
from graph.extraction.relations.endings import ends_so, named_so, oblique, told_by_endings
from graph.extraction.relations.patterns import (
    Beginning,
    Gap,
    Grammar,
    Pattern,
    Slot,
    Word,
    is_agent,
    is_needed,
    is_optional,
)
from graph.extraction.relations.relative_clauses import acts_within
from graph.languages.grammar import grammar, is_finite
from graph.languages.morphology import lemmas

LONGEST_REMARK = 40
"""Words that a list may say of a person before the next one, behind a semicolon."""
ACTING = ("nominative", "instrumental", "agent")
"""Cases of those who do what a verb says."""
STRAIGHT = ("nominative", "agent")
"""Of them, the cases of a name in its dictionary form."""
FAMILIES = ("Person", "PolicyActor", "LegalAct", "PolicyEvent")
KINDS_IN_LISTS = ("Person", "Country", "Organisation")


ACTOR = Slot("subject", (), "nominative")
LISTED = Slot("subject", ("PolicyActor", "LegalAct", "PolicyEvent"))

IsA = Callable[[str, str], bool]


@dataclass(frozen=True)
class Matcher:
    """Finds a pattern in a lattice; words in ``without`` may not stand inside a match."""

    grammar: Grammar
    is_a: IsA
    _clauses: dict[int, Clauses] = field(default_factory=dict, repr=False, compare=False)

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

    def clauses(self, lattice: Lattice) -> Clauses:
        """Return the verbs of a sentence with their subjects; they are read once."""
        found = self._clauses.get(id(lattice))
        if found is None:
            found = Clauses(
                self.grammar.clauses,
                lattice,
                lambda arc: self._stands(ACTOR, lattice, arc) and self._ends(ACTOR, (arc,)),
                lambda arc: (arc, *self._listed(LISTED, lattice, arc)),
                self._adverbial,
            )
            self._clauses[id(lattice)] = found
        return found

    def _unsaid(self, pattern: Pattern, lattice: Lattice) -> Collection[int]:
        """Return the tokens at which a pattern that begins with who acts may begin unsaid."""
        first = pattern[0]
        acting = isinstance(first, Slot) and first.ending == ACTOR.ending
        return self.clauses(lattice).carried if acting else ()

    def _from(
        self, pattern: Pattern, at: int, lattice: Lattice, token: int, without: frozenset[str]
    ) -> Iterator[tuple[int, dict[str, tuple[Arc, ...]], tuple[int, ...]]]:
        if at == len(pattern):
            yield token, {}, ()
            return
        element = pattern[at]
        if isinstance(element, Slot):
            for arcs, end in self._filled(element, lattice, token):
                for last, slots, verbs in self._from(pattern, at + 1, lattice, end, without):
                    yield last, {**slots, element.role: arcs}, verbs
            return
        if isinstance(element, Beginning):
            steps: Iterator[int] = iter((token,) if token == 0 else ())
        elif isinstance(element, Gap):
            steps = self._gap(pattern, at, element, lattice, token, without)
        else:
            steps = self._words(element, lattice, token)
            if at == len(pattern) - 1:
                steps = (end for end in steps if self._said(element, lattice, token, end))
        following = pattern[at + 1] if at + 1 < len(pattern) else None
        if following and is_needed(following):
            places = lattice.places(following.first)
            steps = (end for end in steps if end in places)
        for end in steps:
            finite = isinstance(element, Word) and self._is_finite(lattice, token, end)
            for last, slots, verbs in self._from(pattern, at + 1, lattice, end, without):
                yield last, slots, (token, *verbs) if finite else verbs

    def _is_finite(self, lattice: Lattice, start: int, end: int) -> bool:
        return end > start and is_finite(lattice.words[start], self.grammar.language)

    def _filled(
        self, slot: Slot, lattice: Lattice, token: int
    ) -> Iterator[tuple[tuple[Arc, ...], int]]:
        """Yield the arcs that fill a slot from a token on, the whole list first."""
        acts = self.clauses(lattice).acts_behind(token + 1) and slot.role == "object"
        meant = () if acts else lattice.pronouns.get(token, ())
        meant = tuple(a for a in meant if self._may_mean(slot, a))
        meant = tuple(a for a in meant if self._akin(a, meant[0]))
        words, language = lattice.words[token : token + 2], self.grammar.language
        owner = bool(meant) and owns(self.grammar.cases, slot.ending, words, language)
        if meant and not owner and self._stands(slot, lattice, meant[0]):
            yield from [(meant, meant[0].end)] if self._ends(slot, meant[:1]) else ()
        first = lattice.past[token]
        for arc in lattice.arcs.get(first, ()):
            if self._owns(slot, arc):
                continue
            if self._fits(slot, arc) and self._stands(slot, lattice, arc):
                listed = (arc, *self._listed(slot, lattice, arc))
                if self._meant(slot, lattice, arc) or (
                    self._ends(slot, listed) and self._stands(slot, lattice, listed[-1], last=True)
                ):
                    yield listed, listed[-1].end
                if len(listed) > 1 and self._ends(slot, (arc,)):
                    yield (arc,), arc.end
        shared = self.clauses(lattice).carried.get(token, ()) if slot.ending == "nominative" else ()
        if shared and self._fits(slot, shared[0]):
            yield shared, token
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

    def _past_remark(self, lattice: Lattice, arc: Arc) -> int:
        """Return where what is remarked of a thing in a list ends, or the end of its arc."""
        last = min(arc.end + LONGEST_REMARK, len(lattice.tokens) - 1)
        for at in range(arc.end, last) if self.is_a(arc.cls, "Person") else ():
            if lattice.tokens[at].text == ";":
                return at + 1
        return lattice.past_aside(arc, self.grammar)

    def _alike(self, arc: Arc, other: Arc) -> bool:
        return all(
            self.is_a(arc.cls, kind) == self.is_a(other.cls, kind) for kind in KINDS_IN_LISTS
        )

    def _akin(self, arc: Arc, other: Arc) -> bool:
        """Tell whether two things that a pronoun may mean are of one family."""
        return all(self.is_a(arc.cls, kind) == self.is_a(other.cls, kind) for kind in FAMILIES)

    def _fits(self, slot: Slot, arc: Arc) -> bool:
        acting = slot.ending in ACTING and slot.role == "subject" and arc.titular
        return not acting and any(self.is_a(arc.cls, wanted) for wanted in slot.classes)

    def _owns(self, slot: Slot, arc: Arc) -> bool:
        """Tell whether a name shows that it owns what follows, and a slot asks for no such case."""
        case = self.grammar.cases.get("possessive")
        return not slot.ending and case is not None and arc.text.lower().endswith(case.endings)

    def _passed(self, word: str) -> bool:
        return word in self.grammar.skipped or self._adverbial(word)

    def _adverbial(self, word: str) -> bool:
        ended = f"-{word[-2:]}" in self.grammar.adverbs and f"!{word}" not in self.grammar.adverbs
        return ended or word in self.grammar.adverbs

    def _ends(self, slot: Slot, arcs: Sequence[Arc]) -> bool:
        """Tell whether a list has the ending of its slot, on the word that shows it."""
        if not slot.ending:
            return True
        first = self.grammar.inflected == "first"
        if slot.ending in STRAIGHT and oblique(arcs[0 if first else -1], slot.ending, self.grammar):
            return False
        if arcs[0 if first else -1].plain and told_by_endings(slot.ending, self.grammar):
            return slot.ending in ("nominative", f"!{slot.ending.removeprefix('!')}")
        words = arcs[0 if first else -1].text.strip("«»“”„\"'’)( ").split()
        name = slot.ending.removeprefix("!")
        if first and arcs[0].person and (case := self.grammar.cases.get(name)) and words:
            return named_so(self.grammar, arcs[0], words, name, case) == (name == slot.ending)
        return bool(words) and ends_so(self.grammar, words[0 if first else -1], slot.ending)

    def _meant(self, slot: Slot, lattice: Lattice, arc: Arc) -> bool:
        """Tell whether the word that a name depends on has the case of a slot, and means it."""
        return self._sent(slot, lattice, arc) or self._carried(slot, lattice, arc)

    def _carried(self, slot: Slot, lattice: Lattice, arc: Arc) -> bool:
        """Tell whether what is done to a part or a draft of an act is done to the act."""
        case, at = self.grammar.cases.get(slot.ending), arc.start - 1
        if case is None or not case.features or at < 0 or not self.is_a(arc.cls, "LegalAct"):
            return False
        known = lemmas(lattice.words[at], self.grammar.language)
        carried = not self.grammar.carriers.isdisjoint(known)
        standing = carried and case.stands(self._before(lattice, at), "")
        return standing and case.suits(lattice.words[at], self.grammar.language)

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
        if slot.ending == "nominative" and (
            self._depends(lattice, arc) or self.clauses(lattice).is_object(arc)
        ):
            return False
        if slot.ending == "nominative" and acts_within(lattice.words, arc.end, lattice.language):
            return False
        after = lattice.words[arc.end] if arc.end < len(lattice.tokens) else ""
        start = arc.start
        if self.is_a(arc.cls, "Person"):
            start = self.grammar.clauses.past_called([t.text for t in lattice.tokens[:start]])
        elif self.is_a(arc.cls, "PolicyEvent"):
            start = lattice.before_date(start)
        return case.stands([] if last else self._before(lattice, start), after)

    def _depends(self, lattice: Lattice, arc: Arc) -> bool:
        """Tell whether an abbreviation, which shows no case, stands behind the noun it is of."""
        at = arc.start - 1
        if at < 0 or not arc.text.isupper() or self._ends_arc(lattice, at):
            return False
        word = lattice.words[at]
        noun = grammar(word, self.grammar.language).part == "NOUN"
        return noun and word not in self.grammar.delegates

    def _ends_arc(self, lattice: Lattice, token: int) -> bool:
        """Tell whether a thing or a date ends at a token."""
        return any(a.end == token + 1 for group in lattice.arcs.values() for a in group)

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
        first = next((i for i in range(at - 1, 0, -1) if not is_optional(pattern[i])), 0)
        beside = (*pattern[first:at], *pattern[at + 1 : at + 2])
        slots = [e for e in beside if isinstance(e, Slot)]
        slots += self._subjects(pattern[:at])
        agent = is_agent(pattern[at - 1 : at], self.grammar) and slots[-1:]
        unsaid = at == 1 and token in self._unsaid(pattern, lattice)
        steps = 0
        while steps <= gap.longest:
            yield token
            if token >= len(lattice.tokens) or self._blocked(lattice, token, without):
                return
            stopped = unsaid and not self.clauses(lattice).opens(token)
            if stopped or (gap.within and lattice.ends_clause(token)):
                return
            arcs = lattice.arcs.get(token, ()) if token in lattice.hiding else ()
            if agent and any(arc.annotation.kind in ("name", "act") for arc in arcs):
                return
            if any(self._rivals(s, lattice, a) for s in slots for a in arcs):
                return
            steps += not self._weightless(lattice, token, arcs)
            token = lattice.hiding.get(token, token + 1)

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
        return dated or token in lattice.titled or self._passed(lattice.words[token])

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
        if self._is(lattice, token + 1, self.grammar.affirmed):
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
        return stated.suits(form, self.grammar.language) and self._placed(
            stated, lattice, start, end
        )

    def _formed(self, word: Word, lattice: Lattice, start: int, end: int) -> bool:
        """Tell whether a word has the ending that its pattern asks for, and stands as it should."""
        if not word.ending:
            return True
        case = self.grammar.cases.get(word.ending)
        if case and not self._placed(case, lattice, start, end):
            return False
        return ends_so(self.grammar, lattice.tokens[end - 1].text, word.ending)
