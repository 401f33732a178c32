"""SPARQL constraints of the shapes, run once over a whole graph.

SHACL-SPARQL (SHACL § 5) asks its query anew for each focus node; here the targets of the shape
are joined to the query instead, and it is asked once. The results are the same, as a test shows.
Understood are constraints of node shapes with ``sh:targetClass``, ``sh:targetSubjectsOf`` and
``sh:targetObjectsOf``, where the query's first ``WHERE {`` opens its outermost group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
import rdflib
from rdflib import RDF, SH, URIRef

from shapes.report import Result, Severity

_TARGETS: Final = (
    (SH.targetClass, "{{ ?this a <{0}> }}"),
    (SH.targetSubjectsOf, "{{ ?this <{0}> ?kelObject }}"),
    (SH.targetObjectsOf, "{{ ?kelSubject <{0}> ?this }}"),
)


@dataclass(frozen=True)
class Rule:
    """A SPARQL constraint with its shape (IRI), made into a query for the whole graph."""

    shape: str
    severity: Severity
    messages: tuple[tuple[str, str], ...]
    query: str

    def results(self, store: ox.Store) -> Iterator[Result]:
        """Give a result for each solution over the default graph of a store."""
        for row in _solutions(store, self.query):
            yield Result(
                severity=self.severity,
                focus=_text(row, "this"),
                path=_text(row, "path"),
                value=_text(row, "value") or _text(row, "this"),
                shape=self.shape,
                messages=dict(self.messages),
            )


def rules(shapes: rdflib.Graph) -> tuple[Rule, ...]:
    """Return the SPARQL constraints of a shapes graph, sorted by shape."""
    found = [
        _rule(shapes, shape, constraint) for shape, constraint in shapes.subject_objects(SH.sparql)
    ]
    return tuple(sorted(found, key=lambda rule: (rule.shape, rule.query)))


def without_rules(shapes: rdflib.Graph) -> rdflib.Graph:
    """Return the shapes without their SPARQL constraints: SHACL Core."""
    constraints = set(shapes.objects(None, SH.sparql))
    core = rdflib.Graph()
    for triple in shapes:
        if triple[1] != SH.sparql and triple[0] not in constraints:
            core.add(triple)
    return core


def severity(shapes: rdflib.Graph, shape: rdflib.term.Node) -> Severity:
    """Return the severity of a shape; it is a violation unless the shape says otherwise."""
    found = shapes.value(shape, SH.severity)
    if found == SH.Warning:
        return "Warning"
    return "Info" if found == SH.Info else "Violation"


def _rule(shapes: rdflib.Graph, shape: rdflib.term.Node, constraint: rdflib.term.Node) -> Rule:
    messages = [
        (text.language or "", str(text))
        for text in shapes.objects(constraint, SH.message)
        if isinstance(text, rdflib.Literal)
    ]
    select = re.sub(r"\$(?=[A-Za-z_])", "?", str(shapes.value(constraint, SH.select)))
    head, where, body = select.partition("WHERE {")
    targets = " UNION ".join(_targets(shapes, shape))
    query = f"{head}{where} {{ SELECT DISTINCT ?this WHERE {{ {targets} }} }}{body}"
    return Rule(
        str(shape),
        severity(shapes, shape),
        tuple(sorted(messages)),
        _prefixes(shapes, constraint) + query,
    )


def _targets(shapes: rdflib.Graph, shape: rdflib.term.Node) -> Iterable[str]:
    for predicate, pattern in _TARGETS:
        for target in sorted(map(str, shapes.objects(shape, predicate))):
            yield pattern.format(target)
    if (shape, RDF.type, URIRef("http://www.w3.org/2000/01/rdf-schema#Class")) in shapes:
        yield f"{{ ?this a <{shape}> }}"


def _prefixes(shapes: rdflib.Graph, constraint: rdflib.term.Node) -> str:
    lines = [
        f"PREFIX {shapes.value(declared, SH.prefix)}: <{shapes.value(declared, SH.namespace)}>\n"
        for place in shapes.objects(constraint, SH.prefixes)
        for declared in shapes.objects(place, SH.declare)
    ]
    return "".join(sorted(lines))


def _solutions(store: ox.Store, query: str) -> Iterable[ox.QuerySolution]:
    found = store.query(query)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("a SPARQL constraint must be a SELECT query")
    return found


def _text(row: ox.QuerySolution, name: str) -> str:
    try:
        term = row[name]
    except KeyError:
        return ""
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return str(term) if term is not None else ""
