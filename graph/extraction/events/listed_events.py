"""Events in a list: whose they are is said by the sentence that leads in, or by the heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Event, Name
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import heads
from graph.extraction.phrases.phrase_rules import rules
from ontology.vocabulary import is_a

GATHERINGS = ("Session", "Congress", "Conference", "Forum", "Meeting")
OPENING = 12
"""Letters at most before the event that an entry of a list begins with."""


def with_bodies(read: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the sentences of a document, the gatherings of lists with the body that holds them."""
    found, body = [], ""
    for sentence in read:
        entries = [a for a in sentence.annotations if _is_entry(a, sentence)]
        if _leads(sentence) or sentence.sentence.paragraph.role == "heading":
            body = _body_of(sentence)
        elif not entries:
            body = ""
        found.append(_with_body(sentence, entries, body) if body and entries else sentence)
    return tuple(found)


def _leads(sentence: Annotated) -> bool:
    return sentence.sentence.text.rstrip().endswith(":")


def _is_entry(annotation: Annotation, sentence: Annotated) -> bool:
    """Whether an event opens its sentence and names no body."""
    value = annotation.value
    if not isinstance(value, Event) or value.body:
        return False
    return annotation.start <= OPENING and any(is_a(value.cls, cls) for cls in GATHERINGS)


def _body_of(sentence: Annotated) -> str:
    """Return the body that a sentence names first, or its bare noun with a capital ("Council")."""
    for annotation in sentence.annotations:
        value = annotation.value
        if isinstance(value, Name) and is_a(value.cls, "Organisation"):
            return value.nominative
    text = sentence.sentence.text
    for head in heads(sentence.sentence):
        body = head.kind == "headNoun" and is_a(head.cls, "Organisation")
        if body and text[head.start].isupper() and head.start > 0:
            return text[head.start : head.end]
    return ""


def _with_body(sentence: Annotated, entries: Sequence[Annotation], body: str) -> Annotated:
    kept = tuple(a for a in sentence.annotations if a not in entries)
    named = tuple(replace(a, value=_of_body(a.value, body, sentence)) for a in entries)
    return Annotated.of(sentence.sentence, kept, named)


def _of_body(event: object, body: str, sentence: Annotated) -> Event:
    assert isinstance(event, Event)
    language = sentence.sentence.language
    pattern = event_rules(language).names.get("of body", "")
    if not pattern or rules(language).head_final:
        return replace(event, body=body)
    aliases = tuple(dict.fromkeys((event.name, *event.aliases)))
    return replace(event, name=pattern.format(event.name, body), body=body, aliases=aliases)
