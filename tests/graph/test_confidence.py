from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.build import build
from graph.extraction.confidence import (
    EVERY,
    NAME,
    PATH,
    TYPE,
    confidence,
    relations,
    section,
    table,
)
from graph.extraction.extract import extract
from graph.facts import Literal
from graph.languages.pack import languages
from graph.reading.files import document_of
from graph.resolution.resolve import resolve
from ontology.vocabulary import DATA_BASE, KEL, properties

TEXT = "On 3 March 1998 the Parliament of Norway adopted the Law on Archives.\n"


def entries() -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Give each figure with its kind of thing, property and language."""
    for kind, named in table().items():
        for name, figures in named.items() if kind != "made" else ():
            for code, entry in figures.items():
                yield kind, name, code, entry


def test_the_file_says_how_it_was_made() -> None:
    """Texts, counts and smoothing are told in the file."""
    assert table()["made"].keys() >= {"from", "documents", "judgements", "smoothing"}


@pytest.mark.parametrize(("kind", "name", "code", "entry"), list(entries()))
def test_figures_are_sound(kind: str, name: str, code: str, entry: dict[str, Any]) -> None:
    """Each figure is a share between its counts' and the wider one's, for a known property."""
    assert 0 < entry["confidence"] < 1
    assert 0 <= entry["right"] <= entry["judged"]
    assert code in (EVERY, *languages())
    assert name in (EVERY, TYPE, NAME) or name in properties()


def test_what_was_never_measured_takes_the_nearest_figure() -> None:
    """An unknown language takes all languages' figure, an unknown property its kind of thing's."""
    for name in ("date", "number"):
        wider = table()["legal_acts"][name][EVERY]["confidence"]
        assert confidence("Law", name, "xx") == wider
    assert confidence("Law", "unheardOf", "en") == table()["legal_acts"][TYPE]["en"]["confidence"]
    assert confidence("Place", "unheardOf", "xx") == table()[EVERY][EVERY][EVERY]["confidence"]
    unseen = next(r for r in sorted(relations()) if r not in table()["actors"])
    assert confidence("Person", unseen, "en") == table()["relations"][EVERY]["en"]["confidence"]


def test_classes_have_their_kind_of_thing() -> None:
    """Subclasses share the figures of their kind of thing."""
    assert section("Ministry") == section("Person") == "actors"
    assert section("Treaty") == "legal_acts"
    assert section("Congress") == "events"
    assert section("Place") == "others"


def test_claims_have_the_measured_confidence() -> None:
    """Facts, types and names carry the figure of their property and language."""
    extraction = extract(document_of(TEXT, "norway.txt"))
    (adopted,) = [f for f in extraction.facts if f.property == "adopted"]
    assert adopted.confidence == table()["actors"]["adopted"]["en"]["confidence"]
    claims = resolve([extraction], DATA_BASE).claims
    (law,) = [c for c in claims if c.object == KEL + "Law"]
    assert law.confidence == table()["legal_acts"][TYPE]["en"]["confidence"]
    (label,) = [c for c in claims if c.object == Literal("Law on Archives", "en")]
    assert label.confidence == table()["legal_acts"][NAME]["en"]["confidence"]


def test_a_release_has_the_figures(tmp_path: Path) -> None:
    """The file stands in the release, and its manifest says how the figures were made."""
    (tmp_path / "norway.txt").write_text(TEXT, encoding="utf-8")
    release = build([tmp_path / "norway.txt"], tmp_path / "data", processes=1)
    assert (release.path / PATH.name).read_bytes() == PATH.read_bytes()
    assert release.manifest["confidence"] == table()["made"]
    assert PATH.name in release.manifest["files"]
