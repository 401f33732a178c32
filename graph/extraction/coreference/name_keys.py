"""Keys of names: what stays of a name when articles, cases and a country's long form go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph.extraction.lexicon import Entry, entries
from graph.extraction.names.countries import country_names
from graph.extraction.names.naming_rules import rules
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.reading.sentence import WORD

COUNTRY = "country:"
SPACED = re.compile(r"(?<=\w)\s*[‐‑–—-]\s*(?=\d)")
"""A hyphen or dash before a number, however it is spaced: "Arland - 2050" is "Arland-2050"."""


def tightened(name: str) -> str:
    """Return a name with no space around a hyphen or dash before a number: "Arland-2050"."""
    return SPACED.sub("-", name)


@cache
def name_key(name: str, language: str) -> tuple[str, ...]:
    """Return the lemmas of a name's words, countries by their ISO 3166-1 code (``country:NO``)."""
    return tuple(_lemma(part, language) for part in name_parts(name, language))


@cache
def name_parts(name: str, language: str) -> tuple[str, ...]:
    """Return the words of a name without articles and links, and countries as ``country:NO``.

    The words that make the long form of a country's name (``Republic of``) go with the country.
    """
    words = [w for w in WORD.findall(tightened(name)) if w[0].isalnum()]
    found: list[str] = []
    at = 0
    while at < len(words):
        code, last = _country(tuple(words[at:]), language)
        if code:
            at += last
            at += _formal(words[at:], language, "after")
            del found[len(found) - _formal(found, language, "before") :]
            found.append(code)
        else:
            found.append(words[at])
            at += 1
    return tuple(w for w in found if w.lower() not in _empty(language)) or tuple(found)


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
def head_entries(
    name: str, language: str, *, compound: bool = False
) -> tuple[tuple[str, str], ...]:
    """Return the lexicon's head nouns in a name as (lemma, class), where the head stands first.

    In a ``compound``, as names of bodies are, the last noun before "of" is the head.
    """
    words = WORD.findall(name)
    found = [
        (at, entry)
        for at in range(len(words))
        for form in lemmas(words[at], language)
        for entry in entries(language).get(form, ())
        if entry.kind != "triggerVerb" and _stands(entry.words, words, at, language)
    ]
    structure = rules(language).structure
    if structure == "izafet":
        found = found[::-1]
    elif structure == "of" and compound:
        found = sorted(found, key=lambda head: _before_link(words, head, language))
    return tuple(dict.fromkeys((" ".join(entry.words), entry.cls) for _, entry in found))


def _before_link(words: list[str], head: tuple[int, Entry], language: str) -> tuple[bool, int, int]:
    """Rank the last noun before "of" first: "Coastal Municipalities | Association | of Peru"."""
    links = rules(language).words("links")
    link = next((at for at, w in enumerate(words) if at and w.lower() in links), len(words))
    end = head[0] + len(head[1].words)
    return head[0] > link, -end if end <= link else end, head[0]


def _stands(entry: tuple[str, ...], words: list[str], at: int, language: str) -> bool:
    taken = words[at : at + len(entry)]
    return len(taken) == len(entry) and all(
        part in lemmas(word, language) for part, word in zip(entry, taken, strict=True)
    )


def _country(words: tuple[str, ...], language: str) -> tuple[str, int]:
    for form in lemmas(words[0], language) if words[0][0].isupper() else ():
        for entry in country_names(language).get(form, ()):
            taken = words[: len(entry.lemmas)]
            if len(taken) == len(entry.lemmas) and all(
                known & set(lemmas(word, language))
                for known, word in zip(entry.lemmas, taken, strict=True)
            ):
                return COUNTRY + entry.code, len(taken)
    return "", 0


@cache
def _lemma(word: str, language: str) -> str:
    if word.startswith(COUNTRY):
        return word
    return re.sub(r"[-‑–—]", "-", lemmas(word, language)[0])


@cache
def _empty(language: str) -> frozenset[str]:
    known = rules(language)
    return known.words("articles") | known.words("links") | known.words("joiners")


def _formal(words: Sequence[str], language: str, side: str) -> int:
    """Return how many words at the end (before a country) or start (after it) are a long form's."""
    forms = [_lemma(w, language) for w in words]
    article = bool(words) and words[-1].lower() in rules(language).words("articles")
    if side == "before" and article:  # "Republic of the Niger" is listed without the article too
        return max(_longest(forms, language, side), _longest(forms[:-1], language, side) + 1)
    return _longest(forms, language, side)


def _longest(lemmas: Sequence[str], language: str, side: str) -> int:
    fitting = [0]
    for phrase in rules(language).table.get("formal", {}).get(side, ()):
        formal = [_lemma(w, language) for w in WORD.findall(phrase)]
        if (lemmas[-len(formal) :] if side == "before" else lemmas[: len(formal)]) == formal:
            fitting.append(len(formal))
    return max(fitting)
