"""The label of each figure of a sentence: "The Board held 12 meetings" counts "meetings held".

A language has one of three ways to tell it, by what its ``labels.toml`` holds. Where the order of
words tells who does what, patterns around the number fill a template. Where cases tell it and
words stand freely, what is counted has a part in its clause, and a participle or a relative clause
goes on with the noun. Where the verb ends the clause, it stands as a participle before the noun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graph.extraction.figures.around import Around
from graph.extraction.figures.labels.by_cases import by_cases
from graph.extraction.figures.labels.by_last_verb import by_last_verb
from graph.extraction.figures.labels.by_patterns import by_patterns
from graph.extraction.figures.labels.label import NOTHING, Label, Owned

WAYS: tuple[Callable[[Around, Sequence[Owned]], Iterable[Label]], ...] = (
    by_patterns,
    by_cases,
    by_last_verb,
)


def labels(around: Around, counted: Sequence[Owned]) -> list[Label]:
    """Return what a sentence says of each of its figures, in order; nothing where it does not."""
    told = [way(around, counted) for way in WAYS]
    return [next(filter(None, said), NOTHING) for said in zip(*told, strict=True)]
