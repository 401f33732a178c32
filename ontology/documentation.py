"""The ontology as a person reads it: each term with what surrounds it, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

import pyoxigraph as ox

from ontology.vocabulary import (
    ALIGNMENTS,
    DCTERMS,
    KEL,
    LEXICON,
    ONTOLOGY,
    OWL,
    RDF,
    RDFS,
    SKOS,
    classes,
    properties,
)

Kind = Literal["class", "property", "individual", "annotation"]
HEAD: Final = KEL.removesuffix("#")
_OURS: Final = frozenset({RDFS + "subClassOf", RDFS + "subPropertyOf"})
_SAYS_MORE: Final = frozenset(
    {*_OURS, *(f"{SKOS}{name}Match" for name in ("close", "broad", "related", "exact"))}
)
_WORDS: Final = tuple(f"{KEL}{name}" for name in ("headNoun", "eventNoun", "triggerVerb", "word"))
_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        OWL + "Class": "class",
        OWL + "ObjectProperty": "property",
        OWL + "DatatypeProperty": "property",
        OWL + "AnnotationProperty": "annotation",
        OWL + "NamedIndividual": "individual",
    }
)


@dataclass(frozen=True)
class Entry:
    """A term and what is said of it; IRIs throughout.

    ``parents`` are our own terms above it, ``children`` those below. ``links`` are (property, term
    of others). ``words`` are the lexical words of a class by language. ``used`` are the properties
    that speak of a class, ``giving`` those whose values are of it.
    """

    iri: str
    kind: Kind
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    parents: tuple[str, ...]
    children: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    disjoint: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    used: tuple[str, ...]
    giving: tuple[str, ...]

    @property
    def name(self) -> str:
        """The local name."""
        return self.iri.removeprefix(KEL)


Triples = Mapping[str, Mapping[str, tuple[ox.NamedNode | ox.Literal, ...]]]


@cache
def _triples() -> Triples:
    found: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    for path in (ONTOLOGY, ALIGNMENTS, LEXICON):
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(
                quad.object, ox.NamedNode | ox.Literal
            ):
                by_predicate = found.setdefault(quad.subject.value, {})
                by_predicate.setdefault(quad.predicate.value, []).append(quad.object)
    return {s: {p: tuple(o) for p, o in rest.items()} for s, rest in found.items()}


def _of(iri: str, *predicates: str) -> Iterator[ox.NamedNode | ox.Literal]:
    for predicate in predicates:
        yield from _triples().get(iri, {}).get(predicate, ())


def texts(iri: str, predicate: str) -> Mapping[str, str]:
    """Return what a property says of a term or of the ontology (``HEAD``), by language."""
    return {o.language or "": o.value for o in _of(iri, predicate) if isinstance(o, ox.Literal)}


def values(iri: str, predicate: str) -> tuple[str, ...]:
    """Return the values of a property of a term or of the ontology, as texts."""
    return tuple(o.value for o in _of(iri, predicate))


@cache
def entries() -> Mapping[str, Entry]:
    """Return all terms of the ontology by local name."""
    found = (
        (iri, _KINDS[type_])
        for iri in _triples()
        if iri.startswith(KEL)
        for type_ in values(iri, RDF + "type")
        if type_ in _KINDS
    )
    return MappingProxyType({iri.removeprefix(KEL): _entry(iri, kind) for iri, kind in found})


def _entry(iri: str, kind: Kind) -> Entry:
    above = [value for predicate in sorted(_OURS) for value in values(iri, predicate)]
    return Entry(
        iri=iri,
        kind=kind,
        labels=texts(iri, RDFS + "label"),
        definitions=texts(iri, SKOS + "definition"),
        parents=tuple(parent for parent in above if parent.startswith(KEL)),
        children=tuple(_subjects(iri, _OURS)),
        links=tuple(sorted(set(_links(iri)))),
        disjoint=tuple(sorted({*values(iri, OWL + "disjointWith"), *_subjects(iri, _DISJOINT)})),
        words=_words(iri),
        used=tuple(KEL + p.name for p in properties().values() if KEL + p.domain == iri),
        giving=tuple(KEL + p.name for p in properties().values() if KEL + p.range == iri),
    )


_DISJOINT: Final = frozenset({OWL + "disjointWith"})


def _subjects(iri: str, predicates: Iterable[str]) -> Iterator[str]:
    """Give the terms of ours of which one of the properties says this one."""
    wanted = ox.NamedNode(iri)
    for subject, said in _triples().items():
        if any(wanted in said.get(predicate, ()) for predicate in predicates):
            yield subject


def _links(iri: str) -> Iterator[tuple[str, str]]:
    for predicate in _SAYS_MORE:
        for value in values(iri, predicate):
            if not value.startswith(KEL):
                yield predicate, value


def _words(iri: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for literal in _of(iri, *_WORDS):
        if isinstance(literal, ox.Literal) and literal.language:
            known = found.setdefault(literal.language, [])
            known += [literal.value] * (literal.value not in known)
    return {language: tuple(words) for language, words in found.items()}


@dataclass(frozen=True)
class Branch:
    """A class in the tree, with the classes below it."""

    name: str
    below: tuple[Branch, ...]


@cache
def tree() -> tuple[Branch, ...]:
    """Return the classes as a tree; one with several parents stands under each of them."""
    tops = [name for name in classes() if not entries()[name].parents]
    return tuple(_branch(name) for name in tops)


def _branch(name: str) -> Branch:
    children = (iri.removeprefix(KEL) for iri in entries()[name].children)
    return Branch(name, tuple(_branch(child) for child in children))


def about(name: str) -> Mapping[str, str]:
    """Return a text about the ontology itself by language: ``title``, ``description`` …"""
    return texts(HEAD, DCTERMS + name)
