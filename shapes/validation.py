"""Validation of a graph against the shapes, each constraint asked once over the whole graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import rdflib

from ontology.errors import InputError
from ontology.vocabulary import KEL, NIF, ONTOLOGY, OWL, RDFS
from ontology.vocabulary import RDF as RDF_NAMESPACE
from shapes.core import below
from shapes.report import Report, Result
from shapes.rules import Rule, rules

FOLDER: Final = Path(__file__).parent
_SOURCE_DOCUMENT: Final = ox.NamedNode(KEL + "SourceDocument")
_TYPE: Final = ox.NamedNode(RDF_NAMESPACE + "type")
_INDIVIDUAL: Final = ox.NamedNode(OWL + "NamedIndividual")
_BELOW: Final = ox.NamedNode(RDFS + "subClassOf")
_IS_STRING: Final = ox.NamedNode(NIF + "isString")
_DOMAIN_AND_RANGE: Final = (ox.NamedNode(RDFS + "domain"), ox.NamedNode(RDFS + "range"))


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


def validate(
    quads: Iterable[ox.Quad], texts: Mapping[str, str] | None = None, threads: int = 1
) -> Report:
    """Check asserted quads, all graphs together, against the shapes.

    ``texts`` gives the text of each document by its id, the last part of the document's IRI; they
    stand beside the data as ``nif:isString``, so that quotes can be compared with them. Nothing is
    inferred: what the standards need must be asserted. Triple terms are left out.
    """
    return checked(prepared(quads, texts or {}), threads)


def checked(store: ox.Store, threads: int = 1) -> Report:
    """Check what ``prepared`` or ``prepared_file`` made; so many constraints are asked at once."""

    def asked(rule: Rule) -> tuple[Result, ...]:
        return tuple(rule.results(store))

    with ThreadPoolExecutor(threads) as pool:  # a query leaves Python to other threads
        found = pool.map(asked, _rules(_classes(store)))
        return Report.of([result for results in found for result in results])


def prepared(quads: Iterable[ox.Quad], texts: Mapping[str, str]) -> ox.Store:
    """Return what the constraints are asked over: the quads in one graph, texts, the ontology."""
    store = ox.Store()
    store.bulk_extend(_plain(quads))
    store.extend(_texts(store, texts))
    store.extend(_known())
    return store


def validate_file(path: Path) -> Report:
    """Check a file of RDF, see ``prepared_file``."""
    return checked(prepared_file(path))


def prepared_file(path: Path) -> ox.Store:
    """Read a file of RDF, see ``parsed_file``, for validation."""
    return prepared(parsed_file(path), {})


def parsed_file(path: Path) -> tuple[ox.Quad, ...]:
    """Read a file of Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, told by its extension.

    Raises InputError with the line and column for a file that cannot be read or is of no such kind.
    """
    extension = path.suffix.removeprefix(".")
    rdf_format = ox.RdfFormat.from_extension(extension)
    if rdf_format is None:
        raise InputError(str(path), f"no RDF format has the extension .{extension}")
    try:
        return tuple(ox.parse(path=path, format=rdf_format))
    except SyntaxError as error:
        place = f"{path}:{error.lineno}:{error.offset}" if error.lineno else str(path)
        raise InputError(place, error.msg) from error
    except (OSError, ValueError) as error:
        raise InputError(str(path), str(error)) from error


def _plain(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Give the quads in one graph, without those that hold a triple term."""
    for quad in quads:
        if not isinstance(target := quad.object, ox.Triple):
            yield ox.Quad(quad.subject, quad.predicate, target)


def _texts(store: ox.Store, texts: Mapping[str, str]) -> list[ox.Quad]:
    """Return the text of each document of the data that is given."""
    documents = (found.subject for found in store.quads_for_pattern(None, _TYPE, _SOURCE_DOCUMENT))
    by_id = ((d, texts.get(_last_part(d.value))) for d in documents if isinstance(d, ox.NamedNode))
    return [ox.Quad(document, _IS_STRING, ox.Literal(text)) for document, text in by_id if text]


def _last_part(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


@cache
def _known() -> tuple[ox.Quad, ...]:
    """Return what the shapes need of the ontology: what properties join, and its individuals."""
    quads = tuple(_plain(ox.parse(path=ONTOLOGY, format=ox.RdfFormat.TURTLE)))
    individuals = {quad.subject for quad in quads if quad.object == _INDIVIDUAL}
    return tuple(
        quad
        for quad in quads
        if quad.predicate in _DOMAIN_AND_RANGE
        or (quad.predicate == _TYPE and quad.subject in individuals)
    )


def _classes(store: ox.Store) -> tuple[tuple[str, str], ...]:
    """Return the (class, parent) pairs of the data."""
    found = store.quads_for_pattern(None, _BELOW, None)
    pairs = ((quad.subject, quad.object) for quad in found)
    return tuple(
        sorted(
            (one.value, other.value)
            for one, other in pairs
            if isinstance(one, ox.NamedNode) and isinstance(other, ox.NamedNode)
        )
    )
