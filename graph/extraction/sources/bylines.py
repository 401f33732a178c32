"""Bylines: the lines that name the authors of a text and where they work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.coreference.register import Register
from graph.facts import Fact
from graph.reading.document import Evidence
from ontology.vocabulary import is_a

FRAME = "byline"
CONTINUED = ","
"""What ends a line whose authors share the body that a later line names."""


def affiliations(read: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield ``affiliatedWith`` for each author that a byline names with the body they work in.

    An author has the bodies named before the next author; one whose line goes on with a comma has
    the last body of the block too.
    """
    for is_byline, block in groupby(read, key=lambda s: s.sentence.paragraph.role == "byline"):
        if is_byline:
            yield from _of_block(list(block), register)


def _of_block(block: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    authors: list[tuple[Annotation, list[Annotation]]] = []
    shared: list[Annotation] = []
    for line in block:
        for name, cls in _names(line, register):
            if cls == "Person":
                authors.append((name, []))
            elif authors:
                authors[-1][1].append(name)
        if authors and line.sentence.text.rstrip().endswith(CONTINUED):
            shared.append(authors[-1][0])
    last = authors[-1][1][-1:] if authors else []
    for author, bodies in authors:
        for body in (*bodies, *(last if author in shared else ())):
            yield _fact(author, body, register)


def _names(line: Annotated, register: Register) -> Iterator[tuple[Annotation, str]]:
    """Yield the persons and organisations of a line, with which of the two they are."""
    for name in line.annotations:
        value = name.value
        if isinstance(value, Name) and name in register.keys:
            yield from ((name, c) for c in ("Person", "Organisation") if is_a(value.cls, c))


def _fact(author: Annotation, body: Annotation, register: Register) -> Fact:
    one, other = author.evidence, body.evidence
    evidence = Evidence.at(one.document, one.start, other.end)
    keys = register.keys
    return Fact(keys[author], "affiliatedWith", keys[body], evidence, frame=FRAME)
