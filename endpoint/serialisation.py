"""Triples as text, the same bytes each time: entity tags promise that."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from shutil import copyfileobj
from typing import IO

import pyoxigraph as ox

from endpoint.negotiation import Format
from endpoint.workers import IN_MEMORY


def serialise(triples: Iterable[ox.Triple], form: Format, prefixes: Mapping[str, str]) -> IO[bytes]:
    """Return a file, read from its start, with the triples in a format of graphs.

    ``prefixes`` are for Turtle. ValueError where the format cannot have the triples.
    """
    kind = ox.RdfFormat.from_media_type(form.media_type)
    turtle = kind == ox.RdfFormat.TURTLE
    body = _file()
    try:
        ox.serialize(triples, body, format=kind, prefixes=dict(prefixes) if turtle else None)
        body.seek(0)
        return _in_order(body) if turtle else body
    except BaseException:
        body.close()
        raise


def _file() -> IO[bytes]:
    return tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)


def _in_order(body: IO[bytes]) -> IO[bytes]:
    """Return Turtle with its prefixes sorted: the serialiser has them in an order of chance."""
    with body:
        head, line = [], body.readline()
        while line.startswith(b"@prefix "):
            head.append(line)
            line = body.readline()
        sorted_body = _file()
        sorted_body.writelines([*sorted(head), line])
        copyfileobj(body, sorted_body)
    sorted_body.seek(0)
    return sorted_body
