"""What was done by or to what is counted: «погибли 12 рыбаков» counts «погибшие рыбаки»."""

from __future__ import annotations

from graph.extraction.figures.labels.label import NOTHING, Label
from graph.extraction.figures.labels.label_words import label_pattern, label_table
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.quantities import Quantity
from graph.languages.grammar import done_participle, grammar, participle, possible_cases
from graph.languages.morphology import lemmas

DIRECT = frozenset({"Nom", "Gen", "Acc"})
"""Cases of what is counted where it is a subject or an object."""


def done(text: str, counted: Quantity, language: str) -> Label:
    """Return the participle of the verb right before a count or right behind it as a label.

    A verb that only tells that they are there or whose they are says nothing of them.
    """
    number, end = counted.number, max(counted.number.end, counted.span[1])
    if _is_other(counted):
        return NOTHING
    if before := label_pattern(language, "done_before").search(text[: number.start]):
        deed = _participle(before["verb"], text[slice(*counted.span)], language, leads=True)
        way = before.groupdict().get("way")
        return Label(before=f"{deed} {way.lower()}" if deed and way else deed)
    behind = label_pattern(language, "done_behind").match(text, end)
    free = label_pattern(language, "done_free").search(text[: number.start])
    if not behind or not free:
        return NOTHING
    return Label(
        before=_participle(behind["verb"], text[slice(*counted.span)], language, leads=False)
    )


def _is_other(counted: Quantity) -> bool:
    """Whether a number does not count the noun behind it, or that has a name of its own."""
    named = counted.called or counted.named or counted.is_amount or counted.number.is_share
    return bool(named) or counted.is_elided or counted.span[0] < counted.number.end


def _participle(verb: str, words: str, language: str, *, leads: bool) -> str:
    """Return the participle of a verb that tells of what is counted.

    What is counted in another case is neither who did it nor to whom it was done, and who acts
    may stand behind what it is done to: «закон поддержали 26 депутатов».
    """
    table, forms = label_table(language), {*lemmas(verb, language)}
    if not forms.isdisjoint(table.get("never_done", ())):
        return ""
    noun = head_noun(words, language)
    if leads and not forms.isdisjoint(table.get("objectless", ())):
        return participle(verb, language, "Plur", suffered=False)
    done, is_suffered, has_other = done_participle(verb, language)
    if possible_cases(noun, language).isdisjoint(DIRECT):
        return ""
    short = grammar(verb, language).part == "PTCP"
    return done if not is_suffered or short or (leads and has_other) else ""
