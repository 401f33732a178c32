"""The class and the preferred names of what several documents speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from graph.languages.morphology import nominative
from graph.languages.pack import languages
from graph.resolution.candidates import Candidate
from graph.resolution.iris import LANGUAGES
from graph.resolution.names import name_key
from ontology.vocabulary import is_a, superclasses

CLAUSE = re.compile(r", (?=\w)(?![A-ZА-ЯӘІҢҒҮҰҚӨҺЁ\d])")
INITIAL = re.compile(r"\b\w\.")


def class_of(members: Sequence[Candidate]) -> str:
    """Return the class that most members have or lie below; of several the most specific."""
    votes = Counter(member.cls for member in members)

    def weight(cls: str) -> tuple[int, int, str]:
        backed = sum(count for other, count in votes.items() if is_a(cls, other))
        return -backed, -len(superclasses(cls)), cls

    return min(votes, key=weight)


def names_of(members: Sequence[Candidate]) -> tuple[tuple[str, str], ...]:
    """Return the names (text, language), the preferred one of each language first.

    Preferred is a name in the nominative, of ordinary letters, without a trailing clause and
    initials, that is no motto; then the one by which most documents call it first, then the
    longest, then by the alphabet.
    """
    first = (member.names[0] for member in members if member.names)
    chosen = Counter((name_key(name.text, name.language), name.language) for name in first)
    mottos = {motto for member in members for motto in member.mottos}
    every = {(name.text, name.language) for member in members for name in member.names}

    def order(name: tuple[str, str]) -> tuple[object, ...]:
        text, language = name
        key = name_key(text, language), language
        rank = LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)
        return rank, language, *_flaws(name, every), text in mottos, -chosen[key], -len(text), text

    return tuple(sorted(every, key=order))


def _flaws(name: tuple[str, str], others: Collection[tuple[str, str]]) -> tuple[bool, ...]:
    text, _ = name
    return (
        is_form(name, others),
        text.isupper(),
        bool(CLAUSE.search(text)),
        bool(INITIAL.search(text)),
    )


def label_of(name: tuple[str, str], names: Sequence[tuple[str, str]]) -> str:
    """Return SKOS's property of one of an entity's names, given all in their order.

    A mere form of another name (its genitive, its capitals) is hidden: found and not shown.
    """
    if name == next(other for other in names if other[1] == name[1]):
        return "prefLabel"
    return "hiddenLabel" if is_form(name, names) else "altLabel"


def is_form(name: tuple[str, str], others: Collection[tuple[str, str]]) -> bool:
    """Say whether a name is an inflected or capitalised form of another one."""
    text, language = name
    plain = nominative(text, language) if language in languages() else text
    known = {other for other, tag in others if tag == language and other != text}
    return plain in known or (text.isupper() and _has_small(text, known))


def _has_small(text: str, known: Collection[str]) -> bool:
    return any(other.upper() == text for other in known)
