"""Which things of another graph are things of ours, by names, type, years and neighbours.

Accepted is only what is certain: the two know no other thing of such a name, their types fit, and
something besides one name speaks for it: names of a body in two languages, a year, a neighbour, or
that the name is a country's or an international body's. All else of the same name is for people to
decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.languages.pack import languages
from graph.linking.links_file import Named
from graph.linking.names import Name
from graph.linking.profiles import BODY, COUNTRY, Profile, general_types
from graph.resolution.decisions import LinkDecision
from graph.resolution.names import country_of
from ontology.reasoning import entailments
from ontology.vocabulary import KEL, classes, is_a

SCORES = {"accept": 0.95, "propose": 0.5}
"""How sure such a link is taken to be."""


def compared(ours: Iterable[Profile], theirs: Iterable[Profile], authority: str) -> Iterator[Named]:
    """Give the links between two graphs, sorted by our IRIs; ``authority`` names the other one."""
    pairs = _Pairs.of(ours, theirs)
    for _, (our, other) in sorted(pairs.all.items(), key=lambda item: item[0]):
        reasons = _reasons(our, other)
        doubts = pairs.doubts(our, other)
        sure = bool(reasons) and not doubts
        decision = "accept" if sure else "propose"
        reason = "; ".join(doubts or reasons or ["one name and nothing else"])
        made = LinkDecision(
            our.iri, other.iri, decision, relation_of(our), authority, SCORES[decision], reason
        )
        yield Named(made, our.name, other.name)


def relation_of(ours: Profile) -> str:
    """Return what may join a thing of ours to the same thing elsewhere."""
    return "exactMatch" if ours.cls and is_a(ours.cls, "Measure") else "sameAs"


@dataclass(frozen=True)
class _Pairs:
    """Pairs of things, by their IRIs, that share a name and whose types do not exclude each other.

    ``here`` and ``there`` tell in how many pairs a thing is.
    """

    all: Mapping[tuple[str, str], tuple[Profile, Profile]]
    here: Mapping[str, int]
    there: Mapping[str, int]

    @classmethod
    def of(cls, ours: Iterable[Profile], theirs: Iterable[Profile]) -> _Pairs:
        index: dict[str, list[Profile]] = {}
        for other in theirs:
            for key in {*other.keys, *_person_keys(other)}:
                index.setdefault(key, []).append(other)
        found = ((our, other) for our in ours for key in our.keys for other in index.get(key, ()))
        pairs = {(our.iri, other.iri): (our, other) for our, other in found}
        fitting = {iris: pair for iris, pair in pairs.items() if fit(*pair) is not False}
        return cls(fitting, Counter(one for one, _ in fitting), Counter(two for _, two in fitting))

    def doubts(self, our: Profile, other: Profile) -> list[str]:
        """Return what speaks against a pair."""
        found = []
        if self.here[our.iri] > 1:
            found.append("several things there have the name")
        if self.there[other.iri] > 1:
            found.append("several things here have the name")
        if not fit(our, other):
            found.append("its type there is not known")
        if our.years and other.years and not our.years & other.years:
            found.append("the years differ")
        return found


def _person_keys(other: Profile) -> Iterator[str]:
    """Give the keys that a thing has if it is a person, where its type does not tell."""
    if not other.cls:
        yield from Profile(other.iri, frozenset({_PERSON}), other.names).keys


_PERSON = KEL + "Person"


def fit(our: Profile, other: Profile) -> bool | None:
    """Say whether two things can be one by their types; None where the graphs share no types."""
    wider = _wider(our.cls) if our.cls else our.types
    known = other.types & _known_types()
    return bool(known & wider) if known else None


@cache
def _wider(cls: str) -> frozenset[str]:
    return frozenset(entailments().types(cls)) - general_types()


@cache
def _known_types() -> frozenset[str]:
    """Return all types that a thing of ours can have, by our classes and their alignments."""
    return frozenset(iri for cls in classes() for iri in _wider(cls))


def _reasons(our: Profile, other: Profile) -> list[str]:
    """Return what speaks for a pair besides one name.

    Transliterations of a person's or place's name say no more than one of them, and many people
    have to do with one country.
    """
    found = []
    beside = our.neighbours & other.neighbours
    if our.cls and is_a(our.cls, "Person"):
        beside = frozenset(name for name in beside if not _is_country(name))
    elif not (our.cls and is_a(our.cls, "Place")):
        spoken = {language for _, language in _shared(our, other) if language}
        found += ["names in several languages agree"] if len(spoken) > 1 else []
    if any(key.startswith((COUNTRY, BODY)) for key in our.keys.keys() & other.keys.keys()):
        found.append("one country or international body of the name")
    if our.years & other.years:
        found.append("a year agrees")
    if beside:
        found.append("a neighbour agrees")
    return found


def _is_country(name: str) -> bool:
    """Say whether a folded name is a country's in some language."""
    return any(country_of(name.title(), language) for language in languages())


def _shared(our: Profile, other: Profile) -> frozenset[Name]:
    keys: Mapping[str, frozenset[Name]] = our.keys
    return frozenset().union(
        *(keys[key] for key in keys.keys() & {*other.keys, *_person_keys(other)})
    )
