"""Nominatives of names and noun phrases in languages with a dictionary of forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from math import prod

from graph.languages.dictionary import ADJECTIVES, CASES, is_listed
from graph.languages.dictionary_names import (
    LONGEST_NAME,
    all_readings,
    name_readings,
    person_places,
    with_indeclinable,
)
from graph.languages.dictionary_readings import Reading, readings_of
from graph.languages.pack import pack

WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
ORDINAL = re.compile(r"(?P<figure>[IVXLCХІ]+|\d+)(?:-(?P<ending>\w+))?\s")
"""Roman or other figures that number what follows: "XXII", "62-nd"."""


def nominative(phrase: str, language: str) -> str:
    """Return the phrase with its head, and what agrees with it, in the nominative."""
    if ordinal := ORDINAL.match(phrase):
        return _numbered(ordinal, phrase[ordinal.end() :], language)
    words = list(WORD.finditer(phrase))
    person, head = person_places(words, language), head_places(words, language)
    named = [
        name_readings(words[i][0], language, last=i == person[-1] != person[0]) for i in person
    ]
    chosen = _agreement(named) or _agreement([with_indeclinable(r, language) for r in named])
    group = person if chosen else head
    chosen = chosen or _agreement(_of_phrase([words[i][0] for i in head], language))
    if chosen is None or all(reading.case == "nomn" for reading in chosen):
        return phrase
    for place, reading in reversed(list(zip(group, chosen, strict=True))):
        word = words[place]
        phrase = phrase[: word.start()] + cased(reading.nominative, word[0]) + phrase[word.end() :]
    return phrase


def _of_phrase(words: Sequence[str], language: str) -> list[tuple[Reading, ...]]:
    """Return the readings of adjectives and the noun that ends them: that is no adjective."""
    known = [readings_of(word, language) for word in words]
    nouns = tuple(r for r in known[-1] if r.part == "NOUN") if known else ()
    return [*known[:-1], nouns or known[-1]] if known else []


def person_nominative(name: str, language: str, cases: frozenset[str]) -> str:
    """Return a person's name that stands in one of some cases (UD's) in the nominative.

    Its words with capitals agree; a foreign one may have a single form.
    """
    if cases == {"Nom"}:
        return name
    words = [w for w in WORD.finditer(name) if len(w[0]) > 1 and w[0][0].isupper()]
    known = [
        all_readings(w[0], language, last=w is words[-1], alone=len(words) == 1) for w in words
    ]
    fitting = [tuple(r for r in found if CASES.get(r.case or "") in cases) for found in known]
    chosen = _agreement(fitting) if 0 < len(words) <= LONGEST_NAME else None
    if chosen is None:
        return nominative(name, language)
    for word, reading in reversed(list(zip(words, chosen, strict=True))):
        name = name[: word.start()] + cased(reading.nominative, word[0]) + name[word.end() :]
    return name


def _numbered(ordinal: re.Match[str], rest: str, language: str) -> str:
    """Return an ordinal in figures and what it numbers in the nominative: «62-я сессия»."""
    form = nominative(rest, language)
    word = WORD.match(form)
    endings = pack(language).table("morphology").get("ordinals", {})
    read = [r for r in readings_of(word[0], language) if r.case == "nomn"] if word else []
    if form == rest or not ordinal["ending"] or not read:
        return ordinal[0] + form
    gender = "plur" if read[0].number == "plur" else read[0].gender
    ending = endings.get(gender, ordinal["ending"])
    return f"{ordinal['figure']}-{ending} {form}"


def head_places(words: Sequence[re.Match[str]], language: str) -> tuple[int, ...]:
    """Return the places of the first noun and the adjectives before it; () if there is none.

    Between adjectives may stand a conjunction: «простых и новых опытов».
    """
    found: list[int] = []
    for i, word in enumerate(words):
        if word[0].isupper():
            return ()
        readings = readings_of(word[0], language)
        parts = {reading.part for reading in readings}
        more = i + 1 < len(words)
        agrees = more and _agrees(readings, words[i + 1][0], language)
        known = _is_word(word[0], language) or agrees or (more and _is_adjective(readings))
        if word[0][0].isupper() and not known:
            return ()
        if found and found[-1] == i - 1 and more and word[0] in _joiners(language):
            continue
        likelier = more and bool(ADJECTIVES & parts) and readings[0].part in ADJECTIVES
        if "NOUN" in parts and not (agrees or likelier):
            return (*found, i)
        if not ADJECTIVES & parts:
            return ()
        found.append(i)
    return ()


def _agrees(readings: Sequence[Reading], behind: str, language: str) -> bool:
    """Tell whether a word may be an adjective of the noun in small letters right behind it.

    «Астанинскую декларацию»: the first word alone could be a surname as well.
    """
    own = tuple(reading for reading in readings if reading.part in ADJECTIVES)
    nouns = tuple(r for r in readings_of(behind, language) if r.part == "NOUN")
    return behind.islower() and bool(own and nouns) and _agreement([own, nouns]) is not None


def _joiners(language: str) -> tuple[str, ...]:
    """Return the conjunctions that join adjectives before one noun."""
    return tuple(pack(language).table("morphology").get("joiners", ()))


def _is_word(word: str, language: str) -> bool:
    """Tell whether the dictionary has the word, or the last part of a hyphenated one."""
    return any(is_listed(w, language) for w in (word, word.rpartition("-")[2]))


def _is_adjective(readings: Sequence[Reading]) -> bool:
    """Tell whether a word is likelier an adjective than anything else: «Асунсьонским»."""
    adjective = sum(r.score for r in readings if r.part in ADJECTIVES)
    return adjective > sum(r.score for r in readings) / 2


def _agreement(words: Sequence[Sequence[Reading]]) -> tuple[Reading, ...] | None:
    """Return the likeliest readings in which all words agree in case, number and gender."""
    best = max(product(*words), key=_score, default=None) if words else None
    return best if best and _score(best) > 0 else None


def _score(readings: Sequence[Reading]) -> float:
    cases = {r.case for r in readings}
    numbers = {r.number for r in readings}
    genders = {r.gender for r in readings} - {None, "ms-f"}
    if None in cases or len(cases) != 1 or len(numbers) != 1 or len(genders) > 1:
        return 0.0
    return prod(r.score for r in readings)


def cased(form: str, model: str) -> str:
    """Give ``form`` the capitals of ``model``, part by part of a hyphenated word."""
    if form.upper() == model:
        return model
    parts = zip(form.split("-"), re.split("[-‑]", model), strict=False)
    return "-".join(new[:1].upper() + new[1:] if old[:1].isupper() else new for new, old in parts)
