"""Mottos: the words in quotation marks that a session or congress goes under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import quotations
from graph.languages.grammar import possible_cases
from graph.reading.sentence import Sentence

HANDED_OVER = re.compile(r"[\s»”\",]*[–—-]\s*\w")
"""What stands behind words that somebody said: «…», – he said."""
MOST_LEADS = 6
"""Words and marks between an event and its motto, at most."""


def motto_of(
    sentence: Sentence,
    span: tuple[int, int],
    head: Head,
    date: Annotation | None,
    others: Sequence[Annotation],
) -> tuple[str, int]:
    """Return the words in quotation marks that the event goes under, and where they end.

    ``span`` is the phrase of the event's noun ``head``, and ``date`` its date.
    """
    rule, (begin, end) = event_rules(sentence.language), span
    themed = rule.theme_of.search(sentence.text[:begin].lower())
    leads = rule.motto_leads | (rule.theme_is if themed else frozenset())
    for quote in quotations(sentence.text):
        if quote.start >= end:
            between = sentence.text[end : quote.start]
            if date and end <= date.start and date.end <= quote.start:
                between = sentence.text[end : date.start] + sentence.text[date.end : quote.start]
            words = between.replace("(", " ").replace(")", " ").replace(",", " , ").lower().split()
            handed = HANDED_OVER.match(sentence.text, quote.end)
            said = ":" in between and (head.cls == "Speech" or handed is not None)
            led = bool(words) or _beside(sentence, (end, quote.start, quote.end), head, others)
            if led and not said and _is_motto(quote.title, words, leads):
                return quote.title, quote.end
        elif quote.end <= begin:
            words = sentence.text[quote.end : begin].lower().split()
            said = head.cls == "Speech" and rule.motto_said.issuperset(words[:1])
            if words and len(words) <= 2 and words[0] in rule.motto_behind and not said:
                return quote.title, end
    return "", end


def with_name(
    sentence: Sentence, span: tuple[int, int], head: Head, others: Sequence[Annotation]
) -> int:
    """Return the end of a phrase with the quoted name right behind it that is no motto.

    What the last noun is called, or who is spoken to, is part of the phrase: "the congress of the
    party “Unity”", «интервью “Голосу”».
    """
    end = span[1]
    if rules(sentence.language).head_final:
        return end
    for quote in quotations(sentence.text):
        at = (end, quote.start, quote.end)
        if quote.start - end == 1 and not _beside(sentence, at, head, others):
            return quote.end
    return end


def _beside(
    sentence: Sentence, at: tuple[int, int, int], head: Head, others: Sequence[Annotation]
) -> bool:
    """Whether quoted words right behind a phrase are of its event, and of nothing else.

    They are the name of the noun that they stand behind ("the congress of the party “Unity”"), or
    before where heads stand last; and no case makes them whom something is given to.
    """
    end, start, last = at
    named = any(isinstance(o.value, Name) and 0 <= o.end - end <= 1 for o in others)
    behind = sentence.text[last:].lstrip()
    goes_on = rules(sentence.language).head_final and behind[:1].isalnum()
    cases = possible_cases(sentence.text[start:last].strip(' «“"').split(" ")[0], sentence.language)
    nominal = not cases or "Nom" in cases
    return (end == head.end or named) and not goes_on and nominal


def _is_motto(title: str, words: Sequence[str], leads: frozenset[str]) -> bool:
    """Whether quoted words begin as a title does, and only leading words stand before them."""
    led = len(words) <= MOST_LEADS and all(word in leads for word in words)
    return title[:1].isupper() and led
