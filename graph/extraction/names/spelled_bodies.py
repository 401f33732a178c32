"""Abbreviations that nothing explains and a body's name in the document spells: «ҚХА»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.names.naming import Line, Span
from graph.extraction.names.spelling import small_words, spells

SHORTEST, LONGEST = 3, 7
"""Letters of such an abbreviation: two may be anybody's initials."""
APART = ("Person", "Place", "Country")
Lines = Sequence[tuple[Line, list[Span]]]


def with_spelled(lines: Lines) -> list[tuple[Line, list[Span]]]:
    """Return the names of each sentence with the abbreviations of bodies that others name.

    One that stands right behind a person is no part of his name: «Ян Бек | ҚХА-дан».
    """
    bodies = {
        own.text(span.first, span.last): span.cls
        for own, spans in lines
        for span in spans
        if span.cls not in APART and span.last - span.first >= SHORTEST
    }
    return [(own, _of_line(own, spans, bodies)) for own, spans in lines] if bodies else [*lines]


def _of_line(own: Line, spans: Sequence[Span], bodies: dict[str, str]) -> list[Span]:
    found = [*_spelled(own, bodies)]
    kept: list[Span] = []
    for span in spans:
        ends = any(f.last == span.last and f.first > span.first for f in found)
        if span.cls == "Person" and ends:
            span = replace(span, last=span.last - 1)
        kept.append(span)
    return sorted([*kept, *(f for f in found if not any(f.overlaps(k) for k in kept))])


def _spelled(own: Line, bodies: dict[str, str]) -> Iterator[Span]:
    """Yield the words of a sentence that are the first letters of a body's name."""
    small = small_words(own.sentence.language)
    for at, word in enumerate(own.words):
        short = word.partition("-")[0]
        plain = short.isalpha() and short.isupper() and SHORTEST <= len(short) <= LONGEST
        if not plain or own.sentence.text.isupper():
            continue
        cls = next((cls for name, cls in bodies.items() if spells(name, short, small)), "")
        if cls:
            yield Span(at, at + 1, cls, "abbreviation")
