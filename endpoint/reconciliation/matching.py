"""Reconciliation queries: candidates with their scores, and whether one of them is surely it.

A score, from 0 to 100, is how alike the best name is; where a candidate has the properties that
were asked for, how well they fit counts beside it. Only one candidate can be sure: it alone has
exactly that name, nothing that is asked of it is wrong, no other comes near, and the name tells
enough (``Parliament`` or a surname alone do not).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from endpoint.dataset import Dataset
from endpoint.failure import Failure
from endpoint.phrases import LANGUAGES
from endpoint.reconciliation import values
from endpoint.reconciliation.asked import Query, Reference, Value, Wanted
from endpoint.reconciliation.index import Admits, Found, Index
from endpoint.reconciliation.things import Thing, base, class_label
from endpoint.reconciliation.values import Values
from endpoint.reconciliation.words import words
from graph.resolution.generic import generic_words
from ontology.vocabulary import DATATYPES, expand, properties

DEFAULT_TYPES = ("PolicyActor", "LegalAct", "PolicyEvent", "Place", "Post")
"""What is looked for where no type is given: what tables are made of."""
NAME = 2.0
"""What the name counts, where each property counts 1."""
APART = 5.0
"""By how much the score of a sure candidate is above the next."""
WRONG = 0.5
"""A property that fits less speaks against a candidate."""
NOT_OF_TYPE = 0.9
"""What is left of the score of a candidate that is not of a type that it should be of."""
NEAR = 0.9
"""How alike a name is that is taken for the thing that a property should have."""
ALIKE = 50
"""How many things are compared with a name that a property should have."""
COMPARED = 20
"""How many candidates of a query are compared by their properties, at least."""
_HAVING = """
SELECT DISTINCT ?thing WHERE {
  VALUES ?value { %s } ?thing <%s> ?value
} ORDER BY ?thing LIMIT 100"""


@dataclass(frozen=True)
class Candidate:
    """A thing with its score (0 to 100) and what makes it up (0 to 1, by property)."""

    found: Found
    score: float
    fits: Mapping[str, float]


class Matching:
    """The queries of one request, over one release."""

    def __init__(self, dataset: Dataset, index: Index) -> None:
        """Take what is asked; the time of the request begins."""
        self.dataset = dataset
        self.index = index
        self.start = base(dataset)
        self.until = time.monotonic() + dataset.settings.deadline
        self._known: dict[str, Mapping[str, float]] = {}

    def batch(self, queries: Mapping[str, Query]) -> dict[str, Any]:
        """Return the results of a batch as JSON; Failure 504 when its time is up, or the pool's."""
        found = {name: self._found(query) for name, query in queries.items()}
        fetched = self._fetched(queries, found)
        return {
            name: {"result": self._result(query, found[name], fetched)}
            for name, query in queries.items()
        }

    def _hurry(self) -> None:
        """Raise Failure 504 when the time of the request is up."""
        if time.monotonic() > self.until:
            seconds = f"{self.dataset.settings.deadline:g}"
            raise Failure(504, "deadline", f"The batch was stopped after {seconds} seconds.")

    def _found(self, query: Query) -> list[Found]:
        self._hurry()
        if not query.text:
            return self._having(query)
        known = self.by_id(query.text)
        if known and _admits(query)(known):
            return [Found(known, 1.0, True, identified=True)]
        most = max(query.limit + 1, COMPARED)
        return self.index.search(query.text, _admits(query), most)

    def _alike(self, text: str) -> Mapping[str, float]:
        """Return the things whose names are like a text, and how alike; looked for once."""
        if text not in self._known:
            self._hurry()
            found = self.index.search(text, lambda _: True, ALIKE)
            self._known[text] = {one.thing.id: one.likeness for one in found}
        return self._known[text]

    def by_id(self, text: str) -> Thing | None:
        """Return the thing that an identifier or an IRI names, also one that is no longer used."""
        iri = text if text.startswith(self.start) else self.start + text
        iri = self.dataset.release.redirects.get(iri, iri)
        return self.index.things.get(iri.removeprefix(self.start))

    def _having(self, query: Query) -> list[Found]:
        """Return things of which a property that is asked for may have one of the values."""
        admits = _admits(query)
        found: dict[str, Found] = {}
        for wanted in query.wanted:
            self._hurry()
            for row in self.dataset.rows(self._query(wanted)):
                thing = self.index.things.get(row["thing"]["value"].removeprefix(self.start))
                if thing and admits(thing):
                    found.setdefault(thing.id, Found(thing, 0.0, False))
        return list(found.values())

    def _query(self, wanted: Wanted) -> str:
        """Return the query for things with a value: a thing itself, one of that name, a literal."""
        known = properties().get(wanted.property)
        terms: list[ox.NamedNode | ox.Literal | str] = []
        for value in wanted.values:
            if isinstance(value, Reference) or (known and known.kind == "object"):
                terms += [f"<{self.start}{id}>" for id in self._meant(value)]
            else:
                terms += _meaning(value)
        return _HAVING % (" ".join(map(str, terms)), expand(wanted.property))

    def _meant(self, value: Value) -> list[str]:
        if isinstance(value, Reference):
            known = self.by_id(value.id)
            return [known.id] if known else []
        return [id for id, likeness in self._alike(str(value)).items() if likeness >= NEAR]

    def _fetched(
        self, queries: Mapping[str, Query], found: Mapping[str, Sequence[Found]]
    ) -> Values:
        """Return the values of all properties that are asked for, of all candidates, at once."""
        names = {wanted.property for query in queries.values() for wanted in query.wanted}
        ids = {
            one.thing.id for name, query in queries.items() if query.wanted for one in found[name]
        }
        return values.fetch(self.dataset, sorted(ids), sorted(names))

    def _result(self, query: Query, found: Sequence[Found], fetched: Values) -> list[Any]:
        ranked = sorted(
            (self._candidate(query, one, fetched) for one in found),
            key=lambda candidate: (-candidate.score, candidate.found.thing.id),
        )
        sure = _sure(query, ranked)
        return [_as_json(c, sure and c is ranked[0]) for c in ranked[: query.limit]]

    def _candidate(self, query: Query, found: Found, fetched: Values) -> Candidate:
        fits: dict[str, float] = {}
        for wanted in query.wanted:
            self._hurry()
            terms = fetched.get((found.thing.id, wanted.property), [])
            if terms:
                best = max(values.fit(v, terms, self._alike, self.start) for v in wanted.values)
                fits[wanted.property] = best
        score = _score(query, found, list(fits.values()))
        return Candidate(found, round(100 * score, 2), fits)


def _meaning(value: str | float | bool) -> Iterator[ox.NamedNode | ox.Literal]:
    """Yield the terms that a value may mean: literals of every language and datatype, an IRI."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    yield ox.Literal(text)
    yield from (ox.Literal(text, language=language) for language in LANGUAGES)
    for name, datatype in DATATYPES.items():
        if name not in ("string", "text"):
            yield ox.Literal(text, datatype=ox.NamedNode(datatype))
    if text.startswith(("http://", "https://")):
        with suppress(ValueError):
            yield ox.NamedNode(text)


def _score(query: Query, found: Found, fits: Sequence[float]) -> float:
    weight = NAME if query.text else 0.0
    total = weight + len(fits)
    score = (weight * found.likeness + sum(fits)) / total if total else 0.0
    kept = query.strict != "should" or _of(query, found.thing)
    return score if kept else score * NOT_OF_TYPE


def _of(query: Query, thing: Thing) -> bool:
    every = all if query.strict == "all" else any
    return every(name in thing.classes for name in query.types or DEFAULT_TYPES)


def _admits(query: Query) -> Admits:
    if query.strict == "should":
        return lambda thing: any(name in thing.classes for name in DEFAULT_TYPES)
    return lambda thing: _of(query, thing)


def _sure(query: Query, ranked: Sequence[Candidate]) -> bool:
    """Say whether the first candidate is surely the one that is meant."""
    if not ranked or not ranked[0].found.exact:
        return False
    first, others = ranked[0], ranked[1:]
    if not _of(query, first.found.thing) or any(
        c.found.exact or c.score > first.score - APART for c in others
    ):
        return False
    return min(first.fits.values(), default=1.0) >= WRONG and _telling(query, first)


def _telling(query: Query, candidate: Candidate) -> bool:
    """Say whether the name, with the type and the properties beside it, means one thing only."""
    asked = words(query.text)
    if candidate.found.identified or max(candidate.fits.values(), default=0.0) >= NEAR:
        return True
    if "Person" in candidate.found.thing.classes:
        return sum(len(word) > 1 for word in asked) > 1
    if generic_words().issuperset(asked):
        return False
    return len(asked) > 1 or bool(query.types)


def _as_json(candidate: Candidate, match: bool) -> dict[str, Any]:
    thing = candidate.found.thing
    features: list[dict[str, Any]] = [
        {"id": "name_likeness", "value": round(100 * candidate.found.likeness, 2)},
        {"id": "exact_name", "value": candidate.found.exact},
    ]
    features += [
        {"id": name, "value": round(100 * value, 2)} for name, value in candidate.fits.items()
    ]
    return {
        "id": thing.id,
        "name": thing.name,
        "description": thing.description,
        "type": types(thing.kinds),
        "score": candidate.score,
        "match": match,
        "features": features,
    }


def types(names: Iterable[str]) -> list[dict[str, str]]:
    """Return classes as types: identifier and label in the reader's language."""
    return [{"id": name, "name": class_label(name)} for name in names]
