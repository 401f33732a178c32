"""A mention: an annotation that speaks of a thing, with the names that it gives it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.coreference.name_keys import country_code, head_entries, name_key
from graph.extraction.lexicon import Head
from graph.languages.pack import pack
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

Family = Literal["person", "country", "group", "actor", "place", "act", "event"]

FAMILIES: tuple[tuple[Family, str], ...] = (
    ("person", "Person"),
    ("country", "Country"),
    ("group", "PopulationGroup"),
    ("actor", "PolicyActor"),
    ("place", "Place"),
    ("act", "LegalAct"),
    ("event", "PolicyEvent"),
)


@dataclass(frozen=True)
class Mention:
    """An annotation of a thing: its family and class, its names (nominative first), its heads."""

    annotation: Annotation
    family: Family
    cls: str
    names: tuple[str, ...]
    bare: bool = False
    """Only a head noun (``the Assembly``): it points to a thing and does not name one."""
    linked: bool = False
    """The text itself says, in brackets, that its names are one thing's."""
    titular: bool = False
    """Whether it is of the title of a person: "chair of | the party"."""
    own: bool = False
    """Whether a bare noun may be all that the text calls a body by, where it points to none."""
    fresh: bool = False
    """Whether an article says that it was not spoken of before: "a bill"."""
    told: tuple[tuple[str, str], ...] = ()
    """Head nouns by which the text says what it is, with their classes: "is a party"."""
    of: Annotation | None = None
    """The name of what it is said to be, where it is such a noun itself."""

    @property
    def language(self) -> str:
        """The language of the sentence (BCP 47)."""
        return self.annotation.sentence.language

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.annotation.sentence_index, self.annotation.start

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The key of its first name."""
        return name_key(self.names[0], self.language)

    @cached_property
    def country(self) -> str:
        """The ISO 3166-1 code of a country; '' for others."""
        return country_code(self.names[0], self.language) if self.family == "country" else ""

    @cached_property
    def head(self) -> tuple[str, str]:
        """The lemma of its head noun and the class of that noun; two '' when it has none."""
        found = head_entries(self.names[0], self.language, compound=self.family == "actor")
        fitting = [h for h in found if _related(h[1], self.cls)]
        return (fitting or list(found) or [("", "")])[0]


def _related(cls: str, other: str) -> bool:
    return is_a(cls, other) or is_a(other, cls)


Cluster = list[Mention]
"""Mentions of one thing."""


def family_of(cls: str) -> Family | None:
    """Return the family of a class, in which alone its things may be one; None for no thing."""
    return next((family for family, ancestor in FAMILIES if is_a(cls, ancestor)), None)


def of_noun(head: Head, family: Family, sentence: Sentence) -> Mention:
    """Return the mention that a bare noun is."""
    written = sentence.text[head.start : head.end]
    name = Name(head.cls, written if written.lower() == head.lemma else head.lemma)
    annotation = Annotation.of(sentence, head.start, head.end, "name", name)
    return Mention(annotation, family, head.cls, (name.nominative,), bare=True)


def is_unnamed(annotation: Annotation) -> bool:
    """Whether an annotation is of an act that nothing tells from others: "the bill"."""
    return isinstance(annotation.value, Act) and annotation.value.unnamed


def follows_indefinite(annotation: Annotation) -> bool:
    """Whether the word before an annotation says that it is not spoken of before: "a bill"."""
    ahead = annotation.sentence.text[: annotation.start].lower().split()[-1:]
    table = pack(annotation.sentence.language).table("coreference")
    return not set(ahead).isdisjoint(table.get("indefinite", ()))
