"""Mottos: the words in quotation marks that a session or congress goes under."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.events.event_rules import event_rules
from graph.extraction.phrases import quotations
from graph.reading.sentence import Sentence


def motto_of(sentence: Sentence, begin: int, end: int, date: Annotation | None) -> tuple[str, int]:
    """Return the words in quotation marks that the event goes under, and where they end."""
    rule = event_rules(sentence.language)
    for quote in quotations(sentence.text):
        if quote.start >= end:
            between = sentence.text[end : quote.start]
            if date and end <= date.start and date.end <= quote.start:
                between = sentence.text[end : date.start] + sentence.text[date.end : quote.start]
            words = between.replace("(", " ").replace(")", " ").replace(",", " , ").lower().split()
            if _is_motto(quote.title, words, rule.motto_leads):
                return quote.title, quote.end
        elif quote.end <= begin:
            words = sentence.text[quote.end : begin].lower().split()
            if words and len(words) <= 2 and words[0] in rule.motto_behind:
                return quote.title, end
    return "", end


def _is_motto(title: str, words: Sequence[str], leads: frozenset[str]) -> bool:
    """Whether quoted words begin as a title does, and only leading words stand before them."""
    return title[:1].isupper() and len(words) <= 6 and all(word in leads for word in words)
