"""Lemmas and nominatives: what a word or a name is called in a dictionary.

How a language inflects is told by ``morphology`` in its ``language.toml``: ``suffixes`` (a table of
endings) or ``pymorphy3`` (a dictionary of forms). A language that does not tell does not inflect.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from graph.languages import counted, dictionary, dictionary_nominatives, endings
from graph.languages.pack import pack
from ontology.errors import InputError

Lemmas = Callable[[str, str], tuple[str, ...]]
Nominative = Callable[[str, str], str]


def _same(phrase: str, language: str) -> str:
    return phrase


STRATEGIES: dict[str, tuple[Lemmas, Nominative, Nominative]] = {
    "pymorphy3": (dictionary.lemmas, dictionary_nominatives.nominative, counted.counted_form),
    "suffixes": (endings.lemmas, endings.nominative, endings.counted_form),
    "": (lambda word, language: (word,), _same, _same),
}


@cache
def _strategy(language: str) -> tuple[Lemmas, Nominative, Nominative]:
    named = pack(language).table("language").get("morphology", "")
    if named not in STRATEGIES:
        known = ", ".join(sorted(filter(None, STRATEGIES)))
        raise InputError(f"{language}/language.toml", f"no morphology {named!r}; use {known}")
    if named == "suffixes" and not pack(language).table("suffixes"):
        raise InputError(f"{language}/language.toml", "morphology needs a suffixes.toml beside it")
    return STRATEGIES[named]


@lru_cache(maxsize=100_000)
def lemmas(word: str, language: str) -> tuple[str, ...]:
    """Return the possible lemmas of a word, lower-case and best first; the word itself is one.

    ``language`` is a BCP 47 tag with a pack; KeyError when there is none.
    """
    lower = word.lower()
    find, *_ = _strategy(language)
    return tuple(dict.fromkeys((*find(lower, language), lower)))


@lru_cache(maxsize=20_000)
def nominative(phrase: str, language: str) -> str:
    """Return a name or noun phrase with its head in the nominative, its capitals and number kept.

    Words that only depend on the head keep their case; a phrase that the pack cannot read comes
    back unchanged. KeyError when the language has no pack.
    """
    _, find, _ = _strategy(language)
    return find(phrase, language)


@lru_cache(maxsize=20_000)
def counted_form(phrase: str, language: str) -> str:
    """Return a noun phrase behind a number as a dictionary has what is counted.

    In the nominative, and in the plural where the language has nouns in it: «12 сельских общин»
    are «сельские общины»; where nouns are counted in the singular, without an owner: «9 депутатын»
    are «депутат». KeyError when the language has no pack.
    """
    *_, find = _strategy(language)
    return find(phrase, language)


CASED: dict[str, Callable[[str, str, frozenset[str]], str]] = {
    "pymorphy3": dictionary_nominatives.person_nominative,
}


@lru_cache(maxsize=20_000)
def person_nominative(name: str, language: str, cases: frozenset[str]) -> str:
    """Return a person's name in the nominative, if it stands in one of some cases (UD's)."""
    find = CASED.get(pack(language).table("language").get("morphology", ""))
    return find(name, language, cases) if find else nominative(name, language)
