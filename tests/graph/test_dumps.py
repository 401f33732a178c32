"""Every dump is the same graph: it loads again, and the tables rebuild the claims."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph import sorted_quads
from graph.description import ontology_quads
from graph.dumps import FORMS, REIFIES, STATED, STATEMENT, write_dumps
from graph.sorted_quads import SortedQuads, Subjects, write_sorted
from graph.tables import METADATA, SEPARATOR, tables
from graph.terms import TYPE
from ontology.vocabulary import KEL, OA, PREFIXES, PROV, expand, properties
from tests.graph.made import two_sources
from tests.graph.test_description import BASE, described

LITERALS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")))
SLUGS = st.from_regex(r"[ab/:.@?=&_~'()*+,;!-]{1,8}(#a)?", fullmatch=True)


@pytest.fixture(scope="module")
def quads() -> tuple[ox.Quad, ...]:
    """Return the quads of two sources with the ontology, as a release has them."""
    return (*described(two_sources()), *ontology_quads())


@pytest.fixture(scope="module")
def folder(quads: tuple[ox.Quad, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all dumps."""
    made = tmp_path_factory.mktemp("dumps")
    write_dumps(made, quads, BASE)
    return made


def canonical(items: Iterable[Any]) -> str:
    """Return the SHA-256 of triples or quads in the canonical form of RDFC-1.0."""
    found = ox.Dataset(i if isinstance(i, ox.Quad) else ox.Quad(*i) for i in items)
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    written = ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b""
    return hashlib.sha256(b"".join(sorted(written.splitlines(keepends=True)))).hexdigest()


def stated(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Give triples of RDF 1.2 as RDF 1.1 has them: a claim is a statement with its three parts."""
    for triple in triples:
        if triple.predicate == REIFIES and isinstance(triple.object, ox.Triple):
            yield ox.Triple(triple.subject, TYPE, STATEMENT)
            yield from (
                ox.Triple(triple.subject, part, term)
                for part, term in zip(STATED, triple.object, strict=True)
            )
        else:
            yield triple


def test_dumps_are_the_same_bytes(
    tmp_path: Path, folder: Path, quads: tuple[ox.Quad, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the order in which quads come nor how many are sorted at once changes a byte."""
    shuffled = [*quads, *quads[:100]]
    Random(1).shuffle(shuffled)
    monkeypatch.setattr(sorted_quads, "RUN", 900)
    digest = write_dumps(tmp_path, iter(shuffled), BASE)
    assert digest == hashlib.sha256((folder / "kelisim.nq").read_bytes()).hexdigest()
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()


def test_each_has_its_gzip(folder: Path) -> None:
    """Beside each dump is its gzip, with no clock and no name in it."""
    plain = [path for path in folder.iterdir() if path.suffix != ".gz"]
    assert {path.name for path in plain} == {form.file for form in FORMS.values() if form.kept}
    for path in plain:
        packed = Path(f"{path}.gz").read_bytes()
        assert gzip.decompress(packed) == path.read_bytes()
        assert packed[3:8] == bytes(5)  # RFC 1952: no flags, no time


@pytest.mark.parametrize("name", [name for name, form in FORMS.items() if form.is_rdf])
def test_each_loads_into_the_same_graph(
    name: str, folder: Path, tmp_path: Path, quads: tuple[ox.Quad, ...]
) -> None:
    """Each form of RDF, read by its parser, has the canonical hash of the graph."""
    form = FORMS[name]
    with (tmp_path / form.file).open("wb") as out:
        form.write(SortedQuads(folder / "kelisim.nq"), out, BASE)
    whole = name in {"nq", "trig"}
    read = ox.parse(path=tmp_path / form.file)
    found = read if whole else (quad.triple for quad in read)
    same = stated(found) if name == "ttl12" else found
    assert canonical(same) == canonical(quads if whole else {quad.triple for quad in quads})


@pytest.mark.parametrize("name", ["ttl", "jsonld", "nq", "trig"])
def test_rdflib_reads_the_same_graph(name: str, folder: Path, quads: tuple[ox.Quad, ...]) -> None:
    """Another reader than the writer's own, rdflib, finds the same triples."""
    found = rdflib.Dataset(default_union=True).parse(folder / FORMS[name].file)
    lines = found.serialize(format="nt", encoding="utf-8")
    triples = (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    assert canonical(triples) == canonical({quad.triple for quad in quads})


def test_turtle_is_to_be_read(folder: Path) -> None:
    """Turtle has its prefixes in order, and an empty line before each subject."""
    text = (folder / "kelisim.ttl").read_text(encoding="utf-8")
    found = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert found == sorted(found)
    assert "\n\nactor:anna-berg a " in text


def test_a_claim_of_rdf_1_2_reifies_its_triple(folder: Path) -> None:
    """In RDF 1.2 each claim names the triple that it states, and no part of it apart."""
    text = (folder / "kelisim.rdf12.ttl").read_text(encoding="utf-8")
    assert "rdf:reifies <<( actor:anna-berg kel:founded actor:baltic-forum )>>" in text
    assert "rdf:predicate kel:founded" not in text


def test_json_ld_is_an_object_a_line(folder: Path) -> None:
    """JSON-LD stands under its own context, a line for each thing, its words the ontology's."""
    head, *lines, _end = (folder / "kelisim.jsonld").read_text(encoding="utf-8").splitlines()
    assert "http://www.w3.org/ns/" in head
    nodes = {node["@id"]: node for node in (json.loads(line.rstrip(",")) for line in lines[1:])}
    assert nodes["actor/anna-berg"]["founded"] == "actor/baltic-forum"
    assert "Person" in nodes["actor/anna-berg"]["@type"]


@given(
    slugs=st.lists(SLUGS, min_size=2, max_size=4),
    text=LITERALS,
    language=st.sampled_from(["", "en", "kk"]),
    name=st.sampled_from(["date", "holdsPost", "status", "post", "text"]),
)
def test_any_iri_and_text_outlives_json_ld(
    tmp_path_factory: pytest.TempPathFactory,
    slugs: Sequence[str],
    text: str,
    language: str,
    name: str,
) -> None:
    """Whatever an IRI ends in and a text holds, JSON-LD brings the same triples back."""
    things = [ox.NamedNode(BASE + slug) for slug in slugs]
    said: Any = ox.Literal(text, language=language) if language else ox.Literal(text)
    graph, property_ = ox.NamedNode(BASE + "graph/g"), ox.NamedNode(KEL + name)
    made = {ox.Quad(t, property_, o, graph) for t in things for o in (said, *things)}
    path = tmp_path_factory.mktemp("made")
    write_sorted(made, path / "kelisim.nq")
    with (path / "kelisim.jsonld").open("wb") as out:
        FORMS["jsonld"].write(SortedQuads(path / "kelisim.nq"), out, BASE)
    found = {quad.triple for quad in ox.parse(path=path / "kelisim.jsonld")}
    assert found == {quad.triple for quad in made}


def test_a_subject_is_found(folder: Path, quads: tuple[ox.Quad, ...]) -> None:
    """A subject is found with all its triples, wherever it stands; an unknown one has none."""
    by_subject = defaultdict(set)
    for quad in quads:
        by_subject[quad.subject.value].add(quad.triple)
    with Subjects(folder / "kelisim.nq") as subjects:
        for iri, triples in by_subject.items():
            assert set(subjects.of(iri)) == triples
        for unknown in (BASE, BASE + "actor/anna", "a:a", "z:z", BASE + "actor/anna-berg/x"):
            assert subjects.of(unknown) == ()


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the lines of a table by column."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_rebuild_the_claims(folder: Path, quads: tuple[ox.Quad, ...]) -> None:
    """All that the graph says of claims and their evidence is told by the table of claims."""
    claims = {q.subject for q in quads if q.predicate == STATED[0]}
    evidence = {q.object for q in quads if q.predicate.value == KEL + "supportedBy"}
    selectors = {q.object for q in quads if q.predicate.value == OA + "hasSelector"}
    about = claims | evidence | selectors
    wanted = {q.triple for q in quads if q.subject in about and q.predicate != TYPE}
    # Where a claim is derived from follows from its evidence.
    found = {triple for row in rows(folder, "claims") for triple in rebuilt(row)}
    assert canonical(found) == canonical(wanted)


def rebuilt(row: dict[str, str]) -> Iterator[ox.Triple]:
    """Give the triples that a line of the table of claims tells."""
    claim, proof = ox.NamedNode(row["iri"]), ox.NamedNode(row["evidence"])
    place, words = (ox.NamedNode(f"{proof.value}/{name}") for name in ("position", "quote"))
    source = ox.NamedNode(row["source"])
    integer, decimal = (ox.NamedNode(PREFIXES["xsd"] + name) for name in ("integer", "decimal"))

    def say(subject: ox.NamedNode, property_: str, value: Any) -> ox.Triple:
        return ox.Triple(subject, ox.NamedNode(property_), value)

    for part in ("subject", "property"):
        yield ox.Triple(claim, STATED[part == "property"], ox.NamedNode(row[part]))
    yield ox.Triple(claim, STATED[2], term(row))
    yield say(claim, KEL + "status", ox.NamedNode(KEL + row["status"]))
    yield say(claim, KEL + "confidence", ox.Literal(row["confidence"], datatype=decimal))
    yield say(claim, KEL + "supportedBy", proof)
    yield say(claim, PROV + "wasDerivedFrom", source)
    if row["valid_time"]:
        edtf = ox.NamedNode(PREFIXES["edtf"] + "EDTF")
        yield say(claim, KEL + "validTime", ox.Literal(row["valid_time"], datatype=edtf))
    for other in filter(None, row["contradicts"].split(SEPARATOR)):
        yield say(claim, KEL + "contradicts", ox.NamedNode(other))
    for rule in filter(None, row["rules"].split(SEPARATOR)):
        yield say(claim, KEL + "rule", ox.Literal(rule))
    yield say(proof, OA + "hasSource", source)
    for selector in (place, words):
        yield say(proof, OA + "hasSelector", selector)
    yield say(place, OA + "start", ox.Literal(row["from"], datatype=integer))
    yield say(place, OA + "end", ox.Literal(row["to"], datatype=integer))
    for name, column in (("exact", "quote"), ("prefix", "before"), ("suffix", "after")):
        if row[column]:
            yield say(words, OA + name, ox.Literal(row[column]))


def term(row: dict[str, str]) -> ox.NamedNode | ox.Literal:
    """Return the object of a line of the table of claims."""
    if row["datatype"] == "iri":
        return ox.NamedNode(row["object"])
    if row["language"]:
        return ox.Literal(row["object"], language=row["language"])
    return ox.Literal(row["object"], datatype=ox.NamedNode(expand(row["datatype"])))


def test_the_tables_name_things(folder: Path) -> None:
    """A person and a body have a line with their nearest class and their name by language."""
    actors = {row["iri"].removeprefix(BASE): row for row in rows(folder, "actors")}
    assert actors["actor/anna-berg"]["class"] == "Person"
    assert actors["actor/baltic-forum"]["name_en"] == "Baltic Forum"
    assert "founding-3.txt" in actors["actor/baltic-forum"]["mentioned_in"].split(SEPARATOR)


def test_tables_are_as_rfc_4180_has_them(folder: Path) -> None:
    """Lines end in CRLF, each has as many fields as the first, and the text is UTF-8."""
    for table in tables():
        content = (folder / table.file).read_bytes()
        assert content.endswith(b"\r\n")
        lines = list(csv.reader(content.decode("utf-8").split("\r\n")[:-1], strict=True))
        assert {len(line) for line in lines} == {len(table.columns)}


def test_the_columns_are_described(folder: Path) -> None:
    """CSV on the Web tells of each column in three languages, and which hold several values."""
    described = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    assert described["@context"] == "http://www.w3.org/ns/csvw"
    for table in described["tables"]:
        columns = table["tableSchema"]["columns"]
        header = (folder / table["url"]).read_text(encoding="utf-8").splitlines()[0]
        assert [column["name"] for column in columns] == header.split(",")
        assert all(set(column["titles"]) == {"und", "en", "ru", "kk"} for column in columns)
        assert all(column["titles"]["und"] == column["name"] for column in columns)


def test_the_tables_use_words_that_there_are() -> None:
    """Every property of ours that a column follows is in the ontology."""
    steps = {iri for t in tables() for c in t.columns for step in c.path for iri in step}
    ours = {iri.removeprefix(KEL) for iri in steps if iri.startswith(KEL)}
    assert ours <= set(properties())
