"""Attendance: words that say who chaired, addressed or took part in what a noun tells of."""

from __future__ import annotations

from graph.extraction.events.event_classes import GATHERINGS
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.pack import pack
from graph.reading.sentence import Sentence

Span = tuple[int, int]


def may_be_attended(head: Head) -> bool:
    """Whether a noun is of what people come together for."""
    return head.cls in (*GATHERINGS, "Session")


def is_attended(sentence: Sentence, span: Span) -> bool:
    """Whether the words beside a phrase say that somebody led it or took part in it."""
    rule, (begin, end) = event_rules(sentence.language), span
    behind = rule.attended_behind.match(sentence.text[end:])
    return bool(behind or rule.attended_before.search(sentence.text[:begin]))


def is_new(sentence: Sentence, begin: int) -> bool:
    """Whether an article says that a phrase tells of a gathering that was not named yet."""
    table = pack(sentence.language).table("coreference")
    return _last_word(sentence, begin) in table.get("indefinite", ())


def is_led(sentence: Sentence, begin: int) -> bool:
    """Whether a phrase stands, past its articles, behind a word for being there: "at the"."""
    words = sentence.text[:begin].lower().split()
    while words and words[-1] in rules(sentence.language).articles:
        words.pop()
    return bool(words) and words[-1] in event_rules(sentence.language).held_leads


def _last_word(sentence: Sentence, begin: int) -> str:
    return next(reversed(sentence.text[:begin].lower().split()), "")
