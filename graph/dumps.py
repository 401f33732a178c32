"""Dumps: the whole graph in each form, the same bytes for the same quads.

N-Quads come first, sorted; every other form is made from them as a stream, a subject at a time.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from shutil import copyfileobj
from typing import IO

import pyoxigraph as ox

from graph.json_ld import write_json_ld
from graph.resolution.candidates import COLLECTIONS
from graph.side_by_side import side_by_side
from graph.sorted_quads import N_QUADS, SortedQuads, batches, parsed, write_sorted
from graph.store import write_store
from graph.tables import METADATA, Table, tables, write_metadata, write_table
from graph.terms import TYPE
from ontology.vocabulary import PREFIXES, RDF

NAME = "kelisim"
SUFFIX = ".gz"
STORE, TABLES = "store", "tables"
SLOWEST = (STORE, TABLES, f"{NAME}.trig", f"{NAME}.jsonld")
"""What takes longest to write, and is begun first."""
BLOCK = 1024 * 1024
OTHER_COLLECTIONS = ("claim", "curator", "evidence", "source", "graph", "release", "update")
STATED = tuple(ox.NamedNode(RDF + name) for name in ("subject", "predicate", "object"))
STATEMENT, REIFIES = ox.NamedNode(RDF + "Statement"), ox.NamedNode(RDF + "reifies")
_STATED, _STATEMENT, _TYPE = tuple(map(str, STATED)), str(STATEMENT), f" {TYPE} ".encode()
Described = Sequence[bytes]
"""The triples of a subject, as lines of N-Triples."""


@dataclass(frozen=True)
class Form:
    """A form of the whole graph: its file, media type, and what writes it from sorted quads.

    The writer also takes the base of the data's IRIs. ``kept`` says that releases have the file.
    """

    file: str
    media_type: str
    write: Callable[[SortedQuads, IO[bytes], str], None]
    kept: bool = True

    @property
    def is_rdf(self) -> bool:
        """Whether it is the graph itself, and no table."""
        return ox.RdfFormat.from_media_type(self.media_type) is not None

    @property
    def task(self) -> str:
        """With what it is written: tables share where the subjects stand, all else stands alone."""
        return self.file if self.is_rdf else TABLES


def write_dumps(
    folder: Path,
    quads: Iterable[ox.Quad],
    base: str,
    store: Path | None = None,
    processes: int = 1,
) -> str:
    """Write the dumps of a release, each plain and as gzip; return the graph's SHA-256.

    N-Quads are canonical and sorted by code point; their SHA-256 names the graph. TriG has the
    same quads; the other forms have the triples of all graphs together. The store is made from the
    N-Quads too, where a folder is named for it; the forms are written side by side.
    """
    path = folder / N_QUADS
    digest = write_sorted(quads, path)
    found = SortedQuads(path)
    names = dict.fromkeys(form.task for form in FORMS.values() if form.kept)
    tasks = [_Task(name, found, base) for name in names]
    tasks += [_Task(STORE, found, str(store))] if store else []
    tasks.sort(key=lambda task: [*SLOWEST, task.name].index(task.name))
    for _ in side_by_side(_done, tasks, processes):
        pass
    return digest


@dataclass(frozen=True)
class _Task:
    """A form, or the tables, to be written for a base; or the store, into its folder."""

    name: str
    quads: SortedQuads
    place: str


def _done(task: _Task) -> None:
    if task.name == STORE:
        write_store(Path(task.place), task.quads.path)
        return
    for form in FORMS.values():
        if form.kept and form.task == task.name:
            path = task.quads.path.with_name(form.file)
            if path != task.quads.path:
                with path.open("wb") as out:
                    form.write(task.quads, out, task.place)
            compress(path)


def compress(path: Path) -> None:
    """Write a gzip file (RFC 1952) beside a file; it has neither a name nor a clock in it."""
    with path.open("rb") as file, Path(f"{path}{SUFFIX}").open("wb") as out:
        copy_compressed(file, out)


def copy_compressed(file: IO[bytes], out: IO[bytes]) -> None:
    """Copy what a file has left to another as gzip, the same bytes each time."""
    with gzip.GzipFile("", "wb", compresslevel=6, fileobj=out, mtime=0) as packed:
        copyfileobj(file, packed, BLOCK)


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of the standards and of the data's collections, in order."""
    own = {name: f"{base}{name}/" for name in (*COLLECTIONS.values(), *OTHER_COLLECTIONS)}
    return dict(sorted({**PREFIXES, **own}.items()))


def reified(described: Described) -> Described:
    """Return a claim as RDF 1.2 has it: it reifies (rdf:reifies) the triple that it states.

    What is no claim is returned as it is.
    """
    parts: dict[str, str] = {}
    rest = []
    for line in described:
        subject, property_, target = line.decode().removesuffix(" .\n").split(" ", 2)
        if property_ in _STATED:
            parts[property_] = target
        elif target != _STATEMENT:
            rest.append(line)
    if len(parts) < len(STATED):
        return described
    stated = " ".join(parts[name] for name in _STATED)
    return [*rest, f"{subject} {REIFIES} <<( {stated} )>> .\n".encode()]


def _n_quads(quads: SortedQuads, out: IO[bytes], _base: str) -> None:
    with quads.path.open("rb") as file:
        copyfileobj(file, out)


def _n_triples(quads: SortedQuads, out: IO[bytes], _base: str) -> None:
    out.writelines(line for described in quads.subjects() for line in described)


def _rdf_xml(quads: SortedQuads, out: IO[bytes], _base: str) -> None:
    ox.serialize(quads.triples(), out, format=ox.RdfFormat.RDF_XML)


def _turtle(quads: SortedQuads, out: IO[bytes], base: str) -> None:
    _write_turtle(quads.subjects(), out, base)


def _turtle_12(quads: SortedQuads, out: IO[bytes], base: str) -> None:
    _write_turtle(map(reified, quads.subjects()), out, base)


def _write_turtle(subjects: Iterable[Described], out: IO[bytes], base: str) -> None:
    """Write Turtle with an empty line before each subject, whose types come first."""
    names = prefixes(base)
    out.write(_head(names))
    for batch in batches(map(_types_first, subjects)):
        for line in _lines(batch, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE, names):
            out.write(line if line.startswith(b"\t") else b"\n" + line)


def _trig(quads: SortedQuads, out: IO[bytes], base: str) -> None:
    """Write TriG graph by graph; a graph's braces stand around all of its batches."""
    names = prefixes(base)
    out.write(_head(names))
    for pieces in quads.graphs():
        for number, piece in enumerate(pieces):
            subjects = groupby(piece, key=lambda line: line[: line.index(b" ")])
            ordered = [line for _, group in subjects for line in _types_first([*group])]
            written = _lines(ordered, ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, names)
            opening, *lines, _closing = written
            out.write(b"\n" + opening if number == 0 else b"")
            out.writelines(lines)
        out.write(b"}\n")


def _lines(
    batch: Sequence[bytes], read: ox.RdfFormat, form: ox.RdfFormat, names: Mapping[str, str]
) -> list[bytes]:
    """Return the lines of a batch without the prefixes, whose order is one of chance."""
    found = parsed(b"".join(batch), read)
    written = ox.serialize(found, format=form, prefixes=dict(names))
    return (written or b"").splitlines(keepends=True)[len(names) :]


def _types_first(described: Described) -> Described:
    """Return the lines of a subject in their order, but its types before all else."""
    types = described[0].partition(b" ")[0] + _TYPE
    return sorted(described, key=lambda line: not line.startswith(types))


def _head(names: Mapping[str, str]) -> bytes:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in names.items()).encode()


def _table(table: Table) -> Form:
    def write(quads: SortedQuads, out: IO[bytes], _base: str) -> None:
        write_table(table, quads, out)

    return Form(table.file, "text/csv", write)


FORMS = {
    "ttl": Form(f"{NAME}.ttl", "text/turtle", _turtle),
    "nq": Form(N_QUADS, "application/n-quads", _n_quads),
    "trig": Form(f"{NAME}.trig", "application/trig", _trig),
    "jsonld": Form(f"{NAME}.jsonld", "application/ld+json", write_json_ld),
    "ttl12": Form(f"{NAME}.rdf12.ttl", "text/turtle; version=1.2", _turtle_12),
    "nt": Form(f"{NAME}.nt", "application/n-triples", _n_triples, kept=False),
    "rdf": Form(f"{NAME}.rdf", "application/rdf+xml", _rdf_xml, kept=False),
    **{table.file: _table(table) for table in tables()},
    METADATA: Form(
        METADATA, "application/csvm+json", lambda _quads, out, _base: write_metadata(out)
    ),
}
"""The forms by the name that ``kelisim dump --format`` takes."""
