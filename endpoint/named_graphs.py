"""The graphs that a request asks for by name: a name that no graph has is told, not passed over.

The SPARQL 1.1 Protocol (§2.1.4) lets a request choose its dataset, by parameters or, where there
are none, by FROM and FROM NAMED. Here it is made of the graphs of the release and of no others:
nothing is fetched, and an answer without rows would look as if the graph were there and said
nothing. In a query the name is a mistake at its place (400). By a parameter it is an empty graph,
as the protocol's test suite wants it, and the answer has a header that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from endpoint.failure import Failure
from endpoint.process import Job
from endpoint.prologue import prologue
from endpoint.tokens import place, tokens

Rows = Callable[[str], list[dict[str, Any]]]
"""Gives the solutions of one of our own SELECT queries."""
_SAFE = "%/:=&?~#+!$;'@()*[]"
_MISSING = """SELECT DISTINCT ?graph WHERE {
  VALUES ?graph { %s } FILTER NOT EXISTS { GRAPH ?graph {} }
}"""


HEADER = "Unknown-Graph"
"""The header of an answer that names graphs which are not there."""
TOLD = 5
"""How many graphs the header names at most."""


def refuse_unknown(job: Job, rows: Rows) -> None:
    """Raise Failure 400 where FROM or FROM NAMED names a graph that is not there, and counts."""
    if job.union or job.default_graphs is not None or job.named_graphs is not None:
        return
    named = dict(clauses(job.query, job.base))
    for iri in missing(named, rows)[:1]:
        line, column = place(job.query, named[iri])
        message = f"There is no graph <{iri[:300]}>. SELECT ?g {{ GRAPH ?g {{}} }} lists them."
        raise Failure(400, "unknown-graph", message, line=line, column=column)


def missing(iris: Iterable[str], rows: Rows) -> list[str]:
    """Return which of some graphs are not there; what is no IRI is for the engine to tell."""
    terms = " ".join(term for iri in iris if (term := _term(iri)))
    return [row["graph"]["value"] for row in rows(_MISSING % terms)] if terms else []


def header(iris: Iterable[str]) -> str:
    """Return IRIs as a list of a header (RFC 9110 §5.6.1), in ASCII."""
    return ", ".join(f"<{quote(iri[:300], safe=_SAFE)}>" for iri in islice(iris, TOLD))


def _term(iri: str) -> str:
    try:
        return str(ox.NamedNode(iri))
    except ValueError:
        return ""


def clauses(query: str, base: str) -> Iterator[tuple[str, int]]:
    """Yield the IRIs of FROM and FROM NAMED with their offsets, last to first."""
    declared = prologue(query, base)
    found: list[tuple[str, int]] = []
    read = tokens(query)
    for at, token in enumerate(read[:-1]):
        after = read[at + 1]
        if token.word == "FROM":
            name = read[at + 2] if after.word == "NAMED" and at + 2 < len(read) else after
            found.append((declared.iri(name), name.offset))
    return reversed(found)  # in a dict the first of equals is kept
