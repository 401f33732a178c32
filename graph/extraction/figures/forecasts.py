"""Figures that are only to come, wished for or possible: "sales will reach 5 million"."""

from __future__ import annotations

import re

from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.unit_words import units_pattern
from graph.languages.grammar import grammar, is_to_come

WORD = re.compile(r"[^\W\d]+")


def is_foretold(text: str, counted: Quantity, language: str) -> bool:
    """Whether the clause of a number has a verb in the future, or a word for what is not yet.

    Where a language does not say what parts its clauses, nothing is known of them.
    """
    edge, number = units_pattern(language, "clause_edge"), counted.number
    starts = [match.end() for match in edge.finditer(text, 0, number.start)]
    behind = edge.search(text, max(number.end, counted.span[1]))
    if not starts and not behind and not edge.search("."):
        return False
    clause = text[starts[-1] if starts else 0 : behind.start() if behind else len(text)]
    told = units_pattern(language, "not_yet").search(clause)
    return told is not None or any(_is_future(word, language) for word in WORD.findall(clause))


def _is_future(word: str, language: str) -> bool:
    return is_to_come(word, language) and grammar(word, language).part != "INFN"
