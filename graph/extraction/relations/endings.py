"""Endings: whether a word of a match ends as its pattern asks, by the tables of the language."""

from __future__ import annotations

from graph.extraction.relations.arcs import Arc
from graph.extraction.relations.patterns import Grammar


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
