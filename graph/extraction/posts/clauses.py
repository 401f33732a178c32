"""A sentence before a post as a row of items: words, persons, posts and other names.

Brackets, dates and adverbs are left out, so that "A (born 1950) was in 1990 first elected chair"
reads like "A was elected chair".
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.extraction.annotation import Annotation
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence, Token

BRACKET = re.compile(r"[()]")
SIGNS = frozenset(",–—-:(")
"""Signs that set off an apposition."""
Kind = Literal["word", "person", "post", "name"]


@dataclass(frozen=True)
class Item:
    """A word with its possible lemmas, or an annotation that stands for all its words."""

    kind: Kind
    start: int
    end: int
    forms: frozenset[str] = frozenset()
    annotation: Annotation | None = None

    def has(self, words: Container[str]) -> bool:
        """Whether it is one of some words (lemmas in small letters)."""
        return any(form in words for form in self.forms)


def brackets(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return the half-open extents of round brackets with all that is in them, outermost only."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for sign in BRACKET.finditer(sentence.text):
        if sign[0] == "(":
            start = sign.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((start, sign.end()))
    return tuple(found)


def items(
    sentence: Sentence,
    annotations: Sequence[Annotation],
    skipped: frozenset[str],
    start: int,
    end: int,
) -> tuple[Item, ...]:
    """Return the items from ``start`` to ``end``; ``skipped`` are words to leave out.

    ``annotations`` are names, posts and dates; brackets that lie wholly in the extent are left out.
    """
    inside = [(s, e) for s, e in brackets(sentence) if start <= s and e <= end]
    found: list[Item] = []
    for token in sentence.tokens:
        if not start <= token.start or token.end > end or _within(token, inside):
            continue
        covering = next((a for a in annotations if a.start <= token.start < a.end), None)
        if covering is None:
            forms = frozenset(lemmas(token.text, sentence.language))
            if token.text.lower() not in skipped:
                found.append(Item("word", token.start, token.end, forms))
        elif covering.kind != "date" and not (found and found[-1].annotation is covering):
            found.append(Item(_kind(covering), covering.start, covering.end, annotation=covering))
    return tuple(found)


def _within(token: Token, extents: Sequence[tuple[int, int]]) -> bool:
    return any(s <= token.start and token.end <= e for s, e in extents)


def _kind(annotation: Annotation) -> Kind:
    if annotation.kind == "post":
        return "post"
    return "person" if annotation.is_person else "name"


def without_titles(row: Sequence[Item], ranks: frozenset[str]) -> tuple[Item, ...]:
    """Return a row without the posts and ranks right before persons: "appointed | Dr. Ada Holm"."""
    kept: list[Item] = []
    for item in reversed(row):
        titled = kept and kept[-1].kind == "person"
        if not (titled and (item.kind == "post" or item.has(ranks))):
            kept.append(item)
    return tuple(reversed(kept))


def closing_person(row: Sequence[Item]) -> Annotation | None:
    """Return the person that a row ends with, or None."""
    return row[-1].annotation if row and row[-1].kind == "person" else None


def match_end(row: Sequence[Item], phrase: Sequence[str], widest: int) -> int | None:
    """Return where a phrase of lemmas that a row ends with begins in it, or None.

    ``*`` in the phrase stands for up to ``widest`` items, ``PERSON`` for a person's name.
    """
    return next(_matches(row, len(row), tuple(phrase), widest), None)


def _matches(row: Sequence[Item], at: int, phrase: tuple[str, ...], widest: int) -> Iterator[int]:
    if not phrase:
        yield at
    elif phrase[-1] == "*":
        for width in range(min(widest, at) + 1):
            yield from _matches(row, at - width, phrase[:-1], widest)
    elif at and (phrase[-1] in row[at - 1].forms or phrase[-1] == row[at - 1].kind.upper()):
        yield from _matches(row, at - 1, phrase[:-1], widest)
