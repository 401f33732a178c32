"""Numbers whose noun is left out, since the words before have counted it: "six of them"."""

from __future__ import annotations

from graph.extraction.figures.money import is_money
from graph.extraction.figures.number_words import number_pattern
from graph.extraction.figures.numbers import FoundNumber
from graph.extraction.figures.shares import NOWHERE, Span
from graph.extraction.figures.unit_words import units_pattern


def antecedent(text: str, number: FoundNumber, unit: Span, behind: int, language: str) -> Span:
    """Return what "six of them are judges" counts: the judges, else what was counted before.

    ``unit`` is what was counted last, and ``behind`` where the number before this one ends, with
    its unit: in a list that names the noun once, only who has them stands between.
    """
    follows = units_pattern(language, "of_them").match(text, number.end)
    if follows and follows["what"]:
        return follows.span("what")
    if units_pattern(language, "whom_before").search(text[: number.start]):
        behind_verb = units_pattern(language, "whom_behind").match(text, number.end)
        return behind_verb.span("what") if behind_verb else unit
    of_whole = units_pattern(language, "whole_before").search(text[: number.start])
    if of_whole and unit[1] < of_whole.end("what") and says_of_them(text, number, language):
        return of_whole.span("what")
    if unit[1] and _is_gapped(text, number, behind, language):
        return unit
    beside = not _bent(text, number, language) and not text[unit[1] : number.start].strip(" ,")
    listed = units_pattern(language, "listed").match(text, number.end)
    money = unit[1] > 0 and is_money(text, unit, language)
    whole = says_of_them(text, number, language) and (money or not _is_scaled(text, number))
    return unit if unit[1] and (follows or beside or listed or whole) else NOWHERE


def _is_gapped(text: str, number: FoundNumber, behind: int, language: str) -> bool:
    """Whether a number goes on with a list: "they won 31 seats, Labour 27 and the Liberals 12"."""
    between = units_pattern(language, "gap").fullmatch(text, behind, number.start)
    goes_on = between or units_pattern(language, "versus").search(text[: number.start])
    return bool(goes_on and units_pattern(language, "gap_end").match(text, number.end))


def list_item(text: str, number: FoundNumber, language: str) -> int | None:
    """Return where the item of a list that a number stands in begins: «…, группа «Б» – 12»."""
    found = units_pattern(language, "item").search(text[: number.start])
    return found.start("item") if found else None


def _bent(text: str, number: FoundNumber, language: str) -> bool:
    """Whether a number has a case ending of its own: "against ten"."""
    written = text[number.start : number.end].strip()
    return bool(number_pattern(language, "inflected", "{}$").search(written))


def _is_scaled(text: str, number: FoundNumber) -> bool:
    """Whether a number ends with a word apart from its digits, such as "million"."""
    words = text[number.start : number.end].split()
    return not any(letter.isdecimal() for letter in words[-1])


def says_of_them(text: str, number: FoundNumber, language: str) -> bool:
    """Tell whether an ending or word after the digits says "of them"."""
    written = text[number.start : number.end].strip()
    if _bent(text, number, language):
        return False
    return any(letter.isdecimal() for letter in written) and not written[-1].isdecimal()
