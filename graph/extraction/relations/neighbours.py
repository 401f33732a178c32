"""Neighbours: what the words beside a name or a verb say of its case or its voice."""

from __future__ import annotations

from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.cases import Case
from graph.extraction.relations.patterns import Grammar
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import lemmas, nominative

AGENTS = ("instrumental", "agent")
"""Cases of those by whom something is done."""
LONGEST_FIELD = 4
"""Words, at most, from a body back to those who act for it."""


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
    """Tell whether an abbreviation, which shows no case, stands behind the noun it is of.

    In a list it has the case of the name before it: «при участии Чили и ООН».

    Behind a participle it is who did that: «совещание, созванное ООН, приняло …».
    """
    at = arc.start - 1
    caseless = arc.text.isupper() or _may_belong(arc, rules)
    if at < 0 or not caseless or lattice.ending(at + 1):
        return False
    if lattice.words[at] in rules.conjunctions and rules.inflected == "first":
        return any(_is_oblique(a, rules) for a in lattice.ending(at) if a.cls != "Date")
    word = lattice.words[at]
    read = grammar(word, rules.language)
    noun = read.part == "NOUN" or (read.part == "PTCP" and bool(read.case))
    return noun and word not in rules.delegates


def _is_oblique(arc: Arc, rules: Grammar) -> bool:
    """Tell whether the form of a name is no nominative."""
    words = arc.text.split()
    cases = possible_cases(words[0].lower(), rules.language) if words else frozenset()
    return bool(cases) and "Nom" not in cases


def _may_belong(arc: Arc, rules: Grammar) -> bool:
    """Tell whether a noun in small letters may be the genitive that its other cases look like."""
    first = arc.text.split()[0] if arc.text.islower() else ""
    return bool(first) and {"Gen", "Nom"} <= possible_cases(first, rules.language)


def sends(ending: str, arc: Arc, lattice: Lattice, rules: Grammar) -> bool:
    """Tell whether a body acts by its people: the deputies of the Senate approved."""
    case, sent = rules.cases.get(ending), sent_by(arc, lattice, rules)
    if rules.of or not sent or case is None:
        return False
    return ending == "nominative" or (ending in AGENTS and case.suits(sent, rules.language))


def sent_by(arc: Arc, lattice: Lattice, rules: Grammar) -> str:
    """Return the word before a body for those who act for it, or ''.

    What they deal with may stand between: «министры иностранных дел | Чили».
    """
    at = arc.start - 1
    while at > max(arc.start - LONGEST_FIELD, 0) and lattice.words[at] in rules.fields:
        at -= 1
    word = lattice.words[at] if at >= 0 else ""
    whole = rules.heads_first and not rules.of
    known = {word, nominative(word, rules.language)} if whole and word else {word}
    return word if word and not rules.delegates.isdisjoint(known) else ""


def is_carried(ending: str, arc: Arc, lattice: Lattice, rules: Grammar) -> bool:
    """Tell whether what is done to a part or a draft of an act is done to the act."""
    case, at = rules.cases.get(ending), lattice.before(arc.start, rules.skipped)
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
