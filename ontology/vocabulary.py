"""The words of the graph: namespaces, and typed access to the ontology's classes and properties.

Names without a prefix are local names of ``kel:`` (``holdsPost``). The ontology is read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

import pyoxigraph as ox

from ontology.errors import UsageError
from ontology.namespaces import (
    BIBO,
    CRM,
    DATA_BASE,
    DATATYPES,
    DCAT,
    DCTERMS,
    EDTF,
    ELI,
    FOAF,
    KEL,
    M8G,
    NIF,
    OA,
    ORG,
    OWL,
    PREFIXES,
    PROV,
    QB,
    RDF,
    RDFS,
    SCHEMA,
    SD,
    SEM,
    SH,
    SKOS,
    SKOSXL,
    SPDX,
    TIME,
    VANN,
    VOID,
    XSD,
)

__all__ = [
    "ALIGNMENTS",
    "BIBO",
    "CRM",
    "DATATYPES",
    "DATA_BASE",
    "DCAT",
    "DCTERMS",
    "EDTF",
    "ELI",
    "FOAF",
    "KEL",
    "LEXICON",
    "M8G",
    "NIF",
    "OA",
    "ONTOLOGY",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "QB",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SD",
    "SEM",
    "SH",
    "SKOS",
    "SKOSXL",
    "SPDX",
    "TIME",
    "VANN",
    "VOID",
    "XSD",
    "Property",
    "Term",
    "classes",
    "curie",
    "expand",
    "fits",
    "inverses",
    "is_a",
    "properties",
    "superclasses",
    "superproperties",
    "term",
]

ONTOLOGY: Final = Path(__file__).with_name("kelisim.ttl")
ALIGNMENTS: Final = Path(__file__).with_name("alignments.ttl")
LEXICON: Final = Path(__file__).with_name("lexicon.ttl")

_ALSO_FITS: Final = frozenset({("string", "text"), ("integer", "decimal"), ("text", "string")})
_OBJECT_PROPERTY: Final = OWL + "ObjectProperty"
_DATATYPE_PROPERTY: Final = OWL + "DatatypeProperty"


@dataclass(frozen=True)
class Term:
    """A class or property of the ontology: its texts by language, and its direct parents (IRIs)."""

    name: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    parents: tuple[str, ...]

    @property
    def iri(self) -> str:
        """The full IRI."""
        return KEL + self.name


@dataclass(frozen=True)
class Property(Term):
    """A property: ``domain`` and an object property's ``range`` are local names of classes.

    The range of a datatype property is a short name in ``DATATYPES``. ``inverse`` is a local name
    or ''. ``characteristics`` are OWL's, as ``symmetric`` or ``transitive``.
    """

    kind: Literal["object", "datatype"]
    domain: str
    range: str
    inverse: str
    characteristics: tuple[str, ...]
    stability: str


@cache
def _triples() -> Mapping[str, Mapping[str, tuple[ox.NamedNode | ox.Literal, ...]]]:
    """Read the ontology into subject → predicate → objects, in the order of the file."""
    found: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    for quad in ox.parse(path=ONTOLOGY, format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(
            quad.object, ox.NamedNode | ox.Literal
        ):
            by_predicate = found.setdefault(quad.subject.value, {})
            by_predicate.setdefault(quad.predicate.value, []).append(quad.object)
    return {s: {p: tuple(o) for p, o in rest.items()} for s, rest in found.items()}


def _values(subject: str, predicate: str) -> tuple[str, ...]:
    return tuple(o.value for o in _triples().get(subject, {}).get(predicate, ()))


def _texts(subject: str, predicate: str) -> Mapping[str, str]:
    literals = _triples()[subject].get(predicate, ())
    return MappingProxyType(
        {o.language or "": o.value for o in literals if isinstance(o, ox.Literal)}
    )


def _names_of_type(*types: str) -> list[str]:
    return [
        iri.removeprefix(KEL)
        for iri in _triples()
        if iri.startswith(KEL) and set(types) & set(_values(iri, RDF + "type"))
    ]


@cache
def classes() -> Mapping[str, Term]:
    """Return the classes by local name, in the order of the ontology."""
    return MappingProxyType({name: _class(name) for name in _names_of_type(OWL + "Class")})


def _class(name: str) -> Term:
    iri = KEL + name
    return Term(
        name,
        _texts(iri, RDFS + "label"),
        _texts(iri, SKOS + "definition"),
        _values(iri, RDFS + "subClassOf"),
    )


@cache
def individuals() -> Mapping[str, str]:
    """Return the class of each named individual, by local names, in the order of the ontology."""
    names = _names_of_type(OWL + "NamedIndividual")
    types = {name: _values(KEL + name, RDF + "type") for name in names}
    return MappingProxyType(
        {n: iri.removeprefix(KEL) for n, found in types.items() for iri in found if KEL in iri}
    )


@cache
def properties() -> Mapping[str, Property]:
    """Return the object and datatype properties by local name, in the order of the ontology."""
    names = _names_of_type(_OBJECT_PROPERTY, _DATATYPE_PROPERTY)
    return MappingProxyType({name: _property(name) for name in names})


def _property(name: str) -> Property:
    iri = KEL + name
    types = _values(iri, RDF + "type")
    return Property(
        name=name,
        labels=_texts(iri, RDFS + "label"),
        definitions=_texts(iri, SKOS + "definition"),
        parents=_values(iri, RDFS + "subPropertyOf"),
        kind="object" if _OBJECT_PROPERTY in types else "datatype",
        domain=_short(_values(iri, RDFS + "domain")),
        range=_short(_values(iri, RDFS + "range")),
        inverse=inverses().get(name, ""),
        characteristics=tuple(_characteristic(t) for t in types if _characteristic(t)),
        stability="".join(_values(iri, KEL + "stability")),
    )


def _characteristic(owl_type: str) -> str:
    if owl_type in (_OBJECT_PROPERTY, _DATATYPE_PROPERTY):
        return ""
    return owl_type.removeprefix(OWL).removesuffix("Property").lower()


def _short(iris: Iterable[str]) -> str:
    """Return a class's local name, a datatype's short name, or a CURIE for terms of others."""
    iri = next(iter(iris), "")
    for short, datatype in DATATYPES.items():
        if iri == datatype:
            return short
    return iri.removeprefix(KEL) if iri.startswith(KEL) else curie(iri)


@cache
def inverses() -> Mapping[str, str]:
    """Return each property's inverse by local name; a symmetric property is its own."""
    found: dict[str, str] = {}
    for name in _names_of_type(_OBJECT_PROPERTY):
        for iri in _values(KEL + name, OWL + "inverseOf"):
            found[name], found[iri.removeprefix(KEL)] = iri.removeprefix(KEL), name
        if OWL + "SymmetricProperty" in _values(KEL + name, RDF + "type"):
            found[name] = name
    return MappingProxyType(found)


def term(local_name: str) -> str:
    """Return the IRI of a term of the ontology; UsageError where there is none of that name."""
    iri = KEL + local_name
    if iri not in _triples():
        raise UsageError(f"{local_name}: no such class or property in {ONTOLOGY.name}")
    return iri


def curie(iri: str) -> str:
    """Return the IRI with its prefix (``kel:Law``) where its namespace is known, else the IRI."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def expand(name: str) -> str:
    """Return the IRI of ``prefix:name`` or of a local name; UsageError for an unknown prefix."""
    prefix, colon, local = name.partition(":")
    if not colon:
        return term(name)
    if prefix not in PREFIXES:
        raise UsageError(f"{name}: the prefix {prefix} is not known")
    return PREFIXES[prefix] + local


@cache
def superclasses(cls: str) -> tuple[str, ...]:
    """Return the IRIs of the class (a local name) and all its ancestors, nearest first."""
    return _closure(term(cls), RDFS + "subClassOf")


@cache
def superproperties(name: str) -> tuple[str, ...]:
    """Return the IRIs of the property (a local name) and all its ancestors, nearest first."""
    return _closure(term(name), RDFS + "subPropertyOf")


def _closure(iri: str, predicate: str) -> tuple[str, ...]:
    found = [iri]
    for known in found:
        found += [parent for parent in _values(known, predicate) if parent not in found]
    return tuple(found)


@cache
def is_a(cls: str, ancestor: str) -> bool:
    """Say whether a class is another or below it; both are local names, or CURIEs of standards."""
    return expand(ancestor) in superclasses(cls)


@cache
def fits(name: str, subject_cls: str, object_or_datatype: str) -> bool:
    """Say whether a property may join a subject to an object (a class) or value (a datatype).

    Classes are local names; datatypes are short names in ``DATATYPES``. Names that the ontology
    does not have raise UsageError.
    """
    term(name)
    found = properties()[name]
    if not is_a(subject_cls, found.domain):
        return False
    if found.kind == "datatype":
        return object_or_datatype == found.range or (object_or_datatype, found.range) in _ALSO_FITS
    return object_or_datatype not in DATATYPES and is_a(object_or_datatype, found.range)
