"""Numbers in words and in Roman letters: "two thousand and five", "World War I"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from graph.languages.pack import pack
from graph.languages.script import roman_numeral

LETTERS = frozenset("ivx")
HUNDRED, THOUSAND = 100, 1000


def is_number(letter: str, before: str, language: str) -> bool:
    """Tell whether a letter is the number of what the word before it names, and no initial."""
    numbered = pack(language).table("abbreviations").get("numbered", ())
    return letter.lower() in LETTERS and before.lower() in numbered


def numeral_end(text: str, end: int, language: str) -> int:
    """Return where the number ends of what the word with a capital before ``end`` names, or that.

    "World War | II", "World War | Two".
    """
    numbered = pack(language).table("abbreviations").get("numbered", ())
    named = re.search(r"(?<![\w-])(?<!-\s)(?P<name>\w+)\s(?P<noun>\w+)$", text[:end])
    behind = re.match(r"\s(?P<number>\w+)", text[end:])
    if not named or not behind or named["noun"].lower() not in numbered:
        return end
    if not named["name"].istitle() or not named["noun"].istitle():
        return end
    shown, words = behind["number"], pack(language).table("numbers").get("cardinals", {})
    told = roman_numeral(shown) if shown.isupper() else shown.istitle() and shown.lower() in words
    return end + behind.end() if told else end


def composed(parts: Iterable[tuple[Decimal, bool]]) -> Decimal:
    """Return the number that parts make together; each tells whether it is a word or digits.

    Words for a hundred and more multiply what stands before them, digits add to it.
    """
    total, current = Decimal(0), Decimal(0)
    for value, is_word in parts:
        if value >= THOUSAND and is_word:
            total, current = total + (current or 1) * value, Decimal(0)
        elif value == HUNDRED and is_word:
            current = (current or 1) * value
        else:
            current += value
    return total + current


def number_in_words(words: str, language: str) -> int:
    """Return the number that words add up to, the last of them perhaps an ordinal, or 0."""
    table = pack(language).table("numbers")
    named = table["cardinals"] | table["ordinals"]
    return int(composed((Decimal(named.get(word, 0)), True) for word in words.lower().split()))
