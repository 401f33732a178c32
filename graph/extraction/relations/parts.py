"""Parts of acts: an act that repeals an article of a law amends the law, and does not repeal it.

The words for parts, and what is done to an act where something is done to a part of it, are
``parts`` and ``part_deeds`` of ``frames.toml``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.patterns import Grammar
from graph.languages.morphology import lemmas
from graph.languages.relative_pronouns import relative_pronouns
from ontology.vocabulary import is_a

FURTHEST = 14
"""Tokens, at most, from an act to the noun for its part: "Articles 3, 5, 7 and 9 of the Code"."""
NUMBER = re.compile(r"\d.*|[ivxlc]+|\w|[(),/–-]")
PART = "Article"
"""The class of parts of acts that have a number of their own."""


def part_of(arc: Arc, lattice: Lattice, grammar: Grammar) -> range:
    """Return the tokens of the words for a part of the act of an arc, beside it; empty if none."""
    if not grammar.parts or arc.cls == "Date" or not is_a(arc.cls, "LegalAct"):
        return range(0)
    places = _beside(arc, lattice, grammar)
    for at in places:
        word = lattice.words[at]
        if not grammar.parts.isdisjoint(lemmas(word.rpartition("-")[2], grammar.language)):
            return range(min(at, arc.end), max(at + 1, arc.start))
        if not (NUMBER.fullmatch(word) or word in grammar.conjunctions):
            break
    return range(0)


def _beside(arc: Arc, lattice: Lattice, grammar: Grammar) -> range:
    """Return the tokens, nearest first, that may tell of a part of an act."""
    if not grammar.heads_first:
        return range(arc.end, min(arc.end + FURTHEST, len(lattice.tokens)))
    at = lattice.before(arc.start, lattice.skipped - {grammar.of})
    if grammar.of:
        at = at - 1 if at >= 0 and lattice.words[at] == grammar.of else -1
    return range(at, max(at - FURTHEST, -1), -1)


def deed(name: str, arc: Arc, lattice: Lattice, grammar: Grammar) -> str:
    """Return the property that joins somebody to the act of an arc, if one joins him to its part.

    It is '' where that says nothing of the whole act; a clause about the act is about all of it.
    """
    known = grammar.part_deeds.get(name)
    behind = {*lattice.words[arc.end : arc.end + 2]}
    about = not behind.isdisjoint(relative_pronouns(grammar.language))
    return name if known is None or about or not part_of(arc, lattice, grammar) else known


def without_parts(lattice: Lattice, grammar: Grammar) -> Lattice:
    """Return a lattice without arcs over parts of acts that it names: "Article 3 of the Code"."""
    acts = [arc for group in lattice.arcs.values() for arc in group if arc.annotation.kind == "act"]
    inside = {at for arc in acts if arc.cls != PART for at in part_of(arc, lattice, grammar)}
    if not inside:
        return lattice
    kept = {
        at: tuple(arc for arc in group if arc.cls != PART or at not in inside)
        for at, group in lattice.arcs.items()
    }
    hiding = {at: end for at, end in lattice.hiding.items() if kept[at]}
    return replace(lattice, arcs={at: group for at, group in kept.items() if group}, hiding=hiding)
