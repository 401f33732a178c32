"""Numbers that are no plain figures: rates ("a month", "each"), limits and stretches of time."""

from __future__ import annotations

from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.shares import NOWHERE
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.morphology import lemmas


def is_plain(text: str, counted: Quantity, language: str) -> bool:
    """Whether a number tells how much there is, and not how much for each or in a time."""
    if counted.is_age or counted.number.is_share:
        return True
    return not (
        _is_in_time(text, counted, language)
        or _is_for_each(text, counted, language)
        or _is_limit(text, counted, language)
        or _is_stretch(text, counted, language)
        or _points_back(text, counted, language)
    )


def _points_back(text: str, counted: Quantity, language: str) -> bool:
    """Whether a bare measure is of what was told before, or a mere difference: "that was 5 km".

    Nor is a count of those for whom something is made one of people: «жүз адамға арналған үй».
    """
    number = counted.number
    bare = bool(counted.called) or counted.span == (number.unit_start, number.unit_end)
    before = units_pattern(language, "indicated").search(text[: number.start])
    differs = units_pattern(language, "differs").match(text, number.unit_end)
    meant = units_pattern(language, "meant_for").match(text, counted.span[1])
    return bool(meant) or (bare and bool(before or differs))


def _is_in_time(text: str, counted: Quantity, language: str) -> bool:
    """Whether a time stands before a number in which there is so much: "60 km an hour".

    What has a name before that has so much of its own: «табысы жылына 5 миллион теңге».
    """
    start = counted.number.start
    named = not counted.called and counted.span[1] <= start
    return not named and bool(units_pattern(language, "in_time").search(text[:start]))


def _is_for_each(text: str, counted: Quantity, language: str) -> bool:
    """Whether a sum that no word before it names is one of many: so much each, for a tonne."""
    number = counted.number
    if not counted.called and not (counted.is_amount and counted.span[0] >= number.end):
        return False
    bent = units_pattern(language, "each").search(text[number.unit_start : number.unit_end])
    nameless = counted.called == units_table(language).get("money_name")
    lone = number.comparator == "equal" and counted.first == NOWHERE
    return bool(
        (bent and nameless and lone)
        or units_pattern(language, "for_each_before").search(text[: number.start])
        or units_pattern(language, "for_each_behind").match(text, number.unit_end)
    )


def _is_limit(text: str, counted: Quantity, language: str) -> bool:
    """Whether a number only limits which things are meant: "villages of more than 500"."""
    number, behind = counted.number, text[counted.number.end :]
    told = units_pattern(language, "limit").search(text[number.start : number.end])
    return bool(told and counted.span[1] <= number.start and behind[:2].strip().isalpha())


def _is_stretch(text: str, counted: Quantity, language: str) -> bool:
    """Whether two numbers of years are the ends of a stretch that nothing names."""
    words = text[slice(*counted.span)].lower().strip()
    bare = {*lemmas(words, language)} & set(units_table(language).get("stretch", ()))
    return counted.first != NOWHERE and bool(bare)
