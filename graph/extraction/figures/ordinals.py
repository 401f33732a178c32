"""Ordinals in digits, Roman numerals of either alphabet, and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.extraction.annotation import Annotation
from graph.extraction.figures.number_words import (
    WORD,
    blanked,
    fractions_in,
    named_number,
    number_pattern,
    number_table,
    without_dates,
)
from graph.languages.script import roman_numeral
from graph.reading.sentence import Sentence

ROMAN = re.compile(r"(?<![\w.(-])[IVXLХІ]{1,8}(?![\w.)])(?=\s+\w)")
HUNDRED = 100
"""Ordinals are composed up to here."""


def find_ordinals(sentence: Sentence) -> tuple[Annotation, ...]:
    """Return the ordinals of a sentence in order, in digits, Roman numerals and words."""
    found = ordinals_in(sentence.text, sentence.language)
    return tuple(Annotation.of(sentence, start, end, "ordinal", n) for start, end, n in found)


@lru_cache(maxsize=1_000)
def ordinals_in(text: str, language: str) -> tuple[tuple[int, int, int], ...]:
    """Return (start, end, value) of the ordinals of a text; dates hold none."""
    if not number_table(language):
        return ()
    masked = without_dates(text, language)
    masked = blanked(masked, [(start, end) for start, end, *_ in fractions_in(masked, language)])
    digits = number_pattern(language, "ordinal_suffix", r"(?<![\w.,])(\d{{1,3}}){}(?!\w)")
    found = [(m.start(), m.end(), int(m[1])) for m in digits.finditer(masked)]
    found += [(m.start(), m.end(), n) for m in ROMAN.finditer(masked) if (n := _roman(m, language))]
    found += _ordinal_words(masked, language)
    return tuple(sorted(found))


def _roman(match: re.Match[str], language: str) -> int | None:
    if match[0] in number_table(language)["roman_not"].split():
        return None
    return roman_numeral(match[0])


def _ordinal_words(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield ordinals in words with the tens before them: twenty-first, он үшінші."""
    before: re.Match[str] | None = None
    for word in WORD.finditer(text):
        value = named_number(word[0], language, "ordinals")
        if value is None or number_pattern(language, "ordinal_not", "{}").search(
            text[: word.start()]
        ):
            before = word
            continue
        tens = _tens_before(before, word, text, language) if value % 10 else 0
        yield (before.start() if before and tens else word.start()), word.end(), tens + value
        before = None


def _tens_before(
    before: re.Match[str] | None, word: re.Match[str], text: str, language: str
) -> int:
    if before is None or text[before.end() : word.start()].strip(" -"):
        return 0
    tens = named_number(before[0], language, "cardinals") or 0
    return tens if tens % 10 == 0 and tens < HUNDRED else 0
