"""Neighbours: what the words beside a name or a verb say of its case or its voice."""

from __future__ import annotations

from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.cases import Case
from graph.extraction.relations.patterns import Grammar
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas


def words_before(start: int, lattice: Lattice, rules: Grammar) -> list[str]:
    """Return the word before a name, past its title, articles and "representatives of"."""
    at = start - 1
    while at >= 0:
        word = lattice.words[at]
        if at + 1 in lattice.titles:
            at = lattice.titles[at + 1] - 1
        elif word in rules.sent_from and lattice.words[at - 1] in rules.delegates:
            at -= 2
        elif word != rules.of and rules.passes(word):
            at -= 1
        else:
            return [word]
    return []


def depends(arc: Arc, lattice: Lattice, rules: Grammar) -> bool:
    """Tell whether an abbreviation, which shows no case, stands behind the noun it is of."""
    at = arc.start - 1
    if at < 0 or not arc.text.isupper() or _ends_arc(at, lattice):
        return False
    word = lattice.words[at]
    noun = grammar(word, rules.language).part == "NOUN"
    return noun and word not in rules.delegates


def _ends_arc(token: int, lattice: Lattice) -> bool:
    """Tell whether a thing or a date ends at a token."""
    return any(a.end == token + 1 for group in lattice.arcs.values() for a in group)


def sends(ending: str, arc: Arc, lattice: Lattice, rules: Grammar) -> bool:
    """Tell whether a body acts by its people: the deputies of the Senate approved."""
    before = lattice.words[arc.start - 1] if arc.start else ""
    acting = ending == "nominative" and not rules.of
    return acting and before in rules.delegates


def is_carried(ending: str, arc: Arc, lattice: Lattice, rules: Grammar) -> bool:
    """Tell whether what is done to a part or a draft of an act is done to the act."""
    case, at = rules.cases.get(ending), arc.start - 1
    if case is None or not case.features or at < 0:
        return False
    known = lemmas(lattice.words[at], rules.language)
    carried = not rules.carriers.isdisjoint(known)
    standing = carried and case.stands(words_before(at, lattice, rules), "")
    return standing and case.suits(lattice.words[at], rules.language)


def is_placed(case: Case, start: int, end: int, lattice: Lattice, rules: Grammar) -> bool:
    """Tell whether nothing beside a verb forbids its voice."""
    at = start - 1
    while at > 0 and rules.is_adverb(lattice.words[at]):
        at -= 1
    before = [lattice.words[at]] if at >= 0 else []
    after = lattice.words[end] if end < len(lattice.tokens) else ""
    return case.stands(before, after)
