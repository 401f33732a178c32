"""What stands around the figures of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.extraction.annotation import Annotation
from graph.extraction.figures.unit_words import units_pattern
from graph.reading.sentence import Sentence


@dataclass(frozen=True)
class Around:
    """A sentence with its dates and names, and its text without asides that only report."""

    sentence: Sentence
    text: str
    dates: Sequence[Annotation]
    names: Sequence[Annotation]

    @property
    def language(self) -> str:
        """Return the language of the sentence."""
        return self.sentence.language


def around(sentence: Sentence, dates: Sequence[Annotation], names: Sequence[Annotation]) -> Around:
    """Return what stands around the figures of a sentence; who only reports them is no part."""
    text, pattern = sentence.text, units_pattern(sentence.language, "aside")
    asides = [aside.span() for aside in pattern.finditer(text)]
    for start, end in asides:
        text = text[:start] + " " * (end - start) + text[end:]
    told = [n for n in names if not any(start <= n.start < end for start, end in asides)]
    return Around(sentence, text, dates, told)
