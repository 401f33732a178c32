"""Events as a sentence mentions them, by noun or by verb, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotation import Annotation, Event
from graph.extraction.events.dated_deeds import dated_deeds
from graph.extraction.events.event_labels import as_label, without_dates
from graph.extraction.events.event_lists import on_other_dates
from graph.extraction.events.event_nouns import noun_events
from graph.extraction.events.event_rules import DAY
from graph.extraction.events.event_verbs import verb_events
from graph.extraction.events.listed_deeds import on_other_acts
from graph.extraction.lexicon import HELD
from graph.reading.sentence import Sentence

PLAIN = 2
"""Words of a noun of doing and what does it or has it done to it."""


def find_events(sentence: Sentence, others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the events that a sentence tells of, as annotations with an ``Event``, in order.

    ``others`` are the annotations already found in it: dates, ordinals, names, posts and acts.
    Names are in the words of the text; what noun and verb both tell is one event.
    """
    nouns = noun_events(sentence, others)
    found: list[Annotation] = list(nouns)
    for annotation in verb_events(sentence, others):
        if any(_is_of(annotation, noun) for noun in nouns):
            continue
        place = next((i for i, f in enumerate(found) if _same(f, annotation, i < len(nouns))), None)
        if place is None:
            found.append(annotation)
        else:
            found[place] = _joined(found[place], annotation)
    found += dated_deeds(sentence, others, found)
    told = [f for f in found if f not in nouns]
    found = [f for f in found if f in nouns or not _only_met(f, told)]
    named = [f for f in (_labelled(f, others) for f in found) if f]
    taken = {_date(f) for f in named}
    lists = (on_other_dates, on_other_acts)
    again = (f for event in named for told in lists for f in told(event, others))
    named += [f for f in again if _date(f) not in taken]
    return tuple(sorted(named, key=lambda a: (a.start, a.end, _date(a))))


def _date(annotation: Annotation) -> str:
    return annotation.value.date if isinstance(annotation.value, Event) else ""


def _labelled(annotation: Annotation, others: Sequence[Annotation]) -> Annotation | None:
    """Return an event by a noun phrase that may be its name; None where it has a clause alone.

    What is a clause only by the date within it is a name without that, if more words are left
    than a noun of doing and one thing.
    """
    event, language = annotation.value, annotation.sentence.language
    assert isinstance(event, Event)
    name = as_label(event.name, language)
    undated = "" if name else without_dates(event.name, others)
    name = as_label(undated, language) if len(undated.split()) > PLAIN else name
    return replace(annotation, value=replace(event, name=name)) if name else None


def _only_met(annotation: Annotation, told: Sequence[Annotation]) -> bool:
    """Whether people only met for what else they did that day ("they met and signed …")."""
    value = annotation.value
    assert isinstance(value, Event)
    dates = [f.value.date for f in told if f is not annotation and isinstance(f.value, Event)]
    return value.cls == "Meeting" and bool(value.date) and value.date in dates


def _same(one: Annotation, other: Annotation, noun: bool) -> bool:
    """Whether two annotations tell of one event; ``noun`` says that the first is by its noun."""
    first, second = one.value, other.value
    assert isinstance(first, Event)
    assert isinstance(second, Event)
    shared = min(one.end, other.end) - max(one.start, other.start)
    overlap = 2 * shared > min(one.end - one.start, other.end - other.start)
    together = bool(noun and first.date and first.date == second.date)
    overlap = overlap and not _on_two_days(first, second)
    inside = other.start <= one.start and one.end <= other.end
    held = noun and first.cls in HELD and second.cls in HELD and (inside or overlap)
    return held or (first.cls == second.cls and (overlap or together))


def _on_two_days(first: Event, second: Event) -> bool:
    """Whether two events have each a day of its own: "initialled on 3 May and signed on 5 June"."""
    return first.date != second.date and min(len(first.date), len(second.date)) == DAY


def _is_of(annotation: Annotation, noun: Annotation) -> bool:
    """Whether a verb only says that an event, told by its noun, was announced or decided."""
    verb, event = annotation.value, noun.value
    assert isinstance(verb, Event)
    assert isinstance(event, Event)
    inside = annotation.start <= noun.start and noun.end <= annotation.end
    return verb.cls == "PolicyEvent" and inside and verb.date == event.date


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
