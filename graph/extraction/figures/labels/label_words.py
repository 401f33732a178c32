"""The ``labels.toml`` of each language: how it says something of what figures count."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from graph.languages.pack import pack, pattern


@cache
def label_table(language: str) -> dict[str, Any]:
    """Return the ``labels.toml`` of a language; KeyError when it has no pack."""
    return pack(language).table("labels")


def label_pattern(language: str, key: str) -> re.Pattern[str]:
    """Return the table's pattern ``key``; one that is not there matches nothing."""
    return pattern(language, "labels", key)


def with_ending(word: str, language: str, key: str) -> str:
    """Return a word with another ending, by the first of the pairs ``key`` that fits, or ''.

    A pair has an ending, as a regular expression, and what stands for it.
    """
    fits = ((form, becomes) for form, becomes in _pairs(language, key) if form.search(word))
    form, becomes = next(fits, (None, ""))
    return form.sub(becomes, word) if form else ""


@cache
def _pairs(language: str, key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = label_table(language).get(key, ())
    return tuple((re.compile(form, re.IGNORECASE), becomes) for form, becomes in pairs)
