"""Paragraphs and sentences: what the annotators read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from graph.languages.morphology import lemmas
from graph.reading.document import Document, Evidence
from graph.reading.views import View

Role = Literal["prose", "heading", "byline", "reference", "item"]
"""What a paragraph is: running text, a title, authors, a reference list's entry, a list item."""

WORD = re.compile(r"\w+(?:[-‑’'`ʼ]\w+)*|[^\w\s]")


class Token(NamedTuple):
    """A word or punctuation mark at view offsets ``start`` to ``end``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    """A block of one language, its hard-wrapped lines joined; its quotations may span sentences.

    ``quotations`` are half-open spans of the paragraph's view: the words between the marks.
    """

    document: Document
    index: int
    language: str
    role: Role
    view: View = field(repr=False)
    quotations: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph. ``start`` is its first code point in the paragraph's view."""

    document: Document
    index: int
    paragraph: Paragraph = field(repr=False, compare=False)
    start: int
    view: View = field(compare=False)

    @cached_property
    def language(self) -> str:
        """The BCP 47 tag of its language."""
        return self.paragraph.language

    @cached_property
    def text(self) -> str:
        """The sentence as the view shows it."""
        return self.view.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words and punctuation marks, in order."""
        return tuple(Token(m[0], m.start(), m.end()) for m in WORD.finditer(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in small letters."""
        return tuple(token.text.lower() for token in self.tokens)

    @cached_property
    def lemmas(self) -> tuple[tuple[str, ...], ...]:
        """The lemmas that each token may have, the likeliest first."""
        return tuple(lemmas(token.text, self.language) for token in self.tokens)

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """The tokens that may have a lemma, in order: most rules need words that are not there."""
        found: dict[str, list[int]] = {}
        for at, forms in enumerate(self.lemmas):
            for form in forms:
                found.setdefault(form, []).append(at)
        return {form: tuple(places) for form, places in found.items()}

    def having(self, wanted: Iterable[str]) -> list[int]:
        """Return the tokens that may have one of some lemmas, in order."""
        known = self.places.keys() & wanted
        return sorted({at for form in known for at in self.places[form]}) if known else []

    def evidence(self, start: int = 0, end: int | None = None) -> Evidence:
        """Return the evidence behind the view's ``start`` to ``end`` (by default, all of it)."""
        first, last = self.view.span(start, len(self.text) if end is None else end)
        return Evidence.at(self.document, first, last)


def places(sentences: Sequence[Sentence]) -> Callable[[int], int]:
    """Return what gives the place among a document's sentences of the one at a code point.

    That is the last one which begins no later; before the first it is the first.
    """
    starts = [sentence.evidence().start for sentence in sentences]
    return lambda offset: max(bisect_right(starts, offset) - 1, 0)
