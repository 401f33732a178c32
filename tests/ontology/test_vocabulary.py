"""Typed access to the ontology."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import vocabulary as v
from ontology.errors import UsageError

CLASSES = sorted(v.classes())
PROPERTIES = sorted(v.properties())


def test_an_unknown_name_is_refused() -> None:
    """A name that the ontology lacks is an error and never an IRI."""
    with pytest.raises(UsageError, match="noSuchThing"):
        v.term("noSuchThing")


@pytest.mark.parametrize("prefix", ["nope:Law", "http://example.org/Law"])
def test_an_unknown_prefix_is_refused(prefix: str) -> None:
    """A prefix that is not in the table is an error."""
    with pytest.raises(UsageError):
        v.expand(prefix)


def test_a_class_knows_its_texts_and_parents() -> None:
    """A class has a label and a definition in each language, and its parents as IRIs."""
    code = v.classes()["Code"]
    assert code.iri == v.KEL + "Code"
    assert set(code.labels) == set(code.definitions) == {"en", "ru", "kk"}
    assert code.parents == (v.KEL + "Law",)


def test_superclasses_reach_the_standards() -> None:
    """A state body is an organisation of ORG and an agent of PROV."""
    found = v.superclasses("StateBody")
    assert found[0] == v.term("StateBody")
    assert {v.ORG + "Organization", v.PROV + "Agent"} <= set(found)


@given(st.sampled_from(CLASSES))
def test_every_class_is_itself_and_an_ancestor_of_its_children(name: str) -> None:
    """is_a is reflexive and agrees with superclasses."""
    assert v.is_a(name, name)
    assert all(v.is_a(name, v.curie(iri)) for iri in v.superclasses(name))


@given(st.sampled_from(CLASSES), st.sampled_from(CLASSES))
def test_is_a_has_no_circles(one: str, other: str) -> None:
    """Two different classes are never below each other."""
    assert one == other or not (v.is_a(one, other) and v.is_a(other, one))


@pytest.mark.parametrize(
    ("name", "subject", "value"),
    [
        ("adopted", "Parliament", "Law"),
        ("adopted", "Congress", "Declaration"),
        ("bornIn", "Person", "Country"),
        ("motto", "Session", "string"),
        ("value", "Figure", "integer"),
        ("renamedTo", "Ministry", "string"),
        ("date", "Treaty", "edtf"),
    ],
)
def test_what_fits(name: str, subject: str, value: str) -> None:
    """A property takes the classes below its domain and range, and their kin among datatypes."""
    assert v.fits(name, subject, value)


@pytest.mark.parametrize(
    ("name", "subject", "value"),
    [
        ("adopted", "Law", "Person"),
        ("bornIn", "Ministry", "Place"),
        ("childOf", "Person", "Organisation"),
        ("value", "Figure", "date"),
        ("holdsPost", "Person", "string"),
        ("motto", "Session", "Law"),
    ],
)
def test_what_does_not_fit(name: str, subject: str, value: str) -> None:
    """A property refuses a subject outside its domain and an object outside its range."""
    assert not v.fits(name, subject, value)


@given(st.sampled_from(PROPERTIES))
def test_every_property_is_complete(name: str) -> None:
    """Domain, range and stability are known, and an inverse's inverse is the property itself."""
    found = v.properties()[name]
    assert found.domain
    assert found.range
    assert found.stability in ("stable", "heuristic")
    assert found.range in v.DATATYPES if found.kind == "datatype" else v.expand(found.range)
    if found.inverse:
        other = v.properties()[found.inverse]
        assert (other.inverse, other.domain, other.range) == (name, found.range, found.domain)


@given(st.sampled_from(sorted(v.PREFIXES)), st.from_regex(r"[A-Za-z]\w*", fullmatch=True))
def test_curies_round_trip(prefix: str, local: str) -> None:
    """An IRI shortened and expanded is the same IRI."""
    assert v.expand(v.curie(v.PREFIXES[prefix] + local)) == v.PREFIXES[prefix] + local
