"""What a graph, ours or another, tells of its things: names, types, years and neighbours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

import pyoxigraph as ox

from graph.extraction.names.international import international_body
from graph.languages.pack import languages, pack
from graph.linking.authorities import authority, unsure_names
from graph.linking.names import Name, folded, plain_keys
from graph.resolution.generic import generic_words
from graph.resolution.names import name_key, name_words, person_keys
from ontology.reasoning import entailments
from ontology.vocabulary import KEL, RDF, classes, is_a

COUNTRY, BODY = "country ", "body "
"""What the keys of countries and international bodies begin with, of which there is one each."""
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
DATE = 30
"""How many characters a date has at most."""


@dataclass(frozen=True)
class Profile:
    """A thing of a graph; ``names`` are (text, language), the preferred ones first.

    ``types`` are IRIs without those that say too little; ``years`` have four digits; ``neighbours``
    are folded names of the things that it points at or that point at it.
    """

    iri: str
    types: frozenset[str]
    names: tuple[Name, ...]
    years: frozenset[str] = frozenset()
    neighbours: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def name(self) -> str:
        """The preferred name."""
        return self.names[0][0]

    @property
    def cls(self) -> str:
        """The most specific of our classes that it has (a local name), or ''."""
        ours = [t.removeprefix(KEL) for t in self.types if t.removeprefix(KEL) in classes()]
        return max(ours, key=lambda cls: (len(entailments().types(cls)), cls), default="")

    @cached_property
    def keys(self) -> Mapping[str, frozenset[Name]]:
        """The keys of its names, the same in every script, each with the names that have it."""
        found: dict[str, set[Name]] = {}
        for name in self.names:
            for key in self._keys(*name):
                found.setdefault(key, set()).add(name)
        return {key: frozenset(names) for key, names in found.items()}

    def _keys(self, text: str, language: str) -> set[str]:
        """Return the keys of a name; a name of a person is its given name and surname."""
        if self.cls and is_a(self.cls, "Person"):
            return {f"person {key}" for key in person_keys(text)}
        return {*_spoken_keys(text, language)}


def _spoken_keys(text: str, language: str) -> Iterator[str]:
    """Give the keys of a name in its language, or in each that is written like it.

    A name of nothing but common words ("Parliament") has none.
    """
    for one in (language,) if language in languages() else _written_like(text):
        body = "" if plain_keys(text, one) & unsure_names() else international_body(text, one)
        if countries := authority("countries").find(text, one):
            yield f"{COUNTRY}{countries[0].record.cells['code']}"
        elif body:
            yield f"{BODY}{body}"
        elif any(word not in generic_words() for word in name_words(text, one)):
            yield from (f"name {key}" for key in plain_keys(text, one))
            yield f"words {name_key(text, one)}"


def _written_like(text: str) -> tuple[str, ...]:
    """Return the languages in whose alphabets a text has letters."""
    letters = frozenset(text.lower())
    return tuple(
        code for code in languages() if letters & set(pack(code).table("language")["alphabet"])
    )


def profiles(triples: Iterable[ox.Triple]) -> tuple[Profile, ...]:
    """Return the things of the world that a graph has a name for, by IRI."""
    gathered = _Gathered()
    for triple in triples:
        gathered.add(triple)
    words = frozenset(_table()["words"])
    things = (iri for iri in sorted(gathered.names) if not words & gathered.types.get(iri, set()))
    return tuple(map(gathered.profile, things))


@dataclass
class _Gathered:
    names: dict[str, dict[tuple[int, str, str], None]] = field(default_factory=dict)
    types: dict[str, set[str]] = field(default_factory=dict)
    years: dict[str, set[str]] = field(default_factory=dict)
    beside: dict[str, set[str]] = field(default_factory=dict)

    def add(self, triple: ox.Triple) -> None:
        if not isinstance(triple.subject, ox.NamedNode):
            return
        subject, predicate, value = triple.subject.value, triple.predicate.value, triple.object
        if isinstance(value, ox.Literal):
            rank = name_properties().get(predicate)
            if rank is not None and value.value.strip():
                name = (rank, value.language or "", value.value)
                self.names.setdefault(subject, {})[name] = None
            elif not value.language and len(value.value) <= DATE:
                self.years.setdefault(subject, set()).update(YEAR.findall(value.value))
        elif isinstance(value, ox.NamedNode) and predicate == RDF + "type":
            self.types.setdefault(subject, set()).add(value.value)
        elif isinstance(value, ox.NamedNode):
            self.beside.setdefault(subject, set()).add(value.value)
            self.beside.setdefault(value.value, set()).add(subject)

    def profile(self, iri: str) -> Profile:
        beside = (name for other in self.beside.get(iri, ()) for name in self.names.get(other, ()))
        names = dict.fromkeys((text, language) for _, language, text in sorted(self.names[iri]))
        return Profile(
            iri,
            frozenset(self.types.get(iri, set()) - general_types()),
            tuple(names),
            frozenset(self.years.get(iri, ())),
            frozenset(folded(text) for _, _, text in beside),
        )


@cache
def _table() -> Mapping[str, list[str]]:
    text = (files("graph.linking") / "profiles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def name_properties() -> Mapping[str, int]:
    """Return the properties that give names, with their rank, the preferred one first."""
    return {iri: rank for rank, iri in enumerate(_table()["names"])}


@cache
def general_types() -> frozenset[str]:
    """Return the types that say too little."""
    return frozenset(_table()["general"])
