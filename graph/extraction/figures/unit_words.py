"""The ``units.toml`` of each language: what figures count, and what stands around them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from graph.languages.pack import pack
from graph.languages.tables import NEVER


@cache
def units_table(language: str) -> dict[str, Any]:
    """Return the ``units.toml`` of a language; KeyError when it has no pack."""
    return pack(language).table("units")


@cache
def units_pattern(language: str, key: str) -> re.Pattern[str]:
    """Return the table's pattern ``key``; one that is not there matches nothing."""
    return re.compile(units_table(language).get(key) or NEVER, re.IGNORECASE)
