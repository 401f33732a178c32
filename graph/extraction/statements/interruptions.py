"""What interrupts or follows words and is no part of them: who hands them over to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.statements.passage import Named, Passage
from graph.extraction.statements.speech import speech
from graph.reading.sentence import Token

LONGEST = 8
"""Words of an interruption, at most: "said the minister of trade, Ada Holm"."""
LONGEST_OPENED = 22
"""The same where a verb of speech opens it: "said the minister on Friday at a session that …"."""
LEAST = 3
"""Words of a stretch between interruptions that says something by itself."""
INTERRUPTION = re.compile(
    r"[,!?.…]\s*(?P<told>[–—-]\s(?P<words>[^–—«»“”:]{3,170}?)(?:[.,]\s[–—-]\s|[.,]?\s*$))"
)
"""What stands between dashes within words: «…, – said she, – …», or behind them."""
TAIL = re.compile(r",\s(?P<words>[^,:;]{3,90})$")
"""What stands behind the last comma of a clause."""

Span = tuple[int, int]


def uninterrupted(passage: Passage, start: int, end: int) -> list[Span]:
    """Return the stretches of quoted words (offsets of the view) that no interruption parts.

    A word or two before or behind one say nothing by themselves: «Мне кажется, – сказал он, – …».
    """
    found, at = [], start
    for first, last in _interruptions(passage, start, end):
        found.append((at, first))
        at = last
    parts = (*found, (at, end))
    return [(a, b) for a, b in parts if len(passage.text[a:b].split()) >= LEAST or not found]


def interrupting(passage: Passage, start: int, end: int) -> Named | None:
    """Return the one person whom the interruptions of quoted words name, if there is one."""
    spans = [*_interruptions(passage, start, end)]
    named = [p for p in passage.persons if any(a <= p.start < b for a, b in spans)]
    return named[0] if len({p.annotation.text for p in named}) == 1 else None


def without_source(passage: Passage, start: int, end: int) -> int:
    """Return where reported words end before a source behind them: «…, | передаёт агентство»."""
    tail = TAIL.search(passage.text[start:end])
    if not tail or not _hands_over(passage, start + tail.start("words"), end):
        return end
    return start + tail.start()


def _interruptions(passage: Passage, start: int, end: int) -> Iterator[Span]:
    for match in INTERRUPTION.finditer(passage.text, start, end):
        if _hands_over(passage, *match.span("words")):
            yield match.span("told")


def _hands_over(passage: Passage, start: int, end: int) -> bool:
    """Whether a few words begin or end with a verb of speech: «сказала она», "she said"."""
    words = [t for t in passage.tokens if start <= t.start < end and t.text[0].isalnum()]
    return 1 <= len(words) <= LONGEST_OPENED and _has_verb(passage, words)


def _has_verb(passage: Passage, words: Sequence[Token]) -> bool:
    found = speech(passage.paragraph.language).find(words, "verbs", "sources")
    near = len(words) <= LONGEST
    return any(verb.first == 0 or (near and verb.last == len(words)) for verb in found)
