"""Things that a language numbers with Roman letters or number words: "World War I"."""

from __future__ import annotations

import re

from graph.languages.pack import pack
from graph.languages.script import roman_numeral

LETTERS = frozenset("ivx")


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
