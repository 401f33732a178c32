"""A noun in the plural before a list of states: «делегации Чили и Перу» are no one body's name."""

from __future__ import annotations

from graph.extraction.names.extents import Around
from graph.extraction.names.head_nouns import HeadSpan
from graph.extraction.names.naming import Line
from graph.languages.grammar import grammar, noun_forms, possible_cases

LONGEST_FIELD = 4
"""Words of what bodies are for before the first of their states, at most."""
FREE = ("VERB", "CONJ", "PTCP")
"""Parts of speech behind which a noun is in the nominative sooner than in the genitive."""


def of_several_states(line: Line, head: HeadSpan, around: Around) -> bool:
    """Whether a head that may be in the plural has states behind it in a list.

    The form may be that of one body in the genitive: a noun or preposition before it tells that.
    """
    if line.rules.structure != "genitive" or head.last - head.first > 1:
        return False
    language = line.sentence.language
    forms = noun_forms(line.low[head.first], language)
    plural = ("Nom", "Plur") in forms and ("Nom", "Sing") not in forms
    return plural and _stands_free(line, head.first) and _lists(line, head.last, around)


def _stands_free(line: Line, at: int) -> bool:
    """Whether nothing right before a noun governs it."""
    ahead = line.words[at - 1] if at else ""
    if ahead.lower() in line.rules.words("before_several"):
        return True
    return not ahead[:1].isalpha() or grammar(ahead.lower(), line.sentence.language).part in FREE


def _lists(line: Line, at: int, around: Around) -> bool:
    """Whether a list of states opens behind a noun and what it is for: «… обороны Чили и Перу»."""
    states = {first: last for last, first in around.countries.items()}
    language = line.sentence.language
    end = at
    while end - at < LONGEST_FIELD and end < len(line.low) and end not in states:
        if "Gen" not in possible_cases(line.low[end], language):
            return False
        end += 1
    behind = states.get(end, 0)
    joiners = line.rules.words("joiners") | {","}
    joined = 0 < behind < len(line.low) and line.low[behind] in joiners
    second = joined and behind + 1 in states
    return second and "Gen" in possible_cases(line.low[behind + 1], language)
