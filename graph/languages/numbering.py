"""Things that a language numbers with Roman letters: "World War I"."""

from __future__ import annotations

from graph.languages.pack import pack

LETTERS = frozenset("ivx")


def is_number(letter: str, before: str, language: str) -> bool:
    """Tell whether a letter is the number of what the word before it names, and no initial."""
    numbered = pack(language).table("abbreviations").get("numbered", ())
    return letter.lower() in LETTERS and before.lower() in numbered
