"""The formulas of a treaty's preamble and of its end: the table ``treaty`` of ``frames.toml``."""

from __future__ import annotations

import re
from functools import cache

from graph.languages.pack import pack
from graph.reading.sentence import Sentence


@cache
def _formula(language: str, name: str) -> re.Pattern[str] | None:
    """Return a pattern of the table ``treaty`` of a language, or None where it has none."""
    pattern = pack(language).table("frames").get("treaty", {}).get(name)
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def says(sentence: Sentence, name: str) -> bool:
    """Whether a sentence has a formula of the table."""
    pattern = _formula(sentence.language, name)
    return bool(pattern and pattern.search(sentence.text))
