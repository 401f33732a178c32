"""Anchors: the words without which a pattern matches nowhere in a sentence.

Most patterns need a verb that most sentences do not have; to look for their words first, once a
sentence, spares trying them at every token.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from graph.extraction.relations.patterns import Pattern, Word
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence

Anchor = frozenset[tuple[str, ...]]
"""Phrases of which a sentence must have at least one, as lemmas."""


def anchors(pattern: Pattern) -> frozenset[Anchor]:
    """Return the words that a pattern needs, one set of phrases for each of its elements."""
    needed = (element for element in pattern if isinstance(element, Word) and not element.optional)
    return frozenset(frozenset(element.lemmas) for element in needed)


def vocabulary(sentence: Sentence) -> frozenset[str]:
    """Return every lemma that a word of a sentence may have."""
    words = {token.text for token in sentence.tokens}
    return frozenset(chain.from_iterable(lemmas(word, sentence.language) for word in words))


@dataclass(frozen=True)
class Index:
    """The anchors of many patterns by their words, to find at once which a sentence has."""

    anchors: frozenset[Anchor]

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[frozenset[str], Anchor]]]:
        """By its first word, the words of each phrase and the anchor that it belongs to."""
        found: dict[str, list[tuple[frozenset[str], Anchor]]] = {}
        for anchor in self.anchors:
            for phrase in anchor:
                found.setdefault(phrase[0], []).append((frozenset(phrase), anchor))
        return found

    def held(self, words: frozenset[str]) -> frozenset[Anchor]:
        """Return the anchors of which a sentence with this vocabulary has a phrase."""
        known = words & self._by_word.keys()
        begun = (entry for word in known for entry in self._by_word[word])
        return frozenset(anchor for phrase, anchor in begun if phrase <= words)
