"""What a clause tells of one count and so of the next: "84 voted for it, 21 against it"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.figures.labels.label import NOTHING, Label
from graph.extraction.figures.labels.label_words import label_pattern
from graph.extraction.figures.quantities import Quantity


def shared(
    text: str, counted: Sequence[Quantity], told: Sequence[Label], language: str
) -> Iterator[Label]:
    """Yield what is told of each count, of one joined to the one before what is told of that.

    One whose noun is left out has a phrase of its own: «за – 84 депутата, против – 21».
    """
    before, end = NOTHING, 0
    for quantity, own in zip(counted, told, strict=True):
        between = text[end : quantity.number.start]
        joined = label_pattern(language, "and").fullmatch(between)
        elided_sum = quantity.called and before.noun
        if own or quantity.is_amount or (quantity.called and not elided_sum):
            before = own
        elif elided_sum:
            before = _likewise(text, quantity, before, end, language) if before.phrases else own
        elif before.opening and joined and not quantity.is_elided:
            before = replace(before, span=(before.span[0], quantity.number.start))
        elif before.phrases and quantity.span[1] <= quantity.number.start:
            before = _likewise(text, quantity, before, end, language)
        else:
            before = NOTHING
        yield before
        end = max(quantity.number.end, quantity.number.unit_end, quantity.span[1], end)


def _likewise(text: str, quantity: Quantity, before: Label, end: int, language: str) -> Label:
    """Return what is told of a count by the phrase before it that stands where another's stood."""
    found = label_pattern(language, "item").search(text[: quantity.number.start])
    if found is None or found.start() < end:
        last = max(quantity.number.end, quantity.number.unit_end)
        found = label_pattern(language, "item_behind").match(text, last)
    if found is None:
        return NOTHING
    phrase = found["what"].strip()
    pattern = label_pattern(language, "alike")
    alike = [told for told in before.phrases if pattern.match(f"{told}|{phrase}")]
    if not alike or re.search(r"\d", phrase):
        return NOTHING
    span = before.span[0], max(found.end("what"), quantity.number.start)
    phrases = tuple(phrase if told == alike[0] else told for told in before.phrases)
    words = " ".join((before.opening, *phrases))
    return replace(before, behind=words, span=span, phrases=phrases)
