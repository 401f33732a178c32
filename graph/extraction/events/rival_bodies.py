"""Nouns that name a body or a gathering: where a text tells of the gathering, they mean that.

«1815 жылы Вена конгресі өтті. Конгреске …» speaks of no parliament.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Event, Name
from graph.extraction.events.event_nouns import event_heads
from graph.extraction.phrases.phrase_rules import rules
from ontology.vocabulary import is_a

Span = tuple[int, int]


def without_rival_bodies(read: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the sentences without the bodies that are called by the noun of a gathering alone.

    The text names the gathering before with more than that noun, and no body so. Where capitals
    tell a body from a gathering, nothing changes.
    """
    held = set[str]()
    bodies = {_last(a) for s in read for a in s.annotations if _is_body(a) and " " in a.text}
    found = []
    for sentence in read:
        if not rules(sentence.sentence.language).head_final:
            found.append(sentence)
            continue
        nouns = {(h.start, h.end): h.lemma for h in event_heads(sentence.sentence, "eventNoun")}
        rivals = {a for a in sentence.annotations if _is_body(a) and _noun(a, nouns) in held}
        kept = tuple(a for a in sentence.annotations if a not in rivals)
        found.append(Annotated.of(sentence.sentence, kept) if rivals else sentence)
        held |= {*_held(sentence, nouns)} - bodies
    return tuple(found)


def _noun(body: Annotation, nouns: Mapping[Span, str]) -> str:
    """Return the lemma of the noun for a gathering that is all of a body's name, or ''."""
    return nouns.get((body.start, body.end), "")


def _held(sentence: Annotated, nouns: Mapping[Span, str]) -> Iterator[str]:
    """Yield the nouns with which a sentence names a gathering, and more than by them."""
    gatherings = [a for a in sentence.annotations if _is_named(a)]
    for (start, end), lemma in nouns.items():
        if any(a.start < start and end <= a.end for a in gatherings):
            yield lemma


def _is_body(annotation: Annotation) -> bool:
    return isinstance(annotation.value, Name) and annotation.is_of("Organisation")


def _is_named(annotation: Annotation) -> bool:
    event = annotation.value
    return isinstance(event, Event) and is_a(event.cls, "Gathering")


def _last(body: Annotation) -> str:
    """Return the last word of a body's name in its dictionary form."""
    value = body.value
    return value.nominative.lower().split()[-1] if isinstance(value, Name) else ""
