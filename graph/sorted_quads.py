"""Quads on disk in one order: N-Quads whose lines are sorted by code point.

All lines of a subject stand together in such a file, and a subject is found fast, so that every
other form of the graph can be written from it as a stream.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cached_property
from hashlib import sha256
from itertools import groupby, islice
from mmap import ACCESS_READ, mmap
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pyoxigraph as ox

from ontology.vocabulary import RDF

N_QUADS = "kelisim.nq"
"""The name of the file that every release has among its dumps."""
RUN = 100_000
"""How many quads are sorted in memory at once."""
BATCH = 4_000
"""About how many lines are parsed or written at once."""


def write_sorted(quads: Iterable[ox.Quad], path: Path) -> str:
    """Write quads in any order, each once, as sorted canonical N-Quads; return their SHA-256.

    What does not fit into one run is sorted in parts, which wait in files without names.
    """
    digest, coming = sha256(), iter(quads)
    with ExitStack() as files, path.open("wb") as out:
        runs: list[Iterable[bytes]] = []
        while run := _sorted_lines(islice(coming, RUN)):
            runs.append(run if len(run) < RUN else _kept(run, files.enter_context(TemporaryFile())))
        lines = map(itemgetter(0), groupby(heapq.merge(*runs)))
        while batch := b"".join(islice(lines, BATCH)):
            digest.update(batch)
            out.write(batch)
    return digest.hexdigest()


def parsed(lines: bytes, form: ox.RdfFormat) -> Iterator[ox.Quad]:
    """Give the quads of lines that were written here; their IRIs need no check anew."""
    return iter(ox.parse(lines, format=form, lenient=True))


def _sorted_lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return sorted(written.splitlines(keepends=True))


def _kept(lines: Iterable[bytes], file: IO[bytes]) -> IO[bytes]:
    file.writelines(lines)
    file.seek(0)
    return file


class SortedQuads:
    """A file of sorted N-Quads, each in a named graph.

    What it gives is read from the disk anew each time, but for where the subjects stand.
    """

    def __init__(self, path: Path) -> None:
        """Take a file that ``write_sorted`` made."""
        self.path = path

    def __iter__(self) -> Iterator[ox.Quad]:
        """Give all quads in order."""
        return iter(ox.parse(path=self.path, format=ox.RdfFormat.N_QUADS, lenient=True))

    def triples(self) -> Iterator[ox.Triple]:
        """Give the triples of all graphs together, each once, by subject."""
        for _, quads in groupby(self, key=lambda quad: quad.subject):
            yield from dict.fromkeys(quad.triple for quad in quads)

    def subjects(self) -> Iterator[list[bytes]]:
        """Give the triples of each subject as N-Triples, each once, whatever graph they stand in.

        Lines in their order are much faster than terms that are parsed.
        """
        subject, before = b"\n", b""
        described: list[bytes] = []
        with self.path.open("rb") as file:
            for line in file:
                triple = line[: line.rindex(b" <")]  # the graph comes last
                if triple == before:
                    continue
                before = triple
                if not triple.startswith(subject):
                    if described:
                        yield described
                    subject, described = triple[: triple.index(b" ") + 1], []
                described.append(triple + b" .\n")
        if described:
            yield described

    @cached_property
    def lookup(self) -> Subjects:
        """The subjects, to be looked up; it stays open."""
        return Subjects(self.path)

    def bare(self) -> Iterator[tuple[str, str, str]]:
        """Give subject, property and object of each triple once, without brackets, as written.

        This is four times as fast as parsing; of a literal the first and last character is missing.
        """
        before = ""
        with self.path.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                triple = line[: line.rindex(" <")]  # the graph comes last
                if triple != before:
                    subject, property_, target = triple.split(" ", 2)
                    yield subject[1:-1], property_[1:-1], target[1:-1]
                    before = triple

    def graphs(self) -> Iterator[Iterator[Sequence[bytes]]]:
        """Give the lines of each named graph in batches, the graphs by name."""
        places: dict[bytes, array[int]] = {}
        end = 0
        with self.path.open("rb") as file:
            for name, lines in groupby(file, key=lambda line: line[line.rindex(b" <") :]):
                start = end
                end += sum(map(len, lines))
                places.setdefault(name, array("Q")).extend((start, end))
        for name in sorted(places):
            yield self._batches(places[name])

    def _batches(self, places: Sequence[int]) -> Iterator[Sequence[bytes]]:
        lines = self._stretches(places)
        while batch := tuple(islice(lines, BATCH)):
            yield batch

    def _stretches(self, places: Sequence[int]) -> Iterator[bytes]:
        """Give the lines between each two places."""
        with self.path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as whole:
            for start, end in zip(places[::2], places[1::2], strict=True):
                yield from whole[start:end].splitlines(keepends=True)


def batches(subjects: Iterable[Sequence[bytes]]) -> Iterator[list[bytes]]:
    """Give the lines of whole subjects, about as many at a time as a batch has."""
    batch: list[bytes] = []
    for described in subjects:
        batch += described
        if len(batch) >= BATCH:
            yield batch
            batch = []
    yield batch


class Subjects:
    """The subjects of a file of sorted N-Quads, looked up; to be used in a ``with``."""

    def __init__(self, path: Path) -> None:
        """Open the file, which may not be empty."""
        with path.open("rb") as file:
            self._places = dict(_places(file))
            self._bytes = mmap(file.fileno(), 0, access=ACCESS_READ)

    def __enter__(self) -> Subjects:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._bytes.close()

    def of(self, iri: str) -> tuple[ox.Triple, ...]:
        """Return the triples of a subject, whatever graph they stand in; none of an unknown one."""
        lines = self._lines(f"<{iri}>".encode()).splitlines()
        triples = dict.fromkeys(line[: line.rindex(b" <")] for line in lines)  # no graph, each once
        read = parsed(b" .\n".join((*triples, b"")), ox.RdfFormat.N_TRIPLES)
        return tuple(quad.triple for quad in read)

    def said(self, thing: str) -> dict[str, list[str]]:
        """Return the objects of a subject by the IRI of the property, whatever graph they stand in.

        Subject and objects are as N-Quads writes them, see ``written_terms.py``.
        """
        found: dict[str, list[str]] = {}
        before = ""
        for line in self._lines(thing.encode()).decode().split("\n")[:-1]:
            triple = line[: line.rindex(" <")]  # equal ones stand together
            if triple != before:
                _, property_, target = triple.split(" ", 2)
                found.setdefault(property_[1:-1], []).append(target)
                before = triple
        return found

    def of_class(self, cls: str) -> Iterator[str]:
        """Give the IRIs of the things of a class, in order."""
        wanted, before = f"> <{RDF}type> <{cls}> ".encode(), b""
        at = self._bytes.find(wanted)
        while at >= 0:
            start = self._bytes.rfind(b"\n", 0, at) + 1
            iri = self._bytes[start + 1 : at]
            if iri != before and self._bytes[start : start + 1] == b"<" and b">" not in iri:
                yield iri.decode()
                before = iri
            at = self._bytes.find(wanted, at + 1)

    def _lines(self, subject: bytes) -> bytes:
        """Return the lines of a subject as it is written, which stand together."""
        start, end = self._places.get(subject, (0, 0))
        return self._bytes[start:end]


def _places(file: IO[bytes]) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Give each subject of sorted N-Quads, as written, and where its lines start and end."""
    end = 0
    for subject, lines in groupby(file, key=lambda line: line[: line.index(b" ")]):
        start = end
        end += sum(map(len, lines))
        yield subject, (start, end)
