"""Agreement: a finite verb shows by its number and gender who acts, whatever the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.extraction.annotation import Name
from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.classes import is_one_of
from graph.extraction.relations.neighbours import sent_by
from graph.extraction.relations.patterns import Grammar, Pattern, Slot
from graph.languages.grammar import (
    agrees,
    agrees_with_many,
    is_given_name,
    only_many,
    possible_cases,
)

QUOTES = "«»“”„\"'’)(.,:; "
NOMINATIVE = "nominative"
ACCUSATIVE = "accusative"


@dataclass(frozen=True)
class Agreement:
    """Tells whether the verbs of a match of a pattern agree with its subject, and only with it."""

    grammar: Grammar
    lattice: Lattice
    pattern: Pattern

    def holds(self, match: Match) -> bool:
        """Tell whether nothing in the form of its verbs speaks against a match."""
        slots = [e for e in self.pattern if isinstance(e, Slot) and e.role in match.slots]
        acting = next((slot for slot in slots if slot.ending == NOMINATIVE), None)
        if acting is None or not match.verbs or not match.slots[acting.role]:
            return True
        together = [a for s in slots if s.ending == NOMINATIVE for a in match.slots[s.role]]
        if not self._agree(sorted(together, key=lambda a: a.start), match.verbs):
            return False
        before = [
            match.slots[slot.role]
            for slot in slots
            if slot.ending == ACCUSATIVE and match.slots[slot.role][0].start <= match.verbs[-1]
        ]
        return not any(self._could_act(acting, arcs, match.verbs) for arcs in before)

    def _agree(self, arcs: Sequence[Arc], verbs: Sequence[int]) -> bool:
        """Tell whether verbs agree with arcs: with a list as a whole, or with its first behind."""
        return self._sent(arcs[0]) or all(self._agrees(arcs, verb) for verb in verbs)

    def _agrees(self, arcs: Sequence[Arc], verb: int) -> bool:
        word, language = self.lattice.words[verb], self.grammar.language
        many = len({arc.key for arc in arcs}) > 1
        if many and agrees_with_many(word, language):
            return True
        if many and arcs[0].start < verb:
            return False
        if arcs[0].cls == "Person" and only_many(word, language) and not many:
            return False
        if arcs[0].titled:
            return True
        first = _name(arcs[0]).strip(QUOTES).split()[:1]
        named = bool(first) and first[0].isupper() and not _given(arcs[0], first[0], language)
        return not first or named or agrees(first[0], word, language)

    def _sent(self, arc: Arc) -> bool:
        """Tell whether a body acts by its people: "the deputies of the Senate"."""
        return bool(sent_by(arc, self.lattice, self.grammar))

    def _could_act(self, slot: Slot, arcs: Sequence[Arc], verbs: Sequence[int]) -> bool:
        """Tell whether what stands before its verb as an object may be the subject as well.

        A person has another form as an object.
        """
        if arcs[0].person and not arcs[0].plain:
            return False
        first = arcs[0].text.strip(QUOTES).split()[:1]
        cases = possible_cases(first[0], self.grammar.language) if first else frozenset()
        fits = is_one_of(arcs[0].cls, (*slot.classes, "Person"))
        straight = not cases or "Nom" in cases or first[0].isupper()
        return fits and straight and self._agree(arcs, verbs)


def _name(arc: Arc) -> str:
    """Return the words of an arc; of a topic, which has none, and of a mere noun its name."""
    value = arc.annotation.value
    small = arc.text.islower() and isinstance(value, Name)
    return (arc.text if not small else "") or (value.nominative if isinstance(value, Name) else "")


def _given(arc: Arc, word: str, language: str) -> bool:
    """Tell whether the first word of a fuller name is a given name, which shows a gender."""
    return arc.person and " " in arc.text and is_given_name(word, language)
