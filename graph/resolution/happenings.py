"""Candidates among events: known by what they are of and about, once that is known itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.claims import ThingKey
from graph.edtf import year
from graph.facts import Name, Thing
from graph.resolution.bearers import TELLING, dated_slugs, own_locals
from graph.resolution.candidates import Candidate, Source, collection, with_slug_keys
from graph.resolution.countries import MARK
from graph.resolution.iris import Named, Slug
from graph.resolution.names import name_key, name_words, numbered_meaning
from graph.resolution.nodes import Context
from ontology.vocabulary import is_a

ONCE = ("Founding", "Adoption", "Dissolution")
"""Classes of events that happen to a thing once."""
ONCE_A_YEAR = ("Renaming", "Signing", "Election", "Appointment", "Resignation", "Referendum")
"""Classes of events of which those of one year about one thing are one."""
DAY = len("2000-01-01")


def event_candidates(source: Source, context: Context) -> tuple[Candidate, ...]:
    """Return the candidates of a document's events, in its order; actors and acts have IRIs."""
    things = [t for t in source.extraction.things if collection(t.cls) == "event"]
    made = zip(things, own_locals(things, source), strict=True)
    return tuple(_candidate(thing, local, source, context) for thing, local in made)


def _candidate(thing: Thing, local: str, source: Source, context: Context) -> Candidate:
    slugs = tuple(sorted({s for s in _slugs(thing, source) if s.text}))
    named = Named(source.key(thing.key), "event", slugs, local)
    keys = (*_name_keys(thing, source), *_keys(thing, source, context))
    return Candidate(
        named,
        thing.cls,
        thing.names,
        with_slug_keys(keys, named),
        dates=source.values(thing.key, "date"),
        mottos=source.values(thing.key, "motto"),
        ordinals=source.values(thing.key, "ordinal"),
        parts=(*_parts(thing, source, "body"), *_parts(thing, source, "concerns")),
    )


def _slugs(thing: Thing, source: Source) -> Iterator[Slug]:
    """Give the slugs of the names that are no sentences, if there are any."""
    plain = tuple(name for name in thing.names if ", " not in name.text)
    named = replace(thing, names=plain or thing.names)
    for name in named.names:
        if _is_telling(name, thing, source):
            yield Slug.of(name.text, name.language)
    yield from dated_slugs(named, source)


def _name_keys(thing: Thing, source: Source) -> Iterator[str]:
    ordinals = source.values(thing.key, "ordinal")
    for name in thing.names:
        if _is_telling(name, thing, source):
            yield f"name {name_key(name.text, name.language)}"
        for ordinal in ordinals:
            if meant := numbered_meaning(name.text, name.language):
                yield f"meaning {ordinal} {meant}"


def _is_telling(name: Name, thing: Thing, source: Source) -> bool:
    words = name_words(name.text, name.language)
    of_country = len(words) > 1 and any(word.startswith(MARK) for word in words)
    numbered = source.values(thing.key, "ordinal") or any(word.isdigit() for word in words)
    return (of_country or len(words) >= TELLING) and bool(numbered)


def _keys(thing: Thing, source: Source, context: Context) -> Iterator[str]:
    bodies = {context.iris[part] for part in _parts(thing, source, "body")}
    about = {context.iris[part] for part in _parts(thing, source, "concerns")}
    dates = source.values(thing.key, "date")
    for one in sorted(bodies | about):
        yield from (f"day {thing.cls} {date} {one}" for date in dates if len(date) == DAY)
    for body in sorted(bodies | about):
        for ordinal in source.values(thing.key, "ordinal"):
            yield f"ordinal {thing.cls} {ordinal} {body}"
    for one in sorted(about):
        if thing.cls in ONCE:
            yield f"about {thing.cls} {one}"
        if thing.cls in ONCE_A_YEAR:
            years = {year(date) for date in dates} - {""}
            yield from (f"about {thing.cls} {found} {one}" for found in sorted(years))


def _parts(thing: Thing, source: Source, property_: str) -> tuple[ThingKey, ...]:
    """Return what an event is of or about; a country is neither founded nor adopted in passing."""
    return tuple(
        source.key(part.key)
        for part in source.objects(thing.key, property_)
        if collection(part.cls) in ("actor", "act")
        and not (thing.cls in ONCE and is_a(part.cls, "Country"))
    )
