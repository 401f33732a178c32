"""The label of each figure of a sentence: "The Board held 12 meetings" counts "meetings held".

A language does it in the ``way`` that its ``labels.toml`` names. Where the order of words tells who
does what, patterns around the number fill a template. Where cases tell it and words stand freely,
what is counted has a part in its clause, and a participle or a relative clause goes on with the
noun. Where the verb ends the clause, it stands as a participle before the noun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.extraction.figures.around import Around
from graph.extraction.figures.labels.by_cases import by_cases
from graph.extraction.figures.labels.by_last_verb import by_last_verb
from graph.extraction.figures.labels.by_patterns import by_patterns
from graph.extraction.figures.labels.label import NOTHING, Label, Owned
from graph.extraction.figures.labels.label_words import label_table

WAYS: Mapping[str, Callable[[Around, Sequence[Owned]], Iterable[Label]]] = {
    "patterns": by_patterns,
    "cases": by_cases,
    "last verb": by_last_verb,
}


def labels(around: Around, counted: Sequence[Owned]) -> list[Label]:
    """Return what a sentence says of each of its figures, in order; nothing where it does not."""
    way = WAYS.get(label_table(around.language).get("way", ""))
    return list(way(around, counted)) if way else [NOTHING] * len(counted)
