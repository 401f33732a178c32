"""What a reconciliation service is asked about our things, and what its answers are worth.

W3C Reconciliation API 0.2 (https://www.w3.org/community/reports/reconciliation/
CG-FINAL-specs-0.2-20230410/), § 4: batches of queries with a type and a limit, candidates with
``id``, ``name``, ``type``, ``score`` and ``match``. Nothing here speaks to the network.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Any

import pyoxigraph as ox

from graph.linking.comparison import relation_of
from graph.linking.links_file import Named
from graph.linking.names import Name, preferred
from graph.linking.profiles import Profile, general_types
from graph.resolution.decisions import LinkDecision
from ontology.errors import InputError
from ontology.vocabulary import KEL, classes, is_a, superclasses

BATCH = 25
"""How many queries a service gets at once, unless its manifest says less."""
LIMIT = 5
"""How many candidates are asked for."""
PROPOSED = 3
"""How many candidates a person is shown."""
ALIKE = 80.0
"""The score from which a candidate of another name is shown, where scores go to 100."""


@dataclass(frozen=True)
class Service:
    """What the manifest of a service (§ 4.1) tells, and the address that it is asked at."""

    address: str
    name: str
    identifiers: str
    schema: str
    batch: int = BATCH

    @classmethod
    def of(cls, address: str, manifest: Any) -> Service:
        """Read a manifest; InputError where it is none."""
        try:
            found = (manifest[key] for key in ("name", "identifierSpace", "schemaSpace"))
            name, identifiers, schema = map(str, found)
        except (KeyError, TypeError) as error:
            problem = "this is no manifest of a reconciliation service (Reconciliation API 0.2)"
            raise InputError(address, problem) from error
        told = manifest.get("batchSize")
        batch = min(BATCH, told) if isinstance(told, int) and told > 0 else BATCH
        return cls(address, name, identifiers, schema, batch)

    def iri(self, identifier: str) -> str:
        """Return the IRI of an identifier."""
        return identifier if "://" in identifier else self.identifiers + identifier

    def types(self, cls: str) -> tuple[str, ...]:
        """Return the types that a class of ours has there, the most telling first, or none."""
        if self.schema.startswith(KEL.rstrip("#")):
            return (cls,)
        ours = [iri.removeprefix(KEL) for iri in superclasses(cls)]
        for known in _table()["service"]:
            if known["identifiers"] == self.identifiers:
                return next((tuple(known["types"][c]) for c in ours if c in known["types"]), ())
        return ()

    def fits(self, cls: str, types: Iterable[str]) -> bool:
        """Say whether a candidate of some types can be of a class of ours."""
        expected = self.types(cls)
        if expected != (cls,):
            return bool(set(expected).intersection(types))
        ours = [name for name in (one.rpartition("#")[2] for one in types) if name in classes()]
        return any(
            is_a(one, cls) or is_a(cls, one) for one in ours if KEL + one not in general_types()
        )


@cache
def _table() -> Mapping[str, Any]:
    text = (files("graph.linking") / "services.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def asked_about(profile: Profile) -> bool:
    """Say whether a thing is looked for: what it is, and that its name is a full one."""
    if not profile.cls or not any(is_a(profile.cls, cls) for cls in _table()["asked"]):
        return False
    return bool(profile.keys)


Question = tuple[Profile, Name]


def questions(profiles: Iterable[Profile]) -> Iterator[Question]:
    """Give each thing with its first name in each language."""
    for profile in profiles:
        yield from ((profile, name) for name in preferred(profile.names))


def batches(asked: Sequence[Question], size: int) -> Iterator[tuple[Question, ...]]:
    """Give the questions in groups of at most ``size``."""
    for start in range(0, len(asked), size):
        yield tuple(asked[start : start + size])


def queries(service: Service, batch: Sequence[Question]) -> dict[str, dict[str, Any]]:
    """Return a query batch (§ 4.3) as the service takes it."""
    return {
        f"q{number}": _query(name[0], service.types(profile.cls))
        for number, (profile, name) in enumerate(batch)
    }


def _query(text: str, types: Sequence[str]) -> dict[str, Any]:
    query: dict[str, Any] = {"query": text, "limit": LIMIT}
    return query | {"type": types[0]} if len(types) == 1 else query


@dataclass(frozen=True)
class Candidate:
    """What a service offers for a name (§ 4.4)."""

    iri: str
    name: str
    types: frozenset[str]
    score: float
    match: bool


def candidates(service: Service, answer: Any, number: int) -> tuple[Candidate, ...]:
    """Return what a service answered to a query of a batch; InputError where that is unreadable."""
    try:
        found = answer[f"q{number}"]["result"]
        return tuple(_candidate(service, one) for one in found)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
        problem = f"the answer to query q{number} is none by the Reconciliation API 0.2"
        raise InputError(service.address, problem) from error


def _candidate(service: Service, found: Mapping[str, Any]) -> Candidate:
    """Read a candidate; ValueError where its score is no number or its id makes no IRI."""
    types = (one["id"] if isinstance(one, dict) else one for one in found.get("type") or ())
    score = float(found.get("score") or 0)
    if not isfinite(score):
        raise ValueError(score)
    return Candidate(
        ox.NamedNode(service.iri(str(found["id"]))).value,
        str(found.get("name", "")),
        frozenset(map(str, types)),
        score,
        bool(found.get("match")),
    )


def judged(
    service: Service, profile: Profile, found: Mapping[Name, Sequence[Candidate]]
) -> Iterator[Named]:
    """Give the links that the candidates of a thing's names are worth.

    Accepted is the one candidate that the service is sure of, under each of the names, if it is
    called as our thing is, has its type, and no other candidate is called so. That is not enough
    for a person: many have one name.
    """
    every = {one.iri: one for many in found.values() for one in many}
    called = [one for one in every.values() if _called(profile, one)]
    sure = {one.iri for many in found.values() for one in many if one.match}
    if len(called) == len(sure) == 1 and called[0].iri in sure:
        yield _named(service, profile, called[0], _doubt(service, profile, called[0]))
    else:
        alike = [one for one in every.values() if one.match or one.score >= ALIKE]
        best = sorted(called or alike, key=lambda one: (not one.match, -one.score, one.iri))
        reason = "several there have the name" if len(called) > 1 else "the service is not sure"
        for one in best[:PROPOSED]:
            yield _named(service, profile, one, reason)


def _doubt(service: Service, profile: Profile, candidate: Candidate) -> str:
    """Return why the only candidate of a name may be another thing, or ''."""
    if not service.fits(profile.cls, candidate.types):
        return "its type there is not the one expected"
    return "a person is not known by a name alone" if is_a(profile.cls, "Person") else ""


def _called(profile: Profile, candidate: Candidate) -> bool:
    other = Profile(candidate.iri, frozenset({KEL + profile.cls}), ((candidate.name, ""),))
    return bool(profile.keys.keys() & other.keys.keys())


def _named(service: Service, profile: Profile, candidate: Candidate, doubt: str) -> Named:
    made = LinkDecision(
        profile.iri,
        candidate.iri,
        "propose" if doubt else "accept",
        relation_of(profile),
        service.address,
        round(min(max(candidate.score, 0.0), 100.0) / 100, 3),
        doubt or "the one candidate, by name and type",
    )
    return Named(made, profile.name, candidate.name)
