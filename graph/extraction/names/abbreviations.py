"""Abbreviations as names: "OSCE", and "(UWC)" behind the name that it is short for."""

from __future__ import annotations

from graph.extraction.names.naming import Line, Span


def with_abbreviations(own: Line, spans: list[Span]) -> list[Span]:
    """Give an abbreviation in brackets the class of the name that it stands behind."""
    found = []
    for span in spans:
        if span.cls not in ("Person", "Place") and _bracketed(own, span.last):
            found.append(Span(span.last + 1, span.last + 2, span.cls, "abbreviation"))
    rest = [s for s in spans if not any(s.overlaps(other) for other in found)]
    return sorted([*rest, *found])


def _bracketed(own: Line, at: int) -> bool:
    return (
        at + 2 < len(own.words)
        and own.words[at] == "("
        and own.words[at + 2] == ")"
        and is_acronym(own.words[at + 1])
    )


def is_acronym(word: str) -> bool:
    """Whether a word has the form of an acronym: two to seven letters, most of them capital."""
    letters = [c for c in word if c.isalpha()]
    return 2 <= len(letters) <= 7 and sum(c.isupper() for c in letters) * 2 > len(letters) > 1
