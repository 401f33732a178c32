"""Periods: the times of memberships and of names, as nodes of OWL-Time and SKOS-XL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from graph.claims import Claim, Entity, Resolution
from graph.edtf import span
from graph.facts import Literal
from graph.languages.script import slug
from graph.terms import TYPE, day, edtf, kel, node, value
from ontology.vocabulary import DCTERMS, ORG, SKOSXL, TIME

Triples = Iterator[ox.Triple]


def periods(resolution: Resolution) -> Triples:
    """Give the triples on the times of memberships and names that follow from accepted claims."""
    accepted: dict[str, list[Claim]] = {}
    for claim in resolution.claims:
        if claim.status == "accepted":
            accepted.setdefault(claim.subject, []).append(claim)
    renamings = _renamings(resolution, accepted)
    for entity in resolution.entities:
        said = accepted.get(entity.iri, [])
        if entity.cls == "Membership":
            for number, date in enumerate(_dates(said)):
                yield from _interval(entity.iri, date, f"period-{number}" if number else "period")
        for claim in said:
            if claim.property == "renamedTo" and isinstance(claim.object, Literal):
                when = claim.time or next(iter(renamings.get(entity.iri, ())), "")
                yield from _names(entity, claim, claim.object, when)


def _dates(claims: Iterable[Claim]) -> list[str]:
    """Return the dates among claims on one subject, in order."""
    literals = (c.object for c in claims if c.property == "date")
    return sorted({found.value for found in literals if isinstance(found, Literal)})


def _interval(membership: str, date: str, name: str) -> Triples:
    """Give a membership's time as a proper interval (OWL-Time § 4.2) with its ends."""
    period = f"{membership}/{name}"
    yield ox.Triple(node(membership), node(ORG + "memberDuring"), node(period))
    yield ox.Triple(node(period), TYPE, node(TIME + "ProperInterval"))
    begin, slash, end = date.partition("/")
    ends = (("hasBeginning", "beginning", begin), ("hasEnd", "end", end if slash else ""))
    for property_, local, when in ends:
        if when not in ("", ".."):
            yield ox.Triple(node(period), node(TIME + property_), node(f"{period}/{local}"))
            yield from _instant(f"{period}/{local}", when)


def _instant(iri: str, when: str) -> Triples:
    """Give an instant: its day if it is known, else the time as precise as it is."""
    yield ox.Triple(node(iri), TYPE, node(TIME + "Instant"))
    known = span(when)
    if known and known.day:
        yield ox.Triple(node(iri), node(TIME + "inXSDDate"), day(known.day))
    else:
        yield ox.Triple(node(iri), node(DCTERMS + "date"), edtf(when))


def _renamings(
    resolution: Resolution, accepted: Mapping[str, Sequence[Claim]]
) -> dict[str, list[str]]:
    """Return the dates of the renamings of each body."""
    found: dict[str, list[str]] = {}
    for event in (e for e in resolution.entities if e.cls == "Renaming"):
        said = accepted.get(event.iri, [])
        for body in (c.object for c in said if c.property in ("concerns", "body")):
            if isinstance(body, str):
                found.setdefault(body, []).extend(_dates(said))
    return found


def _names(entity: Entity, claim: Claim, new: Literal, when: str) -> Triples:
    """Give the new name and those that the words of the claim give as the old ones, with times."""
    yield from _label(entity.iri, new.value, new.language, f"{when}/.." if when else "")
    told = " ".join(" ".join(e.quote for e in claim.evidence).split())
    for text, language in entity.names:
        if language == new.language and text != new.value and text in told:
            yield from _label(entity.iri, text, language, f"../{when}" if when else "")


def _label(subject: str, text: str, language: str, when: str) -> Triples:
    """Give a name as a thing of its own (SKOS-XL, SKOS Reference appendix B)."""
    label = node(f"{subject}/name/{language}-{slug(text)}")
    literal = Literal(text, language)
    yield ox.Triple(node(subject), node(SKOSXL + "altLabel"), label)
    yield ox.Triple(label, TYPE, node(SKOSXL + "Label"))
    yield ox.Triple(label, node(SKOSXL + "literalForm"), value(literal))
    if when and span(when):
        yield ox.Triple(label, kel("nameDate"), edtf(when))
