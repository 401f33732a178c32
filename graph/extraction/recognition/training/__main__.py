"""Train the name recognisers: ``python -m graph.extraction.recognition.training --benchmarks DIR``.

DIR holds the corpora (``wikigold``, ``crossner_politics``, ``factrueval2016``, ``kaznerd``).
With ``--measure`` models are trained on one part and measured on another, and nothing is written.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.extraction.recognition.features import Casing, features
from graph.extraction.recognition.recogniser import Proposal, analyser, spans
from graph.extraction.recognition.training.corpora import (
    CROSSNER,
    KAZNERD,
    WIKIGOLD,
    Labelled,
    columns,
    fact_ru_eval,
)

MODELS = Path(__file__).parents[1] / "models"
WINDOW = 15
"""Sentences that stand for one document where a corpus does not mark its documents."""


@dataclass(frozen=True)
class Settings:
    """How a model is trained: L1 and L2 regularisation, rarest feature kept, iterations."""

    c1: float
    c2: float
    minfreq: int
    iterations: int


SETTINGS = {
    "en": Settings(0.3, 0.05, 1, 120),
    "ru": Settings(0.05, 0.05, 2, 100),
    "kk": Settings(0.1, 0.05, 3, 100),
}


def corpus(language: str, folder: Path) -> tuple[list[Labelled], list[Labelled]]:
    """Return the part to train on and the part held out to measure on."""
    if language == "en":
        politics = folder / "crossner_politics"
        read = [columns(politics / f"{part}.txt", CROSSNER) for part in ("train", "test", "dev")]
        encyclopedia = columns(folder / "wikigold" / "wikigold.txt", WIKIGOLD)
        return encyclopedia + read[0] + read[1], read[2]
    if language == "ru":
        parts = [folder / "factrueval2016" / f"{p}set.jsonl" for p in ("test", "dev")]
        return fact_ru_eval(parts[0]), fact_ru_eval(parts[1])
    files = [folder / "kaznerd" / f"IOB2_{part}.txt" for part in ("valid", "test")]
    return columns(files[0], KAZNERD), columns(files[1], KAZNERD)


def shipped(language: str, folder: Path) -> list[Labelled]:
    """Return what the shipped model is trained on: for Russian all, else all but the held-out."""
    train, held_out = corpus(language, folder)
    return train + held_out if language == "ru" else train


def examples(
    sentences: Sequence[Labelled], language: str
) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield features and labels of each sentence."""
    for start in range(0, len(sentences), WINDOW):
        window = sentences[start : start + WINDOW]
        words = [[word for word, _ in sentence] for sentence in window]
        casing = Casing.of(words)
        for own, sentence in zip(words, window, strict=True):
            yield (
                features(own, casing, analyser(language), language),
                [label for _, label in sentence],
            )


def train(sentences: Sequence[Labelled], language: str, model: Path) -> None:
    """Train on the sentences and write the model; the same input gives the same file."""
    import pycrfsuite

    chosen = SETTINGS[language]
    trainer: Any = pycrfsuite.Trainer(verbose=False)
    for seen, labels in examples(sentences, language):
        trainer.append(seen, labels)
    trainer.set_params(
        {
            "c1": chosen.c1,
            "c2": chosen.c2,
            "feature.minfreq": chosen.minfreq,
            "max_iterations": chosen.iterations,
        }
    )
    trainer.train(str(model))


def measure(sentences: Sequence[Labelled], language: str, model: Path) -> dict[str, str]:
    """Return precision, recall and F1 of exact spans, for each label and for all of them."""
    import pycrfsuite

    tagger: Any = pycrfsuite.Tagger()
    tagger.open(str(model))
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for seen, labels in examples(sentences, language):
        found, gold = set(spans(tagger.tag(seen))), set(spans(labels))
        for counter, names in ((right, found & gold), (given, found), (wanted, gold)):
            _count(counter, names)
    return {label: _figures(right[label], given[label], wanted[label]) for label in sorted(wanted)}


def _count(counter: Counter[str], names: set[Proposal]) -> None:
    counter.update(name.label for name in names)
    counter["all"] += len(names)


def _figures(right: int, given: int, wanted: int) -> str:
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    harmonic = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {harmonic:.3f} ({wanted})"


def main() -> None:
    """Read the command line; train and write the models, or measure."""
    parser = argparse.ArgumentParser(
        prog="graph.extraction.recognition.training", description=__doc__
    )
    parser.add_argument("--benchmarks", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--measure", action="store_true", help="measure on held-out parts instead")
    parser.add_argument("--language", choices=sorted(SETTINGS), action="append")
    given = parser.parse_args()
    for language in given.language or sorted(SETTINGS):
        if given.measure:
            _measure(language, given.benchmarks)
        else:
            MODELS.mkdir(exist_ok=True)
            model = MODELS / f"{language}.crfsuite"
            train(shipped(language, given.benchmarks), language, model)
            print(f"{model.name}: {model.stat().st_size / 1e6:.2f} MB")


def _measure(language: str, folder: Path) -> None:
    fit, held_out = corpus(language, folder)
    with tempfile.TemporaryDirectory() as scratch:
        model = Path(scratch) / "model"
        train(fit, language, model)
        print(f"{language}: {model.stat().st_size / 1e6:.2f} MB")
        for label, figures in measure(held_out, language, model).items():
            print(f"  {label:5} {figures}")


if __name__ == "__main__":
    main()
