"""Keys of names: what stays of a name when articles, cases and a country's long form go."""

from __future__ import annotations

import re
from functools import cache

from graph.extraction.countries import country_names
from graph.extraction.lexicon import entries
from graph.extraction.naming import rules, word_lemmas
from graph.languages.pack import pack
from graph.reading.sentence import WORD

COUNTRY = "country:"


@cache
def name_key(name: str, language: str) -> tuple[str, ...]:
    """Return the lemmas of a name's words, countries by their ISO 3166-1 code (``country:NO``)."""
    words = [w for w in WORD.findall(name) if w[0].isalnum()]
    found: list[str] = []
    at = 0
    while at < len(words):
        code, last = _country(tuple(words[at:]), language)
        if code:
            found.append(code)
            at += last
        else:
            found.append(_lemma(words[at], language))
            at += 1
    plain = [k for k in found if k not in _empty(language)]
    return tuple(k for i, k in enumerate(plain) if not _formal(plain, i, language)) or tuple(found)


@cache
def country_code(name: str, language: str) -> str:
    """Return the ISO 3166-1 code of a country by its short or long name, or ''."""
    key = name_key(name, language)
    return key[0].removeprefix(COUNTRY) if len(key) == 1 and key[0].startswith(COUNTRY) else ""


@cache
def state_titles(language: str) -> frozenset[tuple[str, ...]]:
    """Return the keys of the titles of heads of state, from ``coreference.toml``."""
    titles = pack(language).table("coreference").get("head_of_state", ())
    return frozenset(name_key(title, language) for title in titles)


@cache
def head_entries(name: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the lexicon's head nouns in a name as (lemma, class), where the head stands first."""
    words = WORD.findall(name)
    found = [
        (" ".join(entry.words), entry.cls)
        for at in range(len(words))
        for form in word_lemmas(words[at], language)
        for entry in entries(language).get(form, ())
        if entry.kind != "triggerVerb" and _stands(entry.words, words, at, language)
    ]
    izafet = rules(language).structure == "izafet"
    return tuple(dict.fromkeys(reversed(found) if izafet else found))


def _stands(entry: tuple[str, ...], words: list[str], at: int, language: str) -> bool:
    taken = words[at : at + len(entry)]
    return len(taken) == len(entry) and all(
        part in word_lemmas(word, language) for part, word in zip(entry, taken, strict=True)
    )


def _country(words: tuple[str, ...], language: str) -> tuple[str, int]:
    for form in word_lemmas(words[0], language) if words[0][0].isupper() else ():
        for entry in country_names(language).get(form, ()):
            taken = words[: len(entry.lemmas)]
            if len(taken) == len(entry.lemmas) and all(
                known & set(word_lemmas(word, language))
                for known, word in zip(entry.lemmas, taken, strict=True)
            ):
                return COUNTRY + entry.code, len(taken)
    return "", 0


@cache
def _lemma(word: str, language: str) -> str:
    return re.sub(r"[-‑–—]", "-", word_lemmas(word, language)[0])


@cache
def _empty(language: str) -> frozenset[str]:
    known = rules(language)
    return known.words("articles") | known.words("links") | known.words("joiners")


def _formal(key: list[str], at: int, language: str) -> bool:
    """Whether a word such as Republic only makes the long form of the country beside it."""
    beside = key[max(at - 2, 0) : at + 3]
    return key[at] in _formal_lemmas(language) and any(k.startswith(COUNTRY) for k in beside)


@cache
def _formal_lemmas(language: str) -> frozenset[str]:
    phrases = [p for side in rules(language).table.get("formal", {}).values() for p in side]
    words = (w for phrase in phrases for w in WORD.findall(phrase))
    return frozenset(_lemma(w, language) for w in words) - _empty(language)
