"""Slots: which things of a sentence may fill a slot of a pattern, by class, case and place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.cases import owns
from graph.extraction.relations.classes import KINDS_IN_LISTS, are_alike, is_one_of
from graph.extraction.relations.clauses import Clauses
from graph.extraction.relations.endings import ends_as
from graph.extraction.relations.list_places import following
from graph.extraction.relations.neighbours import is_carried, sends
from graph.extraction.relations.participial_clauses import ParticipialClauses
from graph.extraction.relations.patterns import Element, Grammar, Slot
from graph.extraction.relations.standing import NOMINATIVE, PATIENT, Standing
from graph.extraction.relations.verbs import Verbs
from graph.languages.grammar import person_cases, possible_cases

ACTING = (NOMINATIVE, "instrumental", "agent", "apposed")
"""Cases of those who do what a verb says, or of whom something is told between commas."""
OWNING = "genitive"
"""The case of whose something is."""
SHARED = (NOMINATIVE, PATIENT)
"""Cases of subjects, which verbs may share."""
FAMILIES = ("Person", "PolicyActor", "LegalAct", "PolicyEvent")
"""Classes of which all that one pronoun means are one."""
LISTED = Slot("subject", ("PolicyActor", "LegalAct", "PolicyEvent"))

Filling = tuple[tuple[Arc, ...], int]
"""The arcs that fill a slot, and the token behind them."""


@dataclass(frozen=True)
class Slots:
    """Tells what may fill the slots of patterns in a sentence.

    Many patterns ask the same of the same names: each answer is found once.
    """

    grammar: Grammar
    lattice: Lattice

    @cached_property
    def filled(self) -> Callable[[Slot, int], Sequence[Filling]]:
        """Returns the arcs that fill a slot from a token on, the whole list first."""
        return cache(lambda slot, token: tuple(self._filled(slot, token)))

    @cached_property
    def standing(self) -> Standing:
        """Which cases the names may have beside their neighbours."""
        return Standing(self.grammar, self.clauses, lambda arc: self._listed(LISTED, arc))

    @cached_property
    def ends(self) -> Callable[[str, tuple[Arc, ...]], bool]:
        """Tells whether a list has the ending of a case, on the word that shows it."""
        return cache(lambda ending, arcs: ends_as(ending, arcs, self.grammar))

    @cached_property
    def has_rival(self) -> Callable[[Slot, int], bool]:
        """Tells whether a name at a token, which a gap would jump, could fill the slot beside."""
        arcs = self.lattice.arcs
        return cache(lambda slot, at: any(self._rivals(slot, arc) for arc in arcs.get(at, ())))

    @cached_property
    def clauses(self) -> Clauses:
        """The verbs of the sentence with their subjects."""
        return Clauses(
            Verbs(self.grammar.clauses, self.lattice, self.grammar.is_adverb),
            lambda arc: self.standing.stands(NOMINATIVE, arc) and self.ends(NOMINATIVE, (arc,)),
            lambda arc: (arc, *self._listed(LISTED, arc)),
        )

    @property
    def verbs(self) -> Verbs:
        """The verbs of the sentence."""
        return self.clauses.verbs

    @cached_property
    def weightless(self) -> frozenset[int]:
        """The tokens that make no gap longer: articles, adverbs, dates, titles."""
        lattice = self.lattice
        dated = (at for at in lattice.hiding if any(a.cls == "Date" for a in lattice.arcs[at]))
        passed = (at for at, word in enumerate(lattice.words) if self.grammar.passes(word))
        return lattice.titled.union(dated, passed)

    @cached_property
    def asides(self) -> Mapping[int, tuple[int, ...]]:
        """Where what commas part off begins, and where the sentence may go on behind it."""
        ends: dict[int, set[int]] = {at: {end} for at, end in self.lattice.asides.items()}
        for at, end in self.clauses.closed_asides:
            ends.setdefault(at, set()).add(end)
        return {at: tuple(sorted(found)) for at, found in ends.items()}

    def shared(self, first: Element) -> Collection[int]:
        """Return the tokens at which a pattern that begins with who acts may begin unsaid."""
        return self._shares(first.ending) if isinstance(first, Slot) else ()

    @cached_property
    def _shares(self) -> Callable[[str], Mapping[int, tuple[Arc, ...]]]:
        """Returns the subjects that verbs and participles share, for slots of a case."""
        return cache(self._shared_by)

    def _shared_by(self, ending: str) -> Mapping[int, tuple[Arc, ...]]:
        if ending not in SHARED:
            return {}
        own = ParticipialClauses(self.clauses)
        return {**(own.active if ending == NOMINATIVE else own.passive), **self.clauses.carried}

    def last(self, slot: Slot, until: int) -> int:
        """Return the last token up to one at which a slot may begin by its classes, or -1."""
        places = self._places(slot.classes, slot.ending)
        behind = bisect_right(places, until)
        return places[behind - 1] if behind else -1

    @cached_property
    def _places(self) -> Callable[[tuple[str, ...], str], Sequence[int]]:
        """Returns the tokens of things of some classes, and of the subjects that verbs share."""
        return cache(self._where)

    def _where(self, classes: tuple[str, ...], ending: str) -> Sequence[int]:
        places, shared = self.lattice.of_classes(classes), self._shares(ending)
        return sorted({*places, *shared}) if shared else places

    def fits(self, slot: Slot, arc: Arc) -> bool:
        """Tell whether a thing is of a class that a slot asks for, and may act where it does."""
        acting = slot.ending in ACTING or (slot.ending == OWNING and self._is_of_holder(arc))
        titular = arc.titular and acting and slot.role == "subject"
        return not titular and is_one_of(arc.cls, slot.classes)

    def _is_of_holder(self, arc: Arc) -> bool:
        """Tell whether a body stands in the title of who is named behind: "President of Chile".

        He acts himself: «подписан президентом Чили Яном Новаком».
        """
        titles = self.lattice.titles.items()
        ends = (end for end, start in titles if start <= arc.start and arc.end <= end)
        return any(other.person for end in ends for other in self.lattice.arcs.get(end, ()))

    def _filled(self, slot: Slot, token: int) -> Iterator[Filling]:
        if token in self.lattice.pronouns:
            yield from self._by_pronoun(slot, token)
        if (at := self.lattice.past[token]) in self.lattice.arcs:
            yield from self._by_name(slot, at)
        yield from self._unsaid(slot, token)

    def _by_pronoun(self, slot: Slot, token: int) -> Iterator[Filling]:
        """Yield all that a pronoun means, where it may fill a slot."""
        meant = tuple(a for a in self.lattice.pronouns[token] if self._may_mean(slot, a))
        if not meant or (slot.role == "object" and self.verbs.acts_behind(token + 1)):
            return
        first = meant[0]
        meant = tuple(a for a in meant if are_alike(a.cls, first.cls, FAMILIES))
        words, language = self.lattice.words[token : token + 2], self.grammar.language
        owner = owns(self.grammar.cases, slot.ending, words, language)
        if (
            not owner
            and self.standing.stands(slot.ending, first)
            and self.ends(slot.ending, (first,))
        ):
            yield meant, first.end

    def _by_name(self, slot: Slot, token: int) -> Iterator[Filling]:
        """Yield each name that may fill a slot, with those that go on its list, and alone."""
        for arc in self.lattice.arcs[token]:
            fits = self.fits(slot, arc) and not self._owns(slot, arc)
            if not fits or not self.standing.stands(slot.ending, arc):
                continue
            listed = (arc, *self._listed(slot, arc))
            if len(listed) > 1 and self._is_preamble and self._is_told_apart(listed[-1]):
                listed = (arc,)
            if self._is_whole(slot, listed) or self._meant(slot, arc):
                yield listed, listed[-1].end
            apart = len(listed) > 1 and not self._shares_case(slot, arc)
            if apart and self.ends(slot.ending, (arc,)):
                yield (arc,), arc.end

    @cached_property
    def _is_preamble(self) -> bool:
        """Whether the sentence only names what it rests on: "Recalling the A and the B, …"."""
        return bool(act_rules(self.grammar.language).preamble.match(" ".join(self.lattice.forms)))

    def _is_told_apart(self, last: Arc) -> bool:
        """Tell whether a participle behind the last act of a list is said of it alone."""
        behind = self.lattice.words[last.end : last.end + 2]
        verb = self.grammar.clauses.finite
        act = is_one_of(last.cls, ("LegalAct",))
        return act and behind[:1] == (",",) and bool(verb and verb.fullmatch(behind[-1]))

    def _is_whole(self, slot: Slot, listed: tuple[Arc, ...]) -> bool:
        """Tell whether a list has the case of a slot, and nothing behind it forbids that."""
        return self.ends(slot.ending, listed) and self.standing.stands_before(
            slot.ending, listed[-1]
        )

    def _shares_case(self, slot: Slot, arc: Arc) -> bool:
        """Tell whether "and" behind a name leaves its case to the last of the list.

        «Чили мен Перу арасындағы», «Анна мен Янды» are no subjects, nor are the first of them.
        """
        last = not self.grammar.heads_first and bool(slot.ending)
        return last and self.standing.behind(arc) in self.grammar.conjunctions

    def _unsaid(self, slot: Slot, token: int) -> Iterator[Filling]:
        """Yield the subject that a verb has from one before it, and what the text speaks of."""
        shared = self._shares(slot.ending).get(token, ())
        if shared and self.fits(slot, shared[0]):
            yield shared, token
        unsaid = slot.ending and slot.ending == self.grammar.dropped
        if token == 0 and unsaid and not any(a.person for a in self.lattice.arcs.get(0, ())):
            for topic in self.lattice.topics:
                if self.fits(slot, topic):
                    yield (topic,), 0

    def _may_mean(self, slot: Slot, pronoun: Arc) -> bool:
        """Tell whether a pronoun fits a slot; "its" fits only one that asks for a case."""
        case = self.grammar.cases.get("possessive")
        owner = case is not None and pronoun.text.lower() in case.words
        return self.fits(slot, pronoun) and not (owner and not slot.ending)

    def _listed(self, slot: Slot, before: Arc) -> Iterator[Arc]:
        """Yield the arcs that go on a list; a mere comma joins only things of one kind."""
        place, mere = self._next(before)
        for arc in self.lattice.arcs.get(place, ()):
            alike = not mere or are_alike(arc.cls, before.cls, KINDS_IN_LISTS)
            alike = alike and not self._owns(slot, arc)
            if alike and self.fits(slot, arc) and self._goes_on(slot, before, arc):
                yield arc
                yield from self._listed(slot, arc)
                return

    def _goes_on(self, slot: Slot, first: Arc, second: Arc) -> bool:
        """Tell whether two of a list may stand in one case, as far as their forms tell.

        «Место Белова занял Ян Новак, Анну Рот сменил Ян Лунд»: Новак and Рот are no list.
        """
        if self.grammar.inflected != "first":
            return True
        if slot.ending == NOMINATIVE and second.person and second.inflected:
            return False
        own, other = (_cases(arc, self.grammar.language) for arc in (first, second))
        return not own or not other or bool(own & other)

    @cached_property
    def _next(self) -> Callable[[Arc], tuple[int, bool]]:
        """Returns where the next of a list stands, and whether mere signs lead to it; or -1."""
        is_verb = self.verbs.is_verb
        return cache(lambda before: following(self.lattice, self.grammar, before, is_verb))

    def _owns(self, slot: Slot, arc: Arc) -> bool:
        """Tell whether a name shows that it owns what follows, and a slot asks for no such case."""
        case = self.grammar.cases.get("possessive")
        return not slot.ending and case is not None and arc.text.lower().endswith(case.endings)

    def _meant(self, slot: Slot, arc: Arc) -> bool:
        """Tell whether the word that a name depends on has the case of a slot, and means it."""
        if sends(slot.ending, arc, self.lattice, self.grammar):
            return True
        act = is_one_of(arc.cls, ("LegalAct",))
        return act and is_carried(slot.ending, arc, self.lattice, self.grammar)

    def _rivals(self, slot: Slot, arc: Arc) -> bool:
        """Tell whether a name could itself fill a slot.

        A post stands for its holder where it is a subject: "the president signed".
        """
        titled = arc.annotation.kind == "post" and slot.ending != NOMINATIVE
        return (
            not titled
            and self.fits(slot, arc)
            and self.standing.stands(slot.ending, arc)
            and self.ends(slot.ending, (arc,))
        )


def _cases(arc: Arc, language: str) -> frozenset[str]:
    """Return the cases that the name of a person or country may stand in; none if it is unsure."""
    if arc.person:
        return person_cases(arc.text, language)
    words = arc.text.split() if is_one_of(arc.cls, ("Country",)) else []
    return possible_cases(words[0], language) if words else frozenset()
