"""A sentence as tokens with arcs over the things in it, and where a pattern matches it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain

from graph.extraction.annotation import Annotation, Name, Post
from graph.extraction.relations.asides import asides
from graph.extraction.relations.classes import is_one_of
from graph.extraction.relations.patterns import Grammar
from graph.languages.grammar import grammar
from graph.reading.sentence import Sentence, Token

DASHES = "—–-"
VERBS = ("VERB", "INFN", "GRND", "PRED")
ITEM_MARK = re.compile(r"\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|\w)[.)]|[–—•*-])\s+")
"""What leads in an item of a list: "1. ", "2) ", "(a) ", "• "."""


@dataclass(frozen=True, eq=False)
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
    title: str = ""
    """The first word of the title of a person that stands before the name, as it stands there."""

    @property
    def plain(self) -> bool:
        """Whether a name stands in its dictionary form."""
        value = self.annotation.value
        return isinstance(value, Name) and self.text == value.nominative

    @property
    def inflected(self) -> bool:
        """Whether it is the name of an actor in another form than the dictionary's."""
        value = self.annotation.value
        if not isinstance(value, Name) or self.annotation.kind != "name":
            return False
        return self.text == self.annotation.text != value.nominative

    @property
    def titled(self) -> bool:
        """Whether a person's title stands here as in a dictionary: «министр сказала» is hers."""
        value = self.annotation.value
        if not isinstance(value, Post) or self.cls != "Person":
            return False
        return self.text.lower().split()[:1] == value.title.lower().split()[:1]

    @property
    def person(self) -> bool:
        """Whether it is over a person's own name."""
        value = self.annotation.value
        named = isinstance(value, Name) and self.annotation.kind == "name"
        return named and self.cls == "Person" and self.text == self.annotation.text


@dataclass(frozen=True)
class Lattice:
    """A sentence as tokens with the arcs over them; ``hiding`` are the arcs that a gap jumps."""

    sentence: Sentence
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
    told: frozenset[int] = frozenset()
    """Tokens that open what somebody tells: "he told the House *that* they had signed"."""
    language: str = ""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    @property
    def words(self) -> tuple[str, ...]:
        """The tokens in small letters."""
        return self.sentence.words

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The tokens as they stand."""
        return tuple(token.text for token in self.tokens)

    @cached_property
    def past_mark(self) -> tuple[int, ...]:
        """The token behind the number or sign that leads in an item of a list, if one does."""
        mark = ITEM_MARK.match(self.sentence.text)
        behind = [i for i, t in enumerate(self.tokens) if mark and t.start >= mark.end()][:1]
        return tuple(behind) if self.sentence.paragraph.role == "item" else ()

    def has(self, token: int, words: frozenset[str]) -> bool:
        """Tell whether one of some words stands at a token."""
        return token < len(self.tokens) and self.words[token] in words

    def before(self, token: int, passed: Collection[str]) -> int:
        """Return the nearest token before one that is none of some words, or -1."""
        at = token - 1
        while at >= 0 and self.words[at] in passed:
            at -= 1
        return at

    @cached_property
    def of_classes(self) -> Callable[[tuple[str, ...]], Sequence[int]]:
        """Returns the tokens, in order, of things of some classes, and of pronouns for such."""
        return cache(lambda wanted: [at for at, cls in self._classes if is_one_of(cls, wanted)])

    @property
    def classes(self) -> frozenset[str]:
        """The classes of all things in it, and of those that a topic or a pronoun means."""
        return frozenset(cls for _, cls in self._classes)

    @cached_property
    def _classes(self) -> Sequence[tuple[int, str]]:
        groups = (*self.arcs.items(), *self.pronouns.items(), (0, self.topics))
        return sorted({(at, arc.cls) for at, group in groups for arc in group})

    def titles_around(self, arc: Arc) -> Iterator[Arc]:
        """Yield the acts in whose titles an arc stands behind their first word."""
        for group in self.arcs.values():
            for other in group:
                inside = other.start < arc.start and arc.end <= other.end
                if inside and other.annotation.kind == "act" and other.key != arc.key:
                    yield other

    @cached_property
    def asides(self) -> Mapping[int, int]:
        """Where clauses between commas begin that a gap may jump, and what stands behind each."""
        return asides(self.words, self.language)

    @cached_property
    def titled(self) -> frozenset[int]:
        """The tokens within the title of somebody: "general secretary of the League"."""
        return frozenset(at for end, start in self.titles.items() for at in range(start, end))

    @cached_property
    def within_names(self) -> frozenset[int]:
        """The tokens with a capital in names of several words: no words of the sentence's own."""
        return frozenset(
            at
            for group in self.arcs.values()
            for arc in group
            if arc.annotation.kind == "name" and arc.end - arc.start > 1
            for at in range(arc.start, arc.end)
            if self.tokens[at].text[0].isupper()
        )

    @cached_property
    def past(self) -> tuple[int, ...]:
        """From each token on, where the first name or the first word that is not passed stands."""
        found = [len(self.tokens)]
        for at in reversed(range(len(self.tokens))):
            passed = not (at in self.arcs or at in self.told) and self.words[at] in self.skipped
            found.append(found[-1] if passed else at)
        return tuple(reversed(found))

    @cached_property
    def places(self) -> Callable[[frozenset[str]], Sequence[int]]:
        """Returns the tokens that may have one of some lemmas, in order; looked up once."""
        return cache(self.sentence.having)

    def ending(self, token: int) -> Sequence[Arc]:
        """Return the arcs that end before a token, in the order of the text."""
        return self._by_end.get(token, ())

    @cached_property
    def _by_end(self) -> Mapping[int, Sequence[Arc]]:
        found: dict[int, list[Arc]] = {}
        for arc in chain.from_iterable(self.arcs.values()):
            found.setdefault(arc.end, []).append(arc)
        return found

    def before_date(self, start: int) -> int:
        """Return where the date begins that stands right before a token, or the token."""
        dates = (a.start for a in self.ending(start) if a.cls == "Date")
        return min(dates, default=start)

    def past_aside(self, arc: Arc, grammar: Grammar) -> int:
        """Return where what is said of one thing of a list ends: "Chad in 1989", "Ada of Peru".

        That is a date, or behind a person a country or body; else it is the end of the arc. A date
        with no preposition is one only where the next thing has its own: "A 1990 ж., B 1992 ж.".
        """
        if arc.end + 1 >= len(self.tokens):
            return arc.end
        if (end := self.past_date(arc.end)) and self._is_dated(arc.end, end, grammar):
            return end
        at = self._past_dash(arc.end, grammar)
        word, further = self.words[at], self.arcs.get(self.past[at + 1], ())
        dated = word in grammar.dated and any(a.cls == "Date" for a in further)
        homed = word == grammar.of and arc.cls == "Person" and arc.annotation.kind == "name"
        homed = homed and any(a.annotation.kind == "name" and a.cls != "Person" for a in further)
        end = max((a.end for a in further), default=arc.end) if dated or homed else arc.end
        goes_on = end < len(self.tokens) and self.words[end] in grammar.conjunctions
        return end if goes_on else arc.end

    def _past_dash(self, at: int, grammar: Grammar) -> int:
        """Return the token behind a dash that stands before a date: «Чили — в 1990 году»."""
        dashed = self.words[at] in DASHES and at + 2 < len(self.tokens)
        return at + 1 if dashed and self.words[at + 1] in grammar.dated else at

    def ends_list(self, arc: Arc, joiners: Collection[str]) -> bool:
        """Whether an arc is the last of its list: behind "and", and before a semicolon."""
        ahead = self.words[arc.start - 1] if arc.start else ""
        parted = arc.end < len(self.words) and self.words[arc.end] == ";"
        return parted and ahead.isalpha() and ahead in joiners

    def past_date(self, at: int) -> int:
        """Return where a date ends that begins at a token, or 0."""
        return max((a.end for a in self.arcs.get(at, ()) if a.cls == "Date"), default=0)

    def _is_dated(self, start: int, end: int, grammar: Grammar) -> bool:
        """Tell whether a list goes on behind a date, with another date or as one of its words says.

        "Since 1966" has its preposition for its own.
        """
        at = end
        while self.has(at, grammar.conjunctions):
            at += 1
        led = self.words[start] in grammar.dated
        return at > end and (led or any(self.past_date(a.end) for a in self.arcs.get(at, ())))

    def ends_clause(self, token: int) -> bool:
        """Tell whether a sign or a verb stands at a token that no name covers."""
        if token in self.hiding:
            return False
        word = self.words[token]
        read = grammar(word, self.language)
        return (
            not word[0].isalnum() or read.part in VERBS or (read.part == "PTCP" and not read.case)
        )

    @cached_property
    def slots(self) -> tuple[int, ...]:
        """The tokens at which a match may begin with a slot."""
        topical = range(1 if self.topics else 0)
        named = (at for at in (*topical, *self.arcs) if at < len(self.tokens))
        own = (at for at in named if self.past[at] == at)
        return tuple(sorted({*own, *self.pronouns}))


@dataclass(frozen=True)
class Match:
    """Where a pattern matches: token ``start`` to ``end``, and the arcs that fill each slot.

    ``verbs`` are the tokens of the words of the pattern that agree with a subject.
    """

    start: int
    end: int
    slots: Mapping[str, tuple[Arc, ...]]
    verbs: tuple[int, ...] = ()
