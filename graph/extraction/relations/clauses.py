"""Clauses: whose verb it is where verbs share a subject, and which names are a verb's objects.

"The council elected Ada Holm and adopted the Charter": the second verb has the subject of the
first, and the name right behind a verb is no subject. Where its table ``clauses`` is empty, a
language shows this otherwise (by cases), and nothing is said here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.asides import closed_asides
from graph.extraction.relations.clause_rules import ClauseRules
from graph.languages.grammar import grammar as reading
from graph.languages.grammar import is_finite
from graph.languages.relative_pronouns import relative_pronouns

Arcs = tuple[Arc, ...]
INSERTED = 8
"""Words between "and" and its verb, at most, that two commas part off."""
SOON = 6
"""Words from a subject to its verb, at most, where the form of a verb tells it."""
OPENING = 2
"""Words, at most, up to the participle or pronoun that opens what is said of a noun."""
NOUN_PHRASE = 8
"""Words that a noun, with an article and adjectives, takes up at most."""
KINDS = ("name", "post", "act")
"""Kinds of annotations whose words are no verbs of the sentence."""


@dataclass(frozen=True)
class Clauses:
    """The verbs of a sentence and their subjects; ``acts`` tells whether an arc may be one."""

    rules: ClauseRules
    lattice: Lattice
    acts: Callable[[Arc], bool]
    listed: Callable[[Arc], Arcs]
    """Returns an arc with those that a list joins to it."""
    adverbial: Callable[[str], bool]

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The tokens of finite verbs, in order; a group with auxiliaries counts once."""
        found: list[int] = []
        if self.rules.finite is None:
            return ()
        for at in range(len(self.lattice.tokens)):
            if self.is_verb(at) and not (found and self._one_group(found[-1], at)):
                found.append(at)
        return tuple(found)

    def is_verb(self, at: int) -> bool:
        """Tell whether a finite verb stands at a token, by its form and the word before it."""
        word, rules = self.lattice.words[at], self.rules
        if rules.finite is None or at in self._named:
            return False
        before = self.lattice.words[at - 1] if at else ""
        whole = rules.finite.fullmatch(word) and self.lattice.tokens[at].text.islower()
        return word in rules.auxiliaries or bool(whole and before not in rules.before_nouns)

    def is_object(self, arc: Arc) -> bool:
        """Tell whether a name stands right behind a verb that has it for its object."""
        at = self._before(arc.start)
        if at + 1 in self.lattice.titles:
            at = self._before(self.lattice.titles[at + 1])
        return at >= 0 and self.governed(at)

    def opens_clause(self, arc: Arc) -> bool:
        """Tell whether ", and" with no verb stands before a name, and an auxiliary behind it.

        "He welcomed the report, *and* in 1956 the Act was passed": nobody welcomed the Act.
        """
        words, rules = self.lattice.words, self.rules
        near = range(arc.start - 1, max(arc.start - INSERTED, 0), -1)
        opening = (at for at in near if words[at] in rules.coordinators and words[at - 1] == ",")
        at = next(opening, 0)
        if not at or any(self.is_verb(place) for place in range(at + 1, arc.start)):
            return False
        relatives = relative_pronouns(self.lattice.language)
        place = self.lattice.asides.get(arc.end, arc.end)
        for token in range(place, len(words)):
            word = words[token]
            if not word[0].isalnum() or word in relatives or word in rules.coordinators:
                return False
            if word in rules.auxiliaries or (token == place and self.is_verb(token)):
                return True
        return False

    def _before(self, at: int) -> int:
        """Return the token before one, and before articles, or a name's unknown first word, or -1.

        "Proclaimed the | Vikian | People's Republic".
        """
        before = self.lattice.before(at, self.lattice.skipped)
        unknown = before >= 0 and before + 1 == at and before not in self._named
        if unknown and self.rules.articles and self.lattice.forms[before][0].isupper():
            return self.lattice.before(before, self.lattice.skipped)
        return before

    def governed(self, before: int) -> bool:
        """Tell whether a token is a verb that has what stands behind it for its object."""
        word = self.lattice.words[before]
        if self._is_participle(before) or self._is_infinitive(before):
            return True
        if word in self.rules.auxiliaries | self.rules.inverting:
            return False
        ahead = {self.lattice.words[at] for at in self._group(before)}
        return self.is_verb(before) and ahead.isdisjoint(self.rules.passives)

    def _is_participle(self, at: int) -> bool:
        """Tell whether a participle opens the sentence, or a clause behind a comma."""
        opens = at == 0 or self.lattice.words[at - 1] == ","
        form, word = self.rules.participle, self.lattice.words[at]
        return form is not None and opens and at not in self._named and bool(form.fullmatch(word))

    def _is_infinitive(self, at: int) -> bool:
        """Tell whether the word at a token is an infinitive: "to | join"."""
        form, ahead = self.lattice.forms[at], self.lattice.words[at - 1] if at else ""
        plain = form.isalpha() and form.islower() and at not in self._named
        other = at + 1 in self.lattice.titles or form in relative_pronouns(self.lattice.language)
        return plain and not other and ahead in self.rules.infinitive

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
        for verb in self.verbs:
            start, last = self._start(verb), told[-1][0] if told else 0
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

    def acts_behind(self, at: int) -> bool:
        """Tell whether a verb in the active voice stands at a token: what is before it acts."""
        known = self.rules.finite is not None and at < len(self.lattice.tokens)
        return known and self.is_verb(at) and self.lattice.words[at] not in self.rules.passives

    def opens_attribute(self, at: int) -> bool:
        """Tell whether a participle or a relative pronoun stands at a token, or right behind it."""
        for place in range(at, min(at + OPENING, len(self.lattice.words))):
            word = self.lattice.words[place]
            read = reading(word, self.lattice.language)
            participle = self.may_be_participle(place) or self._is_participle(place)
            if participle or (read.part == "PTCP" and read.case):
                return True
            if word in relative_pronouns(self.lattice.language):
                return True
        return False

    def goes_on(self, at: int) -> bool:
        """Tell whether a verb, or adverbs before one, stands at a token."""
        words = self.lattice.words
        while at < len(words) and self.adverbial(words[at]) and not self._is_finite(at):
            at += 1
        return at < len(words) and at not in self._named and self._is_finite(at)

    def acts_soon(self, at: int) -> bool:
        """Tell whether a verb stands at a token, or behind adverbs or what commas part off."""
        words = self.lattice.words
        if self.rules.finite is None:
            behind = takewhile(str.isalnum, words[at : at + SOON])
            if any(is_finite(word, self.lattice.language) for word in behind):
                return True
        while at < len(words) and self.opens(at) and not self._is_finite(at):
            at += 1
        if at < len(words) and words[at] == ",":
            return at in self.lattice.asides
        return at < len(words) and self._is_finite(at)

    def _is_finite(self, at: int) -> bool:
        if self.rules.finite is None:
            return is_finite(self.lattice.words[at], self.lattice.language)
        return self.is_verb(at)

    def joins_verb(self, at: int) -> bool:
        """Tell whether "and" stands at a token with another verb behind it, whose agent follows.

        "Passed in May and signed by Ada Holm" does not say who passed it.
        """
        joined = self.lattice.words[at] in self.rules.coordinators
        return joined and at + 1 < len(self.lattice.tokens) and self.is_verb(at + 1)

    def is_bare_noun(self, arc: Arc) -> bool:
        """Tell whether a post stands behind a word with no article: "was elected | chairman"."""
        if self.rules.finite is None or arc.start == 0 or arc.title:
            return False
        word = self.lattice.words[arc.start - 1]
        articled = word in self.rules.articles | self.lattice.skipped
        return word.isalpha() and not articled and word not in self.rules.coordinators

    def follows_noun(self, at: int) -> bool:
        """Tell whether a participle at a token is of a plural before it: "members elected by".

        What something is said to be is no other: "they are bodies founded by".
        """
        if self.rules.finite is None or at < 1 or not self.may_be_participle(at):
            return False
        noun = self.lattice.tokens[at - 1].text
        plain = noun.isalpha() and noun.islower() and noun.endswith(self.rules.plural)
        small = noun in self.rules.passed or self.adverbial(noun) or self.is_verb(at - 1)
        if not plain or small or at - 1 in self._named:
            return False
        before = (self.lattice.words[i] for i in range(at - 2, max(at - NOUN_PHRASE, 0), -1))
        opening = next((w for w in before if self._opens_phrase(w)), "")
        return opening not in self.rules.passives

    def _opens_phrase(self, word: str) -> bool:
        """Tell whether a word is a sign or a verb, behind which a noun may open."""
        finite = self.rules.finite and self.rules.finite.fullmatch(word)
        return not word[0].isalnum() or word in self.rules.passives or bool(finite)

    def may_be_participle(self, at: int) -> bool:
        """Tell whether the word at a token has the form of a past participle."""
        form = self.lattice.tokens[at].text
        return form.islower() and bool(self.rules.finite and self.rules.finite.fullmatch(form))

    def opens(self, at: int) -> bool:
        """Tell whether a word may stand in front of the rest of a verb: "was also"."""
        word = self.lattice.words[at]
        small = self.rules.auxiliaries | self.rules.passed | self.lattice.skipped
        return word in small or self.adverbial(word)

    def _start(self, verb: int) -> int:
        """Return where the adverbs and auxiliaries before a verb begin."""
        return min((verb, *self._group(verb)))

    def _group(self, verb: int) -> Sequence[int]:
        """Return the adverbs, reflexives and auxiliaries right before a verb, nearest first."""
        found = []
        for at in reversed(range(verb)):
            word = self.lattice.words[at]
            passed = word in self.rules.auxiliaries | self.rules.passed or self.adverbial(word)
            if not passed or at in self._named:
                break
            found.append(at)
        return found

    def _one_group(self, first: int, second: int) -> bool:
        return first in self._group(second)

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
        told = arc.annotation.kind == "event" and self.is_verb(arc.start)
        return arc.cls != "Date" and not told and self.acts(arc)

    def _before_aside(self, start: int) -> Arcs:
        """Return who stands before what commas part off right before a verb."""
        opened = next((at for at, end in self._closed_asides if end == start), -1)
        return self._ending(opened) if opened > 0 else ()

    @cached_property
    def _closed_asides(self) -> Sequence[tuple[int, int]]:
        return tuple(closed_asides(self.lattice, self.goes_on))

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

    @cached_property
    def _named(self) -> frozenset[int]:
        """The tokens within names, posts and acts."""
        return frozenset(
            at
            for group in self.lattice.arcs.values()
            for arc in group
            if arc.annotation.kind in KINDS
            for at in range(arc.start, arc.end)
        )
