"""Dumps: the whole graph as N-Quads, TriG and Turtle, the same bytes for the same quads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from graph.resolution.candidates import COLLECTIONS
from graph.terms import TYPE
from ontology.vocabulary import PREFIXES

NAME = "kelisim"
OTHER_COLLECTIONS = ("claim", "evidence", "source", "graph", "release")


def ordered(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    """Return the quads once each, by graph and subject; of a subject the types come first."""
    return tuple(sorted(set(quads), key=_order))


def _order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    return (
        str(quad.graph_name),
        str(quad.subject),
        quad.predicate != TYPE,
        quad.predicate.value,
        str(quad.object),
    )


def write_dumps(folder: Path, quads: Sequence[ox.Quad], base: str) -> str:
    """Write ordered quads as ``kelisim.nq``, ``.trig`` and ``.ttl``; return the graph's SHA-256.

    N-Quads are canonical and sorted by code point; their SHA-256 names the graph. Turtle has the
    triples of all graphs together.
    """
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    content = b"".join(sorted(written.splitlines(keepends=True)))
    (folder / f"{NAME}.nq").write_bytes(content)
    triples = sorted({quad.triple for quad in quads}, key=_triple_order)
    (folder / f"{NAME}.trig").write_bytes(_readable(quads, ox.RdfFormat.TRIG, base))
    (folder / f"{NAME}.ttl").write_bytes(_readable(triples, ox.RdfFormat.TURTLE, base))
    return sha256(content).hexdigest()


def _readable(
    items: Sequence[ox.Quad] | Sequence[ox.Triple], form: ox.RdfFormat, base: str
) -> bytes:
    """Return Turtle or TriG with its prefixes in order and an empty line before each subject.

    The serialiser escapes line breaks and writes its prefixes in an order of chance.
    """
    written = ox.serialize(items, format=form, prefixes=prefixes(base)) or b""
    lines = written.splitlines(keepends=True)
    head = sorted(line for line in lines if line.startswith(b"@prefix"))
    apart = (line if line.startswith((b"\t", b" ", b"}")) else b"\n" + line for line in lines)
    return b"".join((*head, *(line for line in apart if not line.startswith(b"\n@prefix"))))


def _triple_order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    return (
        str(triple.subject),
        triple.predicate != TYPE,
        triple.predicate.value,
        str(triple.object),
    )


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of the standards and of the data's collections, in order."""
    own = {name: f"{base}{name}/" for name in (*COLLECTIONS.values(), *OTHER_COLLECTIONS)}
    return dict(sorted({**PREFIXES, **own}.items()))
