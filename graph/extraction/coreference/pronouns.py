"""Pronouns: "he", "she" and a first "it" point to what the sentence before spoke of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.coreference.genders import agree
from graph.extraction.coreference.topics import leading, main_person
from graph.languages.pack import pack
from ontology.vocabulary import is_a

FURTHEST = 2
"""Sentences back, in the same paragraph, that a pronoun of a person may point to."""


def pronouns(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> Iterator[tuple[Annotation, str]]:
    """Yield each pronoun with the key of the thing that it can only mean; others are left out."""
    main = main_person(sentences, keys)
    for at, sentence in enumerate(sentences):
        table = pack(sentence.sentence.language).table("coreference")
        before = [
            s
            for s in sentences[max(at - FURTHEST, 0) : at]
            if s.sentence.paragraph.index == sentence.sentence.paragraph.index
        ]
        for place, token in enumerate(sentence.sentence.tokens):
            if token.text.lower() in table.get("person_pronouns", ()):
                key = _person(before, sentence, token.start, keys) or _main(
                    main, sentence, token.start, keys
                )
                cls = "Person"
            elif place == 0 and token.text.lower() in table.get("body_pronouns", ()):
                key = _body(before[-1:], keys)
                cls = "Organisation"
            else:
                continue
            if key:
                name = Name(cls, token.text)
                place_ = (token.start, token.end)
                yield Annotation.of(sentence.sentence, *place_, "name", name), key


def _person(
    before: Sequence[Annotated], sentence: Annotated, start: int, keys: Mapping[Annotation, str]
) -> str:
    """Return the only person named before the pronoun in its sentence or those before it."""
    named = [a for s in before for a in s.annotations]
    named += [a for a in sentence.annotations if a.end <= start]
    pronoun = next(t.text for t in sentence.sentence.tokens if t.start == start)
    found = {keys[a] for a in named if a in keys and _is(a, "Person") and agree(a, pronoun)}
    return found.pop() if len(found) == 1 else ""


def _main(
    main: Annotation | None, sentence: Annotated, start: int, keys: Mapping[Annotation, str]
) -> str:
    """Return whom the document is about, unless the sentence has another subject already."""
    subject = leading(sentence, keys)
    if main is None or (subject and subject.start < start and keys[subject] != keys[main]):
        return ""
    return keys[main]


def _body(before: Sequence[Annotated], keys: Mapping[Annotation, str]) -> str:
    """Return the first thing of the sentence before, if it is a body and stands at its start."""
    for sentence in before:
        known = [a for a in sentence.annotations if a in keys and a.kind in ("name", "act")]
        if known and _is(known[0], "Organisation") and known[0].start < 15:
            return keys[known[0]]
    return ""


def _is(annotation: Annotation, cls: str) -> bool:
    return isinstance(annotation.value, Name) and is_a(annotation.value.cls, cls)
