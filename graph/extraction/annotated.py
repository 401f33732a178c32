"""A sentence with its annotations: what coreference and frames read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph.extraction.annotation import Annotation
from graph.reading.sentence import Sentence


@dataclass(frozen=True)
class Annotated:
    """A sentence and all that was recognised in it, in the order of the text."""

    sentence: Sentence
    annotations: tuple[Annotation, ...]

    @classmethod
    def of(cls, sentence: Sentence, *layers: tuple[Annotation, ...]) -> Annotated:
        """Return the sentence with the annotations of all layers, the longer first at one place."""
        found = {a for layer in layers for a in layer}
        order = sorted(found, key=lambda a: (a.start, -a.end, a.kind, repr(a.value)))
        return cls(sentence, tuple(order))

    @cached_property
    def starts(self) -> dict[int, tuple[Annotation, ...]]:
        """The annotations by the view offset at which they start."""
        found: dict[int, list[Annotation]] = {}
        for annotation in self.annotations:
            found.setdefault(annotation.start, []).append(annotation)
        return {start: tuple(group) for start, group in found.items()}

    def inside(self, annotation: Annotation) -> tuple[Annotation, ...]:
        """Return the other annotations that lie wholly within one."""
        return tuple(
            other
            for other in self.annotations
            if annotation.start <= other.start
            and other.end <= annotation.end
            and other != annotation
        )
