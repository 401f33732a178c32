"""Gatherings told apart by who came, spoke or presided there: «саммитке Чили қатысты»."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.events.event_classes import GATHERINGS
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.pack import pack
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

Span = tuple[int, int]


def may_be_attended(head: Head) -> bool:
    """Whether a noun is of what people come together for."""
    return head.cls in (*GATHERINGS, "Session")


def has_company(head: Head, sentence: Sentence, others: Sequence[Annotation], span: Span) -> bool:
    """Whether a verb beside a noun says that somebody who is named was at a gathering.

    A definite article before the noun alone points to one that is named elsewhere.
    """
    known = span == (head.start, head.end) and bool(rules(sentence.language).articles)
    return (not known or is_new(sentence, head.start)) and is_attended(head, sentence, others, span)


def is_attended(head: Head, sentence: Sentence, others: Sequence[Annotation], span: Span) -> bool:
    """Whether a verb beside the phrase of a noun says that somebody who is named was there.

    The patterns ``company`` of a language see the sentence with the phrase in angle brackets, or
    with the noun alone where heads stand last.
    """
    patterns = event_rules(sentence.language).company
    if not patterns or not may_be_attended(head):
        return False
    final = rules(sentence.language).head_final
    begin, end = (head.start, head.end) if final else span
    text = sentence.text
    marked = f"{text[:begin]}⟨{text[begin:end]}⟩{text[end:]}"
    told = any(pattern.search(marked) for pattern in patterns)
    return told and any(_is_somebody(o) for o in others if o.end <= span[0] or o.start >= span[1])


def is_new(sentence: Sentence, begin: int) -> bool:
    """Whether an article says that a phrase tells of a gathering that was not named yet."""
    table = pack(sentence.language).table("coreference")
    ahead = sentence.text[:begin].lower().split()[-1:]
    return not set(ahead).isdisjoint(table.get("indefinite", ()))


def _is_somebody(annotation: Annotation) -> bool:
    value = annotation.value
    return isinstance(value, Name) and is_a(value.cls, "PolicyActor")
