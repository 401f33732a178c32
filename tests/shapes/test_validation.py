"""The shapes and the engine that runs them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SH

from ontology.errors import InputError
from ontology.vocabulary import KEL, ONTOLOGY, classes, properties
from shapes.reference import by_pyshacl
from shapes.report import Result
from shapes.validation import FOLDER, shapes, validate, validate_file

EXAMPLES = FOLDER / "examples"
KS = "https://w3id.org/kelisim/shapes#"
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
LANGUAGES = {"en", "ru", "kk"}
PREFIXES = """
@prefix ex: <https://example.org/id/> .
@prefix kel: <https://w3id.org/kelisim/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
"""


def kebab(name: str) -> str:
    """Return ``ActorIsAgent`` as ``actor-is-agent``."""
    return re.sub(r"(?<!^)([A-Z])", r"-\1", name).lower()


def names() -> list[str]:
    """Return the local names of all shapes that have a target."""
    found = {str(s) for target in TARGETS for s in shapes().subjects(target)}
    return sorted(iri.removeprefix(KS) for iri in found)


def hits(path: Path, name: str) -> list[Result]:
    """Return what a shape finds in a file."""
    return [result for result in validate_file(path).results if result.shape == KS + name]


@cache
def ontology() -> rdflib.Graph:
    """Return the ontology."""
    return rdflib.Graph().parse(ONTOLOGY)


@pytest.mark.parametrize("name", names())
def test_a_valid_example_passes_its_shape(name: str) -> None:
    """A shape finds nothing in its valid example."""
    assert hits(EXAMPLES / f"{kebab(name)}-valid.ttl", name) == []


@pytest.mark.parametrize("name", names())
def test_an_invalid_example_breaks_its_shape(name: str) -> None:
    """A shape finds something in its invalid example and says so in three languages."""
    found = hits(EXAMPLES / f"{kebab(name)}-invalid.ttl", name)
    assert found
    assert all(set(result.messages) == LANGUAGES and result.message for result in found)


def test_each_example_belongs_to_a_shape() -> None:
    """There is no example of a shape that is gone."""
    expected = {f"{kebab(name)}-{kind}.ttl" for name in names() for kind in ("valid", "invalid")}
    assert {path.name for path in EXAMPLES.iterdir()} == expected


def plain(result: Result) -> Result:
    """Return the result with one label for all blank nodes, which have another in each graph."""
    focus, value = (
        "_:" if text.startswith("_:") else text for text in (result.focus, result.value)
    )
    return replace(result, focus=focus, value=value)


def test_the_engine_agrees_with_pyshacl_on_each_example(tmp_path: Path) -> None:
    """Asking each constraint once over a graph finds what pyshacl finds node by node.

    The examples have one run of pyshacl, each with IRIs of its own, so that none touches another.
    """
    graph = rdflib.Graph()
    for path in sorted(EXAMPLES.glob("*.ttl")):
        text = path.read_text(encoding="utf-8")
        apart = text.replace("https://example.org/", f"https://example.org/{path.stem}/")
        graph.parse(data=apart, format="turtle")
    assert engine(graph, tmp_path) == by_pyshacl(graph)


def test_the_engine_agrees_with_pyshacl_on_all_examples_together(tmp_path: Path) -> None:
    """So it does on the graph of all examples together, where much is wrong at once."""
    graph = rdflib.Graph()
    for path in sorted(EXAMPLES.glob("*.ttl")):
        graph.parse(path)
    assert engine(graph, tmp_path) == by_pyshacl(graph)


def engine(graph: rdflib.Graph, folder: Path) -> set[Result]:
    """Return what our engine finds in a graph."""
    merged = folder / "all.nt"
    graph.serialize(merged, format="nt", encoding="utf-8")
    return {plain(result) for result in validate_file(merged).results}


def test_each_shape_has_messages_and_a_severity() -> None:
    """A shape says what is wrong in English, Russian and Kazakh, and how grave it is."""
    graph = shapes()
    for name in names():
        shape = rdflib.URIRef(KS + name)
        speaker = graph.value(shape, SH.sparql) or shape
        texts = [t for t in graph.objects(speaker, SH.message) if isinstance(t, rdflib.Literal)]
        assert sorted(t.language or "" for t in texts) == sorted(LANGUAGES), name
        assert graph.value(shape, SH.severity) in (SH.Violation, SH.Warning, SH.Info), name


def test_shapes_speak_of_terms_that_exist() -> None:
    """Each term of Kelisim in the shapes, in queries too, is in the ontology."""
    individuals = ontology().subjects(RDF.type, rdflib.OWL.NamedIndividual)
    known = {*classes(), *properties(), *(str(one).removeprefix(KEL) for one in individuals)}
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.ttl")))
    used = set(re.findall(r"\bkel:(\w+)", re.sub(r'@(en|ru|kk)\b|"[^"\n]*"@\w+', "", text)))
    assert used - known == set()


def test_shapes_are_named() -> None:
    """Each shape with a target has an IRI of our own, so that a report can name it."""
    subjects = {s for target in TARGETS for s in shapes().subjects(target)}
    assert all(isinstance(s, rdflib.URIRef) and s.startswith(KS) for s in subjects)
    assert all((s, RDF.type, None) in shapes() for s in subjects)


def parse(turtle: str) -> list[ox.Quad]:
    """Return the quads of some Turtle, with the usual prefixes."""
    return list(ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE))


def evidence(start: int, end: int, quote: str) -> list[ox.Quad]:
    """Return evidence with a quote at a place of the document ``abc``."""
    quads = parse(f"""
        ex:e1 a kel:Evidence ; oa:hasSource ex:abc ; oa:hasSelector ex:p1, ex:q1 .
        ex:abc a kel:SourceDocument .
        ex:p1 oa:start {start} ; oa:end {end} .""")
    subject = ox.NamedNode("https://example.org/id/q1")
    exact = ox.NamedNode("http://www.w3.org/ns/oa#exact")
    return [*quads, ox.Quad(subject, exact, ox.Literal(quote))]


def misquotes(quads: list[ox.Quad], text: str) -> bool:
    """Say whether a quote is found to differ from the text of the document ``abc``."""
    found = validate(quads, {"abc": text}).results
    return any(result.shape == KS + "QuoteIsInItsSource" for result in found)


texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)


@given(texts, st.data())
def test_a_quote_at_its_place_passes(text: str, data: st.DataObject) -> None:
    """Any slice of any text, by code points, is a right quote at its offsets."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert not misquotes(evidence(start, end, text[start:end]), text)


def test_a_quote_one_place_off_is_found() -> None:
    """A quote whose offsets count UTF-16 units instead of code points is refused."""
    assert misquotes(evidence(3, 6, "law"), "𝟚 law passed")
    assert not misquotes(evidence(2, 5, "law"), "𝟚 law passed")


def test_a_warning_does_not_fail() -> None:
    """A graph with warnings alone conforms."""
    article = "ex:a a kel:Article ."
    report = validate(parse(article))
    assert report.conforms
    assert [result.shape for result in report.warnings] == [KS + "ArticleHasAct"]


def test_an_empty_graph_conforms() -> None:
    """Nothing breaks no shape."""
    assert validate([]).conforms


def test_named_graphs_count_together() -> None:
    """A type in one named graph answers a shape that reads a node of another."""
    quads = parse("ex:one a kel:PolicyActor . ex:one a prov:Agent .")
    apart = [
        ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(f"https://example.org/g{i}"))
        for i, q in enumerate(quads)
    ]
    shape = KS + "ActorIsAgent"
    assert shape not in [result.shape for result in validate(apart).results]


def test_the_report_is_turtle() -> None:
    """The report is a SHACL report that says whether the graph conforms, the same each time."""
    report = validate(parse("ex:one a kel:PolicyActor ."))
    graph = rdflib.Graph().parse(data=report.turtle, format="turtle")
    assert (None, SH.conforms, rdflib.Literal(False)) in graph
    assert len(list(graph.subjects(RDF.type, SH.ValidationResult))) == len(report.results)
    assert report.turtle == validate(parse("ex:one a kel:PolicyActor .")).turtle


def test_lines_speak_the_language_asked_for() -> None:
    """A line of the report names shape and place, and speaks Russian when asked."""
    lines = validate(parse("ex:one a kel:PolicyActor .")).lines("ru")
    assert any("ActorIsAgent" in line and "участника" in line for line in lines)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("broken.ttl", "<https://example.org/a> <https://example.org/b> ."),
        ("broken.jsonld", '{"@id": '),
        ("broken.nq", "<https://example.org/a>\n"),
    ],
)
def test_broken_syntax_is_named(tmp_path: Path, name: str, text: str) -> None:
    """A file that cannot be read is an error that names the file."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=name):
        validate_file(path)


def test_broken_turtle_has_a_line(tmp_path: Path) -> None:
    """A syntax error has its line and column."""
    path = tmp_path / "broken.ttl"
    path.write_text("<https://example.org/a> a <https://example.org/b> .\n<a", encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.ttl:2:\d+"):
        validate_file(path)


def test_an_unknown_extension_is_refused(tmp_path: Path) -> None:
    """A file of no RDF format is an error."""
    path = tmp_path / "notes.docx"
    path.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="docx"):
        validate_file(path)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    """A file that is not there is an error of the person, not of the program."""
    with pytest.raises(InputError):
        validate_file(tmp_path / "absent.ttl")


def test_the_ontology_is_data_that_conforms() -> None:
    """The ontology, which stands in the store too, breaks no shape."""
    assert validate(ox.parse(path=FOLDER.parent / "ontology" / "kelisim.ttl")).conforms


QUESTIONS = FOLDER.parent / "ontology" / "questions"


@pytest.mark.parametrize("path", sorted(QUESTIONS.glob("example*.ttl")), ids=lambda p: str(p.stem))
def test_the_examples_of_the_questions_conform(path: Path) -> None:
    """The graphs from which the competency questions are answered break no shape at all."""
    assert validate_file(path).results == ()


def facts() -> set[str]:
    """Return the properties by which claims describe things of the world (local names)."""
    others = {"Claim", "Link", "Evidence", "SourceDocument", "skosxl:Label"}
    return {n for n, p in properties().items() if p.domain not in others} - {"mentionedIn"}


def test_claims_can_use_each_property_of_things() -> None:
    """The list of predicates in the shapes has each property of things in the ontology."""
    graph = shapes()
    listed = graph.value(rdflib.URIRef(KS + "PredicateIsKnown"), SH["in"])
    assert listed is not None
    found = {str(iri) for iri in graph.items(listed)}
    assert {iri.removeprefix(KEL) for iri in found if iri.startswith(KEL)} == facts()


def covered(name: str) -> set[str]:
    """Return the properties that a law of claims names in its query."""
    query = str(shapes().value(rdflib.URIRef(KS + name), SH.select))
    return set(re.findall(r"kel:(\w+)", query.partition("IN (")[2].partition(")")[0]))


def test_each_fact_needs_its_claim() -> None:
    """One law covers each property of claims, the other each that follows from others."""
    inverses = {str(o).removeprefix(KEL) for o in ontology().objects(None, rdflib.OWL.inverseOf)}
    wider = {iri.removeprefix(KEL) for found in properties().values() for iri in found.parents}
    symmetric = {n for n, found in properties().items() if found.inverse == n}
    derived = inverses | wider | symmetric
    assert covered("TripleHasClaimQuery") == facts() - derived
    assert covered("DerivedTripleHasClaimQuery") == facts() & derived
