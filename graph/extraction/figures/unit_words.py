"""The ``units.toml`` of each language: what figures count, and what stands around them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from graph.languages.pack import pack, pattern
from graph.languages.tables import NEVER

NAMED = "(?P<what>"
PARTS = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[()]")
"""What the parentheses of a regular expression are told by, past escapes and sets of letters."""


@cache
def units_table(language: str) -> dict[str, Any]:
    """Return the ``units.toml`` of a language; KeyError when it has no pack."""
    return pack(language).table("units")


def units_pattern(language: str, key: str) -> re.Pattern[str]:
    """Return the table's pattern ``key``; one that is not there matches nothing."""
    return pattern(language, "units", key)


@cache
def pattern_behind(language: str, key: str) -> re.Pattern[str]:
    """Return the part of the table's pattern ``key`` behind the words that it names ``what``.

    No words have the whole that have not this end of it, which is found in one pass: the whole is
    tried with all the words that may be named.
    """
    source = str(units_table(language).get(key) or NEVER)
    return re.compile(source[_past_group(source, source.find(NAMED)) :], re.IGNORECASE)


def _past_group(source: str, start: int) -> int:
    """Return where the group ends that a regular expression has at a place, or 0."""
    depth = 0
    for part in PARTS.finditer(source, start) if start >= 0 else ():
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if not depth:
            return part.end()
    return 0
