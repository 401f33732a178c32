from __future__ import annotations

from graph.extraction.extract import examine
from graph.extraction.inspection import inspect
from graph.reading.files import document_of

TEXT = "On 3 March 1998 the Parliament of Norway adopted the Law on Archives.\n"


def test_it_shows_what_extract_reads() -> None:
    """Facts and refusals are those of the pipeline, with the same quotes and confidence."""
    text = document_of(TEXT, "made.txt")
    seen = inspect(text)
    extraction, refused = examine(text)
    assert sorted((f.property, f.evidence, f.confidence) for f in seen.facts) == sorted(
        (f.property, f.evidence, f.confidence) for f in extraction.facts
    )
    assert sorted(f.refused for f in seen.refused) == sorted(r.reason for r in refused)


def test_values_are_told_in_words() -> None:
    """A date shows its EDTF, an act its class and title, a fact the names of its things."""
    seen = inspect(document_of(TEXT, "made.txt"))
    assert ("date", "EDTF 1998-03-03") in {(a.kind, a.value) for a in seen.annotations}
    assert any("class Law, title Law on Archives" in a.value for a in seen.annotations)
    assert ("Parliament of Norway", "adopted", "Law on Archives") in {
        (f.subject, f.property, f.object) for f in seen.facts
    }
