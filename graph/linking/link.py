"""From what documents say to what others know of the same things: links, each a claim.

Offline: the authorities are data files. What people decided stands above what names tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.claims import Claim, Entity, Link, Proposal, Resolution
from graph.facts import Literal
from graph.linking.authorities import Authority, authorities
from graph.linking.context import context_of
from graph.linking.matching import Matched, matched
from graph.linking.names import Name, preferred
from graph.reading.document import Evidence
from graph.resolution.claiming import LABEL, LENGTH
from graph.resolution.decisions import Decisions, LinkDecision
from graph.resolution.iris import digest


def link(resolution: Resolution, decisions: Decisions) -> Resolution:
    """Return the resolution with a claim for each link, and the links that nobody decided on."""
    maker, context = _Maker(resolution), context_of(resolution)
    links: list[Link] = []
    proposals: list[Proposal] = []
    decisions_on = _by_entity(decisions, resolution)
    for entity in resolution.entities:
        found = [(a, m) for a in authorities() if (m := matched(entity, a, context))]
        decided = tuple(decisions_on.get(entity.iri, {}).values())
        if found or decided:
            links += _links(entity, found, decided, maker)
            proposals += _proposals(entity, found, decided)
    claims = tuple(sorted((*resolution.claims, *links), key=lambda claim: claim.iri))
    redirects = resolution.redirects | dict(maker.redirects(links))
    return replace(resolution, claims=claims, redirects=redirects, proposals=tuple(proposals))


def _by_entity(
    decisions: Decisions, resolution: Resolution
) -> Mapping[str, Mapping[str, LinkDecision]]:
    """Return the last decision on each link elsewhere, by the entity of today and the target."""
    here = {entity.iri for entity in resolution.entities}
    found: dict[str, dict[str, LinkDecision]] = {}
    for decision in decisions.links:
        if decision.target not in here:
            entity = resolution.redirects.get(decision.entity, decision.entity)
            found.setdefault(entity, {})[decision.target] = decision
    return found


def strays(resolution: Resolution, decisions: Decisions) -> tuple[str, ...]:
    """Return the entities of decisions on links that the texts no longer speak of, each once."""
    known = {entity.iri for entity in resolution.entities} | resolution.redirects.keys()
    return tuple(dict.fromkeys(d.entity for d in decisions.links if d.entity not in known))


Known = Sequence[tuple[Authority, Matched]]


def _links(
    entity: Entity, found: Known, decided: Sequence[LinkDecision], maker: _Maker
) -> Iterator[Link]:
    """Give what is certain and what people accepted; what they refused is kept as rejected."""
    accepted = {d.target: d for d in decided if d.decision == "accept" and entity.names}
    refused = {d.target for d in decided if d.decision == "reject"}
    spaces = {namespace(target) for target in accepted}
    for authority, match in found:
        for target in match.records[0].iris if not match.reason else ():
            if target in accepted:
                continue
            made = maker.link(entity, target, authority.relation, match.names, authority.score)
            wrong = target in refused or namespace(target) in spaces
            yield replace(
                made,
                authority=authority.name,
                frames=(f"link-by-{authority.match}",),
                status="rejected" if wrong else "accepted",
            )
    for target, decision in accepted.items():
        made = maker.link(
            entity, target, decision.relation, preferred(entity.names), decision.score
        )
        yield replace(made, authority=decision.authority, frames=("link-by-decision",))


def _proposals(entity: Entity, found: Known, decided: Sequence[LinkDecision]) -> Iterator[Proposal]:
    """Give what only a person can tell, as far as nobody has."""
    closed = {d.target for d in decided if d.decision != "propose"}
    spaces = {namespace(d.target) for d in decided if d.decision == "accept"}
    open_ = [
        Proposal(entity, record.iris[0], authority.relation, authority.name, match.reason)
        for authority, match in found
        for record in match.records
        if match.reason
    ]
    open_ += [
        Proposal(entity, d.target, d.relation, d.authority, d.reason)
        for d in decided
        if d.decision == "propose"
    ]
    yield from (p for p in open_ if p.target not in closed and namespace(p.target) not in spaces)


def namespace(iri: str) -> str:
    """Return the namespace of an address: an individual has one address in each."""
    return iri[: max(iri.rstrip("/").rfind("/"), iri.rfind("#")) + 1]


@dataclass(frozen=True)
class _Maker:
    """Makes claims of links, with the words by which they were found."""

    resolution: Resolution

    @cached_property
    def _names(self) -> Mapping[tuple[str, Name], Claim]:
        return {
            (claim.subject, (claim.object.value, claim.object.language)): claim
            for claim in self.resolution.claims
            if claim.property in LABEL and isinstance(claim.object, Literal)
        }

    def link(
        self, entity: Entity, target: str, relation: str, names: Iterable[Name], score: float
    ) -> Link:
        """Return an accepted link; its evidence is each name where each document has it first."""
        claims = [self._names[entity.iri, name] for name in names]
        evidence = {e for claim in claims for e in _first_of_each(claim.evidence)}
        iri = self._iri(entity.iri, relation, target)
        return Link(iri, entity.iri, relation, target, tuple(sorted(evidence)), confidence=score)

    def _iri(self, subject: str, relation: str, target: str) -> str:
        """Return the IRI of a link, a function of what it says."""
        own = subject.removeprefix(self.resolution.base)
        named = digest("\n".join((own, relation, target, "")))[:LENGTH]
        return f"{self.resolution.base}claim/{named}"

    def redirects(self, links: Iterable[Link]) -> Iterator[tuple[str, str]]:
        """Give the IRIs that links have under other possible IRIs of their subjects."""
        others: dict[str, list[str]] = {}
        for old, new in self.resolution.redirects.items():
            others.setdefault(new, []).append(old)
        for made in links:
            for old in others.get(made.subject, ()):
                yield self._iri(old, made.property, str(made.object)), made.iri


def _first_of_each(evidence: Iterable[Evidence]) -> Iterable[Evidence]:
    """Return the first place in each document."""
    return {place.document_id: place for place in sorted(evidence, reverse=True)}.values()
