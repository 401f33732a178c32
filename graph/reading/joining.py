"""Which lines are one paragraph: hard-wrapped lines are joined, within one language.

A paragraph's end shows itself by a short line, a full stop, an empty line, an indent, a list mark
or a capital letter; none of them is certain alone. How wide the lines are, and whether an empty
line stands after each, is learned from neighbours that plainly continue one another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.reading.lines import Line

NEIGHBOURHOOD = 25
"""How many lines away the width and the spacing of wrapped lines can be told from."""
WITNESSES, NEAREST = 10, 5
"""How many lines that plainly go on tell the width, and how many the spacing."""
WIDEST_WRAPPED = 160
"""A longer line is a paragraph of its own; no page holds it."""
NARROWEST_WRAPPED = 30
FURTHEST_CONTINUED = 3
"""How many empty lines a sentence may run across, as at the foot of a page."""
FULL, NEARLY_FULL = 0.9, 0.72
"""The share of the width from which a line counts as full: after a full stop, and else."""
FINAL = re.compile(r"[.!?…:;][\s\"'»”’)\]]*$")
NUMBER_MARK = re.compile(r"(?:\(?(\d{1,3})[.)]|\[(\d{1,3})\])\s+\S")
LETTER_MARK = re.compile(r"\(?\w[)]\s|[IVXІХ]{1,6}[.)]\s")
BULLET = re.compile(r"[•·▪●○■◦*]\s*\w|[-–—]\s+\S")
CONNECTING = re.compile(r"(?:,|[-–—\u00ad‐(«„“])$")


@dataclass(frozen=True)
class Setting:
    """How the lines around are set: their width (0 where none are wrapped) and their spacing."""

    width: int
    gap: int


def blocks(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of each paragraph, in order."""
    found: list[list[Line]] = []
    plain = [i for i in range(1, len(lines)) if _plainly_continues(lines[i - 1], lines[i])]
    for i, line in enumerate(lines):
        if i and _continues(lines[i - 1], line, setting(lines, plain, i), found[-1]):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(map(tuple, found))


def setting(lines: Sequence[Line], plain: Sequence[int], i: int) -> Setting:
    """Return how the lines around line ``i`` are set; ``plain`` are the lines that go on plainly.

    Nothing is wrapped where few lines go on plainly, where their widths differ much, or where
    longer lines stand among them.
    """
    here = bisect_left(plain, i)
    close = plain[max(0, here - WITNESSES) : here + WITNESSES]
    close = [j for j in close if abs(j - i) <= NEIGHBOURHOOD and _alike(lines, i, j)]
    nearest = sorted(close, key=lambda j: (abs(j - i), j))[:WITNESSES]
    widths = sorted(lines[j - 1].width for j in nearest)
    if not widths:
        return Setting(0, 0)
    width = widths[(len(widths) - 1) * 9 // 10]
    gap = Counter(lines[j].gap for j in nearest[:NEAREST]).most_common(1)[0][0]
    even = sum(w >= NEARLY_FULL * width for w in widths) * 4 >= len(widths) * 3
    around = lines[max(0, i - WITNESSES) : i + WITNESSES]
    longer = sum(line.width > 1.4 * width for line in around if line.language == lines[i].language)
    wrapped = width >= NARROWEST_WRAPPED and even and longer * 6 <= len(around)
    return Setting(width if wrapped else 0, gap if wrapped else 0)


def _alike(lines: Sequence[Line], i: int, j: int) -> bool:
    return lines[i].language == lines[j].language


def _plainly_continues(before: Line, after: Line) -> bool:
    return (
        before.language == after.language
        and before.width <= WIDEST_WRAPPED
        and after.gap <= FURTHEST_CONTINUED
        and not FINAL.search(before.text)
        and after.text[0].islower()
        and not is_marked(after.text)
    )


def is_marked(text: str) -> bool:
    """Tell whether a line begins with the mark of a list: a number, a letter or a bullet."""
    return bool(NUMBER_MARK.match(text) or LETTER_MARK.match(text) or BULLET.match(text))


def _continues(before: Line, after: Line, around: Setting, block: Sequence[Line]) -> bool:
    if before.language != after.language or after.gap > FURTHEST_CONTINUED:
        return False
    if _plainly_continues(before, after) or _is_title_in_capitals(before, after):
        return True
    if is_marked(after.text):
        return not _begins_item(before, after, around, block)
    if after.gap > around.gap or before.width > max(WIDEST_WRAPPED, around.width * 1.3):
        return False
    return _is_full(before, after, around) and not _is_indented(after, before, block)


def _is_title_in_capitals(before: Line, after: Line) -> bool:
    return (
        not after.gap
        and before.text.isupper()
        and after.text.isupper()
        and not FINAL.search(before.text)
        and not is_marked(after.text)
    )


def _begins_item(before: Line, after: Line, around: Setting, block: Sequence[Line]) -> bool:
    """Tell a list mark from a number, or a dash between words, that begins a line by chance."""
    if FINAL.search(before.text) or after.gap > around.gap:
        return True
    number, first = NUMBER_MARK.match(after.text), NUMBER_MARK.match(block[0].text)
    if number and first and _number(number) == _number(first) + 1:
        return True
    return not (CONNECTING.search(before.text) or _is_full(before, after, around))


def _number(match: re.Match[str]) -> int:
    return int(match[1] or match[2])


def _is_full(before: Line, after: Line, around: Setting) -> bool:
    """Tell whether the next line's first word had no room left on the line before."""
    if not around.width:
        return bool(CONNECTING.search(before.text))
    first_word = len(after.text.split(maxsplit=1)[0])
    share = FULL if FINAL.search(before.text) else NEARLY_FULL
    if CONNECTING.search(before.text):
        share = NEARLY_FULL / 2
    return before.width + 1 + first_word >= share * around.width


def _is_indented(after: Line, before: Line, block: Sequence[Line]) -> bool:
    usual = block[-1].indent if len(block) > 1 else 0
    return after.indent > usual + 1 and bool(FINAL.search(before.text))
