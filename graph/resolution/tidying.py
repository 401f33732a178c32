"""Names in order: on one line, with brackets and quotation marks in pairs, without a clause."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.facts import Thing
from graph.languages.morphology import lemmas
from graph.languages.pack import languages
from graph.resolution.generic import trigger_verbs
from ontology.vocabulary import is_a

BRACKETS = {"(": ")", "[": "]", "«": "»"}
BRACKET = re.compile(r"[]()[«»]")
MARKS = '“”„"'

CLAUSE = re.compile(r", (\w+)")


def tidy(thing: Thing) -> Thing:
    """Return a thing with its names in order, each once; a name of nothing else stays as it is."""
    names = {
        (text, name.language): replace(name, text=text)
        for name in reversed(thing.names)
        if (text := tidied(name.text, name.language, thing.cls))
    }
    return replace(thing, names=tuple(reversed(names.values())))


def tidied(text: str, language: str, cls: str) -> str:
    """Return a name of a thing of a class (a local name) in order.

    The name of an act ends before a clause on what was done with it (", adopted in 1995").
    """
    text = " ".join(text.split())
    if is_a(cls, "LegalAct"):
        text = _without_clause(text, language)
    paired = _paired_marks(_paired_brackets(text)).strip()
    return " ".join(paired.split()) or text


def _without_clause(text: str, language: str) -> str:
    for match in CLAUSE.finditer(text) if language in languages() else ():
        if not trigger_verbs(language).isdisjoint(lemmas(match[1], language)):
            return text[: match.start()]
    return text


def _paired_brackets(text: str) -> str:
    """Cut a name before a bracket that is not closed; drop one that closes nothing."""
    if not BRACKET.search(text):
        return text
    open_: list[int] = []
    alone: list[int] = []
    for place, letter in enumerate(text):
        if letter in BRACKETS:
            open_.append(place)
        elif letter in BRACKETS.values():
            if open_ and BRACKETS[text[open_[-1]]] == letter:
                open_.pop()
            else:
                alone.append(place)
    cut = next((place for place in open_ if text[place] == "(" and place > 0), len(text))
    dropped = {*alone, *open_}
    return "".join(c for at, c in enumerate(text[:cut]) if at not in dropped)


def _paired_marks(text: str) -> str:
    """Drop quotation marks at the wrong end of a name, and one that is left without another."""
    text = text.rstrip(" “„" if text[-2:-1] == " " else " „").lstrip(" ”")
    places = [place for place, letter in enumerate(text) if letter in MARKS]
    if len(places) % 2:
        text = text[: places[-1]] + text[places[-1] + 1 :]
    return text
