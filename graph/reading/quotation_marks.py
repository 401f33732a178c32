"""Quotations in a paragraph: all marks (« » “ ” „ " ' ‘ ’ ‹ ›), nested, mixed and unbalanced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

FAMILIES = {
    "«": "«",
    "»": "«",
    "“": "“",
    "”": "“",
    "„": "“",
    "‟": "“",
    '"': "“",
    "‹": "‹",
    "›": "‹",
}
SINGLE = "'‘’‚"
MARK = re.compile(f"[{re.escape(SINGLE + ''.join(FAMILIES))}]")
OPENING, CLOSING = "«„‹‟", "»›"
SPACE_OR_OPEN = " \t([{—–-/"
LEAST_WORDS_OPEN = 5
"""How long the words after a mark that nothing closes must be to count as a quotation."""


DEEPEST = 8
"""How many quotations may be open within one another."""
MOST_WORDS_OPEN = 150
"""How long they may be; after more, the closing mark has been forgotten."""
SENTENCE_END = re.compile(r"(?<=\w\w)[.!?…]+(?=\s)")


@dataclass(frozen=True)
class Mark:
    """A quotation mark at a view offset, of a family of marks that close one another."""

    at: int
    family: str
    side: Literal["open", "close", "either"]


def quotations(
    text: str, carried: bool = False, stops: Sequence[int] = ()
) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Return the spans between quotation marks, sorted, and whether the last runs on.

    ``carried`` says that a quotation of the paragraph before has not been closed yet. A mark
    without its partner opens a quotation if enough words follow: to the first of ``stops``, where
    the text cites a source, else to the paragraph's end, else to its sentence's end.
    """
    found: list[tuple[int, int]] = []
    stack = [Mark(-1, "", "open")] if carried else []
    for mark in marks(text):
        if mark.side == "open" or (mark.side == "either" and not stack):
            stack = [*stack[1 - DEEPEST :], mark]
        elif opener := _partner(stack, mark):
            del stack[stack.index(opener) :]
            found.append((opener.at + 1, mark.at))
    stack = [opener for opener in stack if opener.family not in ("'", "")]
    open_end = _open_end(text, stack, found)
    runs_on = False
    if open_end is not None:
        end = _end_of_open(text, open_end, stops)
        runs_on = end == len(text)
        found.append((open_end, end))
    within = (trimmed(text, start, end) for start, end in found)
    return tuple(sorted(span for span in within if span[0] < span[1])), runs_on


def _end_of_open(text: str, start: int, stops: Sequence[int]) -> int:
    stop = next((stop for stop in sorted(stops) if stop > start), None)
    end = len(text) if stop is None else stop
    if len(text[start:end].split()) > MOST_WORDS_OPEN:
        sentence = SENTENCE_END.search(text, start)
        return sentence.end() if sentence else end
    return end


def _partner(stack: list[Mark], mark: Mark) -> Mark | None:
    same = [opener for opener in stack if opener.family in (mark.family, "")]
    if same:
        return same[-1]
    others = [opener for opener in stack if "'" not in (opener.family, mark.family)]
    return others[-1] if others else None


def _open_end(text: str, stack: list[Mark], found: list[tuple[int, int]]) -> int | None:
    after_last = max((end for _, end in found), default=0)
    opener = next((opener for opener in stack if opener.at >= after_last), None)
    if opener is None or len(text[opener.at :].split()) < LEAST_WORDS_OPEN:
        return None
    return opener.at + 1


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of a text (code points, half-open) without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def marks(text: str) -> Iterator[Mark]:
    """Return the quotation marks of a text in order; apostrophes and inch signs are none."""
    for match in MARK.finditer(text):
        at, char = match.start(), match[0]
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        if char in SINGLE:
            side = _single_side(char, before, after)
            if side:
                yield Mark(at, "'", side)
        else:
            side = _side(char, before, after)
            if side:
                yield Mark(at, FAMILIES[char], side)


Side = Literal["open", "close", "either"]


def _side(char: str, before: str, after: str) -> Side | None:
    if char in OPENING:
        return "open"
    if char in CLOSING:
        return "close"
    left_free = before in SPACE_OR_OPEN or before in FAMILIES
    right_free = not after.isalnum() and after not in FAMILIES
    if char == "”":
        return "open" if before in SPACE_OR_OPEN and after.isalnum() else "close"
    if char == "“":
        return "close" if not left_free and right_free else "open"
    if before.isalpha() and after.isalpha():
        return None
    if before in SPACE_OR_OPEN and (after.isalnum() or after in ".…«“"):
        return "open"
    if not left_free and right_free:
        return "close"
    return "either"


def _single_side(char: str, before: str, after: str) -> Side | None:
    opens = before in SPACE_OR_OPEN + '“"«' and after.isalpha()
    if opens and char != "’":
        return "open"
    closes = not before.isspace() and not after.isalnum()
    return "close" if closes and char != "‚" else None
