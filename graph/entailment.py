"""What follows from the accepted claims by the ontology and by what dates mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import pyoxigraph as ox

from graph.claims import Claim, Resolution
from graph.edtf import Span, span
from graph.facts import Literal
from graph.terms import TYPE, day, node, triple
from ontology.reasoning import entailments
from ontology.vocabulary import ELI, KEL, QB, RDFS, SEM, properties

DATES = ("date", "asOf")


def entailed(resolution: Resolution) -> Iterator[ox.Triple]:
    """Give the triples that follow: wider types and properties, inverses, labels, time stamps."""
    dates: dict[str, list[Claim]] = {}
    for claim in resolution.claims:
        if claim.status != "accepted":
            continue
        yield from _following(claim)
        if claim.property in DATES:
            dates.setdefault(claim.subject, []).append(claim)
    acts = {e.iri for e in resolution.entities if e.iri.startswith(f"{resolution.base}act/")}
    for subject, claims in dates.items():
        yield from _times(subject, claims, subject in acts)
    for entity in resolution.entities:
        if entity.cls == "Figure":
            yield ox.Triple(node(entity.iri), node(QB + "dataSet"), figures(resolution.base))


def figures(base: str) -> ox.NamedNode:
    """Return the data set of all figures (RDF Data Cube)."""
    return node(f"{base}figure/all")


def _following(claim: Claim) -> Iterator[ox.Triple]:
    stated = triple(claim)
    if claim.property == "type":
        for type_ in entailments().types(str(claim.object).removeprefix(KEL))[1:]:
            yield ox.Triple(stated.subject, TYPE, node(type_))
    elif claim.property == "prefLabel":
        yield ox.Triple(stated.subject, node(RDFS + "label"), stated.object)
    elif claim.property in properties():
        yield from _wider(claim, stated)


def _wider(claim: Claim, stated: ox.Triple) -> Iterator[ox.Triple]:
    if isinstance(claim.object, Literal):
        for iri in entailments().superproperties(claim.property)[1:]:
            yield ox.Triple(stated.subject, node(iri), stated.object)
        return
    found = entailments().statements(claim.subject, claim.property, claim.object)
    for subject, property_, target in found[1:]:
        yield ox.Triple(node(subject), node(property_), node(target))


def _times(subject: str, claims: Iterable[Claim], is_act: bool) -> Iterator[ox.Triple]:
    """Give the four time stamps (SEM) of the finest date, and ELI's date of a full day."""
    spans = [found for claim in claims if (found := span(_edtf(claim)))]
    if not spans:
        return
    finest = min(spans, key=_width)
    for property_, when in zip(STAMPS, _ends(finest), strict=True):
        if when:
            yield ox.Triple(node(subject), property_, day(when))
    if is_act and finest.day:
        yield ox.Triple(node(subject), node(ELI + "date_document"), day(finest.day))


STAMPS = tuple(
    node(f"{SEM}has{name}TimeStamp")
    for name in ("EarliestBegin", "LatestBegin", "EarliestEnd", "LatestEnd")
)


def _ends(days: Span) -> tuple[date | None, ...]:
    return days.earliest_begin, days.latest_begin, days.earliest_end, days.latest_end


def _edtf(claim: Claim) -> str:
    return claim.object.value if isinstance(claim.object, Literal) else ""


def _width(days: Span) -> tuple[int, str]:
    if days.earliest_begin is None or days.latest_end is None:
        return 10**9, str(days)
    return (days.latest_end - days.earliest_begin).days, str(days)
