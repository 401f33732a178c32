"""What pyshacl, the reference engine, finds in a graph by the same shapes.

It asks each constraint node by node: minutes where ``shapes.validation`` needs seconds. It is there
to check a graph, or our own engine, by a second hand.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib import OWL, RDF, RDFS, SH

from ontology.vocabulary import ONTOLOGY
from shapes.report import Report, Result
from shapes.rules import severity
from shapes.validation import shapes


def checked_by_pyshacl(store: ox.Store) -> Report:
    """Check what ``shapes.validation.prepared`` made, by pyshacl instead of our own engine."""
    triples = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    graph = rdflib.Graph().parse(data=triples, format="nt")
    return Report.of(tuple(_results(graph)))


def by_pyshacl(graph: rdflib.Graph) -> set[Result]:
    """Return what pyshacl finds in a graph, beside which the ontology's own facts stand.

    All blank nodes have one label, since they have another in each graph.
    """
    ontology, known = rdflib.Graph().parse(ONTOLOGY), rdflib.Graph()
    for predicate in (RDFS.domain, RDFS.range):
        known += ontology.triples((None, predicate, None))
    for individual in ontology.subjects(RDF.type, OWL.NamedIndividual):
        known += ontology.triples((individual, RDF.type, None))
    return set(_results(graph + known))


def _results(graph: rdflib.Graph) -> Iterator[Result]:
    _, found, text = pyshacl.validate(
        graph, shacl_graph=shapes(), inference="none", inplace=True, advanced=False
    )
    assert isinstance(found, rdflib.Graph), text
    for node in found.subjects(RDF.type, SH.ValidationResult):
        yield _result(found, node)


def _result(found: rdflib.Graph, node: rdflib.term.Node) -> Result:
    shape, path = found.value(node, SH.sourceShape), found.value(node, SH.resultPath)
    texts = [t for t in found.objects(node, SH.resultMessage) if isinstance(t, rdflib.Literal)]
    return Result(
        severity=severity(shapes(), shape) if shape is not None else "Violation",
        focus=_string(found.value(node, SH.focusNode)),
        path=str(path) if isinstance(path, rdflib.URIRef) else "",
        value=_string(found.value(node, SH.value)),
        shape=_string(shape),
        messages={text.language or "": str(text) for text in texts},
    )


def _string(node: rdflib.term.Node | None) -> str:
    if node is None:
        return ""
    return "_:" if isinstance(node, rdflib.BNode) else str(node)
