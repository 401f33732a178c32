"""The competency questions and their answers."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pyoxigraph as ox
import pytest

from ontology.errors import UsageError
from ontology.questions import FOLDER, Parameter, ask, questions
from ontology.vocabulary import KEL, ONTOLOGY, classes, properties

EXPECTED = FOLDER / "expected"
IDS = sorted(questions())
EXPECTED_ROWS = [
    json.loads(path.read_text(encoding="utf-8"))["rows"] for path in sorted(EXPECTED.glob("*.json"))
]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """Return the example graphs with the ontology, as a release has it."""
    found = ox.Store()
    for path in (*sorted(FOLDER.glob("example*.ttl")), ONTOLOGY):
        found.load(path=path, format=ox.RdfFormat.TURTLE)
    return found


def expected(question_id: str) -> dict[str, Any]:
    """Return the parameters, variables and rows that a question should have."""
    text = (EXPECTED / f"{question_id}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.mark.parametrize("question_id", IDS)
def test_a_question_has_its_answer(store: ox.Store, question_id: str) -> None:
    """A question gets from the example graphs the rows that a person checked, in their order."""
    wanted = expected(question_id)
    answer = ask(store, question_id, **wanted["parameters"])
    assert list(answer.variables) == wanted["variables"]
    assert [list(row) for row in answer.rows] == wanted["rows"]
    assert answer.rows


@pytest.mark.parametrize("question_id", IDS)
def test_a_question_is_asked_in_three_languages(question_id: str) -> None:
    """A question has a title in English, Russian and Kazakh that ends with a question mark."""
    titles = questions()[question_id].titles
    assert list(titles) == ["en", "ru", "kk"]
    assert all(title.endswith("?") for title in titles.values())


@pytest.mark.parametrize("question_id", IDS)
def test_a_question_names_no_thing_of_the_world(question_id: str) -> None:
    """A query speaks of terms that exist, and of nothing that only one corpus has."""
    query = questions()[question_id].query
    assert {name for name in terms(query) if name.isalnum()} <= {*classes(), *properties()}
    assert "/id/" not in query


def _words(query: str) -> list[str]:
    lines = [line for line in query.splitlines() if not line.startswith(("#", "PREFIX"))]
    for sign in "(){}|/^,;.=":
        lines = [line.replace(sign, " ") for line in lines]
    return " ".join(lines).split()


def test_each_answer_belongs_to_a_question() -> None:
    """There is no expected answer of a question that is gone."""
    assert sorted(path.stem for path in EXPECTED.glob("*.json")) == IDS


def test_there_are_enough_questions() -> None:
    """At least thirty questions say what the graph is for."""
    assert len(IDS) >= 30


@pytest.mark.parametrize("name", [*classes(), *properties()])
def test_each_term_is_asked_for(name: str) -> None:
    """Each class and property is named by a question's query, or is shown in an expected row.

    No wider term counts for a narrower one: a query that asks for all acts does not touch laws.
    """
    named = any(name in terms(question.query) for question in questions().values())
    assert named or any(KEL + name in row for rows in EXPECTED_ROWS for row in rows)


def terms(query: str) -> set[str]:
    """Return the local names of our terms in a query."""
    return {part.split("kel:")[1] for part in _words(query) if part.startswith("kel:")}


def test_a_question_without_matches_has_no_rows(store: ox.Store) -> None:
    """A body that nobody speaks of held no sessions, and that is no error."""
    assert ask(store, "sessions-of-a-body", body="https://example.org/nobody").rows == ()


def test_named_graphs_are_asked_together(store: ox.Store) -> None:
    """An answer is found in named graphs too."""
    apart = ox.Store()
    graph = ox.NamedNode("https://example.org/graph")
    apart.extend(ox.Quad(q.subject, q.predicate, q.object, graph) for q in store)
    assert ask(apart, "acts-by-kind") == ask(store, "acts-by-kind")


@pytest.mark.parametrize(
    ("question_id", "parameters"),
    [
        ("no-such-question", {}),
        ("sessions-of-a-body", {}),
        ("acts-by-kind", {"body": "https://example.org/a"}),
        ("sessions-of-a-body", {"body": "not an IRI"}),
        ("events-in-a-period", {"from": "1995", "until": "1996-01-01"}),
        ("claims-to-check", {"below": "half"}),
    ],
)
def test_a_wrong_parameter_is_refused(
    store: ox.Store, question_id: str, parameters: dict[str, str]
) -> None:
    """An unknown question, or a parameter that is missing, unknown or malformed, is an error."""
    with pytest.raises(UsageError):
        ask(store, question_id, **parameters)


def test_a_parameter_cannot_change_the_query(store: ox.Store) -> None:
    """Words with quotes and braces are looked for and never run."""
    words = '" } } DROP ALL # \\ \n'
    assert ask(store, "figures-of-a-measure", words=words).rows == ()
    assert Parameter("words", "string").term(words) == ox.Literal(words)


def test_events_come_in_the_order_of_time(store: ox.Store) -> None:
    """A timeline never goes back."""
    wanted = expected("timeline-of-an-entity")
    answer = ask(store, "timeline-of-an-entity", **wanted["parameters"])
    dates = [row[answer.variables.index("date")] for row in answer.rows]
    assert all(one <= other for one, other in pairwise(dates))


def test_both_sides_of_a_disagreement_are_shown(store: ox.Store) -> None:
    """Where two sources give two numbers, both stand in the answer with their words."""
    answer = ask(store, "disagreements")
    row = dict(zip(answer.variables, answer.rows[0], strict=True))
    assert row["property"] == KEL + "value"
    assert row["one"] != row["other"]
    assert row["oneQuote"]
    assert row["otherQuote"]
