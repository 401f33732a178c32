"""Readings of the words of persons' names, by a dictionary of forms and by endings.

``morphology.toml`` of the language adds what the dictionary lacks: how foreign names are declined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from graph.languages.dictionary import is_listed, parses
from graph.languages.dictionary_readings import (
    PROPER,
    Reading,
    from_parse,
    indeclinable,
    readings_of,
)
from graph.languages.pack import pack

TABLE = 0.5
"""How likely a reading is that only an ending tells."""
ONE_FORM = 0.6
"""How likely a foreign given name on a vowel has one form: likelier than that an ending tells."""
TABLES = ("name", "told")
LONGEST_NAME = 4
"""Words in a person's name, at most."""


def all_readings(word: str, language: str, *, last: bool, alone: bool) -> tuple[Reading, ...]:
    """Return all readings of a word of a name; before the ``last`` one form may do for all cases.

    A name that the dictionary has is declined as it says.
    """
    if any(p.is_known and PROPER & p.tag.grammemes for p in parses(word, language)):
        return name_readings(word, language, last=last and not alone)
    if (fixed := pack(language).table("morphology").get("fixed")) and re.search(
        fixed, word.lower()
    ):
        return tuple(replace(r, gender=None) for r in indeclinable(word.lower(), language))
    found = with_indeclinable(_readings(word, language), language)
    listed = (r for table in TABLES for r in _from_table(word.lower(), language, table, every=True))
    table = (replace(r, score=r.score * TABLE) for r in listed)
    whole = (replace(r, gender=None) for r in indeclinable(word.lower(), language) if not last)
    foreign = pack(language).table("morphology").get("one_form")
    if foreign and re.search(foreign, word.lower()):
        whole = (replace(r, score=ONE_FORM) for r in whole)
    return (*found, *table, *whole)


def name_readings(word: str, language: str, *, last: bool) -> tuple[Reading, ...]:
    """Return the readings of a word of a name; a given name in the place of a surname may be one.

    «Томаса Делера» is no Делера, though women are called so.
    """
    found = _readings(word, language)
    tags = [p.tag for p in parses(word, language) if p.is_known and PROPER & p.tag.grammemes]
    if not last or not tags or any("Surn" in tag for tag in tags):
        return found
    table = _from_table(word.lower(), language, every=True)
    return (*found, *(replace(r, score=r.score * TABLE) for r in table))


@lru_cache(maxsize=20_000)
def _readings(word: str, language: str) -> tuple[Reading, ...]:
    """Return the readings of a word in a person's name: the dictionary's, else the table's.

    One person bears it: «Керимов» is no plural of «Керим».
    """
    known = tuple(
        from_parse(parse, language)
        for parse in parses(word, language)
        if parse.is_known and PROPER & parse.tag.grammemes and parse.tag.number != "plur"
    )
    if known:
        return (*known, *_of_women(word, language, known))
    table = tuple(_from_table(word.lower(), language))
    return (*(table or readings_of(word, language)), *indeclinable(word.lower(), language))


def _of_women(word: str, language: str, known: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings of a surname that the dictionary has for men alone: «Вера Азимова»."""
    surname = any("Surn" in parse.tag for parse in parses(word, language) if parse.is_known)
    if surname and all(reading.gender == "masc" for reading in known):
        table = tuple(_from_table(word.lower(), language))
        certain = any(r.score == 1.0 for r in table)
        yield from (
            replace(r, score=known[0].score) for r in table if certain and r.gender == "femn"
        )


def with_indeclinable(readings: Sequence[Reading], language: str) -> tuple[Reading, ...]:
    """Return the readings of a name with those of one that has one form, where it may be that."""
    known = [r.nominative for r in readings if r.case == "nomn"]
    return (
        *readings,
        *(further for name in known[:1] for further in indeclinable(name, language)),
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


def person_places(words: Sequence[re.Match[str]], language: str) -> tuple[int, ...]:
    """Return the places of the words of a person's name, or () when the phrase is not one."""
    full = tuple(i for i, word in enumerate(words) if len(word[0]) > 1)
    if not full or len(full) > LONGEST_NAME:
        return ()
    forms = [words[i][0] for i in full]
    if any(not form[0].isupper() or form.isupper() for form in forms):
        return ()
    known = [is_listed(form, language) for form in forms]
    proper = [any(r.proper for r in readings_of(form, language)) for form in forms]
    if len(full) == 1 and not (proper[0] and known[0]):
        return full if _is_family_name(forms[0], language) else ()
    certain = any(p and k for p, k in zip(proper, known, strict=True))
    named = certain or _is_family_name(forms[-1], language, inflected=True)
    places = [any("Geox" in p.tag for p in parses(form, language)) for form in forms]
    fits = all(p or g or not k for p, g, k in zip(proper, places, known, strict=True))
    fits = fits or (len(full) > 1 and _is_given(forms[0], language) and not any(places))
    return full if named and fits and not all(places) else ()


def _is_given(word: str, language: str) -> bool:
    """Tell whether the dictionary knows a word as a given name and as nothing else."""
    found = parses(word, language)
    return bool(found) and all(p.is_known and PROPER & p.tag.grammemes for p in found)


def _is_family_name(word: str, language: str, *, inflected: bool = False) -> bool:
    """Tell whether the table reads the word as a family name for certain, in any case or as is."""
    readings = _from_table(word.lower(), language)
    return any(r.score == 1.0 and (inflected or r.case == "nomn") for r in readings)
