"""Events that a document tells twice: what is held or signed on one day is one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Event
from graph.extraction.events.event_rules import DAY

SINGLE = ("Election", "Referendum", "Signing")
"""Classes of which a document hardly ever tells two on one day."""


def without_echoes(read: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the sentences, later mentions of an event under the name of its first.

    Two mentions are of one event if they are of one class, day and language.
    """
    first: dict[tuple[str, str, str], Event] = {}
    found = []
    for sentence in read:
        own = tuple(_echoed(a, first) for a in sentence.annotations)
        found.append(Annotated.of(sentence.sentence, own))
    return tuple(found)


def _echoed(annotation: Annotation, first: dict[tuple[str, str, str], Event]) -> Annotation:
    event = annotation.value
    if not isinstance(event, Event) or event.cls not in SINGLE or len(event.date) != DAY:
        return annotation
    known = first.setdefault((event.cls, event.date, annotation.sentence.language), event)
    if known == event or (known.ordinal or 0) != (event.ordinal or 0):
        return annotation
    names = dict.fromkeys((event.name, *event.aliases))
    aliases = tuple(name for name in names if name != known.name)
    return replace(annotation, value=replace(event, name=known.name, aliases=aliases))
