"""Words in quotation marks inside a sentence: titles, mottos, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

QUOTED = re.compile(
    r"«\s*(?P<nested>[^«»“”„\"]{2,160}«[^«»“”„\"]{2,200}»[^«»“”„\"]{0,160}?)\s*»"
    r"|[«“„\"]\s*(?P<title>[^«»“”„\"]{2,400}?)\s*[»”\"“]"
    r"|(?<!\w)['‘]\s*(?P<single>[^'‘’\"]{8,240}?)\s*['’](?!\w)"
)


@dataclass(frozen=True)
class Quoted:
    """Words in quotation marks: the span with its marks, and the words."""

    start: int
    end: int
    title: str


@lru_cache(maxsize=1_000)
def quotations(text: str) -> tuple[Quoted, ...]:
    """Return the words in quotation marks in a sentence, in order; what is inside others is not."""
    found = QUOTED.finditer(text)
    return tuple(
        Quoted(m.start(), m.end(), m["nested"] or m["title"] or m["single"]) for m in found
    )


def unquoted(text: str) -> str:
    """Return words without the quotation marks around all of them, if they stand in such."""
    whole = (q.title for q in quotations(text) if (q.start, q.end) == (0, len(text)))
    return next(whole, text)
