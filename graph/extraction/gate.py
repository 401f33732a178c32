"""The gate: the ontology says which facts may pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.facts import Fact, Literal, Thing
from ontology.vocabulary import fits, individuals, is_a, properties

OF_BODIES = ("partOf", "memberOf")
"""Properties by which somebody belongs to a body."""


@dataclass(frozen=True)
class Refusal:
    """A fact that did not pass, and why, in words for a person."""

    fact: Fact
    reason: str


def admit(
    facts: Iterable[Fact], things: Mapping[str, Thing]
) -> tuple[tuple[Fact, ...], tuple[Refusal, ...]]:
    """Part facts into those that fit the domain and range of their property, and the others."""
    passed, refused = [], []
    for fact in facts:
        reason = objection(fact, things)
        if reason:
            refused.append(Refusal(fact, reason))
        else:
            passed.append(fact)
    return tuple(passed), tuple(refused)


def objection(fact: Fact, things: Mapping[str, Thing]) -> str:
    """Return why a fact may not pass, or '' if it may."""
    known = properties().get(fact.property)
    if known is None:
        return f"the ontology has no property {fact.property}"
    subject = things[fact.subject].cls
    if fact.object == fact.subject:
        return f"{fact.property} joins a thing to itself"
    if fact.property in OF_BODIES and subject == "Country" and _is_of_state(fact.object, things):
        return f"{fact.property} makes a country part of a body of a state"
    if fits(fact.property, subject, _kind(fact.object, things)):
        return ""
    return (
        f"{fact.property} goes from {known.domain} to {known.range}, "
        f"not from {subject} to {_kind(fact.object, things)}"
    )


def _is_of_state(value: str | Literal, things: Mapping[str, Thing]) -> bool:
    """Whether a thing is a body of one state, such as a ministry, of which no country is part."""
    return isinstance(value, str) and is_a(things[value].cls, "StateBody")


def _kind(value: str | Literal, things: Mapping[str, Thing]) -> str:
    """Return the class of a thing or individual, or the datatype of a value (``text``)."""
    if isinstance(value, str):
        return things[value].cls
    if value.datatype == "individual":
        return individuals()[value.value]
    return "text" if value.language else value.datatype
