"""Asides: clauses between commas that say more of a noun, past which its sentence goes on.

"The bill, which Ada Holm had tabled, was rejected": «поправку, внесённую Советом, отклонил Сенат».
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas
from graph.languages.relative_pronouns import relative_pronouns

LONGEST = 25
"""Words of such a clause, at most."""
FARTHEST = 60
"""Words, at most, of what commas part off between a subject and its verb."""
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


class Laid(Protocol):
    """A sentence with the things in it."""

    @property
    def words(self) -> Sequence[str]:
        """The tokens in small letters."""

    def ending(self, token: int) -> Sequence[object]:
        """Return the things that end before a token."""


def closed_asides(laid: Laid, acts: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Yield where all that stands between a subject and its verb begins and ends, by its commas.

    "The Pact, drafted by Chad, Mali and Togo, with help from Fiji, | was signed": the comma right
    before a verb closes what the one behind the subject opens. ``acts`` tells whether a finite verb
    stands at a token; none stands before the subject's comma in its clause.
    """
    words = laid.words
    opened: list[int] = []
    verbal = False
    for at, word in enumerate(words):
        if word in ";:":
            opened, verbal = [], False
        elif word != ",":
            verbal = verbal or (not opened and acts(at))
        else:
            if at + 1 < len(words) and acts(at + 1):
                yield from ((start, at + 1) for start in opened if at - start <= FARTHEST)
            if not verbal and laid.ending(at):
                opened.append(at)
