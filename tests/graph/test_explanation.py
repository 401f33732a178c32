"""Why the graph says what it says."""

from __future__ import annotations

import pytest

from graph.build import build
from graph.explanation import explain
from graph.extraction import several
from graph.release import Release
from ontology.errors import InputError
from ontology.vocabulary import DATA_BASE
from tests.graph.made import two_sources

FORUM = f"{DATA_BASE}actor/baltic-forum"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Return the release of two sources that agree and differ."""
    folder = tmp_path_factory.mktemp("release")
    by_id = {e.document.id: e for e in two_sources()}
    for extraction in by_id.values():
        document = extraction.document
        (folder / document.source).write_bytes(document.text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(several, "extract", lambda document: by_id[document.id])
        return build(sorted(folder.glob("*.txt")), folder / "data", processes=1)


def test_each_claim_has_its_words(release: Release) -> None:
    """Every claim on a thing is told with label, quote, file, line, status and confidence."""
    found = explain(release, FORUM)
    dates = [claim for claim in found if claim.property == "date"]
    assert [(c.object, c.quote, c.file, c.line, c.status) for c in dates] == [
        ("1997-05-03", "3 May 1997", "founding-3.txt", 1, "disputed"),
        ("1997-05-05", "5 May 1997", "founding-5.txt", 1, "disputed"),
    ]


def test_objects_have_labels(release: Release) -> None:
    """A thing is told by its label, with its IRI beside, and a frame's confidence is kept."""
    found = explain(release, f"{DATA_BASE}actor/anna-berg")
    founded = [claim for claim in found if claim.object_iri == FORUM]
    assert {(c.object, c.confidence, c.file) for c in founded} == {
        ("Baltic Forum", 0.9, "founding-3.txt"),
        ("Baltic Forum", 0.9, "founding-5.txt"),
    }


def test_labels_in_another_language(release: Release) -> None:
    """Properties are told in the language asked for."""
    assert {c.property for c in explain(release, FORUM)} != {
        c.property for c in explain(release, FORUM, "kk")
    }


def test_an_explanation_can_be_printed(release: Release) -> None:
    """As text it has a line for each claim and one for its words."""
    text = str(explain(release, FORUM))
    assert "1997-05-03  [disputed, 1]" in text
    assert "founding-3.txt:1: “3 May 1997”" in text


@pytest.mark.parametrize("iri", [f"{DATA_BASE}actor/nobody", "no iri", 'x> } DROP ALL #"'])
def test_unknown_things_are_named(release: Release, iri: str) -> None:
    """What the release does not know, or is no IRI, is named."""
    with pytest.raises(InputError, match="no"):
        explain(release, iri)
