"""Standing: which case a name may have in its sentence, as far as what stands beside it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property

from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.classes import KINDS_IN_LISTS, are_alike, is_one_of
from graph.extraction.relations.clauses import Clauses
from graph.extraction.relations.endings import told_by_title
from graph.extraction.relations.neighbours import depends, words_before
from graph.extraction.relations.patterns import Grammar
from graph.extraction.relations.relative_clauses import acts_within

NOMINATIVE = "nominative"
PATIENT = "patient"
OBJECTS = ("direct", "bare")
"""Cases of objects where word order tells them."""


@dataclass(frozen=True)
class Standing:
    """Tells whether the words and verbs beside the names of a sentence forbid them a case."""

    grammar: Grammar
    clauses: Clauses
    listed: Callable[[Arc], Iterable[Arc]]
    """Returns those that a list joins to an arc."""

    @property
    def lattice(self) -> Lattice:
        """The sentence's tokens with what stands at them."""
        return self.clauses.lattice

    @cached_property
    def stands(self) -> Callable[[str, Arc], bool]:
        """Tells whether nothing beside a name forbids a case."""
        return cache(self._stands)

    def _stands(self, ending: str, arc: Arc) -> bool:
        case = self.grammar.cases.get(ending)
        if case is None:
            return True
        if self._is_forbidden(ending, arc):
            return False
        start = arc.start
        if is_one_of(arc.cls, ("Person",)):
            start = self.grammar.clauses.past_called(self.lattice.forms[:start])
        elif is_one_of(arc.cls, ("PolicyEvent",)):
            start = self._before_date(start)
        before = words_before(start, self.lattice, self.grammar)
        if before and (other := self._joined(arc, before[0])):
            return self.stands(ending, other)
        return case.stands(before, self.behind(arc))

    def _before_date(self, start: int) -> int:
        """Return where the date before a token begins, with its preposition: «| в 2020 году съезд».

        So it does only where a date of several words has one: «в | мае» may be where it was.
        """
        at = self.lattice.before_date(start)
        led = start - at > 1 and at > 0 and self.lattice.words[at - 1] in self.grammar.dated
        return at - 1 if led else at

    def stands_before(self, ending: str, last: Arc) -> bool:
        """Tell whether nothing in or behind the last of a list forbids its case."""
        case = self.grammar.cases.get(ending)
        return case is None or (
            not self._is_forbidden(ending, last) and case.stands((), self.behind(last))
        )

    def behind(self, arc: Arc) -> str:
        """Return the word behind a name, or ''."""
        return self.lattice.words[arc.end] if arc.end < len(self.lattice.tokens) else ""

    def _is_forbidden(self, ending: str, arc: Arc) -> bool:
        """Tell whether the clause or the title of a name forbids a case."""
        if ending == NOMINATIVE:
            return self._is_no_nominative(arc)
        if ending == PATIENT:
            deed = arc.annotation.kind == "event" and self.clauses.verbs.is_verb(arc.start)
            return deed or self.clauses.is_object(arc)
        return ending in OBJECTS and self.clauses.opens_clause(arc)

    def _is_no_nominative(self, arc: Arc) -> bool:
        """Tell whether the noun, the verb or the title beside a name forbids the nominative."""
        lattice, grammar = self.lattice, self.grammar
        if arc.annotation.kind == "post" and self.behind(arc) in grammar.predicated:
            return True
        if depends(arc, lattice, grammar) or self.clauses.is_object(arc):
            return True
        if arc.annotation.kind == "post" and self.clauses.is_bare_noun(arc):
            return True
        if acts_within(lattice.forms, arc.end, lattice.language):
            return True
        begin = lattice.titles.get(arc.start) if arc.person and not arc.title else None
        titled = replace(arc, title=lattice.forms[begin]) if begin is not None else None
        return titled is not None and told_by_title(titled, NOMINATIVE, grammar) is False

    def _joined(self, arc: Arc, word: str) -> Arc | None:
        """Return what a list joins a thing to, whose preposition is its own: "in X and | Y and".

        A comma does where "and" closes the list behind. A verb of its own right behind it makes it
        the subject of another clause.
        """
        last = arc if word in self.grammar.clauses.coordinators else self._closing(arc, word)
        at = self.lattice.before(arc.start, self.grammar.skipped)
        finite = self.grammar.clauses.finite
        if last is None or at < 0 or not finite or finite.fullmatch(self.behind(last)):
            return None
        named = (a for a in self.lattice.ending(at) if a.annotation.kind == "name")
        return next((a for a in named if are_alike(a.cls, arc.cls, KINDS_IN_LISTS)), None)

    def _closing(self, arc: Arc, word: str) -> Arc | None:
        """Return the last of a list that goes on behind a comma to "and", or None."""
        listed = [*self.listed(arc)] if word == "," else []
        at = self.lattice.before(listed[-1].start, self.grammar.skipped) if listed else -1
        closed = at >= 0 and self.lattice.words[at] in self.grammar.clauses.coordinators
        return listed[-1] if closed else None
