"""Bodies that call themselves by a noun for an event: the Civic Forum, "War on Want"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.events.event_rules import clause, event_rules, happens
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence

WORD = re.compile(r"\s(?:[^\W\d_]{1,3}\s)?(?P<name>[^\W\d_][\w’-]*)")
"""A word of the rest of a name behind its noun, with a small word before it."""
BRACKET = re.compile(r"\s?\((?P<short>[^\W\d_]\w*)\)")
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
        or (_has_short_form(sentence.text, head.end) and not _is_held(sentence, span))
        or _is_listed(head, sentence, begin, others, both=False)
    )


def may_be_body(head: Head, sentence: Sentence, begin: int) -> bool:
    """Whether the name of a gathering alone may as well be a body's, which calls itself so.

    Not behind a word of time: "after the Riga Congress". By some nouns a body calls itself only
    with more behind them: "the Conference of Mayors", but "the Riga Conference" was held.
    """
    rule, words = event_rules(sentence.language), sentence.text[:begin].lower().split()
    while words and words[-1] in rules(sentence.language).articles:
        words.pop()
    timed = words[-1:] and words[-1] in rule.order_leads
    bare = _name_end(sentence.text, head.end) == head.end
    held = bare and head.lemma.split()[-1] in rule.held_too
    return is_bodys_word(head, sentence) and not (timed or held)


def is_bodys_word(head: Head, sentence: Sentence) -> bool:
    """Whether bodies call themselves by a noun for an event."""
    return head.lemma.split()[-1] in event_rules(sentence.language).bodies_too


def _is_held(sentence: Sentence, span: Span) -> bool:
    return happens(sentence, *clause(sentence, *span))


def _is_listed(
    head: Head, sentence: Sentence, begin: int, others: Sequence[Annotation], *, both: bool
) -> bool:
    """Whether a name with the noun is an item of a list of bodies, between two or beside one."""
    text, phrase = sentence.text, rules(sentence.language)
    if not text[head.start].isupper():
        return False
    end = _name_end(text, head.end)
    marks = phrase.joiners | phrase.articles | {","}
    bodies = [o for o in others if o.kind == "name" and o.is_of("Organisation")]
    before = any(_is_mark(text[o.end : begin], marks) for o in bodies if o.end <= begin)
    behind = any(_is_mark(text[end : o.start], marks) for o in bodies if o.start >= end)
    return (before and behind) if both else (before or behind)


def _is_mark(between: str, marks: frozenset[str]) -> bool:
    """Whether words between two names are those of a list alone: ", and the"."""
    words = between.replace(",", " , ").lower().split()
    return bool(words) and marks.issuperset(words)


def _name_end(text: str, end: int) -> int:
    """Return where a name ends that goes on behind its noun: "Forum | for Democracy"."""
    while (more := WORD.match(text, end)) and more["name"][0].isupper():
        end = more.end()
    return end


def _has_short_form(text: str, end: int) -> bool:
    """Whether a short form in brackets stands behind a name: "the Rally for Liberty (REL)"."""
    found = BRACKET.match(text, _name_end(text, end))
    return found is not None and any(c.isupper() for c in found["short"])
