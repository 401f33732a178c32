"""The name recogniser: what it sees, and how it is trained."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extraction.recognition.features import Casing, features, shape
from graph.extraction.recognition.recogniser import Proposal, propose, spans
from graph.extraction.recognition.training.__main__ import measure, train
from graph.extraction.recognition.training.corpora import WIKIGOLD, columns
from graph.languages.pack import languages
from tests.graph.test_names import sentence


@pytest.mark.parametrize("language", languages())
def test_every_language_has_a_small_model(language: str) -> None:
    """Each language has a model of less than 1.4 MB."""
    model = files("graph.extraction.recognition") / "models" / f"{language}.crfsuite"
    assert 100_000 < len(model.read_bytes()) < 1_400_000


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Yesterday Robert Johnson arrived.", "Robert Johnson"),
        ("ru", "Вчера Сергей Иванов приехал.", "Сергей Иванов"),
        ("kk", "Кеше Ерлан Сыдықов келді.", "Ерлан Сыдықов"),
    ],
)
def test_persons_are_proposed(language: str, text: str, words: str) -> None:
    """A plain name in a plain sentence is proposed as a person."""
    own = sentence(text, language)
    [found] = propose([own])
    assert Proposal("PER", 1, 3) in found
    assert own.text[own.tokens[1].start : own.tokens[2].end] == words


def test_shapes_shorten_runs() -> None:
    """A shape keeps the order of kinds and at most two of a run."""
    assert shape("McDonald-2005") == "XxXxx-dd"


def test_casing_is_the_document_s() -> None:
    """A word is known as written small wherever the document writes it so."""
    casing = Casing.of([["The", "Council", "met"], ["a", "council", "spoke"]])
    assert "council" in casing.lower
    assert "case=capital-also-small-capital-within" in features(["The", "Council"], casing)[1]


LABELS = st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]), max_size=20)


@given(LABELS)
def test_spans_cover_exactly_the_labelled_words(labels: list[str]) -> None:
    """Every labelled word lies in one span, and no other word does."""
    covered = [at for span in spans(labels) for at in range(span.first, span.last)]
    assert covered == [at for at, label in enumerate(labels) if label != "O"]


def corpus(path: Path) -> Path:
    """Write a small corpus of made-up sentences."""
    rows = (
        "Anna I-PER\nLind I-PER\nsaw O\nOslo I-LOC\n. O\n\nThe O\nBlue I-ORG\nBank I-ORG\nslept O\n"
    )
    path.write_text("\n".join([rows] * 12), encoding="utf-8")
    return path


def test_corpora_are_cut_as_sentences_are(tmp_path: Path) -> None:
    """A corpus comes as words with IOB2 labels, cut as the reader cuts words."""
    path = tmp_path / "corpus.txt"
    path.write_text("U.S. I-ORG\nArmy I-ORG\n. O\n", encoding="utf-8")
    words = ["U", ".", "S", ".", "Army", "."]
    labels = ["B-ORG", "I-ORG", "I-ORG", "I-ORG", "I-ORG", "O"]
    assert columns(path, WIKIGOLD) == [list(zip(words, labels, strict=True))]


def test_training_gives_the_same_bytes_and_learns(tmp_path: Path) -> None:
    """Two trainings on the same corpus give the same file, which knows what it was shown."""
    shown = columns(corpus(tmp_path / "corpus.txt"), WIKIGOLD)
    models = [tmp_path / "one.crfsuite", tmp_path / "two.crfsuite"]
    for model in models:
        train(shown, "en", model)
    assert models[0].read_bytes() == models[1].read_bytes()
    assert "F1 1.000" in measure(shown, "en", models[0])["all"]


def test_english_model_is_the_script_s(shared: Path, tmp_path: Path) -> None:
    """The shipped English model is byte for byte what the training script makes."""
    from graph.extraction.recognition.training.__main__ import shipped

    train(shipped("en", shared / "benchmarks"), "en", tmp_path / "en.crfsuite")
    kept = files("graph.extraction.recognition") / "models" / "en.crfsuite"
    assert (tmp_path / "en.crfsuite").read_bytes() == kept.read_bytes()
