"""Validation of a graph against the shapes: SHACL Core by pyshacl, SPARQL rules set by set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib import RDF, SH

from ontology.errors import InputError
from ontology.vocabulary import KEL, NIF, ONTOLOGY, RDFS, XSD
from ontology.vocabulary import RDF as RDF_NAMESPACE
from shapes.report import Report, Result
from shapes.rules import Rule, rules, severity, without_rules

FOLDER: Final = Path(__file__).parent
_SOURCE_DOCUMENT: Final = ox.NamedNode(KEL + "SourceDocument")
_TYPE: Final = ox.NamedNode(RDF_NAMESPACE + "type")
_STRING: Final = XSD + "string"
_IS_STRING: Final = ox.NamedNode(NIF + "isString")
_DOMAIN_AND_RANGE: Final = (ox.NamedNode(RDFS + "domain"), ox.NamedNode(RDFS + "range"))

Node = rdflib.URIRef | rdflib.BNode | rdflib.Literal
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
def _core() -> rdflib.Graph:
    return without_rules(shapes())


@cache
def _rules() -> tuple[Rule, ...]:
    return rules(shapes())


def validate(quads: Iterable[ox.Quad], texts: Mapping[str, str] | None = None) -> Report:
    """Check asserted quads, all graphs together, against the shapes.

    ``texts`` gives the text of each document by its id, the last part of the document's IRI; they
    stand beside the data as ``nif:isString``, so that quotes can be compared with them. Nothing is
    inferred: what the standards need must be asserted. Triple terms are left out.
    """
    triples = list(dict.fromkeys(_plain(quads)))
    triples += _text_triples(triples, texts or {})
    triples += _domains_and_ranges()
    return Report.of([*_core_results(triples), *_rule_results(triples)])


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


def _rule_results(triples: Iterable[RdfTriple]) -> Iterator[Result]:
    store = ox.Store()
    store.extend(ox.Quad(s, p, o) for s, p, o in triples)
    for rule in _rules():
        yield from rule.results(store)


def _core_results(triples: Iterable[RdfTriple]) -> Iterator[Result]:
    graph = rdflib.Graph()
    # addN and add look each context up again; the memory store itself is several times as fast.
    store = graph.store
    for s, p, o in triples:
        store.add((_node(s), _node(p), _node(o)), graph)
    yield from results_of(graph, _core())


def results_of(graph: rdflib.Graph, shape_graph: rdflib.Graph) -> Iterator[Result]:
    """Give what pyshacl finds in a graph, without inference, by these shapes."""
    _, found, text = pyshacl.validate(
        graph, shacl_graph=shape_graph, inference="none", inplace=True, advanced=False
    )
    if not isinstance(found, rdflib.Graph):
        raise RuntimeError(f"pyshacl could not run: {text}")
    for node in found.subjects(RDF.type, SH.ValidationResult):
        yield _result(found, node, shape_graph)


def _result(found: rdflib.Graph, node: rdflib.term.Node, shape_graph: rdflib.Graph) -> Result:
    shape = found.value(node, SH.sourceShape)
    path = found.value(node, SH.resultPath)
    messages = {
        text.language or "": str(text)
        for text in found.objects(node, SH.resultMessage)
        if isinstance(text, rdflib.Literal)
    }
    return Result(
        severity=severity(shape_graph, shape) if shape is not None else "Violation",
        focus=_string(found.value(node, SH.focusNode)),
        path=str(path) if isinstance(path, rdflib.URIRef) else "",
        value=_string(found.value(node, SH.value)),
        shape=_string(shape),
        messages=messages,
    )


def _string(node: rdflib.term.Node | None) -> str:
    """Return an IRI or text as it is, and a blank node with its underscore."""
    if node is None:
        return ""
    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)


@lru_cache(4096)
def _iri(text: str) -> rdflib.URIRef:
    return rdflib.URIRef(text)


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> Node:
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == _STRING:  # rdflib tells "text" from "text"^^xsd:string
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=_iri(term.datatype.value), normalize=False)
