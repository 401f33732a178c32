"""Sums of money: the currency before or behind a number, and what it and the sum are called."""

from __future__ import annotations

import re

from graph.extraction.figures.counting import has_owners
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.numbers import FoundNumber
from graph.extraction.figures.shares import Span
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.morphology import counted_form, lemmas


def sum_name(text: str, number: FoundNumber, span: Span, language: str) -> str:
    """Return what a sum is called of which the text says nothing but its currency, or ''."""
    sign = span == currency_before(text, number, language)
    lone = number.unit_start == span[0] or span[1] <= number.start
    lone = is_money(text, span, language) and lone and not number.is_share
    if not sign and not lone:
        return ""
    table = units_table(language)
    before = currency_before(text, number, language)
    shown = before[0] if before else number.start
    ahead, behind = table.get("money_said", {}), table.get("money_called", {})
    told = [n for n, p in ahead.items() if re.search(p, text[:shown], re.IGNORECASE)]
    told += [n for n, p in behind.items() if re.match(p, text[number.end :], re.IGNORECASE)]
    return str(next(iter(told), table.get("money_name", "")))


def is_money(text: str, span: Span, language: str) -> bool:
    """Whether the words of a span are a currency, or its sign."""
    unit = head_noun(text[slice(*span)], language).lower()
    named = {unit, *lemmas(unit, language)} & set(units_table(language).get("money", ()))
    return bool(named or units_pattern(language, "currency_before").fullmatch(unit))


def currency_before(text: str, number: FoundNumber, language: str) -> Span | None:
    """Return where the currency stands before a number: GEL 12 million, $5."""
    found = units_pattern(language, "currency_before").search(text[: number.start])
    return found.span("what") if found else None


def currency_name(words: str, language: str) -> str:
    """Return a currency in full and without what the sum is spent on: «долларов США на …»."""
    table, split = units_table(language), words.split()
    last = split.index(head_noun(words, language)) if has_owners(language) else len(split) - 1
    further = split[last + 1 : last + 2]
    last += bool(further) and further[0] in table.get("currency_tails", ())
    unit = counted_form(" ".join(split[: last + 1]), language)
    return str(table.get("abbreviated", {}).get(unit, unit))
