"""What numbers are made of: the tables of a language, its number words and its fractions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from graph.extraction.times.dates import dates_in
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.languages.script import fold_confusables

BLANK = "\N{OBJECT REPLACEMENT CHARACTER}"
WORD = re.compile(r"[^\W\d_]+")


@cache
def number_table(language: str) -> dict[str, Any]:
    """Return the ``numbers.toml`` of a language."""
    return pack(language).table("numbers")


@cache
def number_pattern(language: str, key: str, form: str = "{}") -> re.Pattern[str]:
    """Return the table's pattern ``key``, set into ``form``; an empty one matches nothing."""
    return re.compile(
        form.format(f"(?:{number_table(language).get(key) or '(?!)'})"), re.IGNORECASE
    )


@lru_cache(maxsize=10_000)
def named_number(word: str, language: str, kind: str) -> int | None:
    """Return the number that a word names, if it or its likeliest lemma is in the table."""
    table: dict[str, int] = number_table(language)[kind]
    if word.lower() in table:
        return table[word.lower()]
    return table.get(lemmas(word, language)[0])


def without_dates(text: str, language: str) -> str:
    """Return the text, letters put right, with its dates blanked out."""
    return blanked(
        fold_confusables(text), [(found.start, found.end) for found in dates_in(text, language)]
    )


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with an object mark for each code point of the spans."""
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text


@cache
def _fractions(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each fraction as it is written with the pattern of its words."""
    table = number_table(language)["fractions"]
    return tuple((written, _words(pattern)) for written, pattern in table.items())


@cache
def _any_fraction(language: str) -> re.Pattern[str]:
    """Return a pattern that is found wherever that of any fraction is: most texts have none."""
    return _words("|".join(f"(?:{p})" for p in number_table(language)["fractions"].values()))


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def fractions_in(text: str, language: str) -> list[tuple[int, int, Decimal, str]]:
    """Return (start, end, value, value as written); of two that overlap, the one that is first.

    Words for part of a million are a plain number: "a quarter of a million" is 250,000.
    """
    if not _any_fraction(language).search(text):
        return []
    found = [
        (match.start(), match.end(), written)
        for written, pattern in _fractions(language)
        for match in pattern.finditer(text)
    ]
    kept: list[tuple[int, int, Decimal, str]] = []
    for start, end, written in sorted(found):
        if not kept or start >= kept[-1][1]:
            over, _, under = written.partition("/")
            value = round(Decimal(over) / Decimal(under), 4) if under else Decimal(over)
            kept.append((start, end, value, written))
    return kept
