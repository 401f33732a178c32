"""The query page: an editor, the examples, and the results of a query as a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from flask import Response, current_app, render_template, request

from endpoint import examples
from endpoint.failure import Failure
from endpoint.negotiation import GRAPHS, RESULTS
from endpoint.phrases import language
from endpoint.process import Answer
from endpoint.terms import Shown, shown
from ontology.vocabulary import PREFIXES

__all__ = ["empty", "failed", "language", "results"]

MAX_ROWS = 1000
MAX_TEXT = 200_000
_OFFERED = ("kel", "rdf", "rdfs", "skos", "oa", "xsd")


def _start() -> str:
    """Return the query that a new editor opens with."""
    lines = [f"PREFIX {name}: <{PREFIXES[name]}>" for name in _OFFERED]
    return "\n".join([*lines, "", "SELECT ?thing ?name WHERE {", "  ?thing rdfs:label ?name .",
                      "}", "LIMIT 50"])  # fmt: skip


def _page(query: str, status: int = 200, **values: Any) -> Response:
    values.setdefault("formats", ())
    text = render_template(
        "sparql.html",
        query=query,
        examples=examples.examples(),
        seconds=f"{current_app.extensions['kelisim'].settings.deadline:g}",
        **values,
    )
    return Response(text, status=status)


def empty() -> Response:
    """Return the page with an editor that is ready for a first query."""
    return _page(_start())


def failed(failure: Failure) -> Response:
    """Return the page with the query as it was sent and what is wrong with it."""
    return _page(request.args.get("query", ""), failure.status, failure=failure)


def results(query: str, form: str, answer: Answer, unknown: Sequence[str]) -> Response:
    """Return the page with the query and its answer: a table, yes or no, or Turtle.

    ``unknown`` are graphs that the parameters name and that are not there.
    """
    values: dict[str, Any] = {"unknown": unknown}
    with answer.body as body:
        if form in {"CONSTRUCT", "DESCRIBE"}:
            text = body.read(MAX_TEXT).decode("utf-8", "replace")
            return _page(query, turtle=text, cut=answer.size > MAX_TEXT, formats=GRAPHS, **values)
        found = json.load(body)
    if form == "ASK":
        return _page(query, boolean=found["boolean"], formats=RESULTS, **values)
    names, rows = found["head"]["vars"], found["results"]["bindings"]
    table = [[_cell(row.get(name)) for name in names] for row in rows[:MAX_ROWS]]
    return _page(query, names=names, rows=table, count=len(rows), formats=RESULTS, **values)


def _cell(value: dict[str, Any] | None) -> Shown | None:
    return None if value is None else shown(value)
