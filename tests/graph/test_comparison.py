"""Things here and in a graph of others are compared by names, types, years and neighbours."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graph.linking.comparison import compared
from graph.linking.profiles import Profile, profiles
from ontology.vocabulary import KEL

PAIRS = tomllib.loads(Path(__file__).with_name("comparisons.toml").read_text(encoding="utf-8"))


def profile(iri: str, told: dict[str, Any]) -> Profile:
    """Return the profile that a table tells."""
    names = tuple((text, language) for text, language in told["names"])
    years, beside = (frozenset(told.get(key, ())) for key in ("years", "neighbours"))
    return Profile(iri, frozenset({told["type"]}), names, years, beside)


def decisions(here: list[Profile], there: list[Profile]) -> list[str]:
    """Return what is decided on each link that is found."""
    return [one.decision.decision for one in compared(here, there, "register.ttl")]


@pytest.mark.parametrize("pair", PAIRS["pair"], ids=lambda pair: pair["why"])
def test_a_pair(pair: dict[str, Any]) -> None:
    """One name alone is never enough; what else agrees or differs decides."""
    here = profile("https://here.example/1", pair["here"])
    there = profile("https://there.example/1", pair["there"])
    assert decisions([here], [there]) == [pair["decision"]] * bool(pair["decision"])


def test_two_things_of_one_name() -> None:
    """Where two things have the name, here or there, nothing is accepted."""
    sure = next(pair for pair in PAIRS["pair"] if pair["why"] == "a neighbour")
    here = [profile(f"https://here.example/{number}", sure["here"]) for number in (1, 2)]
    there = [profile(f"https://there.example/{number}", sure["there"]) for number in (1, 2)]
    assert decisions(here[:1], there) == ["propose", "propose"]
    assert decisions(here, there[:1]) == ["propose", "propose"]


def test_a_concept_is_matched() -> None:
    """What is a concept here is the same concept there, and no individual."""
    body = next(pair for pair in PAIRS["pair"] if pair["why"] == "a body in two languages")
    told = body["here"] | {"type": KEL + "Measure"}
    here, there = (profile(f"https://{at}.example/1", told) for at in ("here", "there"))
    (one,) = compared([here], [there], "register.ttl")
    assert one.decision.relation == "exactMatch"


def test_profiles_of_a_graph() -> None:
    """A graph tells names, types, years and neighbours; words and nameless things are left out."""
    text = """
    @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix r: <https://r.example/> .
    r:holt a foaf:Person, foaf:Agent ; foaf:name "Mira Holt"@en ; r:born "1950-03-04" ;
        r:in r:union .
    r:union rdfs:label "Forest Union"@en ; r:memo "founded in 1999 by a decision of its congress" .
    r:Ship a owl:Class ; rdfs:label "ship"@en .
    r:nameless a foaf:Person ."""
    found = profiles(quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))
    assert [one.name for one in found] == ["Mira Holt", "Forest Union"]
    assert found[0].types == {"http://xmlns.com/foaf/0.1/Person"}
    assert found[0].years == {"1950"}
    assert found[0].neighbours == {"forest union"}
    assert found[1].years == frozenset()
