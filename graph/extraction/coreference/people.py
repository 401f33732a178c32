"""When two names in one document are one person's: surnames, initials, other alphabets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from graph.languages.script import consonant_key, romanise

PART = re.compile(r"[^\W\d_]+(?:[-’'ʼ‑][^\W\d_]+)*")
SLIP = 85.0
"""How alike two surnames with the same initials must be to count as one with a slip of the pen."""


@dataclass(frozen=True)
class PersonName:
    """A person's name in parts: full ones in order (romanised), and initials."""

    full: tuple[str, ...]
    initials: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The full parts by their consonants, the same in every alphabet."""
        return tuple(consonant_key(part) for part in self.full)


@cache
def person_name(text: str) -> PersonName:
    """Take a name apart; single letters are initials (``N.A. Nazarbayev``)."""
    parts = [romanise(part).lower() for part in PART.findall(text)]
    return PersonName(
        tuple(p for p in parts if len(p) > 2), tuple(p[0] for p in parts if len(p) <= 2)
    )


@cache
def one_person(first: str, second: str) -> bool:
    """Say whether two names can be one person's and share enough to be taken as such.

    One must be contained in the other: each full part of the shorter is a part of the longer, its
    initials begin what is left, and a lone surname is the surname of the other.
    """
    short, long = sorted((person_name(first), person_name(second)), key=_weight)
    if not short.full or not long.full:
        return False
    if _slip(short, long):
        return True
    left = list(long.keys)
    for key in short.keys:
        if key not in left:
            return False
        left.remove(key)
    return _surname_shared(short, long) and _initials_fit(short, long)


@cache
def two_people(first: str, second: str) -> bool:
    """Say whether two names that share a surname have given names that do not agree."""
    a, b = person_name(first), person_name(second)
    shared = set(a.keys) & set(b.keys)
    given = [
        (*(p[0] for p, k in zip(n.full, n.keys, strict=True) if k not in shared), *n.initials)
        for n in (a, b)
    ]
    return len(shared) == 1 and all(given) and not _agree(given[0], given[1])


def _weight(name: PersonName) -> tuple[int, int]:
    return (len(name.full), len(name.initials))


def _surname_shared(short: PersonName, long: PersonName) -> bool:
    """A lone part must stand where surnames stand: last, or first before given names.

    The first of two surnames stands last but one: "Villalba" of Rosario Villalba Quintana.
    """
    if len(short.full) > 1 or len(long.full) == 1:
        return True
    if len(long.full) > 2 and short.keys[0] == long.keys[-2] and not short.initials:
        return True
    return short.keys[0] in (long.keys[-1], long.keys[0]) if short.initials else (
        short.keys[0] == long.keys[-1]
    )  # fmt: skip


def _initials_fit(short: PersonName, long: PersonName) -> bool:
    rest = [p for p, k in zip(long.full, long.keys, strict=True) if k not in short.keys]
    if not short.initials:
        return True
    if not rest:
        return not long.initials or _agree(short.initials, long.initials)
    return _agree(short.initials, (*(part[0] for part in rest), *long.initials))


def _agree(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return all(a == b for a, b in zip(first, second, strict=False))


def _slip(short: PersonName, long: PersonName) -> bool:
    """The same two initials and a surname that differs in a letter."""
    if len(short.full) != 1 or len(long.full) != 1 or len(short.initials) < 2:
        return False
    return short.initials == long.initials and fuzz.ratio(short.full[0], long.full[0]) >= SLIP
