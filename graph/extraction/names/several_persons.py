"""Persons whose names stand side by side, with no mark between them: «Ян Новак | Ада Холммен»."""

from __future__ import annotations

import re

from graph.extraction.names.extents import Extent
from graph.extraction.names.naming import Line
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.languages.grammar import is_given_name, person_cases, possible_cases


def several(line: Line, first: int, last: int) -> list[Extent]:
    """Return what looks like one name as the names of all whom it names.

    Where heads stand last, no mark parts a subject from an object or from where it goes: «Ян Новак
    | Ада Холммен», «Ян Новак | Ригаға келіп», «Конференцияға | Ян Новак», «Ригада | Ян Новак».
    """
    if line.rules.structure == "genitive":
        return of_two_cases(line, first, last)
    if line.rules.structure != "izafet":
        return [(first, last)]
    while last - first > 2 and _sets_scene(line, first):
        first += 1
    last = _before_place(line, first, last)
    if last - first == 2 and _names_other(line, first, last):
        return [(last, last)]
    nearest = first + (1 if first and _begins_other(line, first - 1) else 2)
    parts = range(nearest, last - 1)
    other = next((at for at in parts if _begins_other(line, at) or _follows(line, first, at)), last)
    ends = other - _goes_to(line, other) if other - first > 2 else other
    rest = several(line, other, last) if other < last else []
    return [(first, ends), *rest]


def of_two_cases(line: Line, first: int, last: int) -> list[Extent]:
    """Return a name parted before a given name in another case: «Ивана Белова | Анна Орлова»."""
    language = line.sentence.language
    if _owns_kin(line, first, last):
        return [(first, first + 1), (first + 1, last)]
    for at in range(first + 2, last - 1):
        ahead = person_cases(line.text(first, at), language)
        behind = person_cases(line.text(at, last), language)
        given = is_given_name(line.words[at], language) and line.capital(at)
        if given and ahead and behind and not ahead & behind:
            return [(first, at), *of_two_cases(line, at, last)]
    return [(first, last)]


def _owns_kin(line: Line, first: int, last: int) -> bool:
    """Whether a surname says whose kin is named in full: «дочь Белова | Анна Рот»."""
    kin = first > 0 and line.low[first - 1] in line.rules.words("kin") and line.adjacent(first)
    if not kin or last - first < 3:
        return False
    language = line.sentence.language
    given = [is_given_name(line.words[at], language) for at in (first, first + 1)]
    own = possible_cases(line.low[first], language)
    straight = "Nom" in person_cases(line.text(first + 1, last), language)
    return given == [False, True] and "Gen" in own and straight


def _sets_scene(line: Line, at: int) -> bool:
    """Whether a word that opens a name says where or to what: by an ending before a given name."""
    if line.rules.town(line.low[at]) and line.rules.pattern("at_place").search(line.low[at]):
        return not line.rules.is_given(line.low[at])
    headed = any(h.first <= at < h.last for h in line.heads)
    oblique = line.rules.pattern("located").search(line.low[at])
    given = line.rules.is_given(line.low[at]) or not line.rules.is_given(line.low[at + 1])
    return bool(oblique) and (headed or not given)


def _names_other(line: Line, first: int, last: int) -> bool:
    """Whether two words are a place and the name of a thing: «Ригада | Осло декларациясы»."""
    located = line.rules.pattern("at_place").search(line.low[first])
    given = any(line.rules.is_given(line.low[at]) for at in (first, last - 1))
    behind = line.words[last] if last < len(line.words) else ""
    owned = phrase_rules(line.sentence.language).possessive.fullmatch(behind)
    return bool(located and owned and behind.islower()) and not given


def _before_place(line: Line, first: int, last: int) -> int:
    """Return where a name ends before a word for where, or behind a genitive.

    Its last word may be the name of a town: «Ян Новак | Рига қаласында».
    """
    located, genitive = line.rules.pattern("at_place"), line.rules.pattern("genitive")
    if last - first > 2 and last < len(line.words):
        town = line.low[last - 1] == line.rules.town(line.low[last - 1]).lower()
        noun = line.rules.pattern("of_place").fullmatch(line.low[last])
        last -= bool(noun or (town and not line.capital(last)))
    there = line.rules.pattern("posted_to")
    places = (at for at in range(first + 2, last) if _any(line.low[at], located, there))
    place = next(places, last)
    owner = next((at + 1 for at in range(first + 1, place) if genitive.search(line.low[at])), place)
    return min(place, owner)


def _any(word: str, *patterns: re.Pattern[str]) -> bool:
    return any(pattern.search(word) for pattern in patterns)


def _follows(line: Line, first: int, at: int) -> bool:
    """Whether a name is whole before a word, and no patronymic is: «Ян Новаков | Ада Белованы»."""
    surname = line.rules.pattern("surname")
    patronymic = any(line.rules.pattern("patronymic").search(w) for w in line.low[at : at + 2])
    return at - first > 1 and bool(surname.search(line.low[at - 1])) and not patronymic


def _begins_other(line: Line, at: int) -> bool:
    """Whether a word within a name is a given name, which opens that of somebody else."""
    return line.rules.is_given(line.low[at]) and line.capital(at)


def _goes_to(line: Line, end: int) -> bool:
    """Whether a name's last word is where its bearer goes: a verb of going follows."""
    following = line.low[end] if end < len(line.low) else ""
    located = line.rules.pattern("located").search(line.low[end - 1])
    return bool(located and line.rules.pattern("goes").fullmatch(following))
