"""The class and the preferred names of what several documents speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.resolution.candidates import Candidate
from graph.resolution.iris import LANGUAGES
from ontology.vocabulary import is_a, superclasses


def class_of(members: Sequence[Candidate]) -> str:
    """Return the class that most members have or lie below; of several the most specific."""
    votes = Counter(member.cls for member in members)

    def weight(cls: str) -> tuple[int, int, str]:
        backed = sum(count for other, count in votes.items() if is_a(cls, other))
        return -backed, -len(superclasses(cls)), cls

    return min(votes, key=weight)


def names_of(members: Sequence[Candidate]) -> tuple[tuple[str, str], ...]:
    """Return the names (text, language), the preferred one of each language first.

    Preferred is the first name of most documents, then the longest, then by the alphabet.
    """
    chosen = Counter((m.names[0].text, m.names[0].language) for m in members if m.names)
    every = {(name.text, name.language) for member in members for name in member.names}

    def order(name: tuple[str, str]) -> tuple[int, str, int, int, str]:
        text, language = name
        rank = LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)
        return rank, language, -chosen[name], -len(text), text

    return tuple(sorted(every, key=order))
