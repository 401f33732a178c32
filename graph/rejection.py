"""Claims that the shapes refuse: kept as rejected, with their words, and not stated plainly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.claims import Claim, Resolution
from graph.terms import predicate, triple
from ontology.vocabulary import ELI, KEL, SEM
from shapes.report import Report, Result

DERIVED = (SEM + "has", ELI + "date_document")
"""Beginnings of properties that are derived from dates."""


def rejected(resolution: Resolution, report: Report) -> Resolution:
    """Return the resolution with the claims behind the violations rejected.

    A violation that no accepted claim is behind changes nothing; the caller finds it again.
    """
    blamed = {claim.iri for v in report.violations for claim in _behind(v, resolution.claims)}
    claims = (
        replace(claim, status="rejected") if claim.iri in blamed else claim
        for claim in resolution.claims
    )
    return replace(resolution, claims=tuple(claims))


def _behind(violation: Result, claims: Iterable[Claim]) -> list[Claim]:
    """Return the accepted claims that state what a violation names: node, property and value."""
    derived = violation.path.startswith(DERIVED)
    properties = {KEL + "date", KEL + "asOf"} if derived else {violation.path}
    found = [
        claim
        for claim in claims
        if claim.status == "accepted"
        and claim.subject == violation.focus
        and predicate(claim.property).value in properties
        and claim.property not in ("type", "prefLabel")
    ]
    exact = [claim for claim in found if _value(claim) == violation.value]
    return exact or found


def _value(claim: Claim) -> str:
    target = triple(claim).object
    return getattr(target, "value", "")
