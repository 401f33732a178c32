"""The language of each line, as a BCP 47 tag, from the packs' letters, words and endings.

A word votes for the one language whose alphabet can write it, twice for the one language that has
it as a function word, and once for the one that has its ending. What the votes of a line leave
open its neighbours decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from graph.languages.pack import languages, pack

WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S{1,80}@\S+")
ROMAN_NUMERAL = re.compile(r"[IVXLCDMІХСМ]+")
"""Roman numerals, also typed with the Cyrillic letters that look like theirs."""
CERTAIN = 2
"""By how many votes a line must be won to stand against its neighbours."""
SHORTEST_WITH_ENDING = 5


@dataclass(frozen=True)
class Profile:
    """What tells one language from others: its letters, function words and endings."""

    code: str
    alphabet: frozenset[str]
    function_words: frozenset[str]
    endings: tuple[str, ...]


@cache
def profiles() -> tuple[Profile, ...]:
    """Return the profiles of all languages that have a pack."""
    return tuple(_profile(code) for code in languages())


def _profile(code: str) -> Profile:
    table = pack(code).table("language")
    return Profile(
        code,
        frozenset(table["alphabet"]),
        frozenset(table.get("function_words", ())),
        tuple(table.get("endings", ())),
    )


def votes(line: str) -> Counter[str]:
    """Return how many votes the words of a line give to each language."""
    counted: Counter[str] = Counter()
    for match in _words(line):
        counted.update(_word_votes(match[0].lower()))
    return counted


def _words(line: str) -> Iterable[re.Match[str]]:
    found = WORD.finditer(ADDRESS.sub(" ", line))
    return (match for match in found if not ROMAN_NUMERAL.fullmatch(match[0]))


@cache
def _word_votes(word: str) -> dict[str, int]:
    able = [p for p in profiles() if p.alphabet.issuperset(word)]
    knowing = [p for p in able if word in p.function_words]
    ending = [p for p in able if len(word) >= SHORTEST_WITH_ENDING and word.endswith(p.endings)]
    given: Counter[str] = Counter()
    for group, weight in ((able, 1), (knowing, 2), (ending, 1)):
        if len(group) == 1:
            given[group[0].code] += weight
    return dict(given)


def line_languages(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the language of each line.

    A text without any telling word gets the language with the smallest alphabet that can write it:
    the letters that others have beside are not in it.
    """
    counts = [votes(line) for line in lines]
    certain = [_winner(count, CERTAIN) for count in counts]
    usual = _winner(sum(counts, Counter()), 1) or _writing(" ".join(lines))
    before, after = _carried(certain), _carried(certain[::-1])[::-1]
    return tuple(
        certain[i]
        or _by_neighbours(line, _winner(counts[i], 1), before[i], after[i])
        or (usual if _can_write(usual, line) else _writing(line))
        for i, line in enumerate(lines)
    )


def _winner(count: Counter[str], margin: int) -> str:
    ranked = [*sorted(count.items(), key=lambda item: (-item[1], item[0])), ("", 0), ("", 0)]
    return ranked[0][0] if ranked[0][1] - ranked[1][1] >= margin else ""


def _carried(codes: Iterable[str]) -> list[tuple[int, str]]:
    """Return for each line how far back the last certain one lies, and its language."""
    carried: list[tuple[int, str]] = []
    distance, last = 0, ""
    for code in codes:
        carried.append((distance, last))
        distance, last = (0, code) if code else (distance + 1, last)
    return carried


def _by_neighbours(line: str, leaning: str, before: tuple[int, str], after: tuple[int, str]) -> str:
    """Choose for a line that its own words leave open; a lean holds where a neighbour shares it."""
    near = [code for _, code in sorted((before, after), key=lambda side: side[0]) if code]
    if leaning in near or not near:
        return leaning
    return next((code for code in near if _can_write(code, line)), leaning)


def _writing(text: str) -> str:
    """Return the language that can write the most words of a text, with the smallest alphabet."""
    words = {match[0].lower() for match in _words(text)}

    def rank(profile: Profile) -> tuple[int, int]:
        able = sum(profile.alphabet.issuperset(word) for word in words)
        return -able, len(profile.alphabet) if able else 0

    return min(profiles(), key=rank).code


def _can_write(code: str, line: str) -> bool:
    alphabet = next(p.alphabet for p in profiles() if p.code == code)
    words = [m[0].lower() for m in _words(line)]
    return sum(alphabet.issuperset(word) for word in words) * 2 >= len(words)


def document_languages(text: str) -> tuple[str, ...]:
    """Return the languages of a text, the one with the most letters first."""
    lines = [line for line in text.splitlines() if any(c.isalpha() for c in line)]
    letters: Counter[str] = Counter()
    for line, code in zip(lines, line_languages(lines), strict=True):
        letters[code] += sum(c.isalpha() for c in line)
    return tuple(sorted(letters, key=lambda code: (-letters[code], code)))
