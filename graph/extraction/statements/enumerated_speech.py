"""Lists that a verb of speech opens: "noted the following: a; b; c"."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extraction.statements.passage import Passage
from graph.extraction.statements.reports import LEAST_WORDS, Report
from graph.extraction.statements.speech import speech
from graph.reading.sentence import Sentence

LEAST_ITEMS = 3
"""Items that make a list of what is said."""


def enumerated(passage: Passage) -> Iterator[Report]:
    """Return the items of a list that a verb of speech opens: … noted the following: a; b; c."""
    rules = speech(passage.paragraph.language)
    for sentence in passage.sentences:
        colon = sentence.text.find(":")
        words = passage.words(sentence.start, sentence.start + max(0, colon))
        verbs = rules.find([t for t in words if t.text[0].isalnum()], "verbs")
        if colon < 0 or not verbs:
            continue
        items = _items(sentence, colon + 1)
        if len(items) >= LEAST_ITEMS:
            persons = passage.persons_between(sentence.start, sentence.start + colon)
            speaker = persons[-1] if persons else None
            for start, end in items:
                yield Report(start, end, speaker, verbs[-1])


def _items(sentence: Sentence, start: int) -> list[tuple[int, int]]:
    """Return where the items of a list begin and end that opens at a place of a sentence."""
    items: list[tuple[int, int]] = []
    for part in sentence.text[start:].split(";"):
        text = part.strip(" .,")
        if len(text.split()) >= LEAST_WORDS:
            first = sentence.start + start + part.index(text)
            items.append((first, first + len(text)))
        start += len(part) + 1
    return items
