"""Validation of a graph against the shapes, each constraint asked once over the whole graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import rdflib

from ontology.errors import InputError
from ontology.vocabulary import KEL, NIF, ONTOLOGY, RDFS
from ontology.vocabulary import RDF as RDF_NAMESPACE
from shapes.core import below
from shapes.report import Report, Result
from shapes.rules import Rule, rules

FOLDER: Final = Path(__file__).parent
_SOURCE_DOCUMENT: Final = ox.NamedNode(KEL + "SourceDocument")
_TYPE: Final = ox.NamedNode(RDF_NAMESPACE + "type")
_BELOW: Final = ox.NamedNode(RDFS + "subClassOf")
_IS_STRING: Final = ox.NamedNode(NIF + "isString")
_DOMAIN_AND_RANGE: Final = (ox.NamedNode(RDFS + "domain"), ox.NamedNode(RDFS + "range"))

RdfTriple = tuple[
    ox.NamedNode | ox.BlankNode, ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal
]


@cache
def shapes() -> rdflib.Graph:
    """Return all shapes as one graph."""
    graph = rdflib.Graph()
    for path in sorted(FOLDER.glob("*.ttl")):
        graph.parse(path)
    return graph


@cache
def _rules(classes: tuple[tuple[str, str], ...]) -> tuple[Rule, ...]:
    """Return the constraints, for data that say by (class, parent) which classes are below."""
    return rules(shapes(), below(classes))


def validate(quads: Iterable[ox.Quad], texts: Mapping[str, str] | None = None) -> Report:
    """Check asserted quads, all graphs together, against the shapes.

    ``texts`` gives the text of each document by its id, the last part of the document's IRI; they
    stand beside the data as ``nif:isString``, so that quotes can be compared with them. Nothing is
    inferred: what the standards need must be asserted. Triple terms are left out.
    """
    triples = list(dict.fromkeys(_plain(quads)))
    triples += _text_triples(triples, texts or {})
    triples += _domains_and_ranges()
    return Report.of(list(_results(triples)))


def validate_file(path: Path) -> Report:
    """Check a file of Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, told by its extension.

    Raises InputError with the line and column for a file that cannot be read or is of no such kind.
    """
    extension = path.suffix.removeprefix(".")
    rdf_format = ox.RdfFormat.from_extension(extension)
    if rdf_format is None:
        raise InputError(str(path), f"no RDF format has the extension .{extension}")
    try:
        return validate(ox.parse(path=path, format=rdf_format))
    except SyntaxError as error:
        place = f"{path}:{error.lineno}:{error.offset}" if error.lineno else str(path)
        raise InputError(place, error.msg) from error
    except (OSError, ValueError) as error:
        raise InputError(str(path), str(error)) from error


def _plain(quads: Iterable[ox.Quad]) -> Iterator[RdfTriple]:
    """Give the triples of the quads, without those that hold a triple term."""
    for quad in quads:
        s, o = quad.subject, quad.object
        if not isinstance(s, ox.Triple) and not isinstance(o, ox.Triple):
            yield s, quad.predicate, o


def _text_triples(triples: Iterable[RdfTriple], texts: Mapping[str, str]) -> list[RdfTriple]:
    documents = (
        s
        for s, p, o in triples
        if p == _TYPE and o == _SOURCE_DOCUMENT and isinstance(s, ox.NamedNode)
    )
    by_id = ((document, texts.get(_last_part(document.value))) for document in documents)
    return [(document, _IS_STRING, ox.Literal(text)) for document, text in by_id if text]


@cache
def _domains_and_ranges() -> tuple[RdfTriple, ...]:
    """Return what the ontology's properties join: all that the shapes need of the ontology."""
    quads = ox.parse(path=ONTOLOGY, format=ox.RdfFormat.TURTLE)
    return tuple(found for found in _plain(quads) if found[1] in _DOMAIN_AND_RANGE)


def _last_part(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def _results(triples: Iterable[RdfTriple]) -> Iterator[Result]:
    store = ox.Store()
    store.extend(ox.Quad(s, p, o) for s, p, o in triples)
    classes = sorted(
        (quad.subject.value, quad.object.value)
        for quad in store.quads_for_pattern(None, _BELOW, None)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    )
    for rule in _rules(tuple(classes)):
        yield from rule.results(store)
