"""Definitions: what a text says that a thing is, "the Rose League is a political party"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.lexicon import Head
from graph.extraction.phrases.defining import defining_noun
from graph.extraction.phrases.phrase_rules import rules
from ontology.vocabulary import is_a

DEFINED = ("Organisation", "LegalAct", "Gathering")
"""Classes of things that a definition may have any noun of."""


@dataclass(frozen=True)
class Definition:
    """What a sentence says that a thing is: the name of the thing, and the noun for it."""

    of: Annotation
    head: Head


def definitions(sentence: Annotated) -> Iterator[Definition]:
    """Yield what the things that open a sentence are said to be, each by a noun of its kind."""
    for annotation in sentence.annotations:
        if not isinstance(annotation.value, Name | Act | Event):
            continue
        cls = next((c for c in DEFINED if is_a(annotation.value.cls, c)), "")
        head = defining_noun(sentence.sentence, annotation.end, cls) if cls else None
        if head and _opens(annotation):
            yield Definition(annotation, head)


def _opens(annotation: Annotation) -> bool:
    """Whether no word but one that shows it to be definite stands before an annotation."""
    ahead = [t for t in annotation.sentence.tokens if t.start < annotation.start]
    words = {t.text.lower() for t in ahead if any(c.isalpha() for c in t.text)}
    return words <= rules(annotation.sentence.language).definite


def told_to_be(sentence: Annotated, body: Annotation) -> tuple[tuple[str, str], ...]:
    """Return the noun that the words behind a body's name define it by, with its class."""
    head = defining_noun(sentence.sentence, body.end, "Organisation", being=False)
    return ((head.lemma, head.cls),) if head else ()
