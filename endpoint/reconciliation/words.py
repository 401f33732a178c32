"""Words of names, the same in every alphabet, and how alike two of them are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from graph.languages.script import consonant_key, romanise

WORD = re.compile(r"[^\W_]+")
LONGEST = 100
"""How many letters of a word are read."""
SAME_CONSONANTS = 0.97
"""How alike two spellings are that share their consonants: ``nazarbaev`` and ``nazarbayev``."""
INITIAL = 0.8
"""How alike an initial is to a word that begins with it."""
TYPING = 0.75
"""The least share of letters that a word and its misspelling have in common."""
TYPED = 4
"""The fewest letters of a word in which a typing mistake is looked for."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small Latin letters without accents."""
    composed = unicodedata.normalize("NFKC", text)
    plain = "".join(letter for letter in composed if not unicodedata.combining(letter))
    found = WORD.findall(plain)
    return tuple(latin for word in found if (latin := romanise(word[:LONGEST]).lower()))


def may_be_misspelt(word: str) -> bool:
    """Say whether other words may be meant by a word: not by a number or a short one."""
    return len(word) >= TYPED and not any(letter.isdigit() for letter in word)


def key(word: str) -> str:
    """Return what the spellings of a word share, or '' where that is too little to tell."""
    found = consonant_key(word) if not any(letter.isdigit() for letter in word) else ""
    return found if len(found) > 1 else ""


def likeness(first: Sequence[str], second: Sequence[str]) -> float:
    """Return how alike two texts are, by their words, from 0 to 1; for want of an index."""
    return ratio(" ".join(first), " ".join(second)) / 100
