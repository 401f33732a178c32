"""Anchors: the words without which a pattern matches nowhere in a sentence.

Most patterns need a verb that most sentences do not have; to look for their words first, once a
sentence, spares trying them at every token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from graph.extraction.relations.patterns import Pattern, Word

Anchor = frozenset[tuple[str, ...]]
"""Phrases of which a sentence must have at least one, as lemmas."""


def anchors(pattern: Pattern) -> frozenset[Anchor]:
    """Return the words that a pattern needs, one set of phrases for each of its elements."""
    needed = (element for element in pattern if isinstance(element, Word) and not element.optional)
    return frozenset(frozenset(element.lemmas) for element in needed)


@dataclass(frozen=True)
class Index:
    """The anchors of many patterns by their words, to find at once which a sentence has."""

    anchors: frozenset[Anchor]

    @cached_property
    def _of_word(self) -> Mapping[str, frozenset[Anchor]]:
        """By each phrase that is one word, the anchors that it belongs to."""
        found: dict[str, set[Anchor]] = {}
        for anchor in self.anchors:
            for phrase in anchor:
                if len(phrase) == 1:
                    found.setdefault(phrase[0], set()).add(anchor)
        return {word: frozenset(own) for word, own in found.items()}

    @cached_property
    def _of_phrase(self) -> Mapping[str, Sequence[tuple[frozenset[str], Anchor]]]:
        """By the first word, the words of each longer phrase and the anchor that it belongs to."""
        found: dict[str, list[tuple[frozenset[str], Anchor]]] = {}
        for anchor in self.anchors:
            for phrase in anchor:
                if len(phrase) > 1:
                    found.setdefault(phrase[0], []).append((frozenset(phrase), anchor))
        return found

    def held(self, words: Set[str]) -> frozenset[Anchor]:
        """Return the anchors of which a sentence with these lemmas has a phrase."""
        alone = (self._of_word[word] for word in words & self._of_word.keys())
        known = words & self._of_phrase.keys()
        begun = (entry for word in known for entry in self._of_phrase[word])
        return frozenset((anchor for phrase, anchor in begun if phrase <= words)).union(*alone)
