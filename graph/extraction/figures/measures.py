"""What a bare measure is of, by the words before it: «ячменя – 2 млн т», «длина моста – 3 км»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotation import Annotation
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.shares import NOWHERE
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import lemmas, nominative

NOMINAL = frozenset({"NOUN", "ADJ", "PTCP"})


def measured(text: str, counted: Quantity, names: Sequence[Annotation], language: str) -> Quantity:
    """Return a bare measure with what it is of; any other quantity as it is."""
    number = counted.number
    unit = (number.unit_start, number.unit_end)
    if counted.span != unit or counted.called or number.is_share or counted.is_amount:
        return counted
    words = {*lemmas(text[slice(*unit)].strip().lower(), language)}
    if words.isdisjoint(units_table(language).get("measures", ())):
        return counted
    for key in ("size", "matter_before", "matter_bracket"):
        found = units_pattern(language, key).search(text[: number.start])
        span = found.span("what") if found else NOWHERE
        own = any(n.start < span[1] and span[0] < n.end for n in names)
        named = _name(found["what"].lower(), key, language) if found and not own else ""
        if named:
            return replace(counted, span=span, named=named, is_amount=True)
    return counted


def _name(words: str, key: str, language: str) -> str:
    """Return what is measured as a dictionary has it: a size, a stuff, or a word only of measures.

    '' where it may as well be who has it: «компании продали 5 тонн».
    """
    last = words.split()[-1]
    known = [s for s in lemmas(last, language) if s in units_table(language).get("stuffs", ())]
    if known and words == last:
        return known[0]
    parts = {grammar(word, language).part for word in words.split()}
    nominal = parts <= (NOMINAL if any(parts) else {""})  # no analyser, no part of speech
    cases = possible_cases(last, language)
    owned = key == "matter_before" and "Gen" in cases and "Nom" not in cases
    return nominative(words, language) if nominal and (known or owned or key == "size") else ""
