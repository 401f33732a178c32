"""Whatever a text looks like, it is read: no crash, and nothing said without its words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.extraction.extract import examine
from graph.extraction.facts_json import as_json
from graph.facts import Extraction
from graph.reading.files import document_of
from graph.resolution.resolve import resolve
from ontology.vocabulary import DATA_BASE
from tests.graph.noise import NOISE

SAMPLE = Path(__file__).resolve().parents[2] / "graph" / "sample"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt"))}
MATERIAL = sorted({word for text in TEXTS.values() for word in text.split()})
SIGNS = [
    "\n",
    "\n\n",
    " – ",
    ", ",
    ". ",
    ": ",
    "«",
    "»",
    "“",
    "”",
    '"',
    "(",
    ")",
    "[1, 2]",
    "№ ",
    "%",
]
SLOWER = 12.0
"""How much longer, at most, a text may take that is four times as long."""


def read(text: str) -> Extraction:
    """Read a text, and check what must hold of every text."""
    document = document_of(text, "noise.txt")
    extraction, refused = examine(document)
    places = [fact.evidence for fact in extraction.facts]
    places += [refusal.fact.evidence for refusal in refused]
    places += [place for thing in extraction.things for place in thing.mentions]
    places += [name.evidence for thing in extraction.things for name in thing.names]
    for place in places:
        assert place.document is document
        assert 0 <= place.start < place.end <= len(text)
        assert place.quote == text[place.start : place.end]
    keys = {thing.key for thing in extraction.things}
    assert all(thing.mentions for thing in extraction.things)
    assert all(fact.subject in keys for fact in extraction.facts)
    assert all(fact.object in keys for fact in extraction.facts if isinstance(fact.object, str))
    return extraction


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("name", TEXTS)
def test_damaged_texts(name: str, noise: str) -> None:
    """A damaged text is read, told as JSON and resolved; each claim has evidence in the text."""
    extraction = read(NOISE[noise](TEXTS[name]))
    as_json(extraction)
    assert all(claim.evidence for claim in resolve([extraction], DATA_BASE).claims)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*MATERIAL, *SIGNS]), max_size=60))
def test_any_order_of_words(words: list[str]) -> None:
    """Words and signs of real sentences in any order are read."""
    read(" ".join(words))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """Any sequence of code points is read."""
    read(text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_any_piece_of_a_text(name: str, data: st.DataObject) -> None:
    """A text cut anywhere, and joined with a piece of another, is read."""
    text = TEXTS[name]
    start = data.draw(st.integers(0, len(text)))
    other = data.draw(st.sampled_from(sorted(TEXTS.values())))
    read(text[start : start + 700] + other[: data.draw(st.integers(0, 300))])


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", "\u200f", "a", ".", "«", "1", "🎉"])
def test_hardly_any_text(text: str) -> None:
    """A text of next to nothing says nothing that is not in it."""
    assert read(text).facts == ()


def _seconds(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece",
    [
        " ".join(" ".join(text.split()) for text in TEXTS.values()) + " ",
        "\n\n".join(TEXTS.values()) + "\n\n",
        "word " * 800,
        "«(" * 1500,
        "1995, " * 600,
        "The Council, " * 300,
        "a" * 4000,
        "I. V. " * 500,
        "A-" * 2000,
    ],
    ids=[
        "prose on one line",
        "prose",
        "words",
        "marks",
        "years",
        "names",
        "letters",
        "initials",
        "hyphens",
    ],
)
def test_time_stays_in_proportion(piece: str) -> None:
    """A text four times as long takes no more than a few times as long."""
    read(piece)  # what is read once for all languages is no part of the measure
    once = max(_seconds(piece * 2), 0.02)
    assert _seconds(piece * 8) / once < SLOWER


def test_one_very_long_line() -> None:
    """A line of 200 000 letters without a break is read."""
    line = " ".join(" ".join(text.split()) for text in TEXTS.values()) + " "
    extraction = read((line * (200_000 // len(line) + 1))[:200_000])
    assert extraction.facts
