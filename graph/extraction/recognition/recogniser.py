"""Proposals of names by conditional random fields, one small model for each language.

The models propose; ``graph.extraction.names.names`` decides. They are trained by
``python -m graph.extraction.recognition.training``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from graph.extraction.recognition.features import Casing, features
from graph.languages.pack import LanguagePack
from graph.reading.sentence import Sentence


@dataclass(frozen=True)
class Proposal:
    """Tokens ``first`` to ``last`` (half-open) of a sentence that look like a name.

    ``label`` is PER, ORG, LOC, FAC, GRP, POST or MISC.
    """

    label: str
    first: int
    last: int


def propose(sentences: Sequence[Sentence]) -> tuple[tuple[Proposal, ...], ...]:
    """Return the proposals for each sentence of one document, in order."""
    words = [[token.text for token in sentence.tokens] for sentence in sentences]
    casing = Casing.of(words)
    return tuple(
        _sentence(own, casing, sentence.language)
        for own, sentence in zip(words, sentences, strict=True)
    )


def _sentence(words: list[str], casing: Casing, language: str) -> tuple[Proposal, ...]:
    tagger = _tagger(language)
    if tagger is None or not words:
        return ()
    return spans(tagger.tag(features(words, casing, analyser(language), language)))


def spans(labels: Sequence[str]) -> tuple[Proposal, ...]:
    """Return the stretches that a sequence of IOB2 labels marks."""
    found: list[Proposal] = []
    for place, label in enumerate(labels):
        mark, _, cls = label.partition("-")
        last = found[-1] if found else None
        if mark == "I" and last and last.last == place and last.label == cls:
            found[-1] = Proposal(cls, last.first, place + 1)
        elif cls:
            found.append(Proposal(cls, place, place + 1))
    return tuple(found)


def analyser(language: str) -> str:
    """Return the name of the analyser that a language's features use, or ''."""
    return str(LanguagePack(language).table("names").get("analyser", ""))


@cache
def _tagger(language: str) -> Any:
    import pycrfsuite

    model = files(__package__) / "models" / f"{language}.crfsuite"
    if not model.is_file():
        return None
    tagger = pycrfsuite.Tagger()
    with as_file(model) as path:
        tagger.open(str(path))
    return tagger
