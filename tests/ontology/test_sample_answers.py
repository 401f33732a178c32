from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from ontology.questions import Answer, ask, questions
from ontology.vocabulary import KEL, RDFS, curie

WANTED: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("sample_rows.toml").read_text(encoding="utf-8")
)["answer"]
LABEL = ox.NamedNode(RDFS + "label")


def named(store: ox.Store, name: str) -> list[str]:
    """Return the IRIs of the things that have a name, in any language."""
    query = f"SELECT ?thing WHERE {{ ?thing {LABEL} ?n FILTER(STR(?n) = {ox.Literal(name)}) }}"
    return sorted({thing for (thing,) in rows(store, query)})


def answers(store: ox.Store, wanted: dict[str, Any]) -> list[Answer]:
    """Return the answers to a question, one for each thing that has the name asked for."""
    given = dict(wanted.get("parameters", {}))
    kinds = {
        parameter.name: parameter.kind for parameter in questions()[wanted["question"]].parameters
    }
    iris = [name for name, kind in kinds.items() if kind == "iri"]
    if not iris:
        return [ask(store, wanted["question"], **given)]
    (name,) = iris
    return [ask(store, wanted["question"], **{name: iri}) for iri in named(store, given[name])]


def has(answer: Answer, wanted: dict[str, str]) -> bool:
    """Say whether a row has all the wanted values."""
    rows = (dict(zip(answer.variables, map(curie, row), strict=True)) for row in answer.rows)
    return any(all(row[key] == value for key, value in wanted.items()) for row in rows)


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: str(wanted["question"]))
def test_the_sample_answers_a_question(sample: ox.Store, wanted: dict[str, Any]) -> None:
    """What a person reads in the sample's texts is among the answers to the question."""
    found = answers(sample, wanted)
    missing = [row for row in wanted["rows"] if not any(has(answer, row) for answer in found)]
    assert missing == []


def test_enough_questions_are_asked_of_the_sample() -> None:
    """At least ten questions have rows on the sample."""
    assert len({wanted["question"] for wanted in WANTED}) >= 10


ACTS = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?act WHERE { ?act a eli:LegalResource ; rdfs:label ?title }
"""
PASSED = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT DISTINCT ?act ?body WHERE {
    ?act a eli:LegalResource ; eli:passed_by ?body .
    ?body a org:Organization
}
"""
DATED = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT DISTINCT ?act ?day WHERE { ?act a eli:LegalResource ; eli:date_document ?day }
"""
MEMBERSHIPS = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?membership ?member WHERE {
    ?membership a org:Membership ; org:member ?member .
    ?member rdfs:label ?name
}
"""
POSTS = """
PREFIX org: <http://www.w3.org/ns/org#>
SELECT DISTINCT ?who ?post WHERE { ?who org:holds ?post . ?post a org:Post ; org:heldBy ?who }
"""


def rows(store: ox.Store, query: str) -> set[tuple[str, ...]]:
    """Return the rows of a query over all graphs."""
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return {tuple(term.value for term in row) for row in found}


@pytest.mark.parametrize(
    ("standard", "ours"),
    [
        (ACTS, "SELECT DISTINCT ?act WHERE { ?act a kel:LegalAct }"),
        (MEMBERSHIPS, "SELECT DISTINCT ?m ?who WHERE { ?m a kel:Membership ; kel:member ?who }"),
        (POSTS, "SELECT DISTINCT ?who ?post WHERE { ?who kel:holdsPost ?post }"),
        (
            PASSED,
            "SELECT DISTINCT ?act ?by WHERE { ?act kel:passedBy|kel:issuedBy ?by . "
            "?by a kel:Organisation }",
        ),
        (
            DATED,
            "SELECT DISTINCT ?act ?day WHERE { ?act a kel:LegalAct ; kel:date ?date "
            "FILTER(REGEX(STR(?date), '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')) BIND(STR(?date) AS ?day) }",
        ),
    ],
    ids=["acts", "memberships", "posts", "adopters", "days"],
)
def test_the_words_of_standards_are_enough(sample: ox.Store, standard: str, ours: str) -> None:
    """A query in ELI's and ORG's words alone finds what one in ours finds."""
    assert "kel" not in standard
    found = rows(sample, standard)
    assert found
    assert found == rows(sample, f"PREFIX kel: <{KEL}> {ours}")
