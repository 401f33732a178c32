"""Lists of bodies that share a head noun: "three parties – A, B and C", «А», «Б» қозғалыстары."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.names.head_nouns import HeadSpan
from graph.extraction.names.naming import CLOSING, OPENING, Line, Span
from graph.extraction.names.organisations import is_plural

Extent = tuple[int, int]
OPENERS = ("–", "—", "-", ":", "(")


def find_listed(line: Line, taken: Sequence[Span], countries: Sequence[Span]) -> tuple[Span, ...]:
    """Return the bodies that stand in a list behind or before a plural head noun.

    A list has two members or more, or one in quotation marks; members in ``taken`` (persons) and
    bare countries are left out.
    """
    named = {(c.first, c.last) for c in countries}
    found: list[Span] = []
    for head in line.heads:
        if head.names_body and is_plural(line, head):
            for first, last in _behind(line, head) or _before(line, head):
                span = Span(first, last, head.classes[0], "listed")
                alone = last - first == 1 and (first, last) in named
                if not alone and not any(span.overlaps(other) for other in (*taken, *found)):
                    found.append(span)
    return tuple(found)


def _behind(line: Line, head: HeadSpan) -> list[Extent]:
    at = head.last
    opened = at < len(line.words) and line.words[at] in OPENERS
    members = _members(line, at + 1 if opened else at)
    if opened:
        return members if len(members) > 1 else []
    return [m for m in members if line.words[m[0]] in OPENING]


def _members(line: Line, at: int) -> list[Extent]:
    found: list[Extent] = []
    while at < len(line.words):
        end = _member(line, at)
        if end == at:
            break
        found.append((at, end))
        at = _separator(line, end)
        if at == end:
            break
    return found


def _member(line: Line, at: int) -> int:
    """Return the end of a member that begins at ``at``: a quotation or capitalised words."""
    if line.words[at] in OPENING:
        close = next((i for i in range(at + 2, len(line.words)) if line.words[i] in CLOSING), at)
        return close + 1 if at < close <= at + 8 and line.capital(at + 1) else at
    end = at
    while end < len(line.words) and line.name_word(end) and not line.title(end):
        end += 1
        if end + 1 < len(line.words) and line.words[end] in "–-" and line.name_word(end + 1):
            tokens = line.sentence.tokens
            end += tokens[end].start == tokens[end - 1].end
    return end


def _separator(line: Line, at: int) -> int:
    """Return the place behind a comma or "and" at ``at``, or ``at`` if there is neither."""
    end = at
    while end < len(line.words) and (
        line.words[end] == "," or line.low[end] in line.rules.words("joiners")
    ):
        end += 1
    return end


def _before(line: Line, head: HeadSpan) -> list[Extent]:
    """Return quoted members before the head, at most four small words between."""
    if line.rules.structure != "izafet":
        return []
    at = head.first
    while at > max(head.first - 5, 0) and line.words[at - 1] not in CLOSING:
        at -= 1
    found: list[Extent] = []
    while at and line.words[at - 1] in CLOSING:
        start = next((i for i in range(at - 2, -1, -1) if line.words[i] in OPENING), at)
        if not 0 < at - start <= 8 or not line.capital(start + 1):
            break
        found.append((start, at))
        at = start
        while at and (line.words[at - 1] == "," or line.low[at - 1] in line.rules.words("joiners")):
            at -= 1
    return found[::-1]
