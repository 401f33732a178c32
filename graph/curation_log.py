"""Who changed the curation graph and when, as RDF (PROV-O § 3): what stands in the journal.

The graph ``graph/curation-log`` is written by the program alone. The times in it are those of the
journal, so that the same texts and journal give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.curation import Outcome, curation_graph
from graph.journal import Entry
from graph.terms import TYPE, node
from ontology.vocabulary import PROV, RDFS, XSD

Described = Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]


def log_graph(base: str) -> ox.NamedNode:
    """Return the name of the graph that tells of the updates."""
    return ox.NamedNode(f"{base}graph/curation-log")


def logged(outcomes: Iterable[Outcome], base: str) -> tuple[ox.Quad, ...]:
    """Return what is to be said of the updates that were applied."""
    entries = [outcome.entry for outcome in outcomes if not outcome.reason]
    graph = log_graph(base)
    found = (ox.Quad(*said, graph) for entry in entries for said in _update(entry, base))
    return tuple(dict.fromkeys(found))


def _update(entry: Entry, base: str) -> Described:
    update, curator = node(f"{base}update/{entry.number}"), node(f"{base}curator/{entry.who}")
    yield update, TYPE, node(PROV + "Activity")
    label = f"update {entry.number} by {entry.who}"
    yield update, node(RDFS + "label"), ox.Literal(label, language="en")
    yield update, node(PROV + "wasAssociatedWith"), curator
    if entry.when:
        when = ox.Literal(entry.when, datatype=node(XSD + "dateTime"))
        yield update, node(PROV + "endedAtTime"), when
    for iri in entry.known:
        yield update, node(PROV + "used"), node(iri)
    yield curator, TYPE, node(PROV + "Agent")
    yield curator, node(RDFS + "label"), ox.Literal(entry.who)
    graph = curation_graph(base)
    yield graph, TYPE, node(PROV + "Entity")
    yield graph, node(PROV + "wasInfluencedBy"), update
    yield graph, node(PROV + "wasAttributedTo"), curator
