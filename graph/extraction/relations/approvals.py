"""Acts that other acts approve: they have the date and the maker of the act that approves them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.facts import Fact, Thing
from ontology.vocabulary import is_a

MADE = ("adopted", "issued", "signed")


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
