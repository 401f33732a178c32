"""Lemmas and nominatives of languages with a dictionary of forms (pymorphy3, OpenCorpora tags).

``morphology.toml`` of the language adds readings for names that the dictionary lacks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product
from math import prod
from typing import Any

from pymorphy3 import MorphAnalyzer

from graph.languages.pack import pack

WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
ORDINAL = re.compile(r"(?P<figure>[IVXLCХІ]+|\d+)(?:-(?P<ending>\w+))?\s")
"""Roman or other figures that number what follows: "XXII", "62-nd"."""
PROPER = frozenset({"Name", "Surn", "Patr"})
ADJECTIVES = frozenset({"ADJF", "PRTF"})
INDECLINABLE = 0.02
"""How likely a name without known forms has only one."""
TABLE = 0.5
"""How likely a reading is that only an ending tells."""
ONE_FORM = 0.6
"""How likely a foreign given name on a vowel has one form: likelier than that an ending tells."""
TABLES = ("name", "told")
LONGEST_NAME = 4
"""Words in a person's name, at most."""


@dataclass(frozen=True)
class Reading:
    """What a form may be: part of speech, case, number, gender, and its nominative."""

    nominative: str
    part: str
    case: str | None
    number: str | None
    gender: str | None
    proper: bool
    score: float


@cache
def _analyser(language: str) -> MorphAnalyzer:
    return MorphAnalyzer(lang=language)


@lru_cache(maxsize=50_000)
def _parses(word: str, language: str) -> tuple[Any, ...]:
    """Return pymorphy3's parses; none for letters that Unicode's table does not name."""
    if any(not unicodedata.name(letter, "") for letter in word):
        return ()
    return tuple(_analyser(language).parse(word))


def parses(word: str, language: str) -> tuple[Any, ...]:
    """Return the dictionary's readings of a word as pymorphy3 has them, the likeliest first."""
    return _parses(word, language)


def lemmas(word: str, language: str) -> tuple[str, ...]:
    """Return the normal forms of a lower-case word, the likeliest first."""
    return tuple(dict.fromkeys(parse.normal_form for parse in _parses(word, language)))


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


def nominative(phrase: str, language: str) -> str:
    """Return the phrase with its head, and what agrees with it, in the nominative."""
    if ordinal := ORDINAL.match(phrase):
        return _numbered(ordinal, phrase[ordinal.end() :], language)
    words = list(WORD.finditer(phrase))
    person, head = _person(words, language), head_places(words, language)
    named = [_named(words[i][0], language, last=i == person[-1] != person[0]) for i in person]
    chosen = _agreement(named) or _agreement([_with_indeclinable(r, language) for r in named])
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
    known = [_readings(word, language) for word in words]
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
        _any_readings(w[0], language, last=w is words[-1], alone=len(words) == 1) for w in words
    ]
    fitting = [tuple(r for r in found if CASES.get(r.case or "") in cases) for found in known]
    chosen = _agreement(fitting) if 0 < len(words) <= LONGEST_NAME else None
    if chosen is None:
        return nominative(name, language)
    for word, reading in reversed(list(zip(words, chosen, strict=True))):
        name = name[: word.start()] + cased(reading.nominative, word[0]) + name[word.end() :]
    return name


def _any_readings(word: str, language: str, *, last: bool, alone: bool) -> tuple[Reading, ...]:
    """Return all readings of a word of a name; before the ``last`` one form may do for all cases.

    A name that the dictionary has is declined as it says.
    """
    if any(p.is_known and PROPER & p.tag.grammemes for p in _parses(word, language)):
        return _named(word, language, last=last and not alone)
    if (fixed := pack(language).table("morphology").get("fixed")) and re.search(
        fixed, word.lower()
    ):
        return tuple(replace(r, gender=None) for r in _indeclinable(word.lower(), language))
    found = _with_indeclinable(_name_readings(word, language), language)
    listed = (r for table in TABLES for r in _from_table(word.lower(), language, table, every=True))
    table = (replace(r, score=r.score * TABLE) for r in listed)
    whole = (replace(r, gender=None) for r in _indeclinable(word.lower(), language) if not last)
    foreign = pack(language).table("morphology").get("one_form")
    if foreign and re.search(foreign, word.lower()):
        whole = (replace(r, score=ONE_FORM) for r in whole)
    return (*found, *table, *whole)


def _named(word: str, language: str, *, last: bool) -> tuple[Reading, ...]:
    """Return the readings of a word of a name; a given name in the place of a surname may be one.

    «Томаса Делера» is no Делера, though women are called so.
    """
    found = _name_readings(word, language)
    tags = [p.tag for p in _parses(word, language) if p.is_known and PROPER & p.tag.grammemes]
    if not last or not tags or any("Surn" in tag for tag in tags):
        return found
    table = _from_table(word.lower(), language, every=True)
    return (*found, *(replace(r, score=r.score * TABLE) for r in table))


def _numbered(ordinal: re.Match[str], rest: str, language: str) -> str:
    """Return an ordinal in figures and what it numbers in the nominative: «62-я сессия»."""
    form = nominative(rest, language)
    word = WORD.match(form)
    endings = pack(language).table("morphology").get("ordinals", {})
    read = [r for r in _readings(word[0], language) if r.case == "nomn"] if word else []
    if form == rest or not ordinal["ending"] or not read:
        return ordinal[0] + form
    gender = "plur" if read[0].number == "plur" else read[0].gender
    ending = endings.get(gender, ordinal["ending"])
    return f"{ordinal['figure']}-{ending} {form}"


def is_indeclinable(word: str, language: str) -> bool:
    """Tell whether a common noun that the dictionary lacks has one form for all: «тенге»."""
    return word.lower() in pack(language).table("morphology").get("indeclinable", ())


@lru_cache(maxsize=20_000)
def _readings(word: str, language: str) -> tuple[Reading, ...]:
    if is_indeclinable(word, language):
        return tuple(_indeclinable(word.lower(), language))
    return tuple(_from_dictionary(parse, language) for parse in _parses(word, language))


def _from_dictionary(parse: Any, language: str) -> Reading:
    tag = parse.tag
    form = parse.inflect({"nomn", tag.number}) if tag.case and tag.number else None
    instead: dict[str, str] = pack(language).table("morphology").get("instead", {})
    word = form.word if form is not None else parse.word
    return Reading(
        instead.get(word, word),
        str(tag.POS),
        tag.case,
        tag.number,
        tag.gender,
        bool(PROPER & tag.grammemes),
        parse.score,
    )


@lru_cache(maxsize=20_000)
def _name_readings(word: str, language: str) -> tuple[Reading, ...]:
    """Return the readings of a word in a person's name: the dictionary's, else the table's.

    One person bears it: «Керимов» is no plural of «Керим».
    """
    known = tuple(
        _from_dictionary(parse, language)
        for parse in _parses(word, language)
        if parse.is_known and PROPER & parse.tag.grammemes and parse.tag.number != "plur"
    )
    if known:
        return known
    table = tuple(_from_table(word.lower(), language))
    return (*(table or _readings(word, language)), *_indeclinable(word.lower(), language))


def _indeclinable(word: str, language: str) -> Iterator[Reading]:
    """Yield the readings of a foreign name that has one form for all cases; they come last.

    A man's name that ends in a consonant has an ending in the other cases.
    """
    vowels = pack(language).table("morphology").get("vowels", word)
    for case in ("nomn", "gent", "datv", "accs", "ablt", "loct"):
        gender = "femn" if case != "nomn" and word[-1] not in vowels else None
        yield Reading(word, "NOUN", case, "sing", gender, True, INDECLINABLE)


def _with_indeclinable(readings: Sequence[Reading], language: str) -> tuple[Reading, ...]:
    """Return the readings of a name with those of one that has one form, where it may be that."""
    known = [r.nominative for r in readings if r.case == "nomn"]
    return (
        *readings,
        *(further for name in known[:1] for further in _indeclinable(name, language)),
    )


def _from_table(
    word: str, language: str, table: str = "name", *, every: bool = False
) -> Iterator[Reading]:
    """Yield what the endings of the first fitting kind of name in a table say, or of every one."""
    for kind in pack(language).table("morphology").get(table, []):
        found = [
            Reading(
                word[: len(word) - len(form["ending"])] + form["nominative"],
                "NOUN",
                case,
                "sing",
                form["gender"],
                True,
                kind.get("weight", 1.0) * form.get("weight", 1.0),
            )
            for form in kind["forms"]
            if word.endswith(tuple(stem + form["ending"] for stem in kind["stems"].split()))
            for case in form["cases"].split()
        ]
        yield from found
        if found and not every:
            return


def _person(words: Sequence[re.Match[str]], language: str) -> tuple[int, ...]:
    """Return the places of the words of a person's name, or () when the phrase is not one."""
    full = tuple(i for i, word in enumerate(words) if len(word[0]) > 1)
    if not full or len(full) > LONGEST_NAME:
        return ()
    forms = [words[i][0] for i in full]
    if any(not form[0].isupper() or form.isupper() for form in forms):
        return ()
    known = [_analyser(language).word_is_known(form) for form in forms]
    proper = [any(r.proper for r in _readings(form, language)) for form in forms]
    if len(full) == 1 and not (proper[0] and known[0]):
        return full if _is_family_name(forms[0], language) else ()
    certain = any(p and k for p, k in zip(proper, known, strict=True))
    named = certain or _is_family_name(forms[-1], language, inflected=True)
    places = [any("Geox" in p.tag for p in _parses(form, language)) for form in forms]
    fits = all(p or g or not k for p, g, k in zip(proper, places, known, strict=True))
    fits = fits or (len(full) > 1 and _is_given(forms[0], language) and not any(places))
    return full if named and fits and not all(places) else ()


def _is_given(word: str, language: str) -> bool:
    """Tell whether the dictionary knows a word as a given name and as nothing else."""
    found = _parses(word, language)
    return bool(found) and all(p.is_known and PROPER & p.tag.grammemes for p in found)


def _is_family_name(word: str, language: str, *, inflected: bool = False) -> bool:
    """Tell whether the table reads the word as a family name for certain, in any case or as is."""
    readings = _from_table(word.lower(), language)
    return any(r.score == 1.0 and (inflected or r.case == "nomn") for r in readings)


def head_places(words: Sequence[re.Match[str]], language: str) -> tuple[int, ...]:
    """Return the places of the first noun and the adjectives before it; () if there is none.

    Between adjectives may stand a conjunction: «простых и новых опытов».
    """
    found: list[int] = []
    for i, word in enumerate(words):
        if word[0].isupper():
            return ()
        if word[0][0].isupper() and not _is_word(word[0], language):
            return ()
        readings = _readings(word[0], language)
        parts = {reading.part for reading in readings}
        more = i + 1 < len(words)
        if found and found[-1] == i - 1 and more and word[0] in _joiners(language):
            continue
        if "NOUN" in parts and not (ADJECTIVES & parts and more and readings[0].part in ADJECTIVES):
            return (*found, i)
        if not ADJECTIVES & parts:
            return ()
        found.append(i)
    return ()


def _joiners(language: str) -> tuple[str, ...]:
    """Return the conjunctions that join adjectives before one noun."""
    return tuple(pack(language).table("morphology").get("joiners", ()))


def _is_word(word: str, language: str) -> bool:
    """Tell whether the dictionary has the word, or the last part of a hyphenated one."""
    return any(_analyser(language).word_is_known(w) for w in (word, word.rpartition("-")[2]))


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
    parts = zip(form.split("-"), re.split("[-‑]", model), strict=False)
    return "-".join(new[:1].upper() + new[1:] if old[:1].isupper() else new for new, old in parts)
