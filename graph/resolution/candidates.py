"""Candidates for being one: the things of each document with all that speaks for or against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from graph.claims import ThingKey
from graph.facts import Extraction, Fact, Literal, Name, Thing
from graph.resolution.countries import MARK
from graph.resolution.iris import Named
from graph.resolution.names import name_key
from ontology.vocabulary import KEL, is_a, superclasses

COLLECTIONS = {
    "PolicyActor": "actor",
    "LegalAct": "act",
    "PolicyEvent": "event",
    "Post": "post",
    "Membership": "membership",
    "Statement": "statement",
    "PublishedWork": "work",
    "Figure": "figure",
    "Measure": "measure",
    "Place": "place",
}
"""The part of the IRI between base and slug, by the root of a thing's class; the first counts."""


@cache
def collection(cls: str) -> str:
    """Return the collection of a class (a local name), ``entity`` when it is under no root."""
    above = {iri.removeprefix(KEL) for iri in superclasses(cls)}
    return next((found for root, found in COLLECTIONS.items() if root in above), "entity")


@dataclass(frozen=True)
class Source:
    """A document's things and facts, easy to look up."""

    extraction: Extraction

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """The things by key."""
        return {thing.key: thing for thing in self.extraction.things}

    @cached_property
    def facts(self) -> Mapping[str, Sequence[Fact]]:
        """The facts by subject."""
        found: dict[str, list[Fact]] = {}
        for fact in self.extraction.facts:
            found.setdefault(fact.subject, []).append(fact)
        return found

    @cached_property
    def _incoming(self) -> Mapping[str, Sequence[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.extraction.facts:
            if isinstance(fact.object, str):
                found.setdefault(fact.object, []).append(fact)
        return found

    @property
    def document_id(self) -> str:
        """The document's id."""
        return self.extraction.document.id

    @cached_property
    def main_country(self) -> Thing | None:
        """The country that the document speaks of most."""
        countries = [t for t in self.extraction.things if is_a(t.cls, "Country")]
        return max(countries, key=lambda t: (len(t.mentions), t.key), default=None)

    def key(self, thing: str) -> ThingKey:
        """Return the key of a thing across documents."""
        return self.document_id, thing

    def literals(self, thing: str, property_: str) -> tuple[Literal, ...]:
        """Return the values of a thing's property, sorted."""
        found = (f.object for f in self.facts.get(thing, ()) if f.property == property_)
        literals = {value for value in found if isinstance(value, Literal)}
        return tuple(sorted(literals, key=lambda v: (v.value, v.language)))

    def values(self, thing: str, property_: str) -> tuple[str, ...]:
        """Return the values of a thing's property without their languages."""
        return tuple(literal.value for literal in self.literals(thing, property_))

    def objects(self, thing: str, *properties: str) -> tuple[Thing, ...]:
        """Return the things that a thing's properties lead to, in the order of their keys."""
        found = (f.object for f in self.facts.get(thing, ()) if f.property in properties)
        return tuple(self.things[key] for key in sorted({k for k in found if isinstance(k, str)}))

    def subjects(self, thing: str, *properties: str) -> tuple[Thing, ...]:
        """Return the things whose properties lead to a thing, in the order of their keys."""
        found = (f.subject for f in self._incoming.get(thing, ()) if f.property in properties)
        return tuple(self.things[key] for key in sorted(set(found)))


@dataclass(frozen=True)
class Candidate:
    """A thing of a document: what it shares with the same thing elsewhere.

    ``keys`` are those of its full names (and its slugs): who shares one may be the same.
    ``weak`` are keys of shortened names, which need a shared body or post besides.
    ``bodies`` are keys of the organisations that it belongs to, ``posts`` titles with theirs.
    """

    named: Named
    cls: str
    names: tuple[Name, ...] = field(repr=False)
    keys: tuple[str, ...]
    weak: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    bodies: frozenset[str] = frozenset()
    posts: frozenset[tuple[str, frozenset[str]]] = frozenset()
    mottos: tuple[str, ...] = ()
    later_names: tuple[Name, ...] = ()
    """Names that it is said to have taken."""
    country: str = ""
    """The key of the country that its document speaks of most."""
    parts: tuple[ThingKey, ...] = ()
    """The things that its identity hangs on, for a node between others."""

    @property
    def key(self) -> ThingKey:
        """Its key across documents."""
        return self.named.key

    @cached_property
    def full_names(self) -> tuple[tuple[str, str], ...]:
        """The languages and keys of its names of several words, or of a country; sorted."""
        names = (*self.names, *self.later_names)
        keys = {(n.language, name_key(n.text, n.language)) for n in names}
        return tuple(sorted(key for key in keys if " " in key[1] or key[1].startswith(MARK)))

    @cached_property
    def traits(self) -> tuple[object, ...]:
        """All that identity is judged by; candidates with the same traits are judged alike."""
        names = tuple(sorted((n.text, n.language) for n in (*self.names, *self.later_names)))
        own = (self.cls, names, self.dates, self.numbers, self.ordinals)
        return (*own, self.bodies, self.posts, self.country)


def with_slug_keys(keys: Iterable[str], named: Named) -> tuple[str, ...]:
    """Return keys with those of the slugs: who could get one IRI is compared."""
    return tuple(sorted({*keys, *(f"slug {possible.text}" for possible in named.slugs)}))


def unique_locals(candidates: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give slugs of one document, each once: a repeated one takes its thing's key too."""
    seen: set[str] = set()
    for local, key in candidates:
        unique = local if local not in seen else f"{local}-{key}"
        seen.add(unique)
        yield unique
