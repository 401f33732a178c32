"""Facts as JSON: actors, acts, events, statements, figures, works, relations of one document."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from graph.facts import Extraction, Fact, Literal, Thing
from ontology.vocabulary import KEL, is_a, superclasses

Item = dict[str, Any]


def as_json(extraction: Extraction) -> Item:
    """Return the facts of a document with their quotes.

    ``start`` and ``end`` count Unicode code points of the document, half-open; dates are EDTF.
    """
    reader = _Reader(extraction)
    return {
        "file": extraction.document.source,
        "lang": extraction.document.languages[0] if extraction.document.languages else "",
        "actors": [reader.actor(t) for t in reader.things("actors")],
        "legal_acts": [reader.act(t) for t in reader.things("legal_acts")],
        "events": [reader.event(t) for t in reader.things("events")],
        "statements": [reader.statement(t) for t in reader.of_class("Statement")],
        "quantities": [reader.quantity(t) for t in reader.of_class("Figure")],
        "works": [reader.work(t) for t in reader.of_class("PublishedWork")],
        "relations": list(reader.relations()),
    }


@cache
def kinds() -> Mapping[str, Mapping[str, Any]]:
    """Return list → local name of a class → kind, from ``kinds.toml``."""
    text = (files(__package__) / "kinds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def kind(cls: str, section: str) -> str:
    """Return the kind of a class or of its nearest ancestor in a section of the table, or ''."""
    table = kinds()[section]
    names = (iri.removeprefix(KEL) for iri in superclasses(cls))
    return str(next((table[name] for name in names if name in table), ""))


class _Reader:
    """Reads an extraction by thing and property."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.by_key = {t.key: t for t in extraction.things}
        self.facts: dict[str, list[Fact]] = {}
        for fact in extraction.facts:
            self.facts.setdefault(fact.subject, []).append(fact)

    def things(self, section: str) -> list[Thing]:
        """Return the things of a list, in the order of the text."""
        found = [t for t in self.extraction.things if kind(t.cls, section)]
        return sorted(found, key=lambda t: (t.mentions[0].start, t.key))

    def of_class(self, cls: str) -> list[Thing]:
        found = [t for t in self.extraction.things if t.cls == cls]
        return sorted(found, key=lambda t: (t.mentions[0].start, t.key))

    def values(self, thing: Thing, *names: str) -> list[str]:
        """Return the values of a thing's properties as text: literals, or the names of things."""
        found = [f for f in self.facts.get(thing.key, ()) if f.property in names]
        return list(dict.fromkeys(self.text(f.object) for f in found))

    def value(self, thing: Thing, name: str) -> str | None:
        """Return the first value of a property."""
        return next(iter(self.values(thing, name)), None)

    def words(self, thing: Thing, name: str) -> str | None:
        """Return the words of the text that state the first value of a property."""
        stated = [f for f in self.facts.get(thing.key, ()) if f.property == name]
        return " ".join(stated[0].evidence.quote.split()) if stated else None

    def text(self, value: str | Literal) -> str:
        return value.value if isinstance(value, Literal) else self.by_key[value].name

    def subjects(self, thing: Thing, *names: str) -> list[str]:
        """Return the names of the things that a property leads from to this thing."""
        found = [f for f in self.extraction.facts if f.object == thing.key and f.property in names]
        return list(dict.fromkeys(self.by_key[f.subject].name for f in found))

    def actor(self, thing: Thing) -> Item:
        roles = list(self.roles(thing))
        return _named("name", thing) | {
            "kind": kind(thing.cls, "actors"),
            "roles": roles,
            **_place(thing),
        }

    def roles(self, thing: Thing) -> Iterator[Item]:
        """Yield what posts a person holds, from the memberships."""
        seen = set()
        for fact in self.extraction.facts:
            if fact.property != "member" or fact.object != thing.key:
                continue
            membership = self.by_key[fact.subject]
            title, body = self.title(membership), self.value(membership, "organisation")
            start, end = _interval(self.value(membership, "date") or "")
            if title and (title, body) not in seen:
                seen.add((title, body))
                held = {"title": title, "organisation": body, "start": start, "end": end}
                yield held | {"status": self.value(membership, "tenureStatus")}

    def title(self, membership: Thing) -> str:
        """Return the title of a membership's post without the body, its last name."""
        posts = [f.object for f in self.facts[membership.key] if f.property == "post"]
        return self.by_key[str(posts[0])].names[-1].text if posts else ""

    def act(self, thing: Thing) -> Item:
        adopters = self.subjects(thing, "adopted", "issued", "signed")
        return _named("title", thing) | {
            "kind": kind(thing.cls, "legal_acts"),
            "date": self.value(thing, "date"),
            "number": self.value(thing, "number"),
            "adopted_by": adopters[0] if adopters else None,
            **_place(thing),
        }

    def event(self, thing: Thing) -> Item:
        ordinal = self.value(thing, "ordinal")
        elects = is_a(thing.cls, "Election") or is_a(thing.cls, "Referendum")
        told = ("hasParticipant",) if elects else ("hasParticipant", "body")
        actors = self.values(thing, *told) + self.subjects(
            thing, "participatedIn", "presidedOver", "spokeAt"
        )
        concerned = [
            self.by_key[f.object].name
            for f in self.facts.get(thing.key, ())
            if f.property == "concerns"
            and isinstance(f.object, str)
            and kind(self.by_key[f.object].cls, "actors")
        ]
        return _named("name", thing) | {
            "kind": kind(thing.cls, "events"),
            "date": self.value(thing, "date"),
            "place": self.value(thing, "place"),
            "ordinal": int(ordinal) if ordinal else None,
            "motto": self.value(thing, "motto"),
            "participants": list(dict.fromkeys([*actors, *concerned])),
            **_place(thing),
        }

    def statement(self, thing: Thing) -> Item:
        return {
            "speaker": self.value(thing, "speaker"),
            "quote_text": self.value(thing, "text"),
            "occasion": self.value(thing, "occasion"),
            "date": self.value(thing, "date"),
            **_place(thing),
        }

    def quantity(self, thing: Thing) -> Item:
        return {
            "what": self.value(thing, "what"),
            "value": _number(Decimal(self.value(thing, "value") or "0")),
            "words": self.words(thing, "value"),
            "unit": self.value(thing, "unit"),
            "as_of": self.value(thing, "asOf"),
            "of_whom": self.value(thing, "ofWhom"),
            **_place(thing),
        }

    def work(self, thing: Thing) -> Item:
        return _named("title", thing) | {
            "authors": self.subjects(thing, "authorOf"),
            "date": self.value(thing, "date"),
            "place": self.value(thing, "publicationPlace"),
            "publisher": self.value(thing, "publisher"),
            "part_of": self.value(thing, "partOf"),
            "pages": self.value(thing, "pages"),
            "cites": self.values(thing, "citesWork"),
            **_place(thing),
        }

    def relations(self) -> Iterator[Item]:
        """Yield the facts whose property is a relation between what the document names.

        To head a body says what to hold a post says that has the body in its name.
        """
        listed = frozenset(kinds()["relations"]["properties"])
        facts = self.extraction.facts
        led = {(f.subject, f.object, f.evidence) for f in facts if f.property == "heads"}
        bodies = {f.subject: f.object for f in facts if f.property == "postOf"}
        seen = set()
        for fact in sorted(facts, key=lambda f: (f.evidence.start, f.evidence.end)):
            whole = isinstance(fact.object, str) and len(self.by_key[fact.object].names) > 1
            place = (fact.subject, bodies.get(str(fact.object)), fact.evidence)
            twice = fact.property == "holdsPost" and place in led and whole
            if fact.property not in listed or twice:
                continue
            ends = self.by_key[fact.subject].name, self.text(fact.object)
            if (fact.property, *ends) in seen:
                continue
            seen.add((fact.property, *ends))
            yield {
                "subject": ends[0],
                "predicate": _snake(fact.property),
                "object": ends[1],
                "quote": fact.evidence.quote,
                "start": fact.evidence.start,
                "end": fact.evidence.end,
            }


def _number(value: Decimal) -> int | float | str:
    """Return a whole number, a decimal, or a fraction (``1/3``) where decimals never end."""
    if value == int(value):
        return int(value)
    digits = -int(value.as_tuple().exponent)
    return float(value) if digits <= 4 else str(Fraction(value).limit_denominator(20))


def _named(label: str, thing: Thing) -> Item:
    names = list(dict.fromkeys(name.text for name in thing.names))
    return {label: names[0], "aliases": names[1:]}


def _place(thing: Thing) -> Item:
    first = thing.mentions[0]
    return {"quote": first.quote, "start": first.start, "end": first.end}


def _interval(edtf: str) -> tuple[str | None, str | None]:
    """Return the start and end that an EDTF interval states."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return edtf or None, None
    return _known(start), _known(end)


def _known(edtf: str) -> str | None:
    return edtf if edtf not in ("", "..") else None


def _snake(name: str) -> str:
    return re.sub(r"(?=[A-Z])", "_", name).lower()
