"""What follows from the ontology."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ontology import reasoning
from ontology.errors import InputError, KelisimError, UsageError
from ontology.questions import FOLDER
from ontology.vocabulary import ALIGNMENTS, ELI, KEL, ONTOLOGY, ORG, SEM, classes, properties

EXAMPLES = sorted(FOLDER.glob("example*.ttl"))
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="no java on this machine")


@pytest.mark.java
@needs_java
def test_the_ontology_is_consistent() -> None:
    """HermiT finds a model for the ontology with its alignments, and no empty class."""
    assert reasoning.consistency() == reasoning.Consistency(True)


@pytest.mark.java
@needs_java
def test_a_contradiction_is_found(tmp_path: Path) -> None:
    """A class below two disjoint classes is named as unsatisfiable."""
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(
        "@prefix kel: <https://w3id.org/kelisim/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "kel:Person a <http://www.w3.org/2002/07/owl#Class> ;\n"
        "    rdfs:subClassOf kel:LegalAct .\n",
        encoding="utf-8",
    )
    found = reasoning.consistency(ONTOLOGY, wrong)
    assert not found.consistent
    assert KEL + "Person" in found.unsatisfiable


def test_without_java_the_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Java the person learns what to install."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(KelisimError, match="install a Java runtime"):
        reasoning.consistency()


@pytest.mark.java
@needs_java
def test_broken_turtle_is_an_input_error(tmp_path: Path) -> None:
    """A file that is not Turtle is named."""
    broken = tmp_path / "broken.ttl"
    broken.write_text("this is not Turtle", encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.ttl"):
        reasoning.consistency(broken)


def test_types_reach_the_standards() -> None:
    """A ministry is an organisation of ORG, an actor of SEM, and first of all a ministry."""
    found = reasoning.entailments().types("Ministry")
    assert found[0] == KEL + "Ministry"
    assert {ORG + "Organization", SEM + "Actor", KEL + "Entity"} <= set(found)


def test_statements_follow_inverses_and_parents() -> None:
    """That a body adopted an act entails that the act was passed by it, in ELI's words too."""
    found = reasoning.entailments().statements("urn:body", "adopted", "urn:act")
    assert found == (
        ("urn:body", KEL + "adopted", "urn:act"),
        ("urn:act", KEL + "passedBy", "urn:body"),
        ("urn:act", ELI + "passed_by", "urn:body"),
    )


def test_a_symmetric_property_holds_both_ways() -> None:
    """Who met somebody was met."""
    found = reasoning.entailments().statements("urn:a", "metWith", "urn:b")
    assert found == (("urn:a", KEL + "metWith", "urn:b"), ("urn:b", KEL + "metWith", "urn:a"))


def test_the_closure_covers_all_terms() -> None:
    """Each class and each property has a closure that begins with itself."""
    found = reasoning.entailments()
    assert all(found.types(name)[0] == KEL + name for name in classes())
    assert all(found.superproperties(name)[0] == KEL + name for name in properties())


def test_an_unknown_name_is_refused() -> None:
    """A name that the ontology lacks is an error."""
    with pytest.raises(UsageError, match="noSuchThing"):
        reasoning.entailments().types("noSuchThing")


@pytest.mark.java
@needs_java
def test_a_described_graph_is_consistent() -> None:
    """HermiT finds nothing in the example graphs that the ontology rules out."""
    assert reasoning.consistency(ONTOLOGY, ALIGNMENTS, *EXAMPLES) == reasoning.Consistency(True)


@pytest.mark.java
@needs_java
def test_inconsistent_data_is_found(tmp_path: Path) -> None:
    """Something that is a person and an act at once is a contradiction."""
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(f"<https://example.org/x> a <{KEL}Person>, <{KEL}Law> .\n", encoding="utf-8")
    assert not reasoning.consistency(ONTOLOGY, wrong).consistent
