"""Nouns by which a sentence says what a thing is, as mentions of that thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.definitions import Definition, definitions
from graph.extraction.coreference.mention import Mention, family_of, follows_indefinite, of_noun


def with_definitions(sentence: Annotated, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of a sentence, with the nouns that say what something is as its own."""
    told: dict[Mention, Annotation] = {}
    for definition in definitions(sentence):
        of = next((m for m in found if m.annotation == definition.of), None)
        family = family_of(definition.head.cls)
        if of is None or family is None:
            continue
        noun = _mention_of(definition, found)
        if noun is None:
            yield replace(of_noun(definition.head, family, sentence.sentence), of=of.annotation)
        elif not _is_another(noun):
            one, other = (of, noun) if noun.bare or not of.bare else (noun, of)
            told[other] = one.annotation
    for mention in found:
        meant = told.get(mention)
        yield replace(mention, of=meant, bare=True, fresh=False) if meant else mention


def _mention_of(definition: Definition, found: Sequence[Mention]) -> Mention | None:
    """Return the shortest mention that has the noun of a definition in it, or None."""
    head, family = definition.head, family_of(definition.head.cls)
    around = (
        m
        for m in found
        if m.family == family and m.annotation.start <= head.start and head.end <= m.annotation.end
    )
    return min(around, key=lambda m: m.annotation.end - m.annotation.start, default=None)


def _is_another(noun: Mention) -> bool:
    """Whether the noun of a definition is in the name of another body: "is a | Port Board body"."""
    named = noun.family == "actor" and not noun.annotation.text.islower()
    return named and follows_indefinite(noun.annotation)
