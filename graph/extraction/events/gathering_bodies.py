"""Bodies that call themselves by a noun for an event: the Civic Forum, "War on Want"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.events.event_rules import clause, event_rules, happens
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence

SHORT = re.compile(r"(?:\s(?:[a-z]+\s)?[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w’-]*)*\s?\(\w*[A-ZА-ЯЁ]\w*\)")
"""A short form in brackets behind a name: "the Rally for Liberty (REL)"."""
NAMED = re.compile(r"(?:\s(?:[a-z]{2,3}\s)?[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w’-]*)*")
"""The rest of a name behind its noun."""
LIST_MARK = re.compile(r"(?:,|,?\s(?:and|or|и|или|және|мен|пен|бен))\s(?:the\s)?")
Span = tuple[int, int]


def is_bodys(head: Head, sentence: Sentence, span: Span, others: Sequence[Annotation] = ()) -> bool:
    """Whether a noun with a capital for an event is a body's: "the Civic Forum won 9 seats".

    ``others`` may be the bodies beside which a list has it.
    """
    rule, (begin, end) = event_rules(sentence.language), span
    capital = any(sentence.text[at].isupper() for at in (begin, head.start))
    if not capital:
        return False
    if not is_bodys_word(head, sentence):
        return _is_listed(head, sentence, begin, others, both=True)
    led = sentence.text[head.start].isupper() and rule.body_before.search(sentence.text[:begin])
    return bool(
        led
        or rule.body_behind.match(sentence.text[end:])
        or (SHORT.match(sentence.text, head.end) and not _is_held(sentence, span))
        or _is_listed(head, sentence, begin, others, both=False)
    )


def may_be_body(head: Head, sentence: Sentence, begin: int) -> bool:
    """Whether the name of a gathering alone may as well be a body's, which calls itself so.

    Not behind a word of time: "after the Riga Congress".
    """
    rule, words = event_rules(sentence.language), sentence.text[:begin].lower().split()
    while words and words[-1] in rules(sentence.language).articles:
        words.pop()
    timed = words[-1:] and words[-1] in rule.order_leads
    return is_bodys_word(head, sentence) and not timed


def is_bodys_word(head: Head, sentence: Sentence) -> bool:
    """Whether bodies call themselves by a noun for an event."""
    return head.lemma.split()[-1] in event_rules(sentence.language).bodies_too


def _is_held(sentence: Sentence, span: Span) -> bool:
    return happens(sentence, *clause(sentence, *span))


def _is_listed(
    head: Head, sentence: Sentence, begin: int, others: Sequence[Annotation], *, both: bool
) -> bool:
    """Whether a name with the noun is an item of a list of bodies, between two or beside one."""
    text = sentence.text
    if not text[head.start].isupper():
        return False
    rest = NAMED.match(text, head.end)
    end = rest.end() if rest else head.end
    articles = rules(sentence.language).articles
    while text[:begin].lower().split()[-1:] and text[:begin].lower().split()[-1] in articles:
        begin = text[:begin].rstrip().rfind(" ") + 1
    bodies = [o for o in others if o.kind == "name" and o.is_of("Organisation")]
    before = any(o.end <= begin and LIST_MARK.fullmatch(text, o.end, begin) for o in bodies)
    behind = any(o.start >= end and LIST_MARK.fullmatch(text, end, o.start) for o in bodies)
    return (before and behind) if both else (before or behind)
