"""What a form may be by a dictionary of forms: its part of speech, case, number and nominative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Any

from graph.languages.dictionary import parses
from graph.languages.pack import pack

PROPER = frozenset({"Name", "Surn", "Patr"})
INDECLINABLE = 0.02
"""How likely a name without known forms has only one."""


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


def is_indeclinable(word: str, language: str) -> bool:
    """Tell whether a common noun that the dictionary lacks has one form for all: «тенге»."""
    return word.lower() in pack(language).table("morphology").get("indeclinable", ())


@lru_cache(maxsize=20_000)
def readings_of(word: str, language: str) -> tuple[Reading, ...]:
    """Return what a word may be, the likeliest first."""
    if is_indeclinable(word, language):
        return tuple(indeclinable(word.lower(), language))
    return tuple(from_parse(parse, language) for parse in parses(word, language))


def from_parse(parse: Any, language: str) -> Reading:
    """Return a parse of pymorphy3 with its nominative of the same number."""
    tag = parse.tag
    form = _nominative(parse) if tag.case and tag.number else None
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


def _nominative(parse: Any) -> Any:
    """Return the nominative of a parse, or None: of a superlative the one most like the word.

    A dictionary may have two of an adjective: «высшего» is a form of «высший», not «высочайший».
    """
    form = parse.inflect({"nomn", parse.tag.number})
    if form is None or "Supr" not in parse.tag:
        return form
    alike = (other for other in parse.lexeme if other.tag == form.tag)
    return max(alike, key=lambda other: _shared(other.word, parse.word))


def _shared(one: str, other: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def indeclinable(word: str, language: str) -> Iterator[Reading]:
    """Yield the readings of a foreign name that has one form for all cases; they come last.

    A man's name that ends in a consonant has an ending in the other cases.
    """
    vowels = pack(language).table("morphology").get("vowels", word)
    for case in ("nomn", "gent", "datv", "accs", "ablt", "loct"):
        gender = "femn" if case != "nomn" and word[-1] not in vowels else None
        yield Reading(word, "NOUN", case, "sing", gender, True, INDECLINABLE)
