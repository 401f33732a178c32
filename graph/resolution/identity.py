"""Which candidates are one.

Candidates that share a key stand in one *block*. A block in which nothing contradicts is one
thing. In a *contested* block only those are one that share something besides the name. Both depend
on pairs alone, so that further documents never undo a block or its being contested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from types import MappingProxyType

from graph.claims import Merge, ThingKey
from graph.resolution.candidates import Candidate
from graph.resolution.decisions import Decisions
from graph.resolution.judging import contradiction, shared_context, support


@dataclass(frozen=True)
class Cluster:
    """Candidates that are one; ``contested`` when others of the same name are not."""

    members: tuple[Candidate, ...]
    contested: bool = False


@dataclass(frozen=True)
class Identity:
    """All clusters, and why things were merged or kept apart."""

    clusters: tuple[Cluster, ...]
    merges: tuple[Merge, ...]


class Forest:
    """Disjoint sets of candidates' places (union-find)."""

    def __init__(self, size: int) -> None:
        """Begin with ``size`` sets of one."""
        self._parent = list(range(size))

    def root(self, place: int) -> int:
        """Return the place that stands for the set."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, first: int, second: int) -> bool:
        """Make two sets one; return whether they were two."""
        one, other = sorted((self.root(first), self.root(second)))
        self._parent[other] = one
        return one != other

    def sets(self) -> list[list[int]]:
        """Return the sets, each in order, by their first members."""
        found: dict[int, list[int]] = {}
        for place in range(len(self._parent)):
            found.setdefault(self.root(place), []).append(place)
        return list(found.values())


def identify(
    candidates: Iterable[Candidate],
    decisions: Decisions,
    contested: Mapping[ThingKey, bool] = MappingProxyType({}),
) -> Identity:
    """Return the clusters of candidates; the order in which they come makes no difference.

    A block is contested, too, when a thing that one of its candidates hangs on is ``contested``.
    """
    ordered = sorted(candidates, key=lambda candidate: candidate.key)
    clusters: list[Cluster] = []
    merges: list[Merge] = []
    for block in _blocks(ordered, decisions):
        found, reasons = _resolved(block, decisions)
        doubtful = any(contested.get(part, False) for c in block for part in c.parts)
        clusters += [replace(c, contested=True) for c in found] if doubtful else found
        merges += reasons
    return Identity(tuple(clusters), tuple(merges))


def _blocks(candidates: Sequence[Candidate], decisions: Decisions) -> Iterator[list[Candidate]]:
    forest = Forest(len(candidates))
    for places in _sharing(candidates, "keys"):
        for place in places[1:]:
            forest.join(places[0], place)
    for places in _sharing(candidates, "weak"):
        for first, second in combinations(places, 2):
            if forest.root(first) != forest.root(second) and _same_shortened(
                candidates[first], candidates[second]
            ):
                forest.join(first, second)
    where = {candidate.key: place for place, candidate in enumerate(candidates)}
    for one, other in decisions.same:
        if one in where and other in where:
            forest.join(where[one], where[other])
    for places in forest.sets():
        yield [candidates[place] for place in places]


def _sharing(candidates: Sequence[Candidate], kind: str) -> Iterator[list[int]]:
    sharing: dict[tuple[str, str], list[int]] = {}
    for place, candidate in enumerate(candidates):
        for key in getattr(candidate, kind):
            sharing.setdefault((candidate.named.collection, key), []).append(place)
    yield from (places for places in sharing.values() if len(places) > 1)


def _same_shortened(first: Candidate, second: Candidate) -> str:
    """Return why two persons under one initial and surname are one, or ''."""
    if first.key[0] == second.key[0] or contradiction(first, second):
        return ""
    return shared_context(first, second)


def _resolved(block: list[Candidate], decisions: Decisions) -> tuple[list[Cluster], list[Merge]]:
    if len(block) == 1:
        return [Cluster(tuple(block))], []
    judged = _Judged(block)
    against = list(judged.contradictions())
    if not against and not any(_decided_apart(block, decisions)):
        return [Cluster(tuple(block))], [_joined(block, place) for place in range(1, len(block))]
    return _contested(judged, against, decisions, strict=bool(against))


def _joined(block: Sequence[Candidate], place: int) -> Merge:
    """Return why a member of an uncontested block is one with an earlier one."""
    for earlier in block[:place]:
        if reason := _reason(earlier, block[place]):
            return _merge(earlier, block[place], reason)
    return _merge(block[0], block[place], "the same as a third that is the same as both")


def _decided_apart(block: Sequence[Candidate], decisions: Decisions) -> Iterator[bool]:
    """Give for each pair whether a person decided that it is two; nothing without decisions."""
    for first, second in combinations(block, 2) if decisions.keep_apart else ():
        yield decisions.apart(first.key, second.key)


class _Judged:
    """The candidates of a block; what contradicts is judged once for each two of other traits."""

    def __init__(self, block: list[Candidate]) -> None:
        numbers: dict[tuple[object, ...], int] = {}
        self.block = block
        self.kinds = [numbers.setdefault(candidate.traits, len(numbers)) for candidate in block]
        """The number of each candidate's traits."""
        self._first = [self.kinds.index(kind) for kind in range(len(numbers))]
        self._contradiction = cache(self._judged)

    def _judged(self, kind: int, other: int) -> str:
        first, second = self._first[kind], self._first[other]
        return contradiction(self.block[first], self.block[second])

    def contradict(self, kind: int, other: int) -> bool:
        """Say whether candidates of two kinds contradict each other."""
        return bool(self._contradiction(kind, other))

    def contradictions(self) -> Iterator[Merge]:
        """Give the contradictions between candidates, each kind of candidate taken once."""
        for one, other in combinations(range(len(self._first)), 2):
            if reason := self._contradiction(one, other):
                first, second = self.block[self._first[one]], self.block[self._first[other]]
                yield _merge(first, second, reason, same=False)


def _contested(
    judged: _Judged, against: list[Merge], decisions: Decisions, strict: bool
) -> tuple[list[Cluster], list[Merge]]:
    block = judged.block
    forest = Forest(len(block))
    merges: list[Merge] = []
    for one, other, reason in _bonds(judged, decisions, strict):
        if not _parted(forest, block, one, other, decisions) and forest.join(one, other):
            merges.append(_merge(block[one], block[other], reason))
    clusters = [Cluster(tuple(block[p] for p in places), True) for places in forest.sets()]
    return clusters, merges + against


def _bonds(judged: _Judged, decisions: Decisions, strict: bool) -> Iterator[tuple[int, int, str]]:
    """Give the pairs that are one all the same: none that could as well be one with another."""
    block = judged.block
    found: dict[int, dict[int, str]] = {}
    for one, other in combinations(range(len(block)), 2):
        if reason := _bond(judged, one, other, decisions, strict):
            found.setdefault(one, {})[other] = found.setdefault(other, {})[one] = reason
    bound = {one: {judged.kinds[other] for other in bonds} for one, bonds in found.items()}
    for one, bonds in sorted(found.items()):
        for other, reason in sorted(bonds.items()):
            decided = decisions.joined(block[one].key, block[other].key)
            if one < other and (decided or not _torn(judged, bound, one, other)):
                yield one, other, reason


def _torn(judged: _Judged, bound: Mapping[int, set[int]], one: int, other: int) -> bool:
    """Say whether either of a pair is bound to a third that the other of it contradicts.

    ``bound`` are the kinds that a candidate is bound to; no kind contradicts itself.
    """
    return any(
        judged.contradict(judged.kinds[there], third)
        for here, there in ((one, other), (other, one))
        for third in bound[here]
    )


def _bond(judged: _Judged, one: int, other: int, decisions: Decisions, strict: bool) -> str:
    """Return why two candidates of a contested block are one all the same, or ''."""
    first, second = judged.block[one], judged.block[other]
    if decisions.joined(first.key, second.key):
        return "a person's decision"
    apart = judged.contradict(judged.kinds[one], judged.kinds[other])
    if apart or set(first.keys).isdisjoint(second.keys):
        return ""
    return support(first, second) if strict else _reason(first, second)


def _parted(
    forest: Forest, block: Sequence[Candidate], one: int, other: int, decisions: Decisions
) -> bool:
    """Say whether a decision keeps any two members of two sets apart."""
    if not decisions.keep_apart:
        return False
    roots = forest.root(one), forest.root(other)
    sides: tuple[list[ThingKey], list[ThingKey]] = ([], [])
    for place, candidate in enumerate(block):
        for side, root in zip(sides, roots, strict=True):
            if forest.root(place) == root:
                side.append(candidate.key)
    return any(decisions.apart(a, b) for a in sides[0] for b in sides[1])


def _reason(first: Candidate, second: Candidate) -> str:
    shared = sorted(set(first.keys) & set(second.keys))
    if shared:
        return f"the same {shared[0]}"
    return _same_shortened(first, second)


def _merge(first: Candidate, second: Candidate, reason: str, same: bool = True) -> Merge:
    return Merge(first.key, second.key, reason, (_name(first), _name(second)), same)


def _name(candidate: Candidate) -> str:
    return candidate.names[0].text if candidate.names else candidate.named.slug


def cluster_by_key(candidates: Iterable[Candidate], contested: Mapping[ThingKey, bool]) -> Identity:
    """Return clusters of nodes between others: those with the same key are one.

    A node is contested when a thing that it hangs on is.
    """
    found: dict[tuple[str, ...], list[Candidate]] = {}
    for candidate in sorted(candidates, key=lambda c: c.key):
        keys = candidate.keys or (candidate.named.local,)
        found.setdefault((candidate.named.collection, *keys), []).append(candidate)
    clusters = (
        Cluster(tuple(members), any(contested.get(p, False) for m in members for p in m.parts))
        for members in found.values()
    )
    return Identity(tuple(clusters), ())
