"""How sure a fact is: how often its like was right in texts whose facts people have read.

The figures are data (``confidence.toml``), made by ``python -m tests.benchmarks calibration``: the
precision of each property, for each kind of thing and each language, smoothed where few were seen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from graph.extraction.facts_json import kind, kinds
from graph.facts import Fact, Thing
from graph.reading.sentence import Sentence, places

PATH = Path(__file__).with_name("confidence.toml")
TYPE, NAME = "type", "name"
"""What stands for a thing's class, and for a name of it, among the properties."""
EVERY = "all"
"""Stands for all languages, or for all properties."""
RELATIONS = "relations"
SECTIONS = ("actors", "legal_acts", "events")
OTHERS = {"Statement": "statements", "Figure": "quantities", "Membership": "memberships"}


@cache
def table() -> Mapping[str, Any]:
    """Return the figures: kind of thing, property, language; ``made`` tells how they were made."""
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


@cache
def relations() -> frozenset[str]:
    """Return the properties (local names) that join what a document names."""
    return frozenset(kinds()[RELATIONS]["properties"])


@cache
def section(cls: str) -> str:
    """Return the kind of thing that a class (local name) is among the figures."""
    return next((s for s in SECTIONS if kind(cls, s)), OTHERS.get(cls, "others"))


@cache
def confidence(cls: str, name: str, language: str) -> float:
    """Return how often (0–1) a property of things of a class was right in texts of a language.

    ``cls`` and ``name`` are local names, ``name`` may be ``TYPE`` or ``NAME``; ``language`` is a
    BCP 47 tag. What was never measured takes the figure of what is nearest to it.
    """
    wider = (RELATIONS, EVERY) if name in relations() else (section(cls), TYPE)
    for kind_, property_ in ((section(cls), name), wider, (EVERY, EVERY)):
        figures = table().get(kind_, {}).get(property_, {})
        if found := figures.get(language) or figures.get(EVERY):
            return float(found["confidence"])
    return 0.5


def measured(
    facts: Iterable[Fact], things: Mapping[str, Thing], sentences: Sequence[Sentence]
) -> tuple[Fact, ...]:
    """Return the facts of a document, each with its measured confidence."""
    spoken = Languages(sentences)
    return tuple(
        replace(
            fact,
            confidence=confidence(
                things[fact.subject].cls, fact.property, spoken.at(fact.evidence.start)
            ),
        )
        for fact in facts
    )


class Languages:
    """The language at each place of a document."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Take the sentences of the document, in order."""
        self._place = places(sentences)
        self._codes = [sentence.language for sentence in sentences]

    def at(self, offset: int) -> str:
        """Return the language (BCP 47) of the sentence at a code point."""
        return self._codes[self._place(offset)] if self._codes else ""
