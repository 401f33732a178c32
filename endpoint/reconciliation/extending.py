"""Data extension: the values of properties of things that were reconciled, and which there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from endpoint.phrases import phrase
from endpoint.reconciliation import values
from endpoint.reconciliation.asked import STANDARD, Column, Extension
from endpoint.reconciliation.matching import Matching, types
from endpoint.terms import term_label
from ontology.vocabulary import KEL, classes, expand, properties

PROPOSED = 50
"""How many properties are proposed at most."""
_USED = """
SELECT ?property (COUNT(DISTINCT ?thing) AS ?number) WHERE {
  ?thing a <%s> ; ?property ?value
} GROUP BY ?property ORDER BY DESC(?number) ?property LIMIT 500"""


def extend(asked: Extension, matching: Matching) -> dict[str, Any]:
    """Return the values as JSON, under the identifiers that were asked for; Failure as a query."""
    known = {id: thing.id for id in asked.ids if (thing := matching.by_id(id))}
    names = [column.property for column in asked.columns]
    fetched = values.fetch(matching.dataset, known.values(), names)
    return {
        "meta": [_described(name) for name in dict.fromkeys(names)],
        "rows": {
            id: {
                column.property: _cells(
                    fetched.get((known.get(id, ""), column.property), []), column, matching
                )
                for column in asked.columns
            }
            for id in asked.ids
        },
    }


def _cells(terms: Sequence[Any], column: Column, matching: Matching) -> list[dict[str, Any]]:
    if column.count:
        return [{"int": len(terms)}]
    ordered = values.in_reading_order(terms)
    return [
        values.as_json(term, matching.index, matching.start)
        for term in ordered[: column.limit or None]
    ]


def _described(name: str) -> dict[str, Any]:
    found = property_json(name)
    known = properties().get(name)
    if known and known.kind == "object" and known.range in classes():
        found["type"] = types([known.range])[0]
    return found


def property_json(name: str) -> dict[str, Any]:
    """Return a property as JSON: its identifier and its label in the reader's language."""
    return {"id": name, "name": term_label(expand(name))}


def propose(cls: str, limit: int, matching: Matching) -> dict[str, Any]:
    """Return the properties that things of a class (a local name) have, the most used first."""
    rows = matching.dataset.rows(_USED % (KEL + cls))
    offered = {expand(name): name for name in (*properties(), *STANDARD)}
    used = [row["property"]["value"] for row in rows]
    several = [property_json(offered[iri]) for iri in used if iri in offered][:limit]
    return {"type": cls, "limit": limit, "properties": several}


def settings() -> list[dict[str, Any]]:
    """Return what can be set for a property that is fetched."""
    return [
        {"name": "limit", "type": "number", "default": 0, "label": phrase("most_values"),
         "help_text": phrase("most_values_help")},
        {"name": "count", "type": "checkbox", "default": False, "label": phrase("count_values"),
         "help_text": phrase("count_values_help")},
    ]  # fmt: skip
