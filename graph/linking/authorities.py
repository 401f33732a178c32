"""Authorities: lists of known things with their addresses, each a table and a description of it.

``authorities/NAME.toml`` tells how ``authorities/NAME.tsv`` is read: which of our classes it knows,
how its records are found (``match``, see ``names.py``) in which columns, and which addresses they
have. Cells with several names have ``|`` between them; a star marks a name that others bear, too,
in the countries of the column ``shared``. A table is read when it is first asked for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Formatter
from typing import NamedTuple

from graph.linking.names import KEYS, folded, plain_keys

STAR = "*"


@dataclass(frozen=True, eq=False)
class Record:
    """A known thing: the cells of its row, by column, and the patterns of its addresses."""

    cells: Mapping[str, str]
    patterns: tuple[str, ...]

    @cached_property
    def iris(self) -> tuple[str, ...]:
        """Its addresses: those whose cells are not empty."""
        return tuple(filter(None, (_filled(pattern, self.cells) for pattern in self.patterns)))

    @property
    def cls(self) -> str:
        """The class that it must have (a local name), '' where any of its authority's will do."""
        return self.cells.get("class", "")

    @property
    def country(self) -> str:
        """The ISO 3166-1 code of the country that it belongs to, or ''."""
        return self.cells.get("country", "")

    @property
    def namesakes(self) -> frozenset[str]:
        """The countries of others that bear one of its names with a star."""
        return frozenset(self.cells.get("shared", "").split())


class Found(NamedTuple):
    """A record by one of its keys; ``shared`` where others bear that name, too."""

    record: Record
    shared: bool


@dataclass(frozen=True)
class Form:
    """Words of a long name that tell a form of state, folded, and whose form it is today, by code.

    Where ``only`` is empty, it is that of all but those of ``but``.
    """

    words: tuple[str, ...]
    only: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()

    def told_by(self, names: Iterable[str]) -> bool:
        """Say whether one of some folded names has the words."""
        return any(f" {words} " in f" {name} " for name in names for words in self.words)

    def is_of(self, record: Record) -> bool:
        """Say whether a record has this form today."""
        code = record.cells["code"]
        return code in self.only if self.only else code not in self.but


@dataclass(frozen=True)
class Authority:
    """A list of known things, as its description tells; ``score`` is how often a link is right.

    ``title`` is by language, ``relation`` one of ``graph.claims.RELATIONS``, ``match`` a word of
    KEYS. ``unsure`` are folded names that something outside the list bears as well. Of ``forms``
    the first that a name tells must be the record's: a name of another form is that of an earlier
    state.
    """

    name: str
    title: Mapping[str, str]
    version: str
    licence: str
    source: str
    classes: tuple[str, ...]
    relation: str
    match: str
    columns: tuple[str, ...]
    iris: tuple[str, ...]
    score: float
    unsure: frozenset[str] = frozenset()
    forms: tuple[Form, ...] = ()

    def find(self, name: str, language: str) -> tuple[Found, ...]:
        """Return the records that a name in a language (BCP 47) can mean."""
        if plain_keys(name, language) & self.unsure:
            return ()
        keys = KEYS[self.match](name, language)
        found = dict.fromkeys(f for key in sorted(keys) for f in self._index.get(key, ()))
        form = self._form(name, language)
        return tuple(one for one in found if form is None or form.is_of(one.record))

    def _form(self, name: str, language: str) -> Form | None:
        names = plain_keys(name, language) if self.forms else ()
        return next((form for form in self.forms if form.told_by(names)), None)

    @cached_property
    def _index(self) -> Mapping[str, tuple[Found, ...]]:
        index: dict[str, tuple[Found, ...]] = {}
        for record in self.records():
            for column in self.columns:
                for name in filter(None, record.cells[column].split("|")):
                    found = Found(record, name.endswith(STAR))
                    for key in self._keys(name.removesuffix(STAR), column):
                        index[key] = (*index.get(key, ()), found)
        return index

    def _keys(self, name: str, column: str) -> tuple[str, ...]:
        """Return the keys of a cell: names have theirs, codes are keys."""
        if self.match == "name":
            return (folded(name),)
        return tuple(KEYS[self.match](name, column)) if self.match == "person" else (name,)

    def records(self) -> Iterator[Record]:
        """Give the records in the order of the table."""
        head, *rows = (_folder() / f"{self.name}.tsv").read_text(encoding="utf-8").splitlines()
        columns = head.split("\t")
        for row in rows:
            cells = dict(zip(columns, row.split("\t"), strict=True))
            yield Record(cells, self.iris)


def _filled(pattern: str, cells: Mapping[str, str]) -> str:
    """Return an address, or '' where a cell that it takes is empty."""
    columns = [column for _, column, _, _ in Formatter().parse(pattern) if column]
    return pattern.format_map(cells) if all(cells[column] for column in columns) else ""


@cache
def authorities() -> tuple[Authority, ...]:
    """Return all authorities, by name; their tables are not read yet."""
    described = sorted(path.name for path in _folder().iterdir() if path.name.endswith(".toml"))
    return tuple(_authority(name.removesuffix(".toml")) for name in described)


def authority(name: str) -> Authority:
    """Return an authority by its name; KeyError where there is none."""
    return {one.name: one for one in authorities()}[name]


@cache
def unsure_names() -> frozenset[str]:
    """Return the folded names that tell nothing, of all authorities."""
    return frozenset().union(*(one.unsure for one in authorities()))


def _authority(name: str) -> Authority:
    table = tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    table.pop("examples")
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    unsure = frozenset(folded(other) for other in lists.pop("unsure", ()))
    forms = tuple(_form(**form) for form in lists.pop("forms", ()))
    return Authority(name, **(table | lists | {"unsure": unsure, "forms": forms}))


def _form(words: Iterable[str], only: Iterable[str] = (), but: Iterable[str] = ()) -> Form:
    return Form(tuple(map(folded, words)), frozenset(only), frozenset(but))


def _folder() -> Traversable:
    return files("graph.linking") / "authorities"
