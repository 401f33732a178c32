"""Asides: clauses between commas that say more of a noun, past which its sentence goes on.

"The bill, which Ada Holm had tabled, was rejected": «поправку, внесённую Советом, отклонил Сенат».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas
from graph.languages.relative_pronouns import relative_pronouns

LONGEST = 25
"""Words of such a clause, at most."""
OPENING = 2
"""Words, at most, up to the pronoun or participle that opens one: "by which"."""


def asides(words: Sequence[str], language: str) -> dict[int, int]:
    """Return where each aside begins, at its comma, and where the sentence goes on behind it.

    ``words`` are those of a sentence in small letters.
    """
    return dict(_found(words, language))


def _found(words: Sequence[str], language: str) -> Iterator[tuple[int, int]]:
    commas = [at for at, word in enumerate(words) if word == ","]
    for number, at in enumerate(commas):
        later = commas[number + 1 : number + 1 + LONGEST]
        behind = next((c for c in later if c > at + OPENING), at)
        if at < behind <= at + LONGEST:
            opening = words[at + 1 : at + 1 + OPENING]
            if any(_opens(word, language) for word in opening):
                yield at, behind + 1


def _opens(word: str, language: str) -> bool:
    """Whether a word opens a clause about the noun before it: a relative or a full participle."""
    read = grammar(word, language)
    participle = read.part == "PTCP" and bool(read.case)
    return participle or not relative_pronouns(language).keys().isdisjoint(lemmas(word, language))
