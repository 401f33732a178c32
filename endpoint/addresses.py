"""The addresses of things: which one is in use, where an earlier one leads, what is like it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
from flask import Response

from endpoint.failure import Failure
from endpoint.negotiation import TEXT
from endpoint.phrases import phrase
from endpoint.protocol import dataset
from endpoint.terms import Shown, base, labels, named, shown
from graph.release import retired
from graph.retirement import FILE, Retired

_THERE = "SELECT ?property WHERE { %s ?property ?value } LIMIT 1"
_SIMILAR = """
SELECT DISTINCT ?thing WHERE {
  { SELECT ?thing WHERE { ?thing a ?class } LIMIT 20000 }
  FILTER(STRSTARTS(STR(?thing), %s) && CONTAINS(LCASE(STR(?thing)), %s))
} LIMIT 10"""


def see(location: str, status: int) -> Response:
    """Lead to another address, by what the client accepts."""
    response = Response(status=status, headers={"Location": location})
    response.headers["Vary"] = "Accept"
    return response


def moved(location: str, iri: str) -> Response:
    """Lead on for good, with the reason."""
    response = see(location, 301)
    response.set_data(phrase("moved", iri=iri) + "\n")
    response.content_type = TEXT.content_type
    return response


def is_there(name: str) -> bool:
    """Whether something is said of the thing of a name; Failure 404 for what is no IRI."""
    try:
        return bool(dataset().rows(_THERE, ox.NamedNode(base() + name)))
    except ValueError as error:
        raise Failure(404, "unknown-thing", phrase("no_address_of_a_thing")) from error


def known(name: str) -> str:
    """Return the IRI in use for the name.

    Failure 404 where no release ever had it as far as is known, 410 where an earlier one had it.
    """
    iri = base() + name
    if is_there(name):
        return iri
    past = earlier(iri)
    target = dataset().release.redirects.get(iri, "") or (past.to if past else "")
    if target != iri and target.startswith(base()):
        return target
    if past:
        raise gone(iri, past)
    raise Failure(404, "unknown-thing", phrase("nothing_known", iri=iri[:300]))


def earlier(iri: str) -> Retired | None:
    """Return what became of an IRI of an earlier release."""
    path = dataset().settings.data / FILE
    try:
        seen = path.stat()
    except OSError:
        return None
    return _retired(path.parent, seen.st_mtime_ns, seen.st_ino).get(iri)


@lru_cache(maxsize=1)
def _retired(data: Path, _changed: int, _file: int) -> dict[str, Retired]:
    return retired(data)


def gone(iri: str, past: Retired) -> Failure:
    """Return the failure (410) that tells why an IRI of an earlier release is no more."""
    name = "gone_sources" if past.files else "gone_reading"
    files = ", ".join(past.files)
    return Failure(410, "gone", phrase(name, iri=iri, release=past.release, files=files))


def similar(path: str) -> list[Shown]:
    """Return some things whose addresses look like a path that leads nowhere."""
    word = path.rstrip("/").rpartition("/")[2].lower()[:80]
    if len(word) < 3:
        return []
    try:
        rows = dataset().rows(_SIMILAR, ox.Literal(base()), ox.Literal(word))
        iris = [row["thing"]["value"] for row in rows]
    except Failure:
        return []  # a page that says what is missing must not fail itself
    names = labels(iris)
    return [named(shown({"type": "uri", "value": iri}), names) for iri in iris]
