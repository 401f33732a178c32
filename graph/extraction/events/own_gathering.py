"""The gathering that a text is about: what it tells of speeches is told of speeches there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Event
from graph.extraction.coreference.definite import unnamed

OPENING = 40
"""Code points from the start of a text's first sentence within which it names what it is about."""


def own_gatherings(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> tuple[str, ...]:
    """Return for each sentence the key of the gathering that the text is about, or ''.

    A heading names it, or the opening of the first sentence; a sentence that speaks of another
    one, or of one that nobody knows, or whose paragraph has gone over to another is not of it. The
    sentence behind one that opens with a gathering is of that.
    """
    named = [tuple(_gatherings(sentence, keys)) for sentence in sentences]
    own = _own(sentences, named, keys)
    found, last, just, paragraph = [], own, "", -1
    for sentence, here in zip(sentences, named, strict=True):
        if sentence.sentence.paragraph.index != paragraph:
            last, just, paragraph = own, "", sentence.sentence.paragraph.index
        meant = own if last == own else just
        others = {keys[a] for a in here} - {meant} or any(unnamed(sentence, "Gathering"))
        last = keys[here[-1]] if here else last
        found.append(meant if not others else "")
        just = _opened(here, keys)
    return tuple(found)


def _opened(here: Sequence[Annotation], keys: Mapping[Annotation, str]) -> str:
    """Return the key of the one gathering that a sentence names, in its opening, by a noun."""
    opened = here and here[0].start <= OPENING and len({keys[a] for a in here}) == 1
    value = here[0].value if opened else None
    return keys[here[0]] if isinstance(value, Event) and value.name in here[0].text else ""


def _own(
    sentences: Sequence[Annotated],
    named: Sequence[tuple[Annotation, ...]],
    keys: Mapping[Annotation, str],
) -> str:
    for sentence, here in zip(sentences, named, strict=True):
        heading = sentence.sentence.paragraph.role == "heading"
        if here and (heading or here[0].start <= OPENING):
            return keys[here[0]]
        if not heading:
            return ""
    return ""


def _gatherings(sentence: Annotated, keys: Mapping[Annotation, str]) -> Iterator[Annotation]:
    for annotation in sentence.annotations:
        if annotation in keys and annotation.is_of("Gathering"):
            yield annotation
