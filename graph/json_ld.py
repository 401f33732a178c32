"""JSON-LD 1.1 of the whole graph: one object a line for each subject, under one context.

The context stands in the file, so that it is read without a network. Classes and properties of the
ontology go by their local names, things by what follows the base.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import IO, Any

import pyoxigraph as ox

from graph.sorted_quads import SortedQuads
from graph.terms import TYPE
from ontology.vocabulary import DATATYPES, KEL, PREFIXES, curie, properties

PLAIN = {"string", "text"}
"""Ranges whose values say their own language, or are plain strings."""


def context(base: str) -> dict[str, Any]:
    """Return the context of a graph: prefixes, and which properties have IRIs or typed values."""
    typed = {
        _key(KEL + name): {"@id": KEL + name, "@type": kind} for name, kind in _kinds().items()
    }
    return {"@version": 1.1, "@base": base, "@vocab": KEL, **PREFIXES, **typed}


def write_json_ld(quads: SortedQuads, out: IO[bytes], base: str) -> None:
    """Write the triples of all graphs together."""
    writer = _Writer(base)
    out.write(b'{"@context": ' + _json(context(base)) + b',\n"@graph": [')
    separator = b"\n"
    for described in quads.subjects():
        out.write(separator + _json(writer.node(described)))
        separator = b",\n"
    out.write(b"\n]}\n")


@cache
def _kinds() -> Mapping[str, str]:
    """Return what a property's values are by its local name: ``@id``, or a datatype's CURIE."""
    found = {}
    for name, known in properties().items():
        if known.kind == "object":
            found[name] = "@id"
        elif known.range not in PLAIN:
            found[name] = curie(DATATYPES[known.range])
    return found


@cache
def _kind(iri: str) -> str | None:
    """Return what the values of a property are, None where it is none of the ontology's."""
    return _kinds().get(iri.removeprefix(KEL)) if iri.startswith(KEL) else None


_short = lru_cache(4096)(curie)


@cache
def _key(iri: str) -> str:
    """Return a property or class as a key: its local name, or its CURIE if that is a prefix."""
    name = iri.removeprefix(KEL)
    return name if iri.startswith(KEL) and name not in PREFIXES else curie(iri)


@dataclass(frozen=True)
class _Writer:
    base: str

    def node(self, described: Sequence[ox.Triple]) -> dict[str, Any]:
        """Return the object of a subject; its keys are in the order of the file."""
        found: dict[str, Any] = {"@id": self._iri(described[0].subject)}
        for triple in described:
            if triple.predicate == TYPE and isinstance(triple.object, ox.NamedNode):
                found.setdefault("@type", []).append(_key(triple.object.value))
        for triple in described:
            if triple.predicate != TYPE:
                value = self._value(triple.object, triple.predicate.value)
                found.setdefault(_key(triple.predicate.value), []).append(value)
        return {key: value[0] if _single(value) else value for key, value in found.items()}

    def _value(self, term: Any, predicate: str) -> Any:
        kind = _kind(predicate)
        if not isinstance(term, ox.Literal):
            return self._iri(term) if kind == "@id" else {"@id": self._iri(term)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        datatype = _short(term.datatype.value)
        if datatype == kind:
            return term.value
        if datatype == "xsd:string":
            return {"@value": term.value} if kind else term.value
        return {"@value": term.value, "@type": datatype}

    def _iri(self, term: Any) -> str:
        """Return a thing as the context has it."""
        return str(term) if isinstance(term, ox.BlankNode) else _relative(term.value, self.base)


@lru_cache(8192)
def _relative(iri: str, base: str) -> str:
    """Return an IRI without the base where that is safe, else with its prefix where that is."""
    rest = iri.removeprefix(base)
    plain = rest and rest != iri and not set(rest) & set(":?#@") and "//" not in f"/{rest}"
    if plain and not {"", ".", ".."} & set(rest.split("/")):
        return rest
    short = _short(iri)
    return short if "//" not in short.partition(":")[2] else iri


def _single(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 1


def _json(found: Any) -> bytes:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
