"""Events as a sentence mentions them, by noun or by verb, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotation import Annotation, Event
from graph.extraction.event_nouns import noun_events
from graph.extraction.event_verbs import verb_events
from graph.reading.sentence import Sentence


def find_events(sentence: Sentence, others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the events that a sentence tells of, as annotations with an ``Event``, in order.

    ``others`` are the annotations already found in it: dates, ordinals, names, posts and acts.
    Names are in the words of the text; what noun and verb both tell is one event.
    """
    found: list[Annotation] = list(noun_events(sentence, others))
    for annotation in verb_events(sentence, others):
        twin = next((f for f in found if _same(f, annotation)), None)
        if twin:
            found[found.index(twin)] = _joined(twin, annotation)
        else:
            found.append(annotation)
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _same(one: Annotation, other: Annotation) -> bool:
    first, second = one.value, other.value
    assert isinstance(first, Event)
    assert isinstance(second, Event)
    overlap = one.start < other.end and other.start < one.end
    return first.cls == second.cls and (first.date == second.date or overlap)


def _joined(one: Annotation, other: Annotation) -> Annotation:
    first, second = one.value, other.value
    assert isinstance(first, Event)
    assert isinstance(second, Event)
    names = (*first.aliases, second.name, *second.aliases)
    event = replace(
        first,
        date=first.date or second.date,
        place=first.place or second.place,
        aliases=tuple(n for n in dict.fromkeys(names) if n != first.name),
    )
    start, end = min(one.start, other.start), max(one.end, other.end)
    return Annotation.of(one.sentence, start, end, "event", event)
