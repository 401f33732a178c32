"""The lines of a text: where each begins and ends, and what stands between it and the last."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.reading.language import line_languages

INVISIBLE = frozenset("\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f")
"""Code points that show nothing: byte order mark, zero-width marks, soft hyphen."""
LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+|\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:\d{1,3}|\d{1,4}\s*/\s*\d{1,4})[-–—|\s]*")


@dataclass(frozen=True)
class Line:
    """A line with text: document offsets ``start`` to ``end`` without the space around it.

    ``gap`` counts the empty lines before it, ``indent`` its leading white space; ``page`` tells
    that a page break stands before it.
    """

    text: str
    start: int
    end: int
    indent: int
    gap: int
    page: bool = False
    language: str = field(default="", compare=False)

    @property
    def width(self) -> int:
        """Its length in code points, without the space around it."""
        return self.end - self.start


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines that have text, but for page numbers that stand alone."""
    kept = _without_page_numbers(_bare_lines(text))
    codes = line_languages([line.text for line in kept])
    return tuple(
        Line(x.text, x.start, x.end, x.indent, x.gap, x.page, code)
        for x, code in zip(kept, codes, strict=True)
    )


def is_blank(char: str) -> bool:
    """Tell whether a code point shows nothing."""
    return char.isspace() or char in INVISIBLE


def _bare_lines(text: str) -> list[Line]:
    found: list[Line] = []
    ends, page = 0, False
    for match in LINE.finditer(text):
        start, end = _stripped(text, match.start(), match.end())
        if start == end:
            ends += match[0] in ("\r\n", *"\n\r\x0b\x0c\x85\u2028\u2029")
            page = page or match[0] == "\x0c"
            continue
        gap = max(0, ends - 1) if found else ends
        found.append(Line(text[start:end], start, end, start - match.start(), gap, page))
        ends, page = 0, False
    return found


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return start, end


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    kept: list[Line] = []
    gap, page = 0, False
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if _is_page_number(line, following):
            gap, page = gap + line.gap + 1, True
            continue
        kept.append(
            Line(line.text, line.start, line.end, line.indent, line.gap + gap, line.page or page)
        )
        gap, page = 0, False
    return kept


def _is_page_number(line: Line, following: Line | None) -> bool:
    alone = line.gap or line.page or line.start < 10
    return bool(
        PAGE_NUMBER.fullmatch(line.text)
        and alone
        and (following is None or following.gap or following.page)
    )
