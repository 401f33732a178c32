"""Anchors: the words without which a pattern matches nowhere in a sentence.

Most patterns need a verb that most sentences do not have; to look for their words first, once a
sentence, spares trying them at every token.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.relations.patterns import Pattern, Word
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence

Anchor = frozenset[tuple[str, ...]]
"""Phrases of which a sentence must have at least one, as lemmas."""


def anchors(pattern: Pattern) -> tuple[Anchor, ...]:
    """Return the words that a pattern needs, one set of phrases for each of its elements."""
    needed = (element for element in pattern if isinstance(element, Word) and not element.optional)
    return tuple(frozenset(element.lemmas) for element in needed)


def vocabulary(sentence: Sentence) -> frozenset[str]:
    """Return every lemma that a word of a sentence may have."""
    words = {token.text for token in sentence.tokens}
    return frozenset(lemma for word in words for lemma in lemmas(word, sentence.language))


def held(needed: Sequence[Anchor], words: frozenset[str]) -> bool:
    """Tell whether a sentence with this vocabulary has every word that a pattern needs."""
    return all(any(words.issuperset(phrase) for phrase in anchor) for anchor in needed)
