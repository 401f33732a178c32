"""What is asked of the service, read from JSON and bounded.

400 is for what is not JSON, 422 for JSON that the specification or the graph does not know, 413 for
what is larger than the bounds below.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from endpoint.failure import Failure
from ontology.vocabulary import KEL, classes, expand, properties

BATCH = 50
"""How many queries a batch has at most."""
IDS = 200
"""Of how many things values are fetched at once."""
SEVERAL = 20
"""How many types, properties or values of one a query has at most."""
TEXT = 1000
"""The longest text, in characters."""
LIMIT = 50
"""How many candidates a query gets at most."""
DEFAULT_LIMIT = 10
STANDARD: Final = ("skos:prefLabel", "skos:altLabel", "owl:sameAs", "skos:exactMatch")
"""Properties of others that may be asked for, by CURIE."""


@dataclass(frozen=True)
class Reference:
    """A value that is a thing, by its identifier."""

    id: str


Value = str | float | bool | Reference


@dataclass(frozen=True)
class Wanted:
    """Values that a property is to have; any of them will do."""

    property: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Query:
    """A reconciliation query; ``text`` is empty where only properties are given.

    ``types`` are local names of classes; ``strict`` is ``any``, ``all`` or ``should``.
    """

    text: str
    types: tuple[str, ...] = ()
    strict: str = "any"
    limit: int = DEFAULT_LIMIT
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True)
class Column:
    """A property to fetch: at most ``limit`` values of it (0: all), or only their number."""

    property: str
    limit: int = 0
    count: bool = False


@dataclass(frozen=True)
class Extension:
    """A data extension query."""

    ids: tuple[str, ...]
    columns: tuple[Column, ...]


def read_batch(text: str) -> dict[str, Query]:
    """Return the queries of a batch by their names; Failure 400, 413 or 422."""
    batch = _object(_json(text), "queries")
    _fits(batch, BATCH, "queries")
    return {read_text(name, "queries"): _query(query, name[:40]) for name, query in batch.items()}


def _query(found: Any, where: str) -> Query:
    parts = _object(found, where)
    for name in parts:
        if name not in {"query", "type", "type_strict", "limit", "properties"}:
            _wrong(where, f"{name[:40]!r} is no part of a query")
    types = parts.get("type", [])
    query = Query(
        text=read_text(parts.get("query", ""), f"{where}.query").strip(),
        types=tuple(
            class_name(read_text(one, f"{where}.type"))
            for one in _several([types] if isinstance(types, str) else types, f"{where}.type")
            if one != ""
        ),
        strict=_strictness(parts.get("type_strict", "any"), where),
        limit=min(_whole(parts.get("limit", DEFAULT_LIMIT), f"{where}.limit", 1), LIMIT),
        wanted=tuple(
            _wanted(one, f"{where}.properties[{number}]")
            for number, one in enumerate(
                _several(parts.get("properties", []), f"{where}.properties")
            )
        ),
    )
    if not query.text and not query.wanted:
        _wrong(where, "a query or properties are needed")
    return query


def _strictness(found: Any, where: str) -> str:
    if found not in ("any", "all", "should"):
        _wrong(f"{where}.type_strict", "any, all or should is needed")
    return str(found)


def _wanted(found: Any, where: str) -> Wanted:
    parts = _object(found, where)
    if "pid" not in parts or "v" not in parts:
        _wrong(where, "pid and v are needed")
    several = parts["v"] if isinstance(parts["v"], list) else [parts["v"]]
    values = tuple(_value(one, f"{where}.v") for one in _several(several, f"{where}.v"))
    return Wanted(property_name(read_text(parts["pid"], f"{where}.pid")), values)


def _value(found: Any, where: str) -> Value:
    if isinstance(found, dict) and "id" in found:
        return Reference(read_text(found["id"], f"{where}.id"))
    if isinstance(found, bool | float | int):
        return found
    if isinstance(found, str):
        return read_text(found, where)
    _wrong(where, "a text, a number, true, false or an object with an id is needed")


def read_extension(text: str) -> Extension:
    """Return a data extension query; Failure 400, 413 or 422."""
    parts = _object(_json(text), "extend")
    if "ids" not in parts or "properties" not in parts:
        _wrong("extend", "ids and properties are needed")
    ids = _several(parts["ids"], "extend.ids", IDS)
    columns = _several(parts["properties"], "extend.properties")
    return Extension(
        tuple(dict.fromkeys(read_text(one, "extend.ids") for one in ids)),
        tuple(_column(one, f"extend.properties[{n}]") for n, one in enumerate(columns)),
    )


def _column(found: Any, where: str) -> Column:
    parts = _object(found, where)
    name = property_name(read_text(parts.get("id"), f"{where}.id"))
    settings = _object(parts.get("settings", {}), f"{where}.settings")
    limit = settings.get("limit") or 0  # a form that was left empty gives null or ''
    return Column(
        name,
        _whole(_number(limit), f"{where}.settings.limit", 0),
        settings.get("count") in (True, "on", "true"),
    )


def _number(found: Any) -> Any:
    """Return the number that digits tell, as forms send them; all else as it is."""
    told = isinstance(found, str) and found.isascii() and found.isdigit()
    return int(read_text(found, "a number")) if told else found


def class_name(asked: str) -> str:
    """Return the local name of a class, told so, as ``kel:Law`` or by its IRI; Failure 422."""
    name = asked.removeprefix(KEL).removeprefix("kel:")
    if name not in classes():
        raise Failure(
            422, "unknown-type", f"There is no type {asked[:80]!r}{_hint(name, classes())}"
        )
    return name


def property_name(asked: str) -> str:
    """Return the local name of a property of ours, or the CURIE of another; Failure 422."""
    name = asked.removeprefix(KEL).removeprefix("kel:")
    if name in properties():
        return name
    for other in STANDARD:
        if asked in (other, expand(other)):
            return other
    hint = _hint(name, properties())
    raise Failure(422, "unknown-property", f"There is no property {asked[:80]!r}{hint}")


def _hint(name: str, known: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name[:80], known, 1)
    return f"; did you mean {near[0]}?" if near else "."


def _json(text: str) -> Any:
    def refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is no number of JSON")

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        message = f"This is not JSON: {error.msg}."
        raise Failure(400, "not-json", message, line=error.lineno, column=error.colno) from error
    except (ValueError, RecursionError) as error:
        message = "This is not JSON that can be read: it nests too deep or has an odd number."
        raise Failure(400, "not-json", message) from error


def _object(found: Any, where: str) -> dict[str, Any]:
    if not isinstance(found, dict):
        _wrong(where, "an object is needed")
    return found


def _several(found: Any, where: str, most: int = SEVERAL) -> list[Any]:
    if not isinstance(found, list):
        _wrong(where, "a list is needed")
    _fits(found, most, where)
    return found


def _fits(several: Iterable[Any], most: int, where: str) -> None:
    number = len(list(several))
    if number > most:
        raise Failure(413, "too-many", f"{where}: {number}, but at most {most} at once.")


def read_text(found: Any, where: str) -> str:
    """Return a text of valid characters; Failure 422, or 413 for one that is too long."""
    if not isinstance(found, str):
        _wrong(where, "a text is needed")
    if len(found) > TEXT:
        raise Failure(413, "too-long", f"{where}: a text has at most {TEXT} characters.")
    if any("\ud800" <= letter <= "\udfff" for letter in found):
        _wrong(where, "half a character")
    return found


def _whole(found: Any, where: str, least: int) -> int:
    whole = isinstance(found, int) and not isinstance(found, bool)
    if not whole and not (isinstance(found, float) and found.is_integer()):
        _wrong(where, "a whole number is needed")
    if found < least:
        _wrong(where, f"a number of at least {least} is needed")
    return int(min(found, 2**31))


def _wrong(where: str, problem: str) -> NoReturn:
    raise Failure(422, "invalid-query", f"{where}: {problem}.")
