"""Suggestions while somebody types: things, classes, properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from endpoint.phrases import in_language
from endpoint.reconciliation.asked import STANDARD, class_name
from endpoint.reconciliation.extending import property_json
from endpoint.reconciliation.index import Admits
from endpoint.reconciliation.matching import DEFAULT_TYPES, Matching, types
from endpoint.reconciliation.things import Thing
from endpoint.reconciliation.words import words
from ontology.vocabulary import KEL, Term, classes, properties

PAGE = 10
"""How many suggestions an answer has."""
FILTERED = re.compile(r"type:([^\s)\"]+)")


def filtered(given: Sequence[str], condition: str) -> tuple[str, ...]:
    """Return the classes that things are to be of, any of them; Failure 422 for an unknown one.

    ``condition`` is a type, or types in the form ``(any type:Person type:Place)``.
    """
    several = FILTERED.findall(condition) or condition.split()
    return tuple(class_name(name) for name in (*given, *several) if name)


def things(
    prefix: str, cursor: int, wanted: Sequence[str], matching: Matching
) -> list[dict[str, Any]]:
    """Return things whose names begin so or, where there are none, are like the prefix."""

    def admits(thing: Thing) -> bool:
        return any(name in thing.classes for name in wanted or DEFAULT_TYPES)

    found = like(prefix, cursor + PAGE, admits, matching)
    return [
        {
            "id": thing.id,
            "name": thing.name,
            "description": thing.description,
            "notable": types(thing.kinds),
        }
        for thing in found[cursor : cursor + PAGE]
    ]


def like(text: str, limit: int, admits: Admits, matching: Matching) -> list[Thing]:
    """Return things that a text means: by identifier, by the beginning of a name, by likeness."""
    named = matching.by_id(text)
    found = [named] if named else matching.index.beginning(text, admits)
    return found[:limit] or [one.thing for one in matching.index.search(text, admits, limit)]


def classes_like(prefix: str, cursor: int) -> list[dict[str, Any]]:
    """Return classes with a label, in any language, that has words beginning so."""
    return [
        {
            **types([term.name])[0],
            "description": in_language(dict(term.definitions)),
            "broader": types(
                above.removeprefix(KEL) for above in term.parents if above.startswith(KEL)
            ),
        }
        for term in _beginning(prefix, classes())[cursor : cursor + PAGE]
    ]


def properties_like(prefix: str, cursor: int) -> list[dict[str, Any]]:
    """Return properties with a label, in any language, that has words beginning so."""
    ours = [
        {**property_json(term.name), "description": in_language(dict(term.definitions))}
        for term in _beginning(prefix, properties())
    ]
    others = [property_json(name) for name in STANDARD]
    ours += [one for one in others if _fits(words(prefix), [one["id"], one["name"]])]
    return ours[cursor : cursor + PAGE]


def _beginning(prefix: str, terms: Mapping[str, Term]) -> list[Term]:
    asked = words(prefix.removeprefix(KEL).removeprefix("kel:"))
    found = [term for term in terms.values() if _fits(asked, [term.name, *term.labels.values()])]
    return sorted(found, key=lambda term: len(in_language(dict(term.labels), term.name)))


def _fits(asked: Sequence[str], names: Iterable[str]) -> bool:
    """Say whether each word that is asked for begins a word of one of the names."""
    spelt = [words(name) for name in names]
    return bool(asked) and any(
        all(any(word.startswith(one) for word in several) for one in asked) for several in spelt
    )
