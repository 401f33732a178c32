"""The opening words of a document, by which a reader knows it where its file name says nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.reading.document import Document
from graph.reading.segmentation import paragraphs

LOOKED_AT = 1000
"""Code points at the start of a text in which its first paragraph is looked for."""
LONGEST = 20
"""In words."""


@dataclass(frozen=True)
class Incipit:
    """The opening words of a text, single spaces between them, and their language (BCP 47).

    Words of a paragraph that goes on end in an ellipsis.
    """

    words: str
    language: str


def incipit(document: Document) -> Incipit | None:
    """Return the opening words of a document: those of its first paragraph, at most twenty.

    They are what catalogues call the incipit: no title is guessed. None where the
    text opens with no paragraph.
    """
    opening = paragraphs(replace(document, text=document.text[:LOOKED_AT]))
    if not opening:
        return None
    words = opening[0].view.text.split()
    cut = " ".join(words[:LONGEST])
    return Incipit(cut + "…" if len(words) > LONGEST else cut, opening[0].language)
