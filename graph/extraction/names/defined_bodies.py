"""Bodies that a text defines by a noun for one: "New Dawn is a political party"."""

from __future__ import annotations

from graph.extraction.names.naming import OPENING, Line, Span
from graph.extraction.phrases.defining import defining_noun

LONGEST = 6
"""Words in such a name, at most."""


def find_defined(line: Line) -> tuple[Span, ...]:
    """Return the body whose name opens a sentence that says what it is, if there is one.

    The name is in quotation marks, or all its words have capitals and none is a noun for a body.
    """
    first = 1 if line.low[:1] and line.low[0] in line.rules.words("articles") else 0
    if line.cites or line.shouts or first >= len(line.words):
        return ()
    quoted = line.words[first] in OPENING
    start = first + 1 if quoted else first
    last = line.closing(first, LONGEST) if quoted else _capitals(line, start)
    if last == start or any(start <= head.first < last for head in line.heads):
        return ()
    noun = defining_noun(line.sentence, line.sentence.tokens[last - 1].end, "Organisation")
    return (Span(start, last, noun.cls, "listed"),) if noun else ()


def _capitals(line: Line, first: int) -> int:
    """Return where the words with capitals end that begin at a token."""
    last = first
    while last - first < LONGEST and line.capital(last):
        last += 1
    return last if last - first > 1 or line.name_word(first) else first
