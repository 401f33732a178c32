"""Gatherings that a document only calls by their kind: "the conference was chaired by Ada Holm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Event
from graph.extraction.events.event_acceptance import is_part
from graph.extraction.events.event_company import is_attended, is_new
from graph.extraction.events.event_names import called
from graph.extraction.events.event_nouns import event_heads
from graph.extraction.events.event_phrases import phrase_begin
from graph.extraction.events.event_places import place_of_noun
from graph.extraction.events.event_rules import clause
from graph.extraction.events.gathering_bodies import is_bodys
from graph.extraction.lexicon import Head
from graph.extraction.phrases.noun_endings import is_plural, is_possessed
from graph.reading.sentence import Sentence


def with_lone_gatherings(read: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the sentences with the gathering that a document names in no other way.

    Only one that somebody leads, addresses or attends is told of; what is named before or later
    by more than its kind is what the noun points to.
    """
    if any(_gatherings(sentence) for sentence in read):
        return tuple(read)
    for at, sentence in enumerate(read):
        if found := next(_lone(sentence), None):
            whole = Annotated.of(sentence.sentence, sentence.annotations, (found,))
            return (*read[:at], whole, *read[at + 1 :])
    return tuple(read)


def _gatherings(sentence: Annotated) -> bool:
    return any(a.kind == "event" and a.is_of("Gathering") for a in sentence.annotations)


def _lone(sentence: Annotated) -> Iterator[Annotation]:
    """Yield the gatherings of a sentence that its nouns alone name, as events."""
    for head in event_heads(sentence.sentence, "eventNoun"):
        if _is_told(head, sentence):
            span = _begin(head, sentence), head.end
            around = clause(sentence.sentence, *span)
            place = place_of_noun(sentence.sentence, span, around, sentence.annotations)
            name = called(sentence.sentence.text[span[0] : head.end], head, sentence.sentence)
            yield Annotation.of(
                sentence.sentence, *span, "event", Event(head.cls, name, place=place)
            )


def _begin(head: Head, sentence: Annotated) -> int:
    """Return where the name of a gathering begins: before whose it is, if its ending tells so."""
    read = sentence.sentence
    owned = is_possessed(read.text[head.start : head.end], head.lemma, read.language)
    return phrase_begin(head, read, sentence.annotations) if owned else head.start


def _is_told(head: Head, sentence: Annotated) -> bool:
    """Whether a noun in small letters, in no name or title, tells of a gathering that was led."""
    read, others = sentence.sentence, sentence.annotations
    inside = any(o.start < head.end and head.start < o.end for o in others)
    form = read.text[head.start : head.end]
    several = is_plural(form, head.lemma, read.language) and not head.lemma.endswith("s")
    bodys = any(is_bodys(head, read, (begin, head.end)) for begin in _capitals(read, head.start))
    plain = form.islower() and not several and not inside and not is_part(head, read, others)
    return (
        plain
        and not bodys
        and not is_new(read, head.start)
        and is_attended(head, read, others, (head.start, head.end))
    )


def _capitals(sentence: Sentence, start: int) -> list[int]:
    """Return where the last words before a noun begin that have a capital."""
    return [t.start for t in sentence.tokens if t.end < start and t.text[0].isupper()][-2:]
