"""Gatherings told apart by who came, spoke or presided there: «саммитке Чили қатысты»."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.events.event_classes import GATHERINGS
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a


def has_company(
    head: Head, sentence: Sentence, others: Sequence[Annotation], span: tuple[int, int]
) -> bool:
    """Whether a verb beside a noun says that somebody who is named was at that gathering.

    The patterns ``company`` of a language see the sentence with the noun in angle brackets.
    """
    patterns = event_rules(sentence.language).company
    if not patterns or head.cls not in (*GATHERINGS, "Session"):
        return False
    text = sentence.text
    marked = f"{text[: head.start]}⟨{text[head.start : head.end]}⟩{text[head.end :]}"
    told = any(pattern.search(marked) for pattern in patterns)
    return told and any(_is_somebody(o) for o in others if o.end <= span[0] or o.start >= span[1])


def _is_somebody(annotation: Annotation) -> bool:
    value = annotation.value
    return isinstance(value, Name) and is_a(value.cls, "PolicyActor")
