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

from graph.sorted_quads import SortedQuads
from graph.terms import TYPE
from graph.written_terms import datatype, is_literal, is_thing, language, value
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

    def node(self, described: Sequence[bytes]) -> dict[str, Any]:
        """Return the object of a subject; its keys are in the order of the file."""
        types: list[str] = []
        found: dict[str, list[Any]] = {}
        for line in described:
            subject, property_, target = line.decode().removesuffix(" .\n").split(" ", 2)
            iri = property_[1:-1]
            if iri != TYPE.value:
                found.setdefault(_key(iri), []).append(self._value(target, iri))
            elif is_thing(target):
                types.append(_key(target[1:-1]))
        named = {"@id": self._iri(subject)} | ({"@type": _plain(types)} if types else {})
        return named | {key: _plain(values) for key, values in found.items()}

    def _value(self, term: str, predicate: str) -> Any:
        kind = _kind(predicate)
        if not is_literal(term):
            return self._iri(term) if kind == "@id" else {"@id": self._iri(term)}
        if tag := language(term):
            return {"@value": value(term), "@language": tag}
        short = _short(datatype(term))
        if short == kind:
            return value(term)
        if short == "xsd:string":
            return {"@value": value(term)} if kind else value(term)
        return {"@value": value(term), "@type": short}

    def _iri(self, term: str) -> str:
        """Return a thing as the context has it."""
        return _relative(term[1:-1], self.base) if is_thing(term) else term


@lru_cache(8192)
def _relative(iri: str, base: str) -> str:
    """Return an IRI without the base where that is safe, else with its prefix where that is."""
    rest = iri.removeprefix(base)
    plain = rest and rest != iri and not set(rest) & set(":?#@") and "//" not in f"/{rest}"
    if plain and not {"", ".", ".."} & set(rest.split("/")):
        return rest
    short = _short(iri)
    return short if "//" not in short.partition(":")[2] else iri


def _plain(values: list[Any]) -> Any:
    """Return the values of a key: one stands without brackets."""
    return values[0] if len(values) == 1 else values


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json(found: Any) -> bytes:
    return _encoded(found).encode()
