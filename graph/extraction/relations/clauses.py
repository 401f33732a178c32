"""Clauses: whose verb it is where verbs share a subject, and which names are a verb's objects.

"The council elected Ada Holm and adopted the Charter": the second verb has the subject of the
first, and the name right behind a verb is no subject. Where its table ``clauses`` is empty, a
language shows this otherwise (by cases), and nothing is said here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.asides import closed_asides
from graph.extraction.relations.clause_rules import ClauseRules
from graph.extraction.relations.verbs import Verbs
from graph.languages.relative_pronouns import relative_pronouns

Arcs = tuple[Arc, ...]
INSERTED = 8
"""Words between "and" and its verb, at most, that two commas part off."""


@dataclass(frozen=True)
class Clauses:
    """The subjects of a sentence's verbs; ``acts`` tells whether an arc may be one."""

    verbs: Verbs
    acts: Callable[[Arc], bool]
    listed: Callable[[Arc], Arcs]
    """Returns an arc with those that a list joins to it."""

    @property
    def lattice(self) -> Lattice:
        """The sentence's tokens with what stands at them."""
        return self.verbs.lattice

    @property
    def rules(self) -> ClauseRules:
        """How the language shows its verbs and clauses."""
        return self.verbs.rules

    def is_object(self, arc: Arc) -> bool:
        """Tell whether a name stands right behind a verb that has it for its object."""
        at = self._before(arc.start)
        if at + 1 in self.lattice.titles:
            at = self._before(self.lattice.titles[at + 1])
        return at >= 0 and self.verbs.governed(at)

    def opens_clause(self, arc: Arc) -> bool:
        """Tell whether ", and" with no verb stands before a name, and an auxiliary behind it.

        "He welcomed the report, *and* in 1956 the Act was passed": nobody welcomed the Act.
        """
        words, rules = self.lattice.words, self.rules
        near = range(arc.start - 1, max(arc.start - INSERTED, 0), -1)
        opening = (at for at in near if words[at] in rules.coordinators and words[at - 1] == ",")
        at = next(opening, 0)
        if not at or any(self.verbs.is_verb(place) for place in range(at + 1, arc.start)):
            return False
        relatives = relative_pronouns(self.lattice.language)
        place = self.lattice.asides.get(arc.end, arc.end)
        for token in range(place, len(words)):
            word = words[token]
            if not word[0].isalnum() or word in relatives or word in rules.coordinators:
                return False
            if word in rules.auxiliaries or (token == place and self.verbs.is_verb(token)):
                return True
        return False

    def is_bare_noun(self, arc: Arc) -> bool:
        """Tell whether a post stands behind a word with no article: "was elected | chairman"."""
        if self.rules.finite is None or arc.start == 0 or arc.title:
            return False
        word = self.lattice.words[arc.start - 1]
        articled = word in self.rules.articles | self.lattice.skipped
        return word.isalpha() and not articled and word not in self.rules.coordinators

    def _before(self, at: int) -> int:
        """Return the token before one, and before articles, or a name's unknown first word, or -1.

        "Proclaimed the | Vikian | People's Republic".
        """
        before = self.lattice.before(at, self.lattice.skipped)
        unknown = before >= 0 and before + 1 == at and before not in self.verbs.named
        if unknown and self.rules.articles and self.lattice.forms[before][0].isupper():
            return self.lattice.before(before, self.lattice.skipped)
        return before

    @property
    def carried(self) -> Mapping[int, Arcs]:
        """The subjects that verbs share with one before them, by the token behind "and"."""
        return self._subjects[0]

    def acting(self, at: int) -> Arcs:
        """Return the subject of the last verb before a token, in its clause."""
        told = [arcs for verb, arcs in self._subjects[1] if verb < at]
        return told[-1] if told else ()

    @cached_property
    def _subjects(self) -> tuple[Mapping[int, Arcs], Sequence[tuple[int, Arcs]]]:
        """The subjects that verbs share, and that of each verb."""
        found: dict[int, Arcs] = {}
        told: list[tuple[int, Arcs]] = []
        for verb in self.verbs.all:
            start, last = self.verbs.start(verb), told[-1][0] if told else 0
            parted = ";" in (token.text for token in self.lattice.tokens[last:start])
            shared = () if parted else self._shared(start, told)
            if shared:
                found[start] = shared
            aside = self._before_aside(start)
            own = shared or aside or self._own(last, start) or self._relative(start - 1)
            told.append((verb, own))
        return found, told

    def _shared(self, start: int, told: Sequence[tuple[int, Arcs]]) -> Arcs:
        """Return the subject that a verb without one of its own has from a verb before it."""
        words = self.lattice.words
        if start < 2 or not told:
            return ()
        comma = start - 1 if words[start - 1] == "," else start - 2
        if words[comma] == "," and (outer := self._past_relative(comma, told)):
            return outer
        if words[start - 1] in self.rules.coordinators or self._inserted(start - 1):
            return told[-1][1]
        return ()

    def _inserted(self, comma: int) -> bool:
        """Whether a comma ends what stands between "and" and its verb: "and, later, had"."""
        words = self.lattice.words
        near = range(comma - 1, max(comma - INSERTED, 0), -1)
        opening = next((at for at in near if words[at] == ","), 0)
        ends = words[comma] == "," and opening > 0
        return ends and words[opening - 1] in self.rules.coordinators

    def _own(self, last: int, start: int) -> Arcs:
        """Return the first name between two verbs that may be the subject of the second."""
        for at in range(last, start):
            for arc in self.lattice.arcs.get(at, ()):
                if arc.end <= start and self._may_act(arc):
                    return self.listed(arc)
            if at in self.lattice.pronouns and at + 1 == start:
                return self.lattice.pronouns[at][:1]
        return ()

    def _may_act(self, arc: Arc) -> bool:
        """Tell whether an arc is of a thing that may act here: no date, and no verb's own event."""
        told = arc.annotation.kind == "event" and self.verbs.is_verb(arc.start)
        return arc.cls != "Date" and not told and self.acts(arc)

    def _before_aside(self, start: int) -> Arcs:
        """Return who stands before what commas part off right before a verb."""
        opened = next((at for at, end in self.closed_asides if end == start), -1)
        return self._ending(opened) if opened > 0 else ()

    @cached_property
    def closed_asides(self) -> Sequence[tuple[int, int]]:
        """Where what stands between a subject and its verb begins and ends."""
        return tuple(closed_asides(self.lattice, self.verbs.goes_on))

    def _relative(self, at: int) -> Arcs:
        """Return whom a relative pronoun right before a verb means."""
        return self.lattice.pronouns.get(at, ())[:1]

    def _past_relative(self, comma: int, told: Sequence[tuple[int, Arcs]]) -> Arcs:
        """Return who acts past a relative clause that a comma ends: "X, who came, left".

        It is what the clause is about if that may be a subject, else the subject before the clause.
        """
        for at in reversed(range(1, comma)):
            if self.lattice.tokens[at].text in ";:":
                return ()
            if self.lattice.words[at] in relative_pronouns(self.lattice.language):
                comma = next((c for c in (at - 1, at - 2) if self.lattice.words[c] == ","), at)
                about = self._ending(comma) if comma != at - 2 else ()
                earlier = [arcs for verb, arcs in told if verb < at]
                return about or (earlier[-1] if earlier else ())
        return ()

    def _ending(self, token: int) -> Arcs:
        """Return the arc that ends at a token if it may be a subject."""
        return tuple(islice(filter(self._may_act, self.lattice.ending(token)), 1))
