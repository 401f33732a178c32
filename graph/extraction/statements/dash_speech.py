"""Speech that dashes mark instead of quotation marks: «— Мы готовы, — сказал министр. — Начнём»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.statements.speech import CUE_TOKENS, speech
from graph.reading.quotation_marks import trimmed
from graph.reading.sentence import Token

OPENING = re.compile(r"\s*[—–-]\s+(?=[\w«“„\"(])")
"""The dash with which a paragraph of speech opens."""
HANDOVER = re.compile(
    r"(?:,|(?<=[!?…]))\s*[—–-]\s+(?P<told>[^—–:;!?…]{3,160}?)(?=[.,]\s+[—–-]|\.|$)"
)
"""The end of words said, and the words that hand them over."""
AGAIN = re.compile(r"[.,]\s+[—–-]\s+")
"""Where the words said go on behind those."""

Span = tuple[int, int]


def spoken(text: str, tokens: Sequence[Token], language: str) -> tuple[Span, ...]:
    """Return the stretches of a paragraph that are said, if dashes part them from who says them.

    ``text`` is its view, ``tokens`` its tokens at offsets of the view. An item of a list opens
    with a dash as well, but no verb of speech hands it over.
    """
    opening = OPENING.match(text)
    return tuple(_stretches(text, tokens, language, opening.end())) if opening else ()


def _stretches(text: str, tokens: Sequence[Token], language: str, start: int) -> Iterator[Span]:
    handed = False
    for match in HANDOVER.finditer(text, start):
        if not _is_told(tokens, language, *match.span("told")):
            continue
        if match.start() > start:
            yield trimmed(text, start, match.start())
        again = AGAIN.match(text, match.end())
        handed, start = again is not None, again.end() if again else match.end()
        if not again:
            return
    if handed and start < len(text):
        yield trimmed(text, start, len(text))


def _is_told(tokens: Sequence[Token], language: str, start: int, end: int) -> bool:
    """Whether words open with a verb of speech, or with who speaks and one behind."""
    words = [t for t in tokens if start <= t.start < end and t.text[0].isalnum()]
    rules = speech(language)
    quotative = bool(words) and words[0].text.lower() in rules.words("quotatives")
    return quotative or bool(rules.find(words[:CUE_TOKENS], "verbs", "sources"))
