"""The lists of references of a document: their entries, and what may be read in them besides.

The authors of an entry are persons, whatever a recogniser thinks of them; a publisher, a place and
a year of publication are no actors and dates of the policy that the text tells of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.sources.entries import Entry, Span, read_entry
from graph.reading.sentence import Sentence

LONGEST = 1000
"""Code points of the longest entry that is read."""

Layer = tuple[tuple[Annotation, ...], ...]
"""The annotations of a kind in each sentence."""


def entry_in(sentence: Sentence) -> Entry | None:
    """Return the entry that a sentence is, or None if it is no entry or cannot be read."""
    is_entry = sentence.paragraph.role == "reference" and len(sentence.text) <= LONGEST
    return read_entry(sentence.text) if is_entry else None


def with_authors(sentences: Sequence[Sentence], names: Layer) -> Layer:
    """Return the names of a document, with the authors of the works that it lists as persons."""
    return tuple(
        (*unlisted(sentence, found), *_authors(sentence, entry)) if entry else found
        for sentence, found, entry in zip(sentences, names, map(entry_in, sentences), strict=True)
    )


def unlisted(sentence: Sentence, found: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    """Return the annotations of a sentence but for those in the source of a work that it lists.

    One word of a title names no act or event either.
    """
    entry = entry_in(sentence)
    return tuple(a for a in found if _stands(a, entry)) if entry else found


def _stands(found: Annotation, entry: Entry) -> bool:
    span = found.start, found.end
    taken = (*entry.authors, entry.imprint, entry.pages, entry.host)
    if any(_overlap(span, other) for other in taken if other):
        return False
    return (
        " " in found.text or found.kind not in ("act", "event") or not _overlap(span, entry.title)
    )


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _authors(sentence: Sentence, entry: Entry) -> Iterator[Annotation]:
    for start, end in entry.authors:
        name = Name("Person", sentence.text[start:end])
        yield Annotation.of(sentence, start, end, "name", name)
