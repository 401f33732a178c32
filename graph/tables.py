"""CSV tables of the graph (RFC 4180), as ``tables.toml`` describes them, with CSVW metadata.

Quotes hold line breaks as the texts have them; they stand within quotation marks.
"""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from graph.sorted_quads import SortedQuads, Subjects
from graph.written_terms import datatype, is_literal, is_thing, language, value
from ontology.vocabulary import KEL, RDF, SKOS, curie, expand, superclasses

SEPARATOR = "|"
METADATA = "csv-metadata.json"
"""The name by which CSV on the Web finds the metadata of the tables beside it (§ 5.3)."""
REMEMBERED = 8_192
"""How many things are kept in memory while a table is written."""
PREFERRED = ("en", "ru", "kk")
Known = Mapping[str, Sequence[str]]
"""What is said of a thing: the objects, as N-Quads writes them, by the IRI of the property."""
Steps = tuple[tuple[str, ...], ...]
"""A path: of each step the properties, any of which may be followed (IRIs)."""


@dataclass(frozen=True)
class Column:
    """A column: the alternatives of each step from the thing, and what is written of the values."""

    name: str
    titles: Mapping[str, str]
    path: Steps
    value: str
    language: str
    each: bool
    several: bool


@dataclass(frozen=True, eq=False)
class Cells:
    """Columns with their places in a line, which all tell of one thing."""

    columns: tuple[tuple[int, Column], ...]

    @cached_property
    def paths(self) -> tuple[Steps, ...]:
        """Where their values are and what leads there, what leads first."""
        lengths = ((c.path, range(len(c.path) + 1)) for _, c in self.columns)
        found = {path[:length] for path, some in lengths for length in some}
        return tuple(sorted(found, key=len))

    @cached_property
    def steps(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The last step of each path but the empty one, and the place of what leads there."""
        return tuple((self.paths.index(path[:-1]), path[-1]) for path in self.paths[1:])

    @cached_property
    def values(self) -> tuple[tuple[int, Column, int], ...]:
        """The columns with their places, and the places of their paths."""
        return tuple((place, c, self.paths.index(c.path)) for place, c in self.columns)


@dataclass(frozen=True)
class Table:
    """A table: the class of its things, the property to the others of their lines, its columns."""

    name: str
    titles: Mapping[str, str]
    cls: str
    each: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    @cached_property
    def own(self) -> Cells:
        """The columns whose values are those of its things."""
        return Cells(tuple(c for c in enumerate(self.columns) if not c[1].each))

    @cached_property
    def others(self) -> Cells:
        """The columns whose values are those of a line's other thing."""
        return Cells(tuple(c for c in enumerate(self.columns) if c[1].each))


@cache
def tables() -> tuple[Table, ...]:
    """Return the tables in the order of the file."""
    read = tomllib.loads(Path(__file__).with_name("tables.toml").read_text(encoding="utf-8"))
    columns = {name: _column(name, said) for name, said in read.pop("columns").items()}
    return tuple(
        Table(
            name,
            said["title"],
            expand(said["class"]),
            expand(said["each"]) if "each" in said else "",
            tuple(columns[column] for column in said["columns"]),
        )
        for name, said in read.items()
    )


def _column(name: str, said: dict[str, Any]) -> Column:
    path = tuple(tuple(map(expand, step.split("|"))) for step in said.get("path", ()))
    value, language = said.get("value", "term"), said.get("language", "")
    flags = said.get("each", False), said.get("several", False)
    return Column(name, said["title"], path, value, language, *flags)


def write_table(table: Table, quads: SortedQuads, out: IO[bytes]) -> None:
    """Write a table with a line of column names, in the order of the things' IRIs."""
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    reader = _Reader(quads.lookup)
    for iri in quads.lookup.of_class(table.cls):
        writer.writerows(reader.rows(table, iri))
    text.detach()


class _Reader:
    """Reads the cells of things; what was looked at last is remembered.

    Terms are as N-Quads writes them, see ``written_terms.py``.
    """

    def __init__(self, subjects: Subjects) -> None:
        self._known = lru_cache(REMEMBERED)(subjects.said)
        self._names = lru_cache(REMEMBERED)(self._named)
        self._others = lru_cache(REMEMBERED)(self._cells)

    def rows(self, table: Table, iri: str) -> Iterator[list[str]]:
        """Give the lines of a thing."""
        thing = f"<{iri}>"
        line = [""] * len(table.columns)
        for place, text in self._cells(table.own, thing):
            line[place] = text
        others = _follow(self._said([thing]), (table.each,)) if table.each else [thing]
        for other in others:
            for place, text in self._others(table.others, other):
                line[place] = text
            yield [*line]

    def _cells(self, cells: Cells, thing: str) -> tuple[tuple[int, str], ...]:
        """Return cells of a thing with their places; they share what their paths begin with."""
        reached: list[Sequence[str]] = [[thing]]
        known: dict[int, Sequence[Known]] = {}
        for start, step in cells.steps:
            if start not in known:
                known[start] = self._said(reached[start])
            reached.append(_follow(known[start], step))
        return tuple((place, self._cell(c, reached[path])) for place, c, path in cells.values)

    def _cell(self, column: Column, terms: Sequence[str]) -> str:
        if column.language:
            terms = [term for term in terms if language(term) == column.language]
        texts = [text for term in terms for text in self._texts(term, column.value)]
        return _joined(texts) if column.several else next(iter(texts), "")

    def _said(self, terms: Sequence[str]) -> list[Known]:
        return [self._known(term) for term in terms if is_thing(term)]

    def _texts(self, term: str, kind: str) -> Sequence[str]:
        """Return what a column writes of a term; nothing where the term has none of it."""
        if kind == "term":
            return (value(term),)
        if kind == "datatype":
            return [curie(datatype(term)) if is_literal(term) else "iri"]
        if kind == "language":
            return [language(term)] if language(term) else []
        if kind == "name":
            return [] if is_literal(term) else self._names(term)
        if kind == "class":
            return _nearest(self._known(term).get(RDF + "type", ()))
        return [value(term).removeprefix(KEL)]

    def _named(self, thing: str) -> list[str]:
        """Return the preferred name in the first of the languages that has one."""
        names = {language(name): value(name) for name in self._known(thing).get(_NAME, ())}
        return [names[code] for code in (*PREFERRED, *sorted(names)) if code in names][:1]


_NAME = SKOS + "prefLabel"


def _follow(things: Sequence[Known], step: Sequence[str]) -> list[str]:
    return [target for said in things for name in step for target in said.get(name, ())]


def _nearest(types: Sequence[str]) -> list[str]:
    """Return the classes of the ontology that are above none of the others, by local name."""
    names = [value(t).removeprefix(KEL) for t in types if value(t).startswith(KEL)]
    above = {iri for name in names for iri in superclasses(name)[1:]}
    return [name for name in names if KEL + name not in above]


def _joined(texts: Iterable[str]) -> str:
    return SEPARATOR.join(text.replace(SEPARATOR, "¦") for text in texts)


def write_metadata(out: IO[bytes]) -> None:
    """Write the description of all tables (https://www.w3.org/TR/tabular-metadata/)."""
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tables": [_described(table) for table in tables()],
    }
    out.write((json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode())


def _described(table: Table) -> dict[str, Any]:
    # Readers compare the first line with titles of no language (tabular metadata § 5.5.1).
    columns = [
        {"name": column.name, "titles": {"und": column.name, **column.titles}}
        | ({"separator": SEPARATOR} if column.several else {})
        for column in table.columns
    ]
    schema = {"columns": columns, "aboutUrl": "{+iri}"}
    return {"url": table.file, "dc:title": dict(table.titles), "tableSchema": schema}
