"""Gaps: how far those of a pattern reach in a sentence, over words and over other things."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.extraction.annotation import Name
from graph.extraction.relations.arcs import Arc
from graph.extraction.relations.patterns import Gap, Slot
from graph.extraction.relations.slots import Slots

COMMA = frozenset({","})


@dataclass(frozen=True)
class Gaps:
    """Tells where the gaps of patterns may end in a sentence; ``without`` are lemmas in none."""

    slots: Slots
    without: frozenset[str]

    def ends(self, gap: Gap, start: int, until: int, shared: Collection[int] = ()) -> Iterator[int]:
        """Yield the tokens at which a gap may end, those that it reaches past an aside last.

        None is behind ``until``. Where it begins at a token of ``shared``, the verb behind it has
        its subject from another: but small words part it from there.
        """
        branches, seen = [(start, 0)], set()
        asides, hiding = self.slots.asides, self.slots.lattice.hiding
        for begun, steps in branches:
            token, unsaid = begun, begun in shared
            while steps <= gap.longest and token <= until:
                if steps and self._is_of_other(gap, start, token):
                    break
                if token not in seen:
                    seen.add(token)
                    yield token
                if token in self._closed:
                    break
                branches += [(end, steps) for end in asides.get(token, ())]
                if self._stops(gap, token, steps, unsaid):
                    break
                steps += token not in self.slots.weightless
                token = hiding.get(token, token + 1)

    def _stops(self, gap: Gap, token: int, steps: int, unsaid: bool) -> bool:
        """Tell whether a gap may not step over what stands at a token."""
        lattice, verbs = self.slots.lattice, self.slots.verbs
        if unsaid and not verbs.opens(token):
            return True
        if gap.within and (lattice.ends_clause(token) or verbs.is_verb(token)):
            return True
        if (gap.before_agent or gap.before_object) and steps and verbs.joins_verb(token):
            return True
        if gap.before_agent and steps and self._is_done_by(token):
            return True
        if gap.by_agent and steps and self._is_apart(token):
            return True
        if token not in lattice.hiding:
            return False
        named = gap.by_agent and any(map(_is_named, lattice.arcs[token]))
        return named or any(self.slots.has_rival(slot, token) for slot in gap.beside)

    def _is_done_by(self, token: int) -> bool:
        """Tell whether a further participle stands at a token with its own agent behind it.

        "Signed in May, ending a war *led by* Ada Holm": she signed nothing.
        """
        words, by = self.slots.lattice.words, self.slots.grammar.by
        own = token + 1 < len(words) and words[token + 1] == by
        return bool(by) and own and self.slots.verbs.may_be_participle(token)

    def _is_apart(self, token: int) -> bool:
        """Tell whether a preposition stands at a token behind which nobody acts.

        "Signed by members of both houses *under* the auspices of the League": the League did not.
        """
        case = self.slots.grammar.cases.get("agent")
        return case is not None and self.slots.lattice.words[token] in case.not_after

    @cached_property
    def _closed(self) -> frozenset[int]:
        """The tokens that no gap steps over: barriers, what denies, and the end."""
        lattice, grammar = self.slots.lattice, self.slots.grammar
        denied = lattice.places(self.without) if self.without else ()
        barred = (at for at, word in enumerate(lattice.words) if word in grammar.barriers)
        other = (at for at, word in enumerate(lattice.words) if self._contrasts(at, word))
        strange = (at for at in range(len(lattice.words)) if self._is_stranger(at))
        real = (at for at in denied if not lattice.has(at + 1, grammar.affirmed))
        return frozenset((*barred, *other, *strange, *real, *lattice.told, len(lattice.tokens)))

    def _contrasts(self, at: int, word: str) -> bool:
        """Tell whether a word opens a clause about somebody else: «он ушёл, *а* Ян Новак стал»."""
        lattice = self.slots.lattice
        if word not in self.slots.grammar.contrasts or not lattice.has(at - 1, COMMA):
            return False
        behind = [a for a in lattice.arcs.get(at + 1, ()) if a.annotation.kind != "event"]
        return bool(behind) and _may_act(max(behind, key=lambda arc: arc.end))

    def _is_stranger(self, at: int) -> bool:
        """Tell whether an unknown name opens a clause as its subject: "in 2017, *Aldik* is".

        Only where articles tell a name from a noun with a capital.
        """
        lattice, rules = self.slots.lattice, self.slots.grammar.clauses
        form = lattice.forms[at]
        if not rules.articles or not (form[0].isupper() and form[1:].islower()):
            return False
        known = at in lattice.arcs or at in lattice.within_names
        opens = at > 0 and lattice.has(at - 1, COMMA)
        acts = lattice.has(at + 1, rules.auxiliaries) or (
            at + 1 < len(lattice.words)
            and rules.finite is not None
            and bool(rules.finite.fullmatch(lattice.words[at + 1]))
        )
        return opens and acts and not known

    def _is_of_nearer(self, patient: Slot, start: int, token: int) -> bool:
        """Tell whether a participle stands right behind another name of which it may be said.

        "The Senate rejected the Code | submitted by Chad": the Code was.
        """
        behind = [a for a in self.slots.lattice.ending(token) if a.annotation.kind != "event"]
        participle = self.slots.verbs.may_be_participle(token)
        return participle and any(a.start >= start and self.slots.fits(patient, a) for a in behind)

    def _is_of_other(self, gap: Gap, start: int, token: int) -> bool:
        """Tell whether a verb begins at a token with a subject of its own, said before it.

        "The Act replaced the Order *and was* repealed by the Code": the Act was. So is what stands
        right behind a noun: "the board has seven members *appointed* by the Senate".
        """
        if gap.patient is None:
            return False
        verbs = self.slots.verbs
        if verbs.is_of_apposition(start, token):
            return True
        if verbs.follows_noun(token) or self._is_of_nearer(gap.patient, start, token):
            return True
        if verbs.within_relative(start, token):
            return True
        shared = self.slots.clauses.carried.get(token, ())
        return bool(shared) and self.slots.fits(gap.patient, shared[0])


def _is_named(arc: Arc) -> bool:
    return arc.annotation.kind in ("name", "act")


def _may_act(arc: Arc) -> bool:
    """Tell whether a person's name stands in its dictionary form, as that of who does something."""
    value = arc.annotation.value
    return arc.person and isinstance(value, Name) and value.nominative == arc.annotation.text
