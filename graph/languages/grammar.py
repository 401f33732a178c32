"""What a word is in its sentence: part of speech, case, number and gender, in the terms of UD.

Terms: https://universaldependencies.org/u/feat/ (``Gen``, ``Plur``) and ``.../u/pos/`` (``NOUN``),
``PTCP`` for participles. Each strategy of ``graph.languages.morphology`` may read them; a language
whose strategy does not has empty ones, and rules that ask for a case do not fire.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.languages import dictionary
from graph.languages.pack import pack


@dataclass(frozen=True)
class Grammar:
    """The likeliest reading of a word in UD's terms; what is unknown is ''."""

    part: str = ""
    case: str = ""
    number: str = ""
    gender: str = ""
    animacy: str = ""


READERS: dict[str, Callable[[str, str], tuple[str, str, str, str, str]]] = {
    "pymorphy3": dictionary.grammar,
}


@cache
def _reader(language: str) -> Callable[[str, str], tuple[str, str, str, str, str]] | None:
    return READERS.get(pack(language).table("language").get("morphology", ""))


@lru_cache(maxsize=100_000)
def grammar(word: str, language: str) -> Grammar:
    """Return the likeliest reading of a word; KeyError when the language has no pack."""
    read = _reader(language)
    return Grammar(*read(word.lower(), language)) if read else Grammar()


CASES: dict[str, Callable[[str, str], frozenset[str]]] = {
    "pymorphy3": dictionary.possible_cases,
}


@lru_cache(maxsize=100_000)
def possible_cases(word: str, language: str) -> frozenset[str]:
    """Return the cases that a word may stand in (``Nom``, ``Ins``); none where nobody can tell."""
    read = CASES.get(pack(language).table("language")["morphology"])
    return read(word.lower(), language) if read else frozenset()
