"""Annotations: what a stretch of a sentence is."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from graph.reading.document import Evidence
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

Kind = Literal["date", "ordinal", "number", "name", "post", "act", "event", "quotation", "place"]


@dataclass(frozen=True)
class Date:
    """A time as precise as its words and no more: an EDTF level 0–2 string."""

    edtf: str


@dataclass(frozen=True)
class Number:
    """A number with its comparator and what is counted (``unit``, as written; '' if nothing is)."""

    value: Decimal
    comparator: Literal["equal", "more than", "at least", "less than", "at most", "about"] = "equal"
    unit: str = ""


@dataclass(frozen=True)
class Name:
    """A proper name: the ontology class it belongs to (local name) and its nominative form."""

    cls: str
    nominative: str


@dataclass(frozen=True)
class Post:
    """An office: its title in the nominative, and the body it belongs to as the text names it.

    ``status`` tells how it is held, as an individual of TenureStatus: "former", "acting"; or ''.
    """

    title: str
    organisation: str = ""
    status: str = ""


@dataclass(frozen=True)
class Act:
    """A legal act as mentioned: class, title in the nominative, and what the mention adds."""

    cls: str
    title: str
    aliases: tuple[str, ...] = ()
    date: str = ""
    number: str = ""
    adopted_by: str = ""
    unnamed: bool = False
    """Whether nothing tells it from others of its kind: "the bill"."""


@dataclass(frozen=True)
class Event:
    """An event as mentioned: class, name in the document's language, and what the mention adds."""

    cls: str
    name: str
    date: str = ""
    place: str = ""
    ordinal: int | None = None
    motto: str = ""
    body: str = ""
    """The body whose session, congress … it is, as the text names it."""
    aliases: tuple[str, ...] = ()


Value = Date | Number | Name | Post | Act | Event | int | str


OF_CLASSES = (Name, Act, Event)
"""Values that tell the class of a thing."""


@cache
def _is_one_of(cls: str, classes: tuple[str, ...]) -> bool:
    return any(is_a(cls, other) for other in classes)


@dataclass(frozen=True)
class Annotation:
    """A stretch of a sentence's view (half-open) with its kind and value.

    An ordinal's value is an ``int``; a quotation's and a place's is its text.
    """

    sentence: Sentence = field(compare=False, repr=False)
    sentence_index: int
    start: int
    end: int
    kind: Kind
    value: Value

    def __hash__(self) -> int:
        """Return a hash of its place and kind; values take long to hash, and few share a place."""
        return hash((self.sentence_index, self.start, self.end, self.kind))

    @classmethod
    def of(cls, sentence: Sentence, start: int, end: int, kind: Kind, value: Value) -> Annotation:
        """Return the annotation of ``sentence.text[start:end]``."""
        return cls(sentence, sentence.index, start, end, kind, value)

    @property
    def text(self) -> str:
        """The words as the sentence shows them."""
        return self.sentence.text[self.start : self.end]

    @property
    def edtf(self) -> str:
        """The EDTF string of a date, '' of anything else."""
        return self.value.edtf if isinstance(self.value, Date) else ""

    @property
    def is_person(self) -> bool:
        """Whether it names a person."""
        return isinstance(self.value, Name) and self.value.cls == "Person"

    def is_of(self, *classes: str) -> bool:
        """Tell whether it names a thing of one of the classes (local names), or one below them."""
        return isinstance(self.value, OF_CLASSES) and _is_one_of(self.value.cls, classes)

    @property
    def evidence(self) -> Evidence:
        """The place in the document."""
        return self.sentence.evidence(self.start, self.end)
