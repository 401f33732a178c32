"""What was done by or to what is counted: «погибли 12 рыбаков» counts «погибшие рыбаки»."""

from __future__ import annotations

from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.grammar import done_participle, grammar, participle, possible_cases
from graph.languages.morphology import lemmas

PLAIN = 2
"""Words, at most, of what is counted that takes a participle before it."""
DIRECT = frozenset({"Nom", "Gen", "Acc"})
"""Cases of what is counted where it is a subject or an object."""


def done(text: str, counted: Quantity, language: str) -> str:
    """Return the participle of the verb right before a count or right behind it, or ''.

    A verb that only tells that they are there or whose they are says nothing of them.
    """
    number, end = counted.number, max(counted.number.end, counted.span[1])
    if counted.is_elided or counted.span[0] < number.end:
        return ""
    if before := units_pattern(language, "done_before").search(text[: number.start]):
        deed = _participle(before["verb"], text[slice(*counted.span)], language, leads=True)
        way = before.groupdict().get("way")
        return f"{deed} {way.lower()}" if deed and way else deed
    behind = units_pattern(language, "done_behind").match(text, end)
    free = units_pattern(language, "done_free").search(text[: number.start])
    if not behind or not free:
        return ""
    return _participle(behind["verb"], text[slice(*counted.span)], language, leads=False)


def predicated(text: str, counted: Quantity, language: str) -> str:
    """Return what is said of those counted, as a participle with its words, or ''.

    Where verbs stand last it opens the noun phrase: «халықтың 9 пайызы порт заңын қолдады» counts
    «порт заңын қолдаған халық», and it may stand before the number.
    """
    number = counted.number
    if len(text[slice(*counted.span)].split()) > PLAIN:
        return ""
    if number.is_share and counted.span[1] <= number.start:
        told = units_pattern(language, "said_of_share").match(text, number.unit_end)
    elif counted.is_elided or counted.span[0] < number.end:
        told = None
    else:
        told = units_pattern(language, "said_of_count").match(text, counted.span[1])
        before = units_pattern(language, "said_before").search(text[: number.start])
        # A name says of whom the figure is: «Чилиде тұратын 130 халық».
        told = told or (before if before and before["said"].islower() else None)
    if not told:
        return ""
    words = told["said"]
    for ending, form in units_table(language).get("as_participle", {}).items():
        if words.endswith(ending):
            return words.removesuffix(ending) + str(form)
    return words


def _participle(verb: str, words: str, language: str, *, leads: bool) -> str:
    """Return the participle of a verb that tells of what is counted.

    What is counted in another case is neither who did it nor to whom it was done, and who acts
    may stand behind what it is done to: «закон поддержали 26 депутатов».
    """
    if not {*lemmas(verb, language)}.isdisjoint(units_table(language).get("never_done", ())):
        return ""
    noun = head_noun(words, language)
    clause = units_table(language).get("clause", {})
    if leads and not {*lemmas(verb, language)}.isdisjoint(clause.get("objectless", ())):
        return participle(verb, language, "Plur", suffered=False)
    done, is_suffered, has_other = done_participle(verb, language)
    if possible_cases(noun, language).isdisjoint(DIRECT):
        return ""
    short = grammar(verb, language).part == "PTCP"
    return done if not is_suffered or short or (leads and has_other) else ""
