"""Triples as text, the same bytes each time: entity tags promise that."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping
from itertools import takewhile
from shutil import copyfileobj
from typing import IO

import pyoxigraph as ox

from endpoint.negotiation import Format
from endpoint.process import IN_MEMORY


def serialise(triples: Iterable[ox.Triple], form: Format, prefixes: Mapping[str, str]) -> IO[bytes]:
    """Return a file, read from its start, with the triples in a format of graphs.

    ``prefixes`` are for Turtle, which declares those it uses. ValueError where the format cannot
    have the triples.
    """
    kind = ox.RdfFormat.from_media_type(form.media_type)
    turtle = kind == ox.RdfFormat.TURTLE
    body = _file()
    try:
        ox.serialize(triples, body, format=kind, prefixes=dict(prefixes) if turtle else None)
        body.seek(0)
        return _tidy(body) if turtle else body
    except BaseException:
        body.close()
        raise


def _file() -> IO[bytes]:
    return tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)


def _tidy(body: IO[bytes]) -> IO[bytes]:
    """Return Turtle with the prefixes that it uses, sorted.

    The serialiser writes all that it is given, in an order of chance.
    """
    with body:
        head = list(takewhile(lambda line: line.startswith(b"@prefix "), body))
        body.seek(sum(map(len, head)))
        used = _used(head, body)
        body.seek(sum(map(len, head)))
        tidy_body = _file()
        tidy_body.writelines(sorted(used))
        copyfileobj(body, tidy_body)
    tidy_body.seek(0)
    return tidy_body


def _used(head: list[bytes], body: IO[bytes]) -> set[bytes]:
    """Return the lines whose prefix stands in the text; a string that looks like one counts."""
    unseen = {
        line: re.compile(rb"(?:^|[\s^(\[,])" + re.escape(line.split()[1]), re.MULTILINE)
        for line in head
    }
    while unseen and (lines := body.readlines(IN_MEMORY)):
        text = b"".join(lines)
        unseen = {line: name for line, name in unseen.items() if not name.search(text)}
    return set(head) - set(unseen)
