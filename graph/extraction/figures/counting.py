"""What stands around a number: its comparator, and the noun phrase that it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, cast

from graph.extraction.figures.number_words import number_table
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import nominative

DASHES = tuple("-–—")
DIGITS = re.compile(r"\d+(?:[.,\s]\d{3}(?!\d))*")
OWNER = re.compile(r"\s(?P<word>[^\W\d_A-ZА-ЯЁ][\w-]+)")
"""A word in small letters behind a noun."""
MOST_OWNERS = 3
"""Words behind a noun that may say of what it is."""
Comparator = Literal["equal", "more than", "at least", "less than", "at most", "about"]


@cache
def _comparators(language: str, side: str) -> tuple[tuple[Comparator, re.Pattern[str]], ...]:
    form = r"(?<!\w)(?:{})\s(?:the\s)?$" if side == "before" else r"\s?(?<!\w)(?:{})(?!\w)"
    table: Mapping[str, str] = number_table(language)[side]
    return tuple(
        (cast(Comparator, name), re.compile(form.format(pattern), re.IGNORECASE))
        for name, pattern in table.items()
    )


def compared(text: str, language: str, start: int, end: int) -> tuple[Comparator, int, int]:
    """Return the comparator of a number and the span that holds both; the longest words win."""
    found = [
        (match.start(), name)
        for name, pattern in _comparators(language, "before")
        if (match := pattern.search(text[:start]))
    ]
    if found:
        first, name = min(found)
        reached = name == "at most" and _reached(language).search(text[:start].rstrip())
        return ("equal", start, end) if reached else (name, first, end)
    within = _inside(text[start:end], language)
    return compared_after(text, language, start, end) or (within or "equal", start, end)


@cache
def _reached(language: str) -> re.Pattern[str]:
    """Return the pattern of words before a number that a change came to: it is no limit."""
    return re.compile(rf"(?:{number_table(language).get('reached') or '(?!)'})$", re.IGNORECASE)


def _inside(number: str, language: str) -> Comparator | None:
    """Return the comparator that the ending of a number tells: «мыңдай» is about a thousand."""
    endings: Mapping[str, str] = number_table(language).get("within", {})
    found = [n for n, e in endings.items() if re.search(rf"(?:{e})$", number.lower())]
    return cast(Comparator, found[0]) if found else None


def likened(noun: str, language: str) -> Comparator:
    """Return the comparator that the case of what is counted tells: «он метрдей» is about ten."""
    bent = nominative(noun, language) != noun
    return (_inside(noun, language) if bent else None) or "equal"


def compared_after(
    text: str, language: str, start: int, end: int
) -> tuple[Comparator, int, int] | None:
    """Return what ``compared`` does, for words after the number; None if there are none."""
    found = [
        (match.end(), name)
        for name, pattern in _comparators(language, "after")
        if (match := pattern.match(text, end))
    ]
    return (max(found)[1], start, max(found)[0]) if found else None


@cache
def percent_sign(language: str) -> re.Pattern[str]:
    """Return the pattern of the signs and words for percent."""
    return re.compile(rf"(?:{number_table(language)['unit']['percent']})(?!\w)", re.IGNORECASE)


@cache
def _unit_patterns(language: str) -> dict[str, re.Pattern[str]]:
    unit = number_table(language)["unit"]
    keys = (
        "partitive",
        "modifier",
        "head",
        "never",
        "also",
        "extension",
        "compound",
        "only_modifier",
        "adjective",
    )
    form = r"(?:{})(?![\w’'-])"
    return {k: re.compile(form.format(unit.get(k, "(?!)")), re.IGNORECASE) for k in keys}


def counted_span(text: str, language: str, end: int) -> tuple[int, int]:
    """Return where what is counted stands: a sign of percent, or a noun and what describes it."""
    start = _skip_space(text, end)
    if percent := percent_sign(language).match(text, start):
        return start, percent.end()
    patterns = _unit_patterns(language)
    if compound := patterns["compound"].match(text, end):
        return compound.span("what")
    while of := patterns["partitive"].match(text, start) or DIGITS.match(text, start):
        start = _skip_space(text, of.end())
    stop = start if text[start : start + 1] in DASHES else noun_end(text, start, language)
    return (start, stop) if stop > start else (end, end)


def _extended(text: str, end: int, extension: re.Pattern[str]) -> int:
    while more := extension.match(text, _skip_space(text, end)):
        end = more.end()
    return end


def has_owners(language: str) -> bool:
    """Whether genitives behind a noun say of what it is."""
    return bool(number_table(language)["unit"].get("owners_behind"))


def _with_owners(text: str, end: int, language: str) -> int:
    """Return the end of a noun phrase with the genitives behind it: «члены комиссий»."""
    if not has_owners(language):
        return end
    never, last = _unit_patterns(language)["never"], end
    for _ in range(MOST_OWNERS):
        word = OWNER.match(text, last)
        if not word or never.match(text, word.start("word")):
            break
        likely = grammar(word["word"], language)
        # No noun without a preposition is in the locative: «тонны ржи».
        owns = likely.case == "Loc" and "Gen" in possible_cases(word["word"], language)
        if (likely.case != "Gen" and not owns) or likely.part not in ("NOUN", "ADJ", "PTCP"):
            break
        last, end = word.end(), word.end() if likely.part == "NOUN" else end
    return end


def _skip_space(text: str, start: int) -> int:
    while text[start : start + 1].isspace():
        start += 1
    return start


def noun_end(text: str, start: int, language: str) -> int:
    """Return the end of the noun phrase that begins at ``start``, or ``start`` if none does."""
    last, place = start, start
    patterns = _unit_patterns(language)
    open_head = not number_table(language)["unit"]["any_modifier"]
    for _ in range(number_table(language)["unit"]["longest"]):
        place = _skip_space(text, place)
        if also := patterns["also"].match(text, place):
            if place == start:
                return last
            place = also.end()
            continue
        if patterns["never"].match(text, place):
            return last
        modifier, head = (
            patterns["modifier"].match(text, place),
            patterns["head"].match(text, place),
        )
        noun = head and grammar(head[0], language).part == "NOUN"
        if head and (noun or not (open_head and modifier)):
            return _with_owners(text, _extended(text, head.end(), patterns["extension"]), language)
        if not modifier:
            return last
        place = modifier.end()
        last = (
            place if head and not patterns["only_modifier"].match(text, modifier.start()) else last
        )
    return last


def head_start(words: str, language: str) -> int:
    """Return where the noun of a phrase begins that has nothing but adjectives before it, or 0."""
    *described, head = words.split()
    adjective = _unit_patterns(language)["adjective"]
    plain = all(adjective.fullmatch(word) for word in described)
    return len(words) - len(head) if plain else 0
