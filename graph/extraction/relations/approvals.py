"""Acts that other acts approve, and those adopted at a sitting: who adopted them is implied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.facts import Fact, Thing
from ontology.vocabulary import is_a

MADE = ("adopted", "issued", "signed")
SITTING = ("Parliament", "ParliamentChamber", "Government")
"""Bodies that do what their sittings do."""


def approvals(facts: Sequence[Fact], things: Mapping[str, Thing]) -> Iterator[Fact]:
    """Yield for "the Plan was approved by Decree of the King of 3 May" that the King adopted it.

    The date is the Plan's too if it has none. Only what the words of the approval themselves say
    of the approving act is taken.
    """
    dated = {f.subject for f in facts if f.property == "date"}
    for approval in facts:
        by_act = approval.property == "adopted" and is_a(things[approval.subject].cls, "LegalAct")
        told = [f for f in facts if _within(f, approval)] if by_act else []
        for fact in told:
            if fact.property in MADE and fact.object == approval.subject:
                yield replace(approval, subject=fact.subject, frame="approval")
        approved = str(approval.object)
        dates = [f for f in told if f.property == "date" and f.subject == approval.subject]
        if dates and approved not in dated:
            dated.add(approved)
            yield replace(dates[0], subject=approved, evidence=approval.evidence, frame="approval")


def _within(fact: Fact, approval: Fact) -> bool:
    """Whether the words of a fact are among those of an approval."""
    inner, outer = fact.evidence, approval.evidence
    return outer.start <= inner.start and inner.end <= outer.end


def sittings(facts: Sequence[Fact], things: Mapping[str, Thing]) -> Iterator[Fact]:
    """Yield for "adopted at the twelfth session of the Supreme Council" that the Council did so."""
    bodies = {f.subject: str(f.object) for f in facts if f.property == "body"}
    for fact in facts:
        body = bodies.get(fact.subject, "") if fact.property == "adopted" else ""
        sitting = body and is_a(things[fact.subject].cls, "Session")
        if sitting and any(is_a(things[body].cls, sits) for sits in SITTING):
            yield replace(fact, subject=body, frame="sitting")
