"""Endings: whether a word of a match ends as its pattern asks, by the tables of the language."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.relations.arcs import Arc
from graph.extraction.relations.cases import Case
from graph.extraction.relations.patterns import Grammar
from graph.languages.grammar import possible_cases


def ends_so(grammar: Grammar, word: str, ending: str) -> bool:
    """Tell whether a word has the ending or case of a name; ``!`` before it asks for another."""
    name = ending.removeprefix("!")
    if case := grammar.cases.get(name):
        return case.suits(word, grammar.language) != ending.startswith("!")
    plain = word.lower().strip("«»“”„\"'’)(.,")
    return plain.endswith(grammar.endings[name]) != ending.startswith("!")


def told_by_endings(ending: str, grammar: Grammar) -> bool:
    """Tell whether endings alone show the case that a slot asks for."""
    name = ending.removeprefix("!")
    case = grammar.cases.get(name)
    straight = name == "nominative" and case and not case.features
    return name in grammar.endings or bool(straight)


def oblique(arc: Arc, ending: str, grammar: Grammar) -> bool:
    """Tell whether a name has lost an ending in its dictionary form; many end like a place."""
    places = grammar.endings.get("locative", ())
    return arc.inflected and told_by_endings(ending, grammar) and not arc.text.endswith(places)


def named_so(grammar: Grammar, arc: Arc, words: Sequence[str], name: str, case: Case) -> bool:
    """Tell whether a person's name may stand in a case: by its first word and one that shows.

    A name with other forms is in the nominative only in its own.
    """
    names = [w for w in words if w[0].isupper() and len(w) > 1]
    if arc.plain or not case.features:
        return ends_so(grammar, words[0], name)
    if name == "nominative" or not names:
        return False
    known = [w for w in names if possible_cases(w.lower(), grammar.language)]
    shown = not known or any(case.shows(w, grammar.language) for w in names)
    return shown and case.may_be(names[0], grammar.language)
