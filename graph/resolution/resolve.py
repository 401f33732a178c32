"""From what each document says to what all say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.claims import Entity, Merge, Resolution, ThingKey
from graph.facts import Extraction
from graph.resolution.bearers import named_candidates
from graph.resolution.candidates import Candidate, Source
from graph.resolution.claiming import claims_of
from graph.resolution.decisions import Decisions
from graph.resolution.disagreement import judged
from graph.resolution.happenings import event_candidates
from graph.resolution.identity import Cluster, Identity, cluster_by_key, identify
from graph.resolution.iris import Group, Minted, mint, own_slugs
from graph.resolution.naming import class_of, names_of
from graph.resolution.nodes import Context, in_order, node_candidates, prepared
from graph.resolution.wholes import wholes

BEARERS = (("actor", "place"), ("act",))
"""Collections of things with names, in the order in which they become known; then the events."""


def resolve(
    extractions: Iterable[Extraction], base: str, decisions: Decisions | None = None
) -> Resolution:
    """Return the entities and claims of all documents, under IRIs that begin with ``base``.

    The order of the extractions makes no difference. ``decisions`` are what people decided on
    what is the same.
    """
    ordered = sorted(extractions, key=lambda e: e.document.id)
    sources = [Source(prepared(extraction)) for extraction in ordered]
    known = _known(sources, base, decisions or Decisions())
    entities = _entities(known)
    claims, minted = claims_of(sources, entities, known.context.slugs, known.contested, base)
    return Resolution(
        base,
        entities,
        judged(claims, wholes(entities)),
        known.redirects | dict(minted.redirects),
        known.namesakes | dict(minted.namesakes),
        tuple(known.merges),
    )


@dataclass
class _Known:
    """What is known so far, collection after collection."""

    clusters: list[Cluster] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    iris: dict[ThingKey, str] = field(default_factory=dict)
    slugs: dict[ThingKey, str] = field(default_factory=dict)
    contested: dict[ThingKey, bool] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    namesakes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def context(self) -> Context:
        return Context(self.iris, self.slugs)

    def add(self, identity: Identity, base: str) -> None:
        minted: Minted = mint([_group(cluster) for cluster in identity.clusters], base)
        self.clusters += identity.clusters
        self.merges += identity.merges
        self.iris.update(minted.iris)
        self.redirects.update(minted.redirects)
        self.namesakes.update(minted.namesakes)
        for cluster in identity.clusters:
            self.contested.update((m.key, cluster.contested) for m in cluster.members)
        self.slugs.update(own_slugs(m.named for c in identity.clusters for m in c.members))


def _group(cluster: Cluster) -> Group:
    return Group(tuple(member.named for member in cluster.members), cluster.contested)


def _known(sources: Sequence[Source], base: str, decisions: Decisions) -> _Known:
    known = _Known()
    for collections in BEARERS:
        named = [c for source in sources for c in named_candidates(source, collections)]
        known.add(identify(named, decisions), base)
    events = [c for source in sources for c in event_candidates(source, known.context)]
    known.add(identify(events, decisions, known.contested), base)
    for collection in in_order():
        nodes = [c for s in sources for c in node_candidates(s, collection, known.context)]
        known.add(cluster_by_key(nodes, known.contested), base)
    return known


def _entities(known: _Known) -> tuple[Entity, ...]:
    made = (_entity(cluster.members, known.iris) for cluster in known.clusters)
    return tuple(sorted(made, key=lambda entity: entity.iri))


def _entity(members: Sequence[Candidate], iris: Mapping[ThingKey, str]) -> Entity:
    return Entity(
        iris[members[0].key],
        class_of(members),
        names_of(members),
        tuple(sorted(member.key for member in members)),
    )
