"""From claims to RDF."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from graph.description import describe, ontology_quads
from graph.facts import Extraction, Literal
from graph.resolution.resolve import resolve
from graph.terms import decimal, value
from ontology.vocabulary import ELI, KEL, OA, QB, RDF, RDFS, SEM, SKOS
from shapes.validation import validate
from tests.graph.made import act, person, two_sources

BASE = "https://example.org/id/"
OWN = (f"{BASE}graph/claims", f"{BASE}graph/sources", f"{BASE}graph/entailed")


def described(extractions: Iterable[Extraction]) -> tuple[ox.Quad, ...]:
    """Return the quads of some extractions."""
    made = tuple(extractions)
    return tuple(dict.fromkeys(describe(resolve(made, BASE), [e.document for e in made])))


@pytest.fixture(scope="module")
def quads() -> tuple[ox.Quad, ...]:
    """Return the quads of two sources that agree and differ."""
    return described(two_sources())


def triples(quads: Iterable[ox.Quad], predicate: str) -> set[tuple[str, str]]:
    """Return subjects and objects of a predicate."""
    return {
        (q.subject.value, q.object.value)
        for q in quads
        if q.predicate.value == predicate and not isinstance(q.object, ox.Triple)
    }


def test_no_blank_nodes(quads: tuple[ox.Quad, ...]) -> None:
    """Everything described has an IRI, in the data and in the ontology."""
    for quad in (*quads, *ontology_quads()):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        assert isinstance(quad.graph_name, ox.NamedNode)


def test_each_plain_triple_has_an_accepted_claim(quads: tuple[ox.Quad, ...]) -> None:
    """What a document's graph says of the world, types and names too, a claim states."""
    claims: dict[str, dict[str, object]] = {}
    for quad in quads:
        if quad.graph_name.value == f"{BASE}graph/claims":
            claims.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object
    stated = {
        (c[RDF + "subject"], c[RDF + "predicate"], c[RDF + "object"])
        for c in claims.values()
        if c.get(KEL + "status") == ox.NamedNode(KEL + "acceptedStatus")
    }
    plain = {
        (q.subject, q.predicate, q.object)
        for q in quads
        if q.graph_name.value not in OWN
        and not q.subject.value.startswith((f"{BASE}evidence/", f"{BASE}claim/"))
    }
    assert plain == stated


def test_disputed_claims_are_not_stated(quads: tuple[ox.Quad, ...]) -> None:
    """Where sources differ, no date or number stands plainly, and each claim names the other."""
    assert not triples(quads, KEL + "date")
    assert not triples(quads, KEL + "value")
    against = triples(quads, KEL + "contradicts")
    assert len(against) == 4
    assert against == {(b, a) for a, b in against}


def test_quotes_are_where_they_say(quads: tuple[ox.Quad, ...]) -> None:
    """Each piece of evidence quotes the code points of its source that it names."""
    texts = {e.document.id: e.document.text for e in two_sources()}
    starts, ends = dict(triples(quads, OA + "start")), dict(triples(quads, OA + "end"))
    quotes = dict(triples(quads, OA + "exact"))
    assert quotes
    for selector, quote in quotes.items():
        position = selector.replace("/quote", "/position")
        document = selector.removeprefix(f"{BASE}evidence/")[:16]
        start, end = int(starts[position]), int(ends[position])
        assert texts[document][start:end] == quote


def test_standard_terms_are_asserted(quads: tuple[ox.Quad, ...]) -> None:
    """A reader without inference finds the standards' types, properties, labels and inverses."""
    types = triples(quads, RDF + "type")
    forum, founder = f"{BASE}actor/baltic-forum", f"{BASE}actor/anna-berg"
    assert (forum, "http://www.w3.org/ns/org#Organization") in types
    assert (founder, "http://www.w3.org/ns/prov#Agent") in types
    assert (forum, "Baltic Forum") in triples(quads, RDFS + "label")
    assert (forum, "Baltic Forum") in triples(quads, SKOS + "prefLabel")
    assert (forum, founder) in triples(quads, KEL + "foundedBy")


def test_figures_are_in_one_data_set(quads: tuple[ox.Quad, ...]) -> None:
    """Each figure belongs to the one data set, which has one structure (Data Cube, IC-1)."""
    figures = {s for s, o in triples(quads, RDF + "type") if o == KEL + "Figure"}
    assert len(figures) == 2
    assert {s for s, _ in triples(quads, QB + "dataSet")} == figures
    assert len(triples(quads, QB + "structure")) == 1


def test_time_stamps_span_what_is_known() -> None:
    """A month has the stamps of all its days and no ELI date; a day has both."""
    name = "Treaty of Nordic Friendship"
    month = described([act(f"The {name}, May 1971.", "Treaty", name, "1971-05")])
    stamps = dict(triples(month, SEM + "hasEarliestBeginTimeStamp"))
    assert set(stamps.values()) == {"1971-05-01"}
    assert set(dict(triples(month, SEM + "hasLatestEndTimeStamp")).values()) == {"1971-05-31"}
    assert not triples(month, ELI + "date_document")
    day = described([act(f"The {name}, 3 May 1971.", "Treaty", name, "1971-05-03")])
    assert set(dict(triples(day, ELI + "date_document")).values()) == {"1971-05-03"}


def test_one_preferred_name_a_language() -> None:
    """Of several names in one language one is preferred, the others are alternatives."""
    texts = [person(f"{name} spoke.", name) for name in ("Askar Akayev", "Askar Akaev")]
    found = described(texts)
    assert len(triples(found, SKOS + "prefLabel")) == 1
    assert len(triples(found, SKOS + "altLabel")) == 1


def test_the_graph_conforms(quads: tuple[ox.Quad, ...]) -> None:
    """What is described passes its shapes, quotes compared with the texts."""
    texts = {e.document.id: e.document.text for e in two_sources()}
    assert not validate(quads, texts).violations


def test_the_store_rewrites_nothing(quads: tuple[ox.Quad, ...]) -> None:
    """Literals are canonical: a store gives back exactly the quads that it was given."""
    store = ox.Store()
    store.extend(quads)
    assert set(store) == set(quads)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [("140", "140"), ("1.500", "1.5"), ("-0.0", "0"), ("1e3", "1000"), ("007", "7")],
)
def test_decimals(written: str, canonical: str) -> None:
    """A decimal has no needless nought, sign, point or exponent."""
    assert decimal(written).value == canonical
    assert value(Literal(written, "", "decimal")).value == canonical


def test_languages_are_in_small_letters() -> None:
    """A language tag is written as the store would write it."""
    assert value(Literal("Berg", "EN")).language == "en"
