"""Endings: whether a word of a match ends as its pattern asks, by the tables of the language."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Name
from graph.extraction.relations.arcs import Arc
from graph.extraction.relations.cases import Case
from graph.extraction.relations.patterns import Grammar
from graph.languages.grammar import noun_forms, person_cases, possible_cases

QUOTES = "«»“”„\"'’)("
STRAIGHT = ("nominative", "agent")
"""Cases of those who do what a verb says in which a name has its dictionary form."""


def ends_as(ending: str, arcs: Sequence[Arc], grammar: Grammar) -> bool:
    """Tell whether a list has the ending of a slot, on the word that shows it."""
    if not ending:
        return True
    first = grammar.inflected == "first"
    shown = arcs[0 if first else -1]
    if ending in STRAIGHT and _oblique(shown, ending, grammar):
        return False
    if shown.plain and _told_by_endings(ending, grammar):
        return ending in ("nominative", f"!{ending.removeprefix('!')}")
    if shown.title and (so := told_by_title(shown, ending, grammar)) is not None:
        return so
    words = shown.text.strip("«»“”„\"'’)( ").split()
    name = ending.removeprefix("!")
    if name == ending == "nominative" and _unchanged(shown, grammar):
        return True
    told = _of_its_number(shown, words, grammar) if words and first else frozenset()
    case = grammar.cases.get(name)
    if told and case and case.features:
        shows = bool(told & case.features) and not told & case.other_features
        return shows == (name == ending)
    if first and arcs[0].person and case and words:
        return _named_so(grammar, arcs[0], words, name, case) == (name == ending)
    return bool(words) and ends_so(grammar, words[0 if first else -1], ending)


def ends_so(grammar: Grammar, word: str, ending: str) -> bool:
    """Tell whether a word has the ending or case of a name; ``!`` before it asks for another."""
    name = ending.removeprefix("!")
    if case := grammar.cases.get(name):
        return case.suits(word, grammar.language) != ending.startswith("!")
    plain = word.lower().strip("«»“”„\"'’)(.,")
    return plain.endswith(grammar.endings[name]) != ending.startswith("!")


def _of_its_number(arc: Arc, words: Sequence[str], grammar: Grammar) -> frozenset[str]:
    """Return the cases of the first noun of a name of the one number that its name has.

    «Лиги» is no nominative of several: the body is «Лига». A noun before quoted names may be of
    several, and so may acts, whose title is that of one.
    """
    value = arc.annotation.value
    name = value.nominative if isinstance(value, Name) else ""
    named = name.split()[0].strip(QUOTES) if name and not arc.person else ""
    if not named or arc.annotation.kind != "name" or words[0].isupper():
        return frozenset()
    if QUOTES[0] in arc.text:
        return frozenset()
    numbers = {n for c, n in noun_forms(named.lower(), grammar.language) if c == "Nom"}
    forms = noun_forms(words[0].lower(), grammar.language)
    apart = words[0].lower() != named.lower()
    return (
        frozenset(c for c, n in forms if n in numbers)
        if apart and len(numbers) == 1
        else frozenset()
    )


def _unchanged(arc: Arc, grammar: Grammar) -> bool:
    """Tell whether a name of several words is in its dictionary form, which its last word shows.

    The first may be of a language whose words this one takes for other forms: «Жогорку Кенеш».
    """
    words, case = arc.text.strip("«»“”„\"'’)( ").split(), grammar.cases.get("nominative")
    if not case or not case.features or not arc.plain or arc.person or len(words) < 2:
        return False
    return words[-1][0].isupper() and case.shows(words[-1], grammar.language)


def told_by_title(arc: Arc, ending: str, grammar: Grammar) -> bool | None:
    """Tell by a title that shows its case whether a name that shows none has it; else None."""
    case = grammar.cases.get(ending)
    told = possible_cases(arc.title, grammar.language)
    if not case or not case.features or not told or len(_cases(arc, grammar)) == 1:
        return None
    suits = bool(told & case.features)
    return None if suits and len(told) > 1 else suits


def _cases(arc: Arc, grammar: Grammar) -> frozenset[str]:
    return person_cases(arc.text, grammar.language)


def _told_by_endings(ending: str, grammar: Grammar) -> bool:
    """Tell whether endings alone show the case that a slot asks for."""
    name = ending.removeprefix("!")
    case = grammar.cases.get(name)
    straight = name == "nominative" and case and not case.features
    return name in grammar.endings or bool(straight)


def _oblique(arc: Arc, ending: str, grammar: Grammar) -> bool:
    """Tell whether a name has lost an ending in its dictionary form; many end like a place."""
    places = grammar.endings.get("locative", ())
    return arc.inflected and _told_by_endings(ending, grammar) and not arc.text.endswith(places)


def _named_so(grammar: Grammar, arc: Arc, words: Sequence[str], name: str, case: Case) -> bool:
    """Tell whether a person's name may stand in a case: by its first word and one that shows.

    A name with other forms is in the nominative only in its own.
    """
    names = [w for w in words if w[0].isupper() and len(w.strip(".")) > 1]
    if arc.plain and name == "nominative" and case.features:
        return _may_be_plain(names or words, case, grammar.language)
    if arc.plain or not case.features:
        return ends_so(grammar, (names or words)[0], name)
    if name == "nominative" or not names:
        return False
    known = [w for w in names if possible_cases(w.lower(), grammar.language)]
    shown = not known or any(case.shows(w, grammar.language) for w in names)
    return shown and case.may_be(names[0], grammar.language)


def _may_be_plain(words: Sequence[str], case: Case, language: str) -> bool:
    """Tell whether a person's name that has only this form may be in the nominative.

    Of a foreign name the first word may be a form of another one: «Коре Виллок».
    """
    named = [word for word in words if word[0].isupper()] or words[:1]
    return any(case.suits(word, language) for word in named)
