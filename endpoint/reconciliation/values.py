"""Values of properties: fetched from the graph, given in JSON, compared with what is asked."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from endpoint.dataset import Dataset
from endpoint.failure import Failure
from endpoint.phrases import in_language, language
from endpoint.reconciliation.asked import Reference, Value
from endpoint.reconciliation.index import Index
from endpoint.reconciliation.things import base
from endpoint.reconciliation.words import likeness, words
from ontology.documentation import entries
from ontology.vocabulary import EDTF, KEL, XSD, expand

Alike = Callable[[str], Mapping[str, float]]
"""Gives the things (their ids) whose names are like a text, with how alike they are."""
Values = Mapping[tuple[str, str], list[Any]]
"""The terms (SPARQL 1.1 JSON) of a thing's (its id) property (its name), in order."""

MOST = 20_000
"""How many values are fetched at once."""
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?", re.DOTALL)
_INTEGER = re.compile(r"[+-]?\d{1,4000}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WHOLE = frozenset(XSD + name for name in ("integer", "int", "long", "nonNegativeInteger"))
_BROKEN = frozenset(XSD + name for name in ("decimal", "double", "float"))
_DATES: Final = frozenset({XSD + "date", EDTF + "EDTF"})
_QUERY = f"""
SELECT DISTINCT ?thing ?property ?value WHERE {{
  VALUES ?thing {{ %s }}
  ?thing ?property ?value FILTER(?property IN (%s) && !isBlank(?value))
}} ORDER BY ?thing ?property ?value LIMIT {MOST + 1}"""


def fetch(dataset: Dataset, ids: Iterable[str], names: Iterable[str]) -> Values:
    """Return the values of properties of things; Failure 413 where there are too many."""
    start = base(dataset)
    things = " ".join(f"<{start}{id}>" for id in dict.fromkeys(ids))  # from the index, so valid
    asked = {expand(name): name for name in names}
    if not things or not asked:
        return {}
    rows = dataset.rows(_QUERY % (things, ", ".join(f"<{iri}>" for iri in asked)))
    if len(rows) > MOST:
        raise Failure(413, "too-many", f"These have more than {MOST} values; ask for fewer.")
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        thing = row["thing"]["value"].removeprefix(start)
        found.setdefault((thing, asked[row["property"]["value"]]), []).append(row["value"])
    return found


def as_json(term: Mapping[str, str], index: Index, start: str) -> dict[str, Any]:
    """Return a value as data extension gives it; a date less exact than a day stays a text."""
    text, datatype = term["value"], term.get("datatype", "")
    if term["type"] == "uri":
        return _thing(text, index, start)
    if datatype in _WHOLE:
        return {"int": int(text)} if _INTEGER.fullmatch(text) else {"str": text}
    if datatype in _BROKEN and math.isfinite(number := _number(text)):
        return {"float": number}
    if datatype in _DATES and _DAY.fullmatch(text):
        return {"date": f"{text}T00:00:00+00:00"}
    return {"str": text}


def as_text(term: Mapping[str, str], index: Index, start: str) -> str:
    """Return a value as a person reads it; '' for a thing without a name."""
    if term["type"] != "uri":
        return term["value"]
    found = _thing(term["value"], index, start)
    return str(found.get("str") or (found["name"] if found["name"] != found["id"] else ""))


def _thing(iri: str, index: Index, start: str) -> dict[str, Any]:
    if iri.startswith(start):
        id = iri.removeprefix(start)
        return {"id": id, "name": index.things[id].name if id in index.things else id}
    term = entries().get(iri.removeprefix(KEL)) if iri.startswith(KEL) else None
    return {"str": in_language(dict(term.labels), term.name) if term else iri}


def in_reading_order(terms: Iterable[Any]) -> list[Any]:
    """Return texts in the reader's language before others; all else stays as it is."""
    return sorted(terms, key=lambda term: term.get("xml:lang", "") not in ("", language()))


def fit(value: Value, terms: Iterable[Mapping[str, str]], alike: Alike, start: str) -> float:
    """Return how well the value that is asked for fits the best of some terms, from 0 to 1."""
    return max((_fits(value, term, alike, start) for term in terms), default=0.0)


def _fits(value: Value, term: Mapping[str, str], alike: Alike, start: str) -> float:
    text = term["value"]
    if term["type"] == "uri":
        id = text.removeprefix(start)
        asked = value.id if isinstance(value, Reference) else str(value)
        named = {} if isinstance(value, Reference) else alike(asked)
        return 1.0 if asked in (id, text) else named.get(id, 0.0)
    if isinstance(value, Reference):
        return 0.0
    if term.get("datatype") in _DATES:
        return _same_time(str(value), text)
    if isinstance(value, bool):
        return float(str(value).lower() == text)
    if isinstance(value, int | float) or term.get("datatype", "") in _WHOLE | _BROKEN:
        return float(_number(value) == _number(text))
    return likeness(words(value), words(text))


def _number(text: str | float) -> float:
    """Return a number, NaN (which equals nothing) where there is none."""
    try:
        return float(text)
    except (ValueError, OverflowError):
        return math.nan


def _same_time(asked: str, date: str) -> float:
    """Return 1 for the same EDTF date, 0.9 where one is only more exact than the other."""
    if asked == date:
        return 1.0
    ends = [DATE.fullmatch(end.strip()) for end in (asked, *date.split("/"))]
    if not ends[0]:
        return 0.0
    wanted = [part for part in ends[0].groups() if part]
    for end in ends[1:]:
        known = [part for part in end.groups() if part] if end else []
        if known and all(a == b for a, b in zip(wanted, known, strict=False)):
            return 1.0 if len(wanted) == len(known) and "/" not in date else 0.9
    return 0.0
