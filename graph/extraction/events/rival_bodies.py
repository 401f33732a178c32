"""Nouns that name a body or a gathering: where a text tells of the gathering, they mean that.

«1815 жылы Вена конгресі өтті. Конгреске …» speaks of no parliament.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Event, Name
from graph.extraction.events.event_nouns import event_heads
from graph.extraction.phrases.phrase_rules import rules
from ontology.vocabulary import is_a


def without_rival_bodies(read: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the sentences without the bodies that are called by the noun of a gathering alone.

    The text names the gathering before with more than that noun, and no body so. Where capitals
    tell a body from a gathering, nothing changes.
    """
    held = set[str]()
    bodies = {_last(a) for s in read for a in s.annotations if _is_body(a) and " " in a.text}
    found = []
    for sentence in read:
        nouns = {(h.start, h.end): h.lemma for h in event_heads(sentence.sentence, "eventNoun")}
        rivals = {
            a
            for a in sentence.annotations
            if _is_body(a) and nouns.get((a.start, a.end), "") in held - bodies
        }
        kept = tuple(a for a in sentence.annotations if a not in rivals)
        final = rules(sentence.sentence.language).head_final
        found.append(Annotated.of(sentence.sentence, kept) if rivals and final else sentence)
        held |= {
            lemma
            for (start, end), lemma in nouns.items()
            if any(_is_named(a) and a.start < start and end <= a.end for a in sentence.annotations)
        }
    return tuple(found)


def _is_body(annotation: Annotation) -> bool:
    return isinstance(annotation.value, Name) and annotation.is_of("Organisation")


def _is_named(annotation: Annotation) -> bool:
    event = annotation.value
    return isinstance(event, Event) and is_a(event.cls, "Gathering")


def _last(body: Annotation) -> str:
    """Return the last word of a body's name in its dictionary form."""
    value = body.value
    return value.nominative.lower().split()[-1] if isinstance(value, Name) else ""
