"""The authorities that links come from, as RDF."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.claims import Link, Resolution
from graph.languages.script import slug
from graph.linking.authorities import authorities
from graph.resolution.iris import shortened
from graph.terms import TYPE, kel, node
from ontology.vocabulary import DCAT, DCTERMS, PROV

AUTHORITY_TYPES = (kel("LinkAuthority"), node(PROV + "Entity"))


def authority_node(base: str, authority: str) -> ox.NamedNode:
    """Return the IRI of an authority, given its name or address."""
    return node(f"{base}authority/{shortened(slug(authority))}")


def describe_authorities(resolution: Resolution) -> Iterator[ox.Triple]:
    """Give what is known of the authorities that links come from: title, version, licence, source.

    One that is no list of ours is known by its address alone.
    """
    lists = {authority.name: authority for authority in authorities()}
    used = {claim.authority for claim in resolution.claims if isinstance(claim, Link)}
    for name in sorted(used):
        subject, known = authority_node(resolution.base, name), lists.get(name)
        for type_ in AUTHORITY_TYPES:
            yield ox.Triple(subject, TYPE, type_)
        title = ox.Literal(known.title, language="en") if known else ox.Literal(name)
        yield ox.Triple(subject, node(DCTERMS + "title"), title)
        if known:
            yield ox.Triple(subject, node(DCAT + "version"), ox.Literal(known.version))
            yield ox.Triple(subject, node(DCTERMS + "license"), node(known.licence))
            yield ox.Triple(subject, node(DCTERMS + "source"), node(known.source))
