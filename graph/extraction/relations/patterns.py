"""Patterns over an annotated sentence: slots for things, words by lemma, and gaps between them.

A pattern is a line of elements, separated by spaces:

``subject:Parliament|Government``
    a slot: an annotation that stands for a thing of one of these classes or their subclasses;
    ``object:Organisation~accusative`` also asks for an ending of that table of the language.
    A list of things with commas and conjunctions between them fills a slot as one.
    ``~!accusative`` asks that it does not end so; a case (``~nominative``) is told as the table
    ``cases`` of the language says, see ``graph/extraction/relations/cases.py``.
``adopt`` or ``adopt|pass``
    a word by its lemma; ``@adopt`` names a set of words of the language's table, and
    ``@adopt~passive`` asks for one of those endings.
``^``
    the beginning of the sentence.
``..`` and ``...``
    a gap: up to three, or up to sixteen, words and annotations of other things.
``~``
    a gap within a clause: up to five words, no sign and no verb among them.

A word or set may end in ``?``: it may be absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeGuard

from graph.extraction.relations.cases import Case
from graph.extraction.relations.clause_rules import ClauseRules

GAPS = {"..": 3, "...": 16, "~": 5}
WITHIN_CLAUSE = "~"
ROLES = ("subject", "object", "time")
SETS = (
    "skipped",
    "conjunctions",
    "barriers",
    "contrasts",
    "delegates",
    "sent_from",
    "homes",
    "denying",
    "telling",
    "delegate_leads",
    "fields",
    "own_deeds",
    "states",
    "state_deeds",
    "people",
    "carriers",
    "dated",
    "adverbs",
    "affirmed",
    "asking",
    "stages",
    "respective",
    "following",
    "parts",
    "repeated",
    "predicated",
)
"""Fields of a grammar that are sets of words, by the same names in ``frames.toml``."""


@dataclass(frozen=True)
class Grammar:
    """What patterns need to know of a language: all from its ``frames.toml``."""

    language: str
    words: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]
    skipped: frozenset[str]
    """Articles and the like, which may stand before any slot."""
    conjunctions: frozenset[str]
    barriers: frozenset[str]
    """Words and marks that no gap crosses."""
    contrasts: frozenset[str] = frozenset()
    """Words behind a comma that no gap crosses before a person's name: it is of another clause."""
    inflected: str = "last"
    """Which word of a name shows its case: ``first`` or ``last``."""
    cases: Mapping[str, Case] = field(default_factory=dict)
    delegates: frozenset[str] = frozenset()
    """Words whose "of" makes nothing oblique: representatives of Chile signed.

    Where heads stand last they stand behind the name, in the case of the whole.
    """
    sent_from: frozenset[str] = frozenset()
    """What stands between such a word and whose they are: delegates from Chile."""
    homes: frozenset[str] = frozenset()
    """What stands between somebody and the body that he is of: "Ada Holm for the Greens"."""
    predicated: frozenset[str] = frozenset()
    """What stands behind a post that somebody is said to hold, where heads stand last."""
    delegate_leads: frozenset[str] = frozenset()
    """Words that may stand between a country and those, where heads stand last."""
    fields: frozenset[str] = frozenset()
    """Words between them and the body, for what they deal with: ministers of defence of Chile."""
    own_deeds: frozenset[str] = frozenset()
    """Properties of what a body does itself, not by its people."""
    states: frozenset[str] = frozenset()
    """Words for those of a body by whose deed the body did nothing: "22 member states of"."""
    state_deeds: frozenset[str] = frozenset()
    """Properties of what those do."""
    people: frozenset[str] = frozenset()
    """Words for those of a body who may do such a thing without it."""
    carriers: frozenset[str] = frozenset()
    """Nouns of parts of acts (lemmas): who rejects the draft of a law rejects the law."""
    of: str = ""
    dated: frozenset[str] = frozenset()
    """What stands before a date that one thing of a list has: "Chad in 1989 and Peru in 1990"."""
    by: str = ""
    """What stands before who does something, where a word tells it."""
    adverbs: frozenset[str] = frozenset()
    """Words, and endings of words (``-ly``), that may stand between a verb and its auxiliary.

    Words of such an ending that are none are marked: ``!assembly``.
    """
    dropped: str = ""
    """The case in which a topic may stand unsaid, or '' where a language names its subjects."""
    clauses: ClauseRules = field(default_factory=ClauseRules)
    """How verbs share subjects, where word order tells it."""
    denials: tuple[str, ...] = ()
    """Words that no gap of any pattern crosses: "not" (lemmas)."""
    denying: frozenset[str] = frozenset()
    """Words before a subject that did not do what is told: "neither", "nor"."""
    telling: frozenset[str] = frozenset()
    """Verbs (lemmas) behind which "that" opens a clause with a subject of its own."""
    that: str = ""
    """The word that opens such a clause."""
    affirmed: frozenset[str] = frozenset()
    """Words before which a denial denies nothing: "not only", "not once"."""
    asking: frozenset[str] = frozenset()
    """Words (lemmas) behind which an infinitive tells what others do, or nobody yet: "asked them to
    attend", "wants to join"."""
    possessed: tuple[str, ...] = ()
    """Endings of nouns that are somebody's, the noun of a title among them."""

    stages: frozenset[str] = frozenset()
    """Last words of events that are stages of an act's way, and do nothing: "first reading"."""

    respective: frozenset[str] = frozenset()
    """Words that say that the things of two lists go together one by one: "respectively"."""

    following: frozenset[str] = frozenset()
    """Words before who did the same as those before: "followed by Peru in 1995"."""

    repeated: frozenset[str] = frozenset()
    """Prepositions that a list may say again before each: "at Oslo Zoo and *at* Vik Zoo"."""

    companions: tuple[tuple[str, ...], ...] = ()
    """Words that join others to those who do something: "together with Peru"."""

    peers: tuple[tuple[str, ...], ...] = ()
    """What the next of a list is called before the name: "and his Thai counterpart, Ada Holm"."""

    parts: frozenset[str] = frozenset()
    """Nouns for parts of acts (lemmas): "Articles 3 and 5 of the Code"."""

    part_deeds: Mapping[str, str] = field(default_factory=dict)
    """What is done to an act, by what is done to a part of it: ``repealed`` is ``amended``."""

    @classmethod
    def of_table(cls, language: str, table: Mapping[str, Any]) -> Grammar:
        """Return the grammar that the table ``frames`` of a language pack states."""
        told: dict[str, Any] = {name: frozenset(table.get(name, ())) for name in SETS}
        return cls(
            language=language,
            words={name: tuple(words) for name, words in table.get("words", {}).items()},
            endings={name: tuple(ends) for name, ends in table.get("endings", {}).items()},
            inflected=table.get("inflected", "last"),
            cases={name: Case.of(case) for name, case in table.get("cases", {}).items()},
            of=table.get("of", ""),
            by=table.get("by", ""),
            that=table.get("that", ""),
            dropped=table.get("dropped", ""),
            clauses=ClauseRules.of(table.get("clauses", {})),
            denials=tuple(table.get("denials", ())),
            possessed=tuple(table.get("possessed", ())),
            part_deeds=table.get("part_deeds", {}),
            companions=tuple(tuple(words.split()) for words in table.get("companions", ())),
            peers=tuple(tuple(words.split()) for words in table.get("peers", ())),
            **told,
        )

    @property
    def heads_first(self) -> bool:
        """Whether a noun stands before what belongs to it: English and Russian, not Kazakh."""
        return bool(self.of) or self.inflected == "first"

    def is_adverb(self, word: str) -> bool:
        """Whether a word may stand between a verb and its auxiliary."""
        ended = f"-{word[-2:]}" in self.adverbs and f"!{word}" not in self.adverbs
        return ended or word in self.adverbs

    def passes(self, word: str) -> bool:
        """Whether a word adds nothing to what stands behind it: an article, an adverb."""
        return word in self.skipped or self.is_adverb(word)


@dataclass(frozen=True)
class Slot:
    """An element that a thing of one of ``classes`` fills."""

    role: str
    classes: tuple[str, ...]
    ending: str = ""


@dataclass(frozen=True)
class Word:
    """An element that one of these lemmas fills, or a run of words if a lemma has several."""

    lemmas: tuple[tuple[str, ...], ...]
    optional: bool = False
    ending: str = ""

    @cached_property
    def first(self) -> frozenset[str]:
        """The lemmas that it may begin with."""
        return frozenset(lemma[0] for lemma in self.lemmas)


@dataclass(frozen=True)
class Gap:
    """An element for up to ``longest`` steps; steps over whole annotations.

    One ``within`` a clause steps over no sign and no verb.
    """

    longest: int
    within: bool = False
    beside: tuple[Slot, ...] = ()
    """The slots whose rivals it steps over never: those beside it, and subjects before a verb."""
    by_agent: bool = False
    """Whether who does something comes behind it: it steps over no other name."""
    before_agent: bool = False
    """Whether the word before who does something comes behind it."""
    before_object: bool = False
    """Whether it parts a word from its object: it steps over no further verb."""
    patient: Slot | None = None
    """The subject of a passive right before it."""


@dataclass(frozen=True)
class Beginning:
    """An element that only the beginning of a sentence fills."""


Element = Slot | Word | Gap | Beginning
Pattern = tuple[Element, ...]


def is_needed(element: Element) -> TypeGuard[Word]:
    """Whether an element is a word that may not be absent."""
    return isinstance(element, Word) and not element.optional


def is_optional(element: Element) -> bool:
    """Whether an element is a word that may be absent."""
    return isinstance(element, Word) and element.optional


def is_agent(before: Pattern, grammar: Grammar) -> bool:
    """Whether who does something comes next: no other name stands between "by" and that."""
    return any(isinstance(e, Word) and e.lemmas == ((grammar.by,),) for e in before if grammar.by)
