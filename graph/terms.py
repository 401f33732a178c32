"""Terms of RDF, made in one place: nodes of the ontology, of the data, and canonical literals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from graph.claims import Claim
from graph.facts import Literal
from ontology.vocabulary import DATATYPES, KEL, OWL, RDF, SKOS, XSD

TYPE = ox.NamedNode(RDF + "type")
OTHERS = {
    "type": TYPE,
    "prefLabel": ox.NamedNode(SKOS + "prefLabel"),
    "altLabel": ox.NamedNode(SKOS + "altLabel"),
    "hiddenLabel": ox.NamedNode(SKOS + "hiddenLabel"),
    "sameAs": ox.NamedNode(OWL + "sameAs"),
    "exactMatch": ox.NamedNode(SKOS + "exactMatch"),
    "closeMatch": ox.NamedNode(SKOS + "closeMatch"),
}
"""Properties of claims that are none of the ontology's."""


@cache
def kel(name: str) -> ox.NamedNode:
    """Return the ontology's term of a local name."""
    return ox.NamedNode(KEL + name)


@cache
def node(iri: str) -> ox.NamedNode:
    """Return the node of an IRI."""
    return ox.NamedNode(iri)


def predicate(property_: str) -> ox.NamedNode:
    """Return the node of a claim's property."""
    return OTHERS.get(property_) or kel(property_)


def value(literal: Literal) -> ox.Literal:
    """Return a literal in the canonical form of its datatype (XML Schema 1.1 part 2)."""
    if literal.language:
        return ox.Literal(literal.value, language=literal.language.lower())
    if literal.datatype == "decimal":
        return decimal(literal.value)
    if literal.datatype == "integer":
        return integer(int(literal.value))
    return ox.Literal(literal.value, datatype=node(DATATYPES[literal.datatype]))


def decimal(number: str | Decimal) -> ox.Literal:
    """Return a decimal in canonical form: no needless nought, sign or point."""
    plain = format(Decimal(number).normalize(), "f")
    return ox.Literal("0" if plain == "-0" else plain, datatype=node(XSD + "decimal"))


def integer(number: int) -> ox.Literal:
    """Return an integer."""
    return ox.Literal(str(number), datatype=node(XSD + "integer"))


def day(when: date) -> ox.Literal:
    """Return a day as xsd:date."""
    return ox.Literal(when.isoformat(), datatype=node(XSD + "date"))


def edtf(text: str) -> ox.Literal:
    """Return a time in the Extended Date/Time Format."""
    return ox.Literal(text, datatype=node(DATATYPES["edtf"]))


def triple(claim: Claim) -> ox.Triple:
    """Return the plain triple that a claim states."""
    target = node(claim.object) if isinstance(claim.object, str) else value(claim.object)
    return ox.Triple(node(claim.subject), predicate(claim.property), target)
