from __future__ import annotations

import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.questions import FOLDER as QUESTIONS
from shapes.findings import LANGUAGES, Finding, findings, page
from shapes.report import Report
from shapes.validation import FOLDER, checked, prepared, prepared_file
from tests.shapes.mutants import broken, constraints

EXAMPLE = QUESTIONS / "example.ttl"


def told(name: str, language: str = "en") -> list[Finding]:
    """Return the findings on the example with the breakage of one constraint."""
    store = broken(next(one for one in constraints() if one.name == name))
    return list(findings(checked(store), store, language))


def test_a_finding_names_the_thing_and_quotes_the_source() -> None:
    """A finding has the name of what it is about, and the words that say so, with their file."""
    (found,) = told("SourceHasChecksum.pattern")
    assert found.file == "council-of-islands.txt"
    found = told("OrdinalIsPositive.minInclusive")[0]
    assert found.thing == "third session of the Council of Islands"
    assert found.quote in EXAMPLE.read_text(encoding="utf-8")
    assert found.quote
    assert found.file == "council-of-islands.txt"


def test_a_finding_on_a_claim_has_its_words() -> None:
    """What is found of a claim is told with the words that support the claim."""
    assert "One sea, many shores" in told("RejectedClaimDoesNotStand.sparql")[0].quote


def test_names_and_messages_are_in_the_language_asked_for() -> None:
    """Names and messages are in the reader's language where there is one."""
    english, russian = (told("NotOfItself.sparql", language)[0] for language in ("en", "ru"))
    assert (english.thing, russian.thing) == ("Council of Islands", "Совет островов")
    assert english.cells("kk")[1] not in (english.cells("en")[1], english.cells("ru")[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_safe(language: str) -> None:
    """The page says its language, loads nothing, and shows hostile names as text."""
    turtle = b"""@prefix kel: <https://w3id.org/kelisim/ontology#> .
    <https://example.org/id/act/a> a kel:LegalAct ;
        <http://www.w3.org/2000/01/rdf-schema#label> "<script>alert(1)</script>"@en ."""
    store = prepared(ox.parse(turtle, format=ox.RdfFormat.TURTLE), {})
    report = checked(store)
    text = page(report, tuple(findings(report, store, language)), language, "a.ttl")
    assert f'<html lang="{language}">' in text
    assert "<script" not in text
    assert "src=" not in text
    assert "ActIsLegalResource" in text


def test_an_empty_report_has_a_page() -> None:
    """Where nothing is wrong, the page says so and has no table."""
    assert "<table" not in page(Report(()), (), "en", "a.ttl")


def test_the_words_are_in_all_languages() -> None:
    """Each word of a report has a text in each language."""
    texts = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
    assert all(tuple(found) == LANGUAGES for found in texts.values())


@pytest.mark.parametrize(
    ("extension", "form"),
    [
        ("ttl", ox.RdfFormat.TURTLE),
        ("trig", ox.RdfFormat.TRIG),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("nq", ox.RdfFormat.N_QUADS),
        ("jsonld", ox.RdfFormat.JSON_LD),
        ("rdf", ox.RdfFormat.RDF_XML),
    ],
)
def test_each_format_gives_the_same_report(
    tmp_path: Path, extension: str, form: ox.RdfFormat
) -> None:
    """The same graph in any RDF format has the same report."""
    bad = FOLDER / "examples" / "act-is-legal-resource-invalid.ttl"
    triples = [quad.triple for quad in ox.parse(path=bad, format=ox.RdfFormat.TURTLE)]
    path = tmp_path / f"graph.{extension}"
    ox.serialize(triples, str(path), format=form)
    assert checked(prepared_file(path)) == checked(prepared_file(bad))
