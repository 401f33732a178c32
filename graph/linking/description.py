"""The authorities that links come from, and the languages of documents, as RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.claims import Link, Resolution
from graph.languages.script import slug
from graph.linking.authorities import Authority, authorities, authority
from graph.resolution.iris import shortened
from graph.terms import TYPE, kel, node
from ontology.vocabulary import DCAT, DCTERMS, PROV, SKOS

AUTHORITY_TYPES = (kel("LinkAuthority"), node(PROV + "Entity"))


def authority_node(base: str, name: str) -> ox.NamedNode:
    """Return the IRI of an authority, given its name or address."""
    return node(f"{base}authority/{shortened(slug(name))}")


def language_node(tag: str) -> ox.NamedNode | None:
    """Return the address of a language by its BCP 47 tag, None where the list does not have it."""
    found = authority("languages").find(tag, "")
    return node(found[0].record.iris[0]) if found else None


def describe_languages(tags: Iterable[str]) -> Iterator[ox.Triple]:
    """Give what languages are elsewhere, by their tags."""
    for tag in sorted(set(tags)):
        for found in authority("languages").find(tag, ""):
            subject, *others = map(node, found.record.iris)
            yield ox.Triple(subject, TYPE, node(DCTERMS + "LinguisticSystem"))
            yield ox.Triple(subject, node(SKOS + "notation"), ox.Literal(tag))
            for other in others:
                yield ox.Triple(subject, node(SKOS + "exactMatch"), other)


def describe_authorities(resolution: Resolution) -> Iterator[ox.Triple]:
    """Give what is known of the authorities that links come from: title, version, licence, source.

    One that is no list of ours is known by its address alone.
    """
    lists = {one.name: one for one in authorities()}
    used = {claim.authority for claim in resolution.claims if isinstance(claim, Link)}
    for name in sorted(used):
        subject, known = authority_node(resolution.base, name), lists.get(name)
        for type_ in AUTHORITY_TYPES:
            yield ox.Triple(subject, TYPE, type_)
        for title in _titles(known) if known else (ox.Literal(name),):
            yield ox.Triple(subject, node(DCTERMS + "title"), title)
        if known:
            yield ox.Triple(subject, node(DCAT + "version"), ox.Literal(known.version))
            yield ox.Triple(subject, node(DCTERMS + "license"), node(known.licence))
            yield ox.Triple(subject, node(DCTERMS + "source"), node(known.source))


def _titles(known: Authority) -> tuple[ox.Literal, ...]:
    return tuple(ox.Literal(title, language=code) for code, title in known.title.items())
