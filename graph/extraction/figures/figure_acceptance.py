"""Whether a number with its noun is a figure, or an age, a date, a name or an aside."""

from __future__ import annotations

import re

from graph.extraction.figures.money import currency_before
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.number_words import number_pattern
from graph.extraction.figures.numbers import FoundNumber
from graph.extraction.figures.numeral_agreement import agrees_with_number
from graph.extraction.figures.shares import Span
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.grammar import is_finite
from graph.languages.morphology import lemmas

MOST_SIDES = 3
QUOTES = '«“„"', '»”"'
"""Marks before and behind what is named, not counted: the "12 Chairs" club."""
HEADING = re.compile(r"(?<=[«“„])\d+\s[^«»“”„.,!?]{3,60}(?=[»”])")
"""What quotation marks hold that begins with a number: a title, unless it has a verb."""
TITLED = re.compile(r"«\w+(?:\s\w+){1,5}»(?=\s\w)")
"""A few words in quotation marks before the noun that they name."""
RANGED = re.compile(r"\s?[–—-]\s?\w")
"""What stands behind the first end of a range."""
SECTION = re.compile(r"\d+(?:\.\d+)+\s+([^\W\d_])")
"""The number of a section before its title: "2.4 Resources"."""


def is_figure(text: str, number: FoundNumber, span: Span, language: str) -> bool:
    """Whether a number that counts the words of a span says how many or how much there is."""
    noun = head_noun(text[slice(*span)], language).lower()
    forms = {*lemmas(noun, language)}
    named = _is_of_section(text, number, language) or _is_named(text, number, span, language)
    if named or _is_article(number, language):
        return False
    times = forms & set(units_table(language).get("time", ()))
    if number.is_share:
        shared = not forms & set(units_table(language).get("never_shared", ()))
        return shared and not times and not _in_brackets(text, number)
    if currency_before(text, number, language):
        return True
    if times:
        return _is_long(text, number, times, language) or _is_term(text, number, language)
    return _is_count(text, number, span, noun, language)


def _is_count(text: str, number: FoundNumber, span: Span, noun: str, language: str) -> bool:
    """Whether a number tells how many things a noun names: no page, no side, no other number."""
    table, lemma = units_table(language), lemmas(noun, language)[0]
    behind = number.unit_start == span[0]
    if behind and not agrees_with_number(text[number.start : number.end].strip(), noun, language):
        return False
    if lemma in table.get("sides", ()) and number.value <= MOST_SIDES:
        return False
    told = units_pattern(language, "told").search(text[: number.end])
    last = lemmas(text[slice(*span)].split()[-1].lower(), language)[0]
    return not told and last not in table.get("never", ())


def _is_of_section(text: str, number: FoundNumber, language: str) -> bool:
    """Whether a number opens the title of a section: "2.4 Resources", "144 Orders"."""
    section = SECTION.match(text)
    numbered = section is not None and section[1].isupper()
    titled = units_pattern(language, "section_title").fullmatch(text.strip())
    return number.start == 0 and (numbered or titled is not None)


def _is_article(number: FoundNumber, language: str) -> bool:
    """Whether a lone "1" only says "a", in languages that say it so."""
    one = number.value == 1 and number.comparator == "equal" and not number.is_share
    return one and bool(units_table(language).get("one_is_article"))


def _is_named(text: str, number: FoundNumber, span: Span, language: str) -> bool:
    """Whether quotation marks hold a number and its noun: they are a name."""
    before, behind = text[: number.start][-1:], text[max(number.end, span[1]) :][:1]
    titled = (m.span() for m in TITLED.finditer(text))
    inside = any(start < number.start and number.end < end for start, end in titled)
    heading = HEADING.match(text, number.start)
    if heading and not any(is_finite(word, language) for word in heading[0].split()):
        return True
    return inside or (before in tuple(QUOTES[0]) and behind in tuple(QUOTES[1]))


def _is_long(text: str, number: FoundNumber, times: set[str], language: str) -> bool:
    """Tell a span of time that is a figure, "more than 20 years", from an age and a date."""
    range_ = number_pattern(language, "range", r"{}\s?$")
    ranged = range_.search(text, 0, number.start) or RANGED.match(text, number.end)
    aged = units_pattern(language, "aged").search(text[: number.start])
    aged = aged or units_pattern(language, "in_span").search(text[: number.end])
    ago = units_pattern(language, "ago").match(text, number.unit_end)
    counted = times & set(units_table(language).get("time_counted", ()))
    return bool(counted) and number.comparator != "equal" and not (ranged or aged or ago)


def _is_term(text: str, number: FoundNumber, language: str) -> bool:
    """Tell a term of office or a time limit, which is a figure, from other spans of time."""
    before = units_pattern(language, "term_before").search(text[: number.start])
    return bool(before or units_pattern(language, "term_after").match(text, number.unit_end))


def _in_brackets(text: str, number: FoundNumber) -> bool:
    """A share in brackets after another share is an aside: 12.5 % (14.0 %)."""
    return text[: number.start].endswith("(") and text[: number.start - 1].rstrip().endswith("%")
