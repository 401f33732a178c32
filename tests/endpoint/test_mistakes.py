from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@pytest.mark.parametrize(
    ("query", "line", "column", "message"),
    [
        ("SELECT *\n{ ?s ex:a ?o }", 2, 6, "No line declares ex: yet; begin with PREFIX ex: <…>."),
        (
            "PREFIX a: <x:> SELECT * { ?s a a:b ; rdfs:label ?name }",
            1,
            38,
            f"PREFIX rdfs: <{LABEL.removesuffix('label')}>",
        ),
        ("SELECT * { ?s ?p ?o FILTER(?o = xsd:date) }", 1, 33, "No line declares xsd:"),
        ("SELECT * { ?s ?p ?o", 1, 10, "This “{” is never closed."),
        ("SELECT * { ?s ?p ?o FILTER(?o }", 1, 31, "This “}” closes no “{”."),
        ("SELECT * { ?s ?p ?o } LIMT 3", 1, 23, "“LIMT” is no keyword; did you mean LIMIT?"),
        ("SELECT * { ?s ?p ?o OPTINAL { ?o ?q ?r } }", 1, 21, "did you mean OPTIONAL?"),
        ("SELECT *\n{ ?s ?p }", 2, 10, "expected"),
    ],
)
def test_a_mistake_is_named(
    client: FlaskClient, query: str, line: int, column: int, message: str
) -> None:
    """An error names the mistake and its place where it is a common one, else what was expected."""
    reply = client.get("/sparql", query_string={"query": query})
    error = json.loads(reply.data)["error"]
    assert (reply.status_code, error["code"]) == (400, "syntax")
    assert (error["line"], error["column"]) == (line, column)
    assert message in error["message"]
