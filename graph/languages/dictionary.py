"""A dictionary of forms (pymorphy3, OpenCorpora tags): how it parses a word, and its lemmas."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from pymorphy3 import MorphAnalyzer

from graph.languages.pack import pack

ADJECTIVES = frozenset({"ADJF", "PRTF"})
CASES = {
    "nomn": "Nom",
    "gent": "Gen",
    "gen2": "Gen",
    "datv": "Dat",
    "accs": "Acc",
    "ablt": "Ins",
    "loct": "Loc",
    "loc2": "Loc",
    "voct": "Voc",
}
"""Cases of OpenCorpora in the terms of Universal Dependencies."""


@cache
def _analyser(language: str) -> MorphAnalyzer:
    return MorphAnalyzer(lang=language)


@lru_cache(maxsize=50_000)
def parses(word: str, language: str) -> tuple[Any, ...]:
    """Return the dictionary's readings of a word as pymorphy3 has them, the likeliest first.

    There are none for letters that Unicode's table does not name.
    """
    if any(not unicodedata.name(letter, "") for letter in word):
        return ()
    found = tuple(_analyser(language).parse(word))
    return _adjectival(word, language, found) or found


def _adjectival(word: str, language: str, found: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the readings as adjective or name of an unknown word with an adjective's ending.

    The pattern ``adjectival`` of ``morphology.toml`` has such endings: «Лундском» is no noun.
    """
    ending = pack(language).table("morphology").get("adjectival")
    if not ending or any(p.is_known for p in found) or not re.search(ending, word.lower()):
        return ()
    adjectives = [p for p in found if str(p.tag.POS) == "ADJF"]
    names = [p for p in found if "Surn" in p.tag.grammemes]
    return (*adjectives, *names) if adjectives else ()


def is_listed(word: str, language: str) -> bool:
    """Tell whether the dictionary has a word as it is written."""
    return bool(_analyser(language).word_is_known(word))


def lemmas(word: str, language: str) -> tuple[str, ...]:
    """Return the normal forms of a lower-case word, the likeliest first.

    What may be told is no command: «вышли» is of «выйти», not of «выслать».
    """
    found = parses(word, language)
    told = [p for p in found if str(p.tag.POS) == "VERB" and p.tag.mood != "impr"]
    kept = (p for p in found if not told or p.tag.mood != "impr")
    return tuple(dict.fromkeys(parse.normal_form for parse in kept))
