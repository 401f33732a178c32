"""Parts of speech, cases, numbers and genders of words as a dictionary of forms has them.

OpenCorpora's tags are given in the terms of Universal Dependencies.
"""

from __future__ import annotations

from functools import lru_cache

from graph.languages.dictionary import CASES, parses
from graph.languages.dictionary_nominatives import WORD
from graph.languages.dictionary_readings import PROPER

PARTS = {"ADJF": "ADJ", "ADJS": "ADJ", "PRTF": "PTCP", "PRTS": "PTCP", "PREP": "ADP", "ADVB": "ADV"}
"""Parts of speech of OpenCorpora that Universal Dependencies call otherwise."""
NUMBERS = {"sing": "Sing", "plur": "Plur"}


GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
ANIMACY = {"anim": "Anim", "inan": "Inan"}


def grammar(word: str, language: str) -> tuple[str, str, str, str, str]:
    """Return part of speech, case, number, gender and animacy of a word in UD's terms, or ''."""
    found = parses(word, language)
    if not found:
        return "", "", "", "", ""
    tag = found[0].tag
    part = PARTS.get(str(tag.POS), str(tag.POS or ""))
    kind = GENDERS.get(tag.gender, ""), ANIMACY.get(tag.animacy, "")
    return part, CASES.get(tag.case, ""), NUMBERS.get(tag.number, ""), *kind


def possible_cases(word: str, language: str) -> frozenset[str]:
    """Return the cases that a lower-case word may stand in, in the terms of UD; none if unknown."""
    found = {CASES.get(parse.tag.case, "") for parse in parses(word, language)}
    return frozenset(found - {""})


def is_known(word: str, language: str) -> bool:
    """Tell whether the dictionary has a lower-case word."""
    return any(p.is_known for p in parses(word, language))


def noun_forms(word: str, language: str) -> frozenset[tuple[str, str]]:
    """Return the cases and numbers (UD's) in which a word known as a noun may stand."""
    tags = [p.tag for p in parses(word, language) if p.is_known and str(p.tag.POS) == "NOUN"]
    return frozenset((CASES.get(t.case, ""), NUMBERS.get(t.number, "")) for t in tags)


Form = tuple[str, str]
"""A number and a gender in the terms of UD; what a form does not show is ''."""


@lru_cache(maxsize=50_000)
def subject_forms(word: str, language: str) -> frozenset[Form]:
    """Return the numbers and genders that a known word may have as a subject, in the nominative."""
    tags = [p.tag for p in parses(word, language) if p.is_known and p.tag.case == "nomn"]
    return frozenset((NUMBERS.get(t.number, ""), GENDERS.get(t.gender, "")) for t in tags)


@lru_cache(maxsize=50_000)
def verb_forms(word: str, language: str) -> frozenset[Form]:
    """Return the numbers and genders that a finite verb asks of its subject; none for no verb."""
    tags = [p.tag for p in parses(word, language)]
    if any(str(t.POS) != "VERB" for t in tags[:1]):
        return frozenset()
    found = (t for t in tags if str(t.POS) == "VERB" and t.number)
    return frozenset((NUMBERS.get(t.number, ""), GENDERS.get(t.gender, "")) for t in found)


@lru_cache(maxsize=50_000)
def does_to_another(word: str, language: str) -> bool:
    """Tell whether a word is a participle of who does something to another («основавший»)."""
    tags = [p.tag for p in parses(word, language)[:1]]
    return any("PRTF" in t and "actv" in t and "tran" in t for t in tags)


@lru_cache(maxsize=50_000)
def is_to_come(word: str, language: str) -> bool:
    """Tell whether a verb is an infinitive or in the future, and in no present by any reading."""
    found = parses(word, language)
    present = any("pres" in p.tag and p.is_known for p in found)
    return not present and any("INFN" in p.tag or "futr" in p.tag for p in found[:1])


@lru_cache(maxsize=20_000)
def person_cases(name: str, language: str) -> frozenset[str]:
    """Return the cases (UD's) that one person's name may stand in; none for unknown words.

    Its words agree in gender: «Новак» may be any case of a woman's name, but only one of a man's.
    """
    words = [parses(w[0].lower(), language) for w in WORD.finditer(name)]
    read = [[p.tag for p in found if p.is_known and PROPER & p.tag.grammemes] for found in words]
    proper = [[t for t in tags if t.number == "sing"] for tags in read if tags]
    found: set[str] = set()
    for gender in GENDERS:
        fitting = [{t.case for t in tags if t.gender in (gender, None)} for tags in proper]
        found |= set.intersection(*fitting) if fitting else set()
    return frozenset(CASES[case] for case in found if case in CASES)


def is_given_name(word: str, language: str) -> bool:
    """Tell whether the dictionary has a lower-case word as a given name."""
    return any(p.is_known and "Name" in p.tag.grammemes for p in parses(word, language))


def is_place(word: str, language: str) -> bool:
    """Tell whether the dictionary has a lower-case word as a place or a body, and as no name."""
    tags = [p.tag.grammemes for p in parses(word, language) if p.is_known]
    return any({"Geox", "Orgn"} & tag for tag in tags[:1]) and not any(PROPER & t for t in tags)


def is_surname(word: str, language: str) -> bool:
    """Tell whether the dictionary has a lower-case word as a surname, or does not have it."""
    found = parses(word, language)
    return not any(p.is_known and "Surn" not in p.tag.grammemes for p in found)
