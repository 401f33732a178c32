"""The steps of CONTRIBUTING.md, done on a copy of the tree: each is a change of data alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.graph.apart import ROOT, seen


@pytest.fixture(name="tree")
def _tree(tmp_path: Path) -> Path:
    """Return a copy of the three folders that read texts."""
    for floor in ("ontology", "shapes", "graph"):
        unwanted = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / floor, tmp_path / floor, ignore=unwanted)
    return tmp_path


def append(tree: Path, file: str, text: str) -> None:
    """Add text to the end of a file."""
    with (tree / file).open("a", encoding="utf-8") as out:
        out.write(text)


def test_add_a_word(tree: Path) -> None:
    """A line in the lexicon makes a word name an act, in its inflected forms."""
    text = "The ministers signed the Roadbook on Forests of 3 May 2001 and two other roadbooks.\n"
    assert not [a for a in seen(text, root=tree)["annotations"] if "Roadbook on Forests" in a[1]]
    append(tree, "ontology/lexicon.ttl", '\nkel:Strategy kel:headNoun "roadbook"@en .\n')
    found = [a[1] for a in seen(text, root=tree)["annotations"] if a[0] == "act"]
    assert [value for value in found if value.startswith("class Strategy, title Roadbook on")]


def test_add_a_frame(tree: Path) -> None:
    """A frame with a word of its own states a relation that was not read before."""
    text = "The Senate of Uruguay rubber-stamped the Law on Archives.\n"
    fact = ["Senate of Uruguay", "adopted", "Law on Archives"]
    assert fact not in seen(text, root=tree)["facts"]
    frame = """
[[frame]]
name = "rubber-stamps"
property = "adopted"
patterns = ["subject:PolicyActor rubber-stamp|rubber-stamped object:LegalAct"]
"""
    append(tree, "graph/languages/en/frames.toml", frame)
    assert fact in seen(text, root=tree)["facts"]


def test_add_a_relation(tree: Path) -> None:
    """A property in the ontology and a frame for it make a relation."""
    text = "The Senate of Uruguay commemorated the Law on Archives.\n"
    fact = ["Senate of Uruguay", "commemorated", "Law on Archives"]
    property_ = """
kel:commemorated a owl:ObjectProperty ;
    rdfs:label "commemorated"@en, "отметил"@ru, "атап өтті"@kk ;
    rdfs:domain kel:PolicyActor ;
    rdfs:range kel:LegalAct .
"""
    frame = """
[[frame]]
name = "commemorates"
property = "commemorated"
patterns = ["subject:PolicyActor commemorate|commemorated object:LegalAct"]
"""
    append(tree, "ontology/kelisim.ttl", property_)
    append(tree, "graph/languages/en/frames.toml", frame)
    assert fact in seen(text, root=tree)["facts"]


def test_add_a_class(tree: Path) -> None:
    """A class in the ontology and its words in the lexicon make things of that class."""
    text = "The Bylaw Compendium of 3 May 2001 was adopted by the Senate of Uruguay.\n"
    cls = """
kel:Compendium a owl:Class ;
    rdfs:subClassOf kel:LegalAct ;
    rdfs:label "compendium"@en, "свод"@ru, "жинақ"@kk .
"""
    append(tree, "ontology/kelisim.ttl", cls)
    append(tree, "ontology/lexicon.ttl", '\nkel:Compendium kel:headNoun "compendium"@en .\n')
    found = seen(text, root=tree)
    assert [a for a in found["annotations"] if a[1].startswith("class Compendium, title Bylaw")]
    assert ["Senate of Uruguay", "adopted", "Bylaw Compendium"] in [
        [fact[0], fact[1], fact[2].partition(" of 3")[0]] for fact in found["facts"]
    ]
