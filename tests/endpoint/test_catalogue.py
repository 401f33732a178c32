"""What catalogues, search engines and SPARQL editors find of the dataset."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from endpoint.app import create_app
from endpoint.settings import Settings
from graph.release import Release, current
from ontology.vocabulary import DATA_BASE, DCAT, DCTERMS, KEL, OWL, PREFIXES, RDF, SPDX, VOID
from shapes.validation import validate

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
EXAMPLES = f"""
PREFIX sh: <{PREFIXES["sh"]}> PREFIX rdfs: <{PREFIXES["rdfs"]}>
SELECT DISTINCT ?example ?comment ?query WHERE {{
  ?example a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct ?query
}}"""
DECLARED = f"""
PREFIX sh: <{PREFIXES["sh"]}>
SELECT DISTINCT ?prefix ?namespace WHERE {{ [] sh:namespace ?namespace ; sh:prefix ?prefix }}"""


@pytest.fixture(scope="module")
def visitor(built: Path) -> Iterator[FlaskClient]:
    """Return a client of the application on the release of the sample."""
    app = create_app(Settings(built, workers=1))
    yield app.test_client()
    app.extensions["kelisim"].close()


@pytest.fixture(scope="module")
def release(built: Path) -> Release:
    """Return the release of the sample."""
    return current(built)


@pytest.fixture(scope="module")
def described(visitor: FlaskClient) -> ox.Store:
    """Return the description that the server gives."""
    return loaded(visitor.get("/.well-known/void").data)


def loaded(turtle: bytes) -> ox.Store:
    """Return Turtle as a store."""
    store = ox.Store()
    store.load(turtle, ox.RdfFormat.TURTLE)
    return store


def objects(store: ox.Store, subject: object, property_: str) -> list[str]:
    """Return the values of a property."""
    found = store.quads_for_pattern(subject, ox.NamedNode(property_), None)  # type: ignore[arg-type]
    return [quad.object.value for quad in found]  # type: ignore[union-attr]


def subjects(store: ox.Store, cls: str) -> list[ox.NamedNode]:
    """Return the things of a class."""
    found = store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(cls))
    return [quad.subject for quad in found]  # type: ignore[misc]


def test_each_distribution_is_true(visitor: FlaskClient, described: ox.Store) -> None:
    """A distribution has licence, date, size and checksum, and its address gives such a file."""
    import hashlib

    found = subjects(described, DCAT + "Distribution")
    assert len(found) >= 22
    for one in found:
        (address,) = objects(described, one, DCAT + "downloadURL")
        content = visitor.get(address.removeprefix("http://localhost")).data
        assert objects(described, one, DCAT + "byteSize") == [str(len(content))]
        (checksum,) = objects(described, one, SPDX + "checksum")
        digest = objects(described, ox.NamedNode(checksum), SPDX + "checksumValue")
        assert digest == [hashlib.sha256(content).hexdigest()]
        assert objects(described, one, DCTERMS + "license")
        (issued,) = objects(described, one, DCTERMS + "issued")
        assert datetime.fromisoformat(issued).year >= 2024


def test_the_counts_are_true(visitor: FlaskClient, described: ox.Store) -> None:
    """Triples, classes and properties are as many as the endpoint counts."""
    (data,) = subjects(described, KEL + "Release")

    def counted(query: str) -> list[str]:
        reply = visitor.get("/sparql", query_string={"query": query})
        rows = json.loads(reply.data)["results"]["bindings"]
        return [row["n"]["value"] for row in rows]

    everything = counted("SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }")
    assert objects(described, data, VOID + "triples") == everything
    number = counted("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }")
    assert objects(described, data, VOID + "properties") == number
    assert len(objects(described, data, VOID + "propertyPartition")) == int(number[0])
    for part in objects(described, data, VOID + "classPartition")[:20]:
        (cls,) = objects(described, ox.NamedNode(part), VOID + "class")
        things = counted(f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s a <{cls}> }}")
        assert objects(described, ox.NamedNode(part), VOID + "entities") == things


def test_links_are_counted_by_where_they_lead(described: ox.Store, release: Release) -> None:
    """Each linkset has a property, a place and as many links as the graph has of them."""
    quads = ox.parse(path=release.dumps / "kelisim.nq", format=ox.RdfFormat.N_QUADS)
    same = {q.triple for q in quads if q.predicate.value == OWL + "sameAs"}
    same = {triple for triple in same if triple.subject.value.startswith(DATA_BASE)}
    counted = 0
    for one in subjects(described, VOID + "Linkset"):
        (target,) = objects(described, one, VOID + "objectsTarget")
        (place,) = objects(described, ox.NamedNode(target), VOID + "uriSpace")
        (number,) = objects(described, one, VOID + "triples")
        if objects(described, one, VOID + "linkPredicate") == [OWL + "sameAs"]:
            counted += int(number)
            assert int(number) == sum(t.object.value.startswith(place) for t in same)
    assert counted == len(same) > 0


def test_examples_answer(visitor: FlaskClient, described: ox.Store) -> None:
    """The things that are shown as examples are there."""
    (data,) = subjects(described, KEL + "Release")
    found = objects(described, data, VOID + "exampleResource")
    assert len(found) >= 5
    for iri in found:
        assert visitor.get("/id/" + iri.removeprefix(DATA_BASE)).status_code == 303


def test_both_services_are_there(visitor: FlaskClient, described: ox.Store) -> None:
    """The SPARQL endpoint and the reconciliation service are services that serve the release."""
    (data,) = subjects(described, KEL + "Release")
    found = subjects(described, DCAT + "DataService")
    assert {one.value for one in found} == {"http://localhost/sparql", "http://localhost/reconcile"}
    for one in found:
        assert objects(described, one, DCAT + "servesDataset") == [data.value]
        for name in ("endpointURL", "endpointDescription"):
            (address,) = objects(described, one, DCAT + name)
            assert visitor.get(address.removeprefix("http://localhost")).status_code == 200


def test_the_file_in_the_release_says_the_same(release: Release, described: ox.Store) -> None:
    """The file has no date, and all else that the server tells but the server's own addresses."""
    file = loaded((release.path / "description.ttl").read_bytes())
    assert not list(file.quads_for_pattern(None, ox.NamedNode(DCTERMS + "issued"), None))
    mine = {q.triple for q in file}
    assert all(isinstance(q.subject, ox.NamedNode) for q in file)
    other = {t for t in mine if t not in {q.triple for q in described}}
    assert {t.predicate.value for t in other} == {DCAT + "downloadURL", VOID + "dataDump"}


def test_a_date_is_taken_from_outside_only(
    release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where SOURCE_DATE_EPOCH is set, it is the date of the release and of each of its dumps."""
    from graph.catalogue import source_date, write_manifest
    from ontology.errors import UsageError

    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps" / "kelisim.nq").write_bytes((release.dumps / "kelisim.nq").read_bytes())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    write_manifest(tmp_path, {"id": "a", "base": DATA_BASE})
    file = loaded((tmp_path / "description.ttl").read_bytes())
    found = list(file.quads_for_pattern(None, ox.NamedNode(DCTERMS + "issued"), None))
    assert {quad.object.value for quad in found} == {"2023-11-14T22:13:20Z"}  # type: ignore[union-attr]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="yesterday"):
        source_date()


def test_the_description_conforms_to_the_shapes(described: ox.Store) -> None:
    """The description breaks none of our shapes."""
    quads = [ox.Quad(*quad.triple, ox.NamedNode("urn:x:description")) for quad in described]
    assert validate(quads).conforms


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf"])
def test_it_comes_in_every_format(visitor: FlaskClient, form: str) -> None:
    """The description is the same in each format of graphs."""
    turtle = ox.parse(visitor.get("/.well-known/void").data, ox.RdfFormat.TURTLE)
    reply = visitor.get("/.well-known/void", query_string={"format": form})
    found = ox.parse(reply.data, ox.RdfFormat.from_media_type(reply.mimetype))
    assert {quad.triple for quad in found} == {quad.triple for quad in turtle}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_page_tells_search_engines(visitor: FlaskClient, language: str) -> None:
    """The home page holds the dataset as schema.org has it, in its language."""
    text = visitor.get("/", query_string={"lang": language}, headers=BROWSER).text
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    found = json.loads(script)
    assert (found["@context"], found["@type"]) == ("https://schema.org/", "Dataset")
    assert 50 <= len(found["description"]) <= 5000
    assert all(re.fullmatch("[0-9a-f]{64}", one["sha256"]) for one in found["distribution"])
    words = {"en": "Every fact", "ru": "Каждый факт", "kk": "Әр факт"}
    assert words[language] in found["description"]


def test_editors_find_examples_and_prefixes(visitor: FlaskClient) -> None:
    """The queries of SPARQL editors find examples that run, and prefixes, in the description."""
    store = loaded(visitor.get("/sparql", headers={"Accept": "text/turtle"}).data)
    rows = list(store.query(EXAMPLES))  # type: ignore[arg-type]
    assert len({row["example"] for row in rows}) >= 20  # type: ignore[index]
    assert {row["comment"].language for row in rows} == {"en", "ru", "kk"}  # type: ignore[index]
    for query in {row["query"].value for row in rows}:  # type: ignore[index]
        assert visitor.get("/sparql", query_string={"query": query}).status_code == 200
    declared = {row["prefix"].value: row["namespace"].value for row in store.query(DECLARED)}  # type: ignore[index, union-attr]
    assert declared["kel"] == KEL
    assert declared["actor"] == DATA_BASE + "actor/"
