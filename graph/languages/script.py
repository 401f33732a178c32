"""Scripts: one romanisation of all alphabets, keys that spellings share, letters that look alike.

The tables are data (``script.toml``) and the same for every language.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LETTERS = re.compile(r"(?:[^\W\d_]\.\s?)*[^\W\d_]+")
"""A word with the initials before it, which are of the same script."""
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
WORDS = re.compile(r"\w+(?:[-‑–’'`ʼʻ]\w+)*")
MARKS = re.compile(r"[^a-z0-9]+")


@cache
def _data() -> dict[str, Any]:
    text = (files(__package__) / "script.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _to_latin() -> dict[int, str]:
    look = _data()["confusables"]
    return {ord(c): latin for c, latin in zip(look["cyrillic"], look["latin"], strict=True)}


@cache
def _to_cyrillic() -> dict[int, str]:
    look = _data()["confusables"]
    return {ord(latin): c for c, latin in zip(look["cyrillic"], look["latin"], strict=True)}


@cache
def _romanisation() -> dict[int, str]:
    small: dict[str, str] = _data()["romanisation"]
    capital = {letter.upper(): latin.capitalize() for letter, latin in small.items()}
    both = {letter: latin for letter, latin in (capital | small).items() if len(letter) == 1}
    return {ord(letter): latin for letter, latin in both.items()}


@lru_cache(maxsize=50_000)
def romanise(text: str) -> str:
    """Return the text in Latin letters without diacritics; what has no Latin form stays.

    The same letters give the same text in every language; a capital of two letters is written Zh.
    """
    latin = unicodedata.normalize("NFC", fold_confusables(text)).translate(_romanisation())
    bare = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=50_000)
def consonant_key(name: str) -> str:
    """Return a key that the spellings of a name in different alphabets share.

    It is made of the consonants of each romanised word; that a word begins with a vowel is kept.
    Two different names may share a key; two keys that differ are different names or typing errors.
    """
    return " ".join(key for word in WORDS.findall(name) if (key := _word_key(word)))


def _word_key(word: str) -> str:
    table = _data()["key"]
    latin = MARKS.sub("", romanise(word).lower())
    for spelling, letter in table["alike"]:
        latin = latin.replace(spelling, letter)
    first = "a" if latin[:1] in set(table["vowels"]) else ""
    consonants = "".join(letter for letter in latin if letter not in table["vowels"])
    return first + re.sub(r"(.)\1+", r"\1", consonants)


@lru_cache(maxsize=50_000)
def slug(text: str) -> str:
    """Return lower-case ASCII letters, digits and single hyphens, for the end of an IRI.

    Letters of other scripts become ``u`` and their code point in hexadecimal digits.
    """
    latin = romanise(text).lower().replace("’", "").replace("'", "").replace("ʼ", "")
    named = "".join(c if c.isascii() or not c.isalnum() else f"u{ord(c):x}" for c in latin)
    return MARKS.sub("-", named).strip("-")


def fold_confusables(text: str) -> str:
    """Return the text with letters of a wrong alphabet put right, one code point for one.

    A word takes the alphabet of the letters that exist only there (Ə beside Cyrillic letters is
    Ә); what can be read as a Roman numeral takes Latin letters.
    """
    return text if text.isascii() else LETTERS.sub(lambda match: _folded(match[0]), text)


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    if word.isascii():
        return word
    if _is_numeral(word):
        return word.translate(_to_latin())
    cyrillic, latin = _letters(word, "CYRILLIC"), _letters(word, "LATIN")
    if not cyrillic or not latin:
        return word.translate(_to_cyrillic()) if word in {"Ə", "ə"} else word
    if all(ord(letter) in _to_cyrillic() for letter in latin) and (
        any(ord(letter) not in _to_latin() for letter in cyrillic) or len(cyrillic) >= len(latin)
    ):
        return word.translate(_to_cyrillic())
    if all(ord(letter) in _to_latin() for letter in cyrillic):
        return word.translate(_to_latin())
    return word


def is_latin(word: str) -> bool:
    """Tell whether a word begins with a Latin letter."""
    return _letters(word[:1], "LATIN") != ""


def _letters(word: str, script: str) -> str:
    return "".join(c for c in word if unicodedata.name(c, "").startswith(script))


def _is_numeral(word: str) -> bool:
    table = _data()["roman"]
    mixed = any(letter in table["latin"] for letter in word)
    certain = len(word) > 1 and all(letter in table["certain"] for letter in word)
    return (mixed or certain) and roman_numeral(word) is not None


def roman_numeral(text: str) -> int | None:
    """Return the value of a Roman numeral in Latin or Cyrillic letters, or None if it is none."""
    latin = text.translate(_to_latin())
    if not latin or not ROMAN.fullmatch(latin):
        return None
    values = [VALUES[letter] for letter in latin]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
