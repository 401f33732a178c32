"""The noun phrase behind a number, and the noun in it."""

from __future__ import annotations

import re

from graph.extraction.figures.numbers import FoundNumber
from graph.extraction.figures.shares import NOWHERE, Span
from graph.extraction.figures.unit_words import units_pattern
from graph.languages.grammar import grammar, noun_forms

WORD = re.compile(r"\s(?P<word>[\w-]+)")
OTHER_PARTS = frozenset({"VERB", "INFN", "GRND", "COMP", "PRCL", "ADV", "NPRO", "PRED"})
"""Parts of speech that no noun phrase behind a number has."""


def noun_phrase(text: str, number: FoundNumber, before: Span, language: str) -> Span:
    """Return what follows a number; an adjective alone is of what was counted before.

    Nothing where no noun is in it, or what no noun phrase has: a verb, a comparative.
    """
    words = text[number.unit_start : number.unit_end].split()
    read = [grammar(word, language) for word in words]
    if any(r.part in OTHER_PARTS for r in read):
        return NOWHERE
    if any(r.part not in ("ADJ", "PTCP") for r in read):
        return number.unit_start, number.unit_end
    behind = WORD.match(text, number.unit_end)
    if not all(r.case for r in read) or (behind and _is_noun(behind["word"], language)):
        return NOWHERE
    return before if before[1] else (number.unit_start, number.unit_end)


def _is_noun(word: str, language: str) -> bool:
    return grammar(word, language).part == "NOUN"


def head_noun(words: str, language: str) -> str:
    """Return the noun of a phrase: the first one where owners stand behind it, else the last.

    What a preposition leads behind it is not looked at: "schools of Velonia" are schools.
    """
    behind = units_pattern(language, "behind_noun").search(words, 1)
    split = words[: behind.start() if behind else None].split()
    nouns = [word for word in split if _may_be_noun(word, language)]
    return next(iter(nouns or split[-1:]), "")


def _may_be_noun(word: str, language: str) -> bool:
    """Whether a word of a noun phrase is its noun, though it be likelier a conjunction: «тем»."""
    part = grammar(word, language).part
    other = len(word) > 1 and part in {"CONJ", *OTHER_PARTS}
    return part == "NOUN" or (other and bool(noun_forms(word, language)))
