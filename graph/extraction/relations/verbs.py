"""Verbs: at which tokens of a sentence a verb or a participle stands, by forms and neighbours.

Where its table ``clauses`` names no finite forms, a language shows verbs by its grammar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from graph.extraction.relations.arcs import Lattice
from graph.extraction.relations.clause_rules import ClauseRules
from graph.languages.grammar import grammar as reading
from graph.languages.grammar import is_finite
from graph.languages.relative_pronouns import relative_pronouns

SOON = 6
"""Words from a subject to its verb, at most, where the form of a verb tells it."""
OPENING = 2
"""Words, at most, up to the participle or pronoun that opens what is said of a noun."""
NOUN_PHRASE = 8
"""Words that a noun, with an article and adjectives, takes up at most."""
KINDS = ("name", "post", "act")
"""Kinds of annotations whose words are no verbs of the sentence."""


@dataclass(frozen=True)
class Verbs:
    """The verbs and participles of a sentence; ``adverbial`` tells which words are adverbs."""

    rules: ClauseRules
    lattice: Lattice
    adverbial: Callable[[str], bool]

    @cached_property
    def all(self) -> tuple[int, ...]:
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
        if rules.finite is None or at in self.named:
            return False
        before = self.lattice.words[at - 1] if at else ""
        whole = rules.finite.fullmatch(word) and self.lattice.tokens[at].text.islower()
        return word in rules.auxiliaries or bool(whole and before not in rules.before_nouns)

    def acts_behind(self, at: int) -> bool:
        """Tell whether a verb in the active voice stands at a token: what is before it acts."""
        known = self.rules.finite is not None and at < len(self.lattice.tokens)
        return known and self.is_verb(at) and self.lattice.words[at] not in self.rules.passives

    def joins_verb(self, at: int) -> bool:
        """Tell whether "and" stands at a token with another verb behind it, whose agent follows.

        "Passed in May and signed by Ada Holm" does not say who passed it.
        """
        joined = self.lattice.words[at] in self.rules.coordinators
        return joined and at + 1 < len(self.lattice.tokens) and self.is_verb(at + 1)

    def opens(self, at: int) -> bool:
        """Tell whether a word may stand in front of the rest of a verb: "was also"."""
        word = self.lattice.words[at]
        small = self.rules.auxiliaries | self.rules.passed | self.lattice.skipped
        return word in small or self.adverbial(word)

    def _is_participle(self, at: int) -> bool:
        """Tell whether a participle opens the sentence, or a clause behind a comma."""
        opens = at == 0 or self.lattice.words[at - 1] == ","
        form, word = self.rules.participle, self.lattice.words[at]
        return form is not None and opens and at not in self.named and bool(form.fullmatch(word))

    def _is_infinitive(self, at: int) -> bool:
        """Tell whether the word at a token is an infinitive: "to | join"."""
        form, ahead = self.lattice.forms[at], self.lattice.words[at - 1] if at else ""
        plain = form.isalpha() and form.islower() and at not in self.named
        other = at + 1 in self.lattice.titles or form in relative_pronouns(self.lattice.language)
        return plain and not other and ahead in self.rules.infinitive

    def may_be_participle(self, at: int) -> bool:
        """Tell whether the word at a token has the form of a past participle."""
        form = self.lattice.tokens[at].text
        return form.islower() and bool(self.rules.finite and self.rules.finite.fullmatch(form))

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
        return at < len(words) and at not in self.named and self._is_finite(at)

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

    def governed(self, before: int) -> bool:
        """Tell whether a token is a verb that has what stands behind it for its object."""
        word = self.lattice.words[before]
        if self._is_participle(before) or self._is_infinitive(before):
            return True
        if word in self.rules.auxiliaries | self.rules.inverting:
            return False
        ahead = {self.lattice.words[at] for at in self._group(before)}
        return self.is_verb(before) and ahead.isdisjoint(self.rules.passives)

    def follows_noun(self, at: int) -> bool:
        """Tell whether a participle at a token is of a noun before it: "members elected by".

        One in the singular has an article: "from *a list* drawn up by". What something is said to
        be is no other: "they are bodies founded by".
        """
        if self.rules.finite is None or at < 1 or not self.may_be_participle(at):
            return False
        noun = self.lattice.tokens[at - 1].text
        several = noun.endswith(self.rules.plural) or self._is_of_article(at - 1)
        plain = noun.isalpha() and noun.islower() and several
        small = noun in self.rules.passed or self.adverbial(noun) or self.is_verb(at - 1)
        if not plain or small or at - 1 in self.named:
            return False
        before = (self.lattice.words[i] for i in range(at - 2, max(at - NOUN_PHRASE, 0), -1))
        openers = self.rules.prepositions
        opening = next((w for w in before if w in openers or self._opens_phrase(w)), "")
        return opening not in self.rules.passives

    def is_of_apposition(self, start: int, at: int) -> bool:
        """Tell whether a participle is of a noun that commas add to others than those at a token.

        "She left Peru, *a step opposed* by Chile": Chile opposed the step.
        """
        words, rules = self.lattice.words, self.rules
        near = (i for i in (at - 2, at - 3) if i > start and words[i] in rules.indefinite)
        added = any(words[i - 1] == "," and i - 1 > start for i in near)
        return added and at - 1 not in self.named and self.may_be_participle(at)

    def _is_of_article(self, at: int) -> bool:
        """Tell whether a preposition and an indefinite article lead to a noun: "from a *list*"."""
        words, rules = self.lattice.words, self.rules
        near = (i for i in (at - 1, at - 2) if i > 0 and words[i] in rules.indefinite)
        return any(words[i - 1] in rules.prepositions for i in near)

    def within_relative(self, start: int, at: int) -> bool:
        """Tell whether a clause about a plain noun behind a token goes on up to another.

        "The court has judges *who are* appointed by the king": the judges are.
        """
        relatives, words = relative_pronouns(self.lattice.language), self.lattice.words
        for place in range(start + 1, at):
            noun = self.lattice.tokens[place - 1].text
            plain = noun.islower() and noun.isalpha() and place - 1 not in self.named
            small = self.adverbial(noun) or noun in self.rules.before_nouns
            if words[place] in relatives and plain and not (small or self.is_verb(place - 1)):
                return "," not in words[place:at]
        return False

    def _opens_phrase(self, word: str) -> bool:
        """Tell whether a word is a sign or a verb, behind which a noun may open."""
        finite = self.rules.finite and self.rules.finite.fullmatch(word)
        return not word[0].isalnum() or word in self.rules.passives or bool(finite)

    def start(self, verb: int) -> int:
        """Return where the adverbs and auxiliaries before a verb begin."""
        return min((verb, *self._group(verb)))

    def _group(self, verb: int) -> Sequence[int]:
        """Return the adverbs, reflexives and auxiliaries right before a verb, nearest first."""
        found = []
        for at in reversed(range(verb)):
            word = self.lattice.words[at]
            passed = word in self.rules.auxiliaries | self.rules.passed or self.adverbial(word)
            if not passed or at in self.named:
                break
            found.append(at)
        return found

    def _one_group(self, first: int, second: int) -> bool:
        return first in self._group(second)

    @cached_property
    def named(self) -> frozenset[int]:
        """The tokens within names, posts and acts."""
        return frozenset(
            at
            for group in self.lattice.arcs.values()
            for arc in group
            if arc.annotation.kind in KINDS
            for at in range(arc.start, arc.end)
        )
