"""Dates of acts that stand with the verb: "the Law was adopted in 2008"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_arguments import argument
from graph.extraction.events.event_rules import edtf, event_rules, nearest_date
from graph.extraction.lexicon import Head, heads
from graph.reading.sentence import Sentence

DATING = ("Adoption", "Signing")
"""Classes of events whose time is the time of the act."""
BEHIND = 30
"""Letters at most between the date of a signing and the act behind it."""


def dated_by_verbs(
    acts: Sequence[Annotation], sentence: Sentence, others: Sequence[Annotation]
) -> tuple[Annotation, ...]:
    """Return the acts of a sentence, those without a date with that of their adoption or signing.

    The time when an act enters into force is not its date.
    """
    dated = list(acts)
    rule = event_rules(sentence.language)
    for head in heads(sentence):
        verb = head.kind == "triggerVerb" and head.cls in DATING
        if verb and head.lemma not in rule.sure_verbs:
            dated = [_dated(act, head, sentence, [*others, *acts]) for act in dated]
        if head.kind == "eventNoun" and head.cls in DATING:
            dated = [_behind(act, head, others) for act in dated]
    return tuple(dated)


def _behind(act: Annotation, head: Head, others: Sequence[Annotation]) -> Annotation:
    """Return an act with the date that stands between it and the noun for its signing."""
    value = act.value
    if not isinstance(value, Act) or value.date or act.start < head.end:
        return act
    for other in others:
        between = other.kind == "date" and 0 <= other.start - head.end <= 4
        if between and 0 <= act.start - other.end <= BEHIND:
            return replace(act, value=replace(value, date=edtf(other)))
    return act


def _dated(
    act: Annotation, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> Annotation:
    value = act.value
    if not isinstance(value, Act) or value.date:
        return act
    start, end = argument(head, sentence, others)
    about = start <= act.start <= start + 4 < end or act.start <= start < act.end
    date = nearest_date(sentence, head.start, head.end, others) if about else None
    return replace(act, value=replace(value, date=edtf(date))) if date else act
