"""Slots: which things of a sentence may fill a slot of a pattern, by class, case and place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.cases import owns
from graph.extraction.relations.clauses import Clauses
from graph.extraction.relations.endings import ends_as, told_by_title
from graph.extraction.relations.list_places import next_place, past_agent, past_companions
from graph.extraction.relations.neighbours import depends, is_carried, sends, words_before
from graph.extraction.relations.patterns import Grammar, Slot
from graph.extraction.relations.relative_clauses import acts_within

LONGEST_REMARK = 40
"""Words that a list may say of a person before the next one, behind a semicolon."""
ACTING = ("nominative", "instrumental", "agent")
"""Cases of those who do what a verb says."""
OBJECTS = ("direct", "bare")
"""Cases of objects where word order tells them."""
SHARED = ("nominative", "patient")
"""Cases of subjects, which verbs may share."""
FAMILIES = ("Person", "PolicyActor", "LegalAct", "PolicyEvent")
"""Classes of which all that one pronoun means are one."""
KINDS_IN_LISTS = ("Person", "Country", "Organisation")
"""Classes of which all that mere commas join are one."""
ACTOR = Slot("subject", (), "nominative")
LISTED = Slot("subject", ("PolicyActor", "LegalAct", "PolicyEvent"))

IsA = Callable[[str, str], bool]
Filling = tuple[tuple[Arc, ...], int]
"""The arcs that fill a slot, and the token behind them."""


@dataclass(frozen=True)
class Slots:
    """Tells what may fill the slots of patterns of a language."""

    grammar: Grammar
    is_a: IsA
    _clauses: dict[int, Clauses] = field(default_factory=dict, repr=False, compare=False)

    def clauses(self, lattice: Lattice) -> Clauses:
        """Return the verbs of a sentence with their subjects; they are read once."""
        found = self._clauses.get(id(lattice))
        if found is None:
            found = Clauses(
                self.grammar.clauses,
                lattice,
                lambda arc: (
                    self.stands(ACTOR, lattice, arc) and ends_as(ACTOR, (arc,), self.grammar)
                ),
                lambda arc: (arc, *self.listed(LISTED, lattice, arc)),
                self.grammar.is_adverb,
            )
            self._clauses[id(lattice)] = found
        return found

    def filled(self, slot: Slot, lattice: Lattice, token: int) -> Iterator[Filling]:
        """Yield the arcs that fill a slot from a token on, the whole list first."""
        yield from self._by_pronoun(slot, lattice, token)
        yield from self._by_name(slot, lattice, token)
        yield from self._unsaid(slot, lattice, token)

    def _by_pronoun(self, slot: Slot, lattice: Lattice, token: int) -> Iterator[Filling]:
        """Yield all that a pronoun means, where it may fill a slot."""
        acts = self.clauses(lattice).acts_behind(token + 1) and slot.role == "object"
        meant = () if acts else lattice.pronouns.get(token, ())
        meant = tuple(a for a in meant if self._may_mean(slot, a))
        meant = tuple(a for a in meant if self._akin(a, meant[0]))
        words, language = lattice.words[token : token + 2], self.grammar.language
        owner = bool(meant) and owns(self.grammar.cases, slot.ending, words, language)
        if meant and not owner and self.stands(slot, lattice, meant[0]):
            yield from [(meant, meant[0].end)] if ends_as(slot, meant[:1], self.grammar) else ()

    def _by_name(self, slot: Slot, lattice: Lattice, token: int) -> Iterator[Filling]:
        """Yield each name that may fill a slot, with those that go on its list, and alone."""
        for arc in lattice.arcs.get(lattice.past[token], ()):
            if self._owns(slot, arc):
                continue
            if self.fits(slot, arc) and self.stands(slot, lattice, arc):
                listed = (arc, *self.listed(slot, lattice, arc))
                if self._meant(slot, lattice, arc) or (
                    ends_as(slot, listed, self.grammar)
                    and self.stands(slot, lattice, listed[-1], last=True)
                ):
                    yield listed, listed[-1].end
                if len(listed) > 1 and ends_as(slot, (arc,), self.grammar):
                    yield (arc,), arc.end

    def _unsaid(self, slot: Slot, lattice: Lattice, token: int) -> Iterator[Filling]:
        """Yield the subject that a verb has from one before it, and what the text speaks of."""
        shared = self.clauses(lattice).carried.get(token, ()) if slot.ending in SHARED else ()
        if shared and self.fits(slot, shared[0]):
            yield shared, token
        if token == 0 and slot.ending and slot.ending == self.grammar.dropped:
            for topic in lattice.topics:
                if self.fits(slot, topic):
                    yield (topic,), 0

    def _may_mean(self, slot: Slot, pronoun: Arc) -> bool:
        """Tell whether a pronoun fits a slot; "its" fits only one that asks for a case."""
        case = self.grammar.cases.get("possessive")
        owner = case is not None and pronoun.text.lower() in case.words
        return self.fits(slot, pronoun) and not (owner and not slot.ending)

    def listed(self, slot: Slot, lattice: Lattice, before: Arc) -> Iterator[Arc]:
        """Yield the arcs that go on a list; a mere comma joins only things of one kind."""
        separated = self._past_remark(lattice, before)
        while lattice.has(separated, self.grammar.conjunctions):
            separated += 1
        separated = past_companions(lattice, self.grammar, separated)
        if separated <= before.end or lattice.ends_list(before, self.grammar.conjunctions):
            return
        separated = past_agent(lattice, self.grammar, before, separated)
        mere = all(not t.text.isalpha() for t in lattice.tokens[before.end : separated])
        first = next_place(lattice, self.grammar, separated)
        for arc in lattice.arcs.get(first, ()):
            if self.fits(slot, arc) and (not mere or self._alike(arc, before)):
                yield arc
                yield from self.listed(slot, lattice, arc)
                return

    def _past_remark(self, lattice: Lattice, arc: Arc) -> int:
        """Return where what is remarked of a thing in a list ends, or the end of its arc."""
        last = min(arc.end + LONGEST_REMARK, len(lattice.tokens) - 1)
        joined = arc.end < last and lattice.words[arc.end].isalpha()
        joined = joined and lattice.words[arc.end] in self.grammar.conjunctions
        for at in range(arc.end, last) if self.is_a(arc.cls, "Person") and not joined else ():
            if lattice.tokens[at].text == ";":
                return (
                    lattice.past_aside(arc, self.grammar) if self._acts(lattice, at + 1) else at + 1
                )
        return lattice.past_aside(arc, self.grammar)

    def _acts(self, lattice: Lattice, at: int) -> bool:
        """Tell whether what stands at a token has a verb of its own right behind it."""
        own = (arc.end for arc in lattice.arcs.get(lattice.past[at], ()))
        return any(e < len(lattice.tokens) and self.clauses(lattice).is_verb(e) for e in own)

    def _alike(self, arc: Arc, other: Arc) -> bool:
        return all(
            self.is_a(arc.cls, kind) == self.is_a(other.cls, kind) for kind in KINDS_IN_LISTS
        )

    def _akin(self, arc: Arc, other: Arc) -> bool:
        """Tell whether two things that a pronoun may mean are of one family."""
        return all(self.is_a(arc.cls, kind) == self.is_a(other.cls, kind) for kind in FAMILIES)

    def fits(self, slot: Slot, arc: Arc) -> bool:
        """Tell whether a thing is of a class that a slot asks for, and may act where it does."""
        acting = slot.ending in ACTING and slot.role == "subject" and arc.titular
        return not acting and any(self.is_a(arc.cls, wanted) for wanted in slot.classes)

    def _owns(self, slot: Slot, arc: Arc) -> bool:
        """Tell whether a name shows that it owns what follows, and a slot asks for no such case."""
        case = self.grammar.cases.get("possessive")
        return not slot.ending and case is not None and arc.text.lower().endswith(case.endings)

    def _meant(self, slot: Slot, lattice: Lattice, arc: Arc) -> bool:
        """Tell whether the word that a name depends on has the case of a slot, and means it."""
        if sends(slot.ending, arc, lattice, self.grammar):
            return True
        act = self.is_a(arc.cls, "LegalAct")
        return act and is_carried(slot.ending, arc, lattice, self.grammar)

    def stands(self, slot: Slot, lattice: Lattice, arc: Arc, *, last: bool = False) -> bool:
        """Tell whether nothing beside a name (behind the ``last`` of a list) forbids its case."""
        case = self.grammar.cases.get(slot.ending)
        if case is None:
            return True
        if slot.ending == "nominative" and (
            depends(arc, lattice, self.grammar) or self.clauses(lattice).is_object(arc)
        ):
            return False
        if slot.ending == "nominative" and acts_within(lattice.forms, arc.end, lattice.language):
            return False
        begin = lattice.titles.get(arc.start) if arc.person and not arc.title else None
        if slot.ending == "nominative" and begin is not None:
            titled = replace(arc, title=lattice.forms[begin])
            if told_by_title(titled, slot.ending, self.grammar) is False:
                return False
        if slot.ending in OBJECTS and self.clauses(lattice).opens_clause(arc):
            return False
        after = lattice.words[arc.end] if arc.end < len(lattice.tokens) else ""
        start = arc.start
        if self.is_a(arc.cls, "Person"):
            start = self.grammar.clauses.past_called([t.text for t in lattice.tokens[:start]])
        elif self.is_a(arc.cls, "PolicyEvent"):
            start = lattice.before_date(start)
        before = [] if last else words_before(start, lattice, self.grammar)
        if before and (other := self._joined(lattice, arc, before[0])):
            return self.stands(slot, lattice, other)
        return case.stands(before, after)

    def _joined(self, lattice: Lattice, arc: Arc, word: str) -> Arc | None:
        """Return what "and" joins a thing to, whose preposition is its own: "in X and | Y and".

        A verb of its own right behind it makes it the subject of another clause.
        """
        if word not in self.grammar.clauses.coordinators:
            return None
        at = lattice.before(arc.start, self.grammar.skipped)
        finite = self.grammar.clauses.finite
        behind = lattice.words[arc.end] if arc.end < len(lattice.tokens) else ""
        if at < 0 or not finite or finite.fullmatch(behind):
            return None
        ending = (a for group in lattice.arcs.values() for a in group if a.end == at)
        return next(
            (a for a in ending if self._alike(a, arc) and a.annotation.kind == "name"), None
        )

    def rivals(self, slot: Slot, lattice: Lattice, arc: Arc) -> bool:
        """Tell whether a name that a gap would jump could itself fill the slot beside it.

        A post stands for its holder where it is a subject: "the president signed".
        """
        titled = arc.annotation.kind == "post" and slot.ending != "nominative"
        return (
            not titled
            and self.fits(slot, arc)
            and self.stands(slot, lattice, arc)
            and ends_as(slot, (arc,), self.grammar)
        )
