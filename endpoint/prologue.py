"""What a query declares before its form: its base and its prefixes, as the engine reads them.

A prologue of SPARQL is one of Turtle, too, so the engine's parser of Turtle reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pyoxigraph as ox

from endpoint.tokens import Token, each_token

FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


class Prologue(NamedTuple):
    """The base IRI, and the IRIs of prefixes by their names, without a colon."""

    base: str
    prefixes: Mapping[str, str]

    def iri(self, token: Token) -> str:
        """Return the IRI that a token names, '' where that cannot be told."""
        if token.kind == "iri":
            return self._resolved(token.text)
        prefix, _, local = token.text.partition(":")
        start = self.prefixes.get(prefix, "") if token.kind == "name" else ""
        return start + local.replace("\\", "") if start else ""

    def _resolved(self, reference: str) -> str:
        statement = f"{reference} a [] ."
        try:
            read = ox.parse(statement, format=ox.RdfFormat.TURTLE, base_iri=self.base or None)
            return next(str(quad.subject.value) for quad in read)
        except (SyntaxError, ValueError):
            return ""


def prologue(query: str, base: str) -> Prologue:
    """Return what a query that the guard let pass declares; ``base`` holds until it says another.

    Nothing is declared where the query is none.
    """
    end = next((token.offset for token in each_token(query) if token.word in FORMS), 0)
    try:
        read = ox.parse(query[:end], format=ox.RdfFormat.TURTLE, base_iri=base or None)
        assert not list(read)  # it has no triples, and is read to its end
    except (SyntaxError, ValueError):
        return Prologue(base, {})
    return Prologue(read.base_iri or base, read.prefixes)


def declared(query: str, base: str) -> tuple[tuple[str, str], ...]:
    """Return the prefixes that a query declares, in order."""
    return tuple(sorted(prologue(query, base).prefixes.items()))
