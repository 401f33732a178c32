"""Claims that cannot hold together: each points at the others, and none is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from graph.claims import Claim
from graph.edtf import compatible, span
from graph.extraction.figures.observations import PART
from graph.facts import Literal
from graph.resolution.wholes import Wholes, same_whole
from ontology.vocabulary import properties

SINGLE = ("date", "number", "ordinal", "asOf", "forceStatus")
"""Properties with one value a subject, besides those that the ontology calls functional."""
NEAR = Decimal("0.1")
"""By what part of it a number that is about right may be off."""


def judged(claims: Sequence[Claim], wholes: Wholes = same_whole) -> tuple[Claim, ...]:
    """Return the claims with their status and what they contradict, in the same order.

    ``wholes`` tells of what a figure of a measure and a body is one. A date that cannot be placed
    in time (without a year) is rejected.
    """
    against: dict[str, set[str]] = {}
    for first, second in (*_of_one_subject(claims), *_of_figures(claims, wholes)):
        against.setdefault(first.iri, set()).add(second.iri)
        against.setdefault(second.iri, set()).add(first.iri)
    coarse = {claim.iri for claim in _superseded(claims)} - set(against)
    return tuple(_with_status(claim, against, coarse) for claim in claims)


def _with_status(claim: Claim, against: Mapping[str, set[str]], coarse: set[str]) -> Claim:
    if claim.iri in against:
        return replace(claim, status="disputed", contradicts=tuple(sorted(against[claim.iri])))
    if _is_date(claim) and span(_value(claim)) is None:
        return replace(claim, status="rejected")
    return replace(claim, status="superseded") if claim.iri in coarse else claim


def _of_one_subject(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for group in _single_valued(claims):
        for first, second in combinations(group, 2):
            if _incompatible(first, second):
                yield first, second


def _single_valued(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        known = properties().get(claim.property)
        if claim.property in SINGLE or (known and "functional" in known.characteristics):
            groups.setdefault((claim.subject, claim.property), []).append(claim)
    yield from (group for group in groups.values() if len(group) > 1)


def _incompatible(first: Claim, second: Claim) -> bool:
    if not compatible(first.time, second.time):
        return False
    if _is_date(first) and _is_date(second):
        return not compatible(_value(first), _value(second))
    return first.object != second.object


def _is_date(claim: Claim) -> bool:
    return isinstance(claim.object, Literal) and claim.object.datatype == "edtf"


def _value(claim: Claim) -> str:
    return claim.object.value if isinstance(claim.object, Literal) else claim.object


def _superseded(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give the dates beside which a finer one of the same subject stands."""
    for group in _single_valued(claims):
        for one in group:
            if any(_is_finer(other, one) for other in group):
                yield one


def _is_finer(one: Claim, other: Claim) -> bool:
    fine, coarse = span(_value(one)), span(_value(other))
    if fine is None or coarse is None or fine == coarse or not (_is_date(one) and _is_date(other)):
        return False
    return coarse.contains(fine)


@dataclass(frozen=True)
class Figure:
    """What a figure says, and the claim that gives its value."""

    claim: Claim
    value: Decimal
    comparator: str
    unit: str
    as_of: str

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number that it can mean."""
        low, high = Decimal("-Infinity"), Decimal("Infinity")
        near = abs(self.value) * NEAR
        known = {
            "more than": (self.value.next_plus(), high),
            "at least": (self.value, high),
            "less than": (low, self.value.next_minus()),
            "at most": (low, self.value),
            "about": (self.value - near, self.value + near),
        }
        return known.get(self.comparator, (self.value, self.value))


def _of_figures(claims: Iterable[Claim], wholes: Wholes) -> Iterator[tuple[Claim, Claim]]:
    for figures in _comparable(claims, wholes):
        for first, second in combinations(figures, 2):
            if _differ(first, second):
                yield first.claim, second.claim


def _comparable(claims: Iterable[Claim], wholes: Wholes) -> Iterator[list[Figure]]:
    """Give the figures of each measure and whole; the number of a part is that of no whole."""
    by_subject: dict[str, dict[str, Claim]] = {}
    for claim in claims:
        by_subject.setdefault(claim.subject, {})[claim.property] = claim
    groups: dict[tuple[str, str], list[Figure]] = {}
    for said in by_subject.values():
        if "measure" in said and "value" in said and PART not in said["value"].frames:
            measure = _value(said["measure"])
            whole = wholes(measure, _value(said["ofWhom"]) if "ofWhom" in said else "")
            groups.setdefault((measure, whole), []).append(_figure(said))
    yield from groups.values()


def _figure(said: Mapping[str, Claim]) -> Figure:
    comparator, unit, as_of = (
        _value(said[p]) if p in said else "" for p in ("comparator", "unit", "asOf")
    )
    return Figure(said["value"], Decimal(_value(said["value"])), comparator, unit, as_of)


def _differ(first: Figure, second: Figure) -> bool:
    """Say whether two sources give numbers of one time that cannot both be right."""
    sources = [{e.document_id for e in figure.claim.evidence} for figure in (first, second)]
    if sources[0] & sources[1] or bool(first.unit) != bool(second.unit):
        return False
    if bool(first.as_of) != bool(second.as_of) or not compatible(first.as_of, second.as_of):
        return False
    (low, high), (other_low, other_high) = first.bounds, second.bounds
    return high < other_low or other_high < low
