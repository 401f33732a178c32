"""The shapes as a person reads them: what each checks, how grave it is, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import rdflib
from rdflib import SH
from rdflib.collection import Collection

from ontology.vocabulary import KEL
from shapes.report import Severity
from shapes.rules import severity
from shapes.validation import shapes

_TARGETS: Final = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
_TERM: Final = re.compile(r"\bkel:(\w+)")


@dataclass(frozen=True)
class Checking:
    """A shape: its local name, its messages by language, and the IRIs of the terms it is about."""

    name: str
    severity: Severity
    messages: Mapping[str, str]
    targets: tuple[str, ...]
    terms: tuple[str, ...]


@cache
def checkings() -> tuple[Checking, ...]:
    """Return all shapes that have a target, sorted by name."""
    found = {shape for target in _TARGETS for shape in shapes().subjects(target)}
    return tuple(sorted(map(_checking, found), key=lambda checking: checking.name))


@cache
def by_term() -> Mapping[str, tuple[Checking, ...]]:
    """Return the shapes about each term, by the term's IRI."""
    found: dict[str, list[Checking]] = {}
    for checking in checkings():
        for term in checking.terms:
            found.setdefault(term, []).append(checking)
    return MappingProxyType({term: tuple(several) for term, several in found.items()})


def _checking(shape: rdflib.term.Node) -> Checking:
    graph = shapes()
    constraint = graph.value(shape, SH.sparql)
    told = graph.objects(constraint if constraint is not None else shape, SH.message)
    targets = sorted({str(o) for target in _TARGETS for o in graph.objects(shape, target)})
    return Checking(
        name=str(shape).rpartition("#")[2],
        severity=severity(graph, shape),
        messages={t.language or "": str(t) for t in told if isinstance(t, rdflib.Literal)},
        targets=tuple(targets),
        terms=tuple(sorted({*targets, *_path(graph.value(shape, SH.path)), *_asked(constraint)})),
    )


def _path(path: rdflib.term.Node | None) -> Iterator[str]:
    if isinstance(path, rdflib.URIRef):
        yield str(path)
    elif path is not None:
        steps = shapes().value(path, SH.alternativePath) or path
        yield from (str(step) for step in Collection(shapes(), steps))


def _asked(constraint: rdflib.term.Node | None) -> Iterator[str]:
    """Give our terms in the query of a SPARQL constraint."""
    query = shapes().value(constraint, SH.select) if constraint is not None else None
    yield from (KEL + name for name in _TERM.findall(str(query or "")))
