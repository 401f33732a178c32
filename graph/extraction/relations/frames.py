"""Frames: how the sentences of a language state the relations of the ontology.

They are data, ``frames.toml`` of each language pack, each with examples that must match and
counterexamples that must not; ``graph/extraction/relations/patterns.py`` tells how a pattern is
written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from string import Formatter
from typing import Any

from graph.extraction.relations.anchors import Anchor, Index, anchors
from graph.extraction.relations.classes import is_one_of
from graph.extraction.relations.parsing import parse
from graph.extraction.relations.patterns import Grammar, Pattern, Slot, Word, is_needed
from graph.languages.pack import pack
from ontology.errors import InputError
from ontology.vocabulary import properties

Classes = tuple[str, ...]
"""Classes (local names), a thing of any of which fills a slot."""


@dataclass(frozen=True)
class Frame:
    """One way to state a relation: ``property`` joins what fills the slots subject and object."""

    name: str
    property: str
    pattern: Pattern
    without: frozenset[str]
    """Lemmas that may not stand in a gap of the pattern."""
    confidence: float
    document: str
    """The role that the act has which the document is the text of: subject, object, or ''.

    ``body`` is the subject that adopted this act; ``gathering`` is the object where the document
    is about a gathering, and the sentence names none, ``election`` and ``parliament`` where it
    names just one, ``act`` where it is about one; ``post`` is the object that the subject was last
    said to hold.
    """
    chained: bool
    """Whether of several objects with dates of their own each comes behind the one before."""
    value: str
    """The individual of the ontology that is the object, or '' where the object is a slot."""
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[str, ...]

    @cached_property
    def classes(self) -> frozenset[Classes]:
        """The classes that each of its slots asks for."""
        return frozenset(e.classes for e in self.pattern if isinstance(e, Slot))

    @cached_property
    def asked(self) -> frozenset[str]:
        """The first lemmas of the words that its pattern asks for, its verb among them."""
        words = (e for e in self.pattern if isinstance(e, Word))
        return frozenset(lemma for word in words for lemma, *_ in word.lemmas)

    @cached_property
    def needed_last_first(self) -> tuple[Word | Slot, ...]:
        """The elements of its pattern that no match is without, the last one first."""
        return tuple(e for e in reversed(self.pattern) if isinstance(e, Slot) or is_needed(e))


@dataclass(frozen=True)
class FrameTable:
    """The frames of a language, and the words and endings that their patterns use."""

    grammar: Grammar
    frames: tuple[Frame, ...]

    @cached_property
    def anchored(self) -> tuple[tuple[Frame, frozenset[Anchor]], ...]:
        """The frames, each with the words that it needs."""
        return tuple((frame, anchors(frame.pattern)) for frame in self.frames)

    @cached_property
    def index(self) -> Index:
        """The words that any of the frames needs."""
        return Index(frozenset(anchor for _, needed in self.anchored for anchor in needed))

    @cached_property
    def _by_rarest(self) -> Mapping[Anchor | None, list[int]]:
        """The frames' places by the one of their words that fewest others need; None needs none."""
        often = Counter(anchor for _, needed in self.anchored for anchor in needed)
        found: dict[Anchor | None, list[int]] = {}
        for place, (_, needed) in enumerate(self.anchored):
            found.setdefault(min(needed, key=often.__getitem__, default=None), []).append(place)
        return found

    def possible(self, words: Set[str], classes: frozenset[str]) -> Iterator[Frame]:
        """Yield the frames of which a sentence has all words and things, in their order.

        ``words`` are its lemmas, ``classes`` those of what it names or means.
        """
        there, fitting = self.index.held(words), _fitting(self.grammar.language, classes)
        begun = (place for key in (None, *there) for place in self._by_rarest.get(key, ()))
        for frame, needed in map(self.anchored.__getitem__, sorted(begun)):
            if needed <= there and frame.classes <= fitting:
                yield frame


@lru_cache(maxsize=2_000)
def _fitting(language: str, classes: frozenset[str]) -> frozenset[Classes]:
    """Return the classes asked for by slots of a language that things of some classes can fill."""
    return frozenset[Classes]().union(*(_fitted(language, cls) for cls in classes))


@cache
def _fitted(language: str, cls: str) -> frozenset[Classes]:
    """Return the classes asked for by slots of a language that a thing of a class can fill."""
    asked = {wanted for frame in frames(language).frames for wanted in frame.classes}
    return frozenset(wanted for wanted in asked if is_one_of(cls, wanted))


@cache
def frames(language: str) -> FrameTable:
    """Return the frames of a language pack (BCP 47); InputError when one is not sound."""
    table = pack(language).table("frames")
    grammar = Grammar.of_table(language, table)
    templates = table.get("templates", {})
    listed = (f for e in table.get("frame", ()) for f in _variants(e, grammar, templates))
    try:
        return FrameTable(grammar, tuple(listed))
    except KeyError as error:
        raise InputError(f"{language}/frames.toml", f"there is no {error}") from error
    except ValueError as error:
        raise InputError(f"{language}/frames.toml", str(error)) from error


def _variants(
    entry: Mapping[str, Any], grammar: Grammar, templates: Mapping[str, Sequence[str]]
) -> Iterator[Frame]:
    """Yield a frame for each pattern of an entry, its own and those of its templates."""
    if entry["property"] not in properties():
        raise ValueError(f"frame {entry['name']!r}: no property {entry['property']!r}")
    barred = (*entry.get("without", ()), *grammar.denials)
    without = frozenset(w for name in barred for w in _set(name, grammar))
    filled = (p for name in entry.get("uses", ()) for p in _filled(templates[name], entry["with"]))
    for pattern in dict.fromkeys((*entry.get("patterns", ()), *filled)):
        yield Frame(
            f"{grammar.language}:{entry['name']}",
            entry["property"],
            parse(pattern, grammar),
            without,
            float(entry.get("confidence", 0.8)),
            entry.get("document", ""),
            bool(entry.get("chained")),
            entry.get("value", ""),
            tuple(entry.get("examples", ())),
            tuple(entry.get("counterexamples", ())),
        )


def _filled(templates: Sequence[str], words: Mapping[str, str]) -> Iterator[str]:
    """Yield the templates whose every blank (``{verb}``) has words."""
    for template in templates:
        blanks = {name for _, name, _, _ in Formatter().parse(template) if name}
        if blanks <= set(words):
            yield template.format(**words)


def _set(name: str, grammar: Grammar) -> tuple[str, ...]:
    return grammar.words[name[1:]] if name.startswith("@") else (name,)
