"""The words of a name that tell it from others."""

from __future__ import annotations

import re
from functools import cache

from graph.languages.pack import languages, pack

WORD = re.compile(r"\w+(?:[-‑’'`ʼ]\w+)*")


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the words that hold sentences of a language together, none where it has no pack."""
    if language not in languages():
        return frozenset()
    return frozenset(pack(language).table("language").get("function_words", ()))


@cache
def content_words(name: str, language: str) -> tuple[str, ...]:
    """Return the words of a name, as written, without its language's function words.

    ``language`` is a BCP 47 tag; a name of nothing but function words keeps them.
    """
    words = WORD.findall(name)
    return tuple(w for w in words if w.lower() not in function_words(language)) or tuple(words)
