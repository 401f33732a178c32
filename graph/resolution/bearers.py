"""Candidates among things with names: actors, places, acts and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import RdfFormat, parse

from graph.edtf import year
from graph.facts import Name, Thing
from graph.languages.morphology import lemmas
from graph.languages.pack import languages
from graph.languages.script import romanise, slug
from graph.resolution.candidates import (
    Candidate,
    Source,
    collection,
    unique_locals,
    with_slug_keys,
)
from graph.resolution.countries import MARK, english_name
from graph.resolution.iris import Named, Slug, shortened
from graph.resolution.names import country_of, initial_keys, name_key, name_words, person_keys
from graph.resolution.words import WORD, content_words
from ontology.vocabulary import KEL, LEXICON, is_a

NOUNS = (KEL + "headNoun", KEL + "eventNoun")
NAMED = ("actor", "place", "act", "event")
BODY = ("memberOf", "heads", "affiliatedWith", "observerOf", "educatedAt")
ONE_A_COUNTRY = ("Parliament", "Government", "HeadOfState", "Constitution")
"""Classes of which a country has one: named by the country and a noun of the class alone."""
TELLING = 4
"""How many words make a title that is not used for two acts or events."""


def named_candidates(source: Source) -> tuple[Candidate, ...]:
    """Return the candidates of a document's actors, places, acts and events, in its order."""
    things = [t for t in source.extraction.things if collection(t.cls) in NAMED]
    plain = ((_local(thing, source), thing.key) for thing in things)
    pairs = zip(things, unique_locals(plain), strict=True)
    return tuple(_candidate(thing, local, source) for thing, local in pairs)


def _local(thing: Thing, source: Source) -> str:
    return f"{shortened(slug(thing.name) or thing.key)}-{source.document_id}"


def _candidate(thing: Thing, local: str, source: Source) -> Candidate:
    kind = collection(thing.cls)
    slugs = tuple(sorted({s for s in _slugs(thing, source) if s.text}))
    named = Named(source.key(thing.key), kind, slugs, local)
    person = is_a(thing.cls, "Person")
    return Candidate(
        named,
        thing.cls,
        thing.names,
        with_slug_keys(_keys(thing, source), named),
        weak=tuple(sorted({k for n in thing.names for k in initial_keys(n.text)}))
        if person
        else (),
        dates=source.values(thing.key, "date"),
        numbers=source.values(thing.key, "number"),
        ordinals=source.values(thing.key, "ordinal"),
        bodies=frozenset(_bodies(thing, source)),
        posts=frozenset(_posts(thing, source)) if person else frozenset(),
    )


def _slugs(thing: Thing, source: Source) -> Iterator[Slug]:
    for name in thing.names:
        country = country_of(name.text, name.language) if _may_be_country(thing) else ""
        if country:
            yield Slug.of(english_name(country), "en")
        elif _is_telling(name, thing, source):
            yield Slug.of(name.text, name.language)
        if collection(thing.cls) in ("act", "event") and _is_full(name):
            years = {year(date) for date in source.values(thing.key, "date")} - {""}
            yield from (Slug.of(name.text, name.language, found) for found in years)


def _keys(thing: Thing, source: Source) -> Iterator[str]:
    for name in thing.names:
        country = country_of(name.text, name.language) if _may_be_country(thing) else ""
        if country:
            yield f"country {country}"
        elif is_a(thing.cls, "Person"):
            yield from (f"person {key}" for key in person_keys(name.text))
        elif _is_telling(name, thing, source):
            yield f"name {name_key(name.text, name.language)}"
            yield from _only_one(thing.cls, name)
    if collection(thing.cls) == "act":
        yield from _act_keys(thing, source)
    if collection(thing.cls) == "event":
        yield from _event_keys(thing, source)


def _may_be_country(thing: Thing) -> bool:
    return is_a(thing.cls, "Country")


def _is_telling(name: Name, thing: Thing, source: Source) -> bool:
    """Say whether a name is enough to know the thing by in another document."""
    words = name_words(name.text, name.language)
    of_country = len(words) > 1 and any(word.startswith(MARK) for word in words)
    if is_a(thing.cls, "Person"):
        return bool(person_keys(name.text))
    if collection(thing.cls) == "act":
        return of_country or len(words) >= TELLING
    if collection(thing.cls) == "event":
        return (of_country or len(words) >= TELLING) and bool(
            source.values(thing.key, "ordinal") or any(word.isdigit() for word in words)
        )
    if is_a(thing.cls, "StateBody") or is_a(thing.cls, "WorkingGroup"):
        return of_country
    return any(word not in generic_words() for word in words) and name.text[:1].isupper()


def _only_one(cls: str, name: Name) -> Iterator[str]:
    """Give the key, the same in every language, of the one body or act of its class in a country.

    The name must be a country's and nouns of the class: the Parliament of Norway.
    """
    words = name_words(name.text, name.language)
    codes = [word for word in words if word.startswith(MARK)]
    nouns = [word for word in content_words(name.text, name.language) if _is_noun(word, cls, name)]
    if cls in ONE_A_COUNTRY and len(codes) == 1 and nouns and len(words) == len(nouns) + 1:
        yield f"only {cls} {codes[0]}"


def _is_noun(word: str, cls: str, name: Name) -> bool:
    known = class_nouns().get(cls, frozenset())
    forms = lemmas(word, name.language) if name.language in languages() else (word.lower(),)
    return any(form in known for form in forms)


def _is_full(name: Name) -> bool:
    return len(name_words(name.text, name.language)) > 1


def _act_keys(thing: Thing, source: Source) -> Iterator[str]:
    dates = source.values(thing.key, "date")
    for number in source.values(thing.key, "number"):
        yield from (f"number {thing.cls} {number} {date}" for date in dates)


def _event_keys(thing: Thing, source: Source) -> Iterator[str]:
    days = [date for date in source.values(thing.key, "date") if len(date) == len("2000-01-01")]
    bodies = source.objects(thing.key, "body", "concerns")
    for body in sorted(_body_keys(bodies, source)):
        yield from (f"day {thing.cls} {day} {body}" for day in days)
        for ordinal in source.values(thing.key, "ordinal"):
            yield f"ordinal {thing.cls} {ordinal} {body}"


def _body_keys(bodies: Iterable[Thing], source: Source) -> set[str]:
    return {
        key
        for body in bodies
        if collection(body.cls) != "event"
        for key in _keys(body, source)
        if not key.startswith("day")
    }


def _bodies(thing: Thing, source: Source) -> Iterator[str]:
    direct = source.objects(thing.key, *BODY)
    memberships = source.subjects(thing.key, "member")
    through = (o for m in memberships for o in source.objects(m.key, "organisation"))
    bodies = [body for body in (*direct, *through) if not _may_be_country(body)]
    yield from _body_keys(bodies, source)


def _posts(thing: Thing, source: Source) -> Iterator[tuple[str, frozenset[str]]]:
    for post in source.objects(thing.key, "holdsPost", "electedAs"):
        if collection(post.cls) == "post":
            bodies = _body_keys(source.objects(post.key, "postOf"), source)
            yield from _titles(post, frozenset(bodies))
    for membership in source.subjects(thing.key, "member"):
        bodies = _body_keys(source.objects(membership.key, "organisation"), source)
        for post in source.objects(membership.key, "post"):
            yield from _titles(post, frozenset(bodies))


def _titles(post: Thing, bodies: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    yield from ((name_key(name.text, name.language), bodies) for name in post.names)


@cache
def class_nouns() -> Mapping[str, frozenset[str]]:
    """Return the single words, as lemmas of all languages, that name each class of body or act."""
    found: dict[str, set[str]] = {}
    for quad in parse(path=LEXICON, format=RdfFormat.TURTLE):
        if quad.predicate.value in NOUNS and " " not in quad.object.value:
            cls = quad.subject.value.removeprefix(KEL)
            found.setdefault(cls, set()).add(quad.object.value)
    return {cls: frozenset(words) for cls, words in found.items()}


@cache
def generic_words() -> frozenset[str]:
    """Return the words, romanised, that name classes of bodies, acts or events."""
    phrases = (
        quad.object.value
        for quad in parse(path=LEXICON, format=RdfFormat.TURTLE)
        if quad.predicate.value in NOUNS
    )
    return frozenset(romanise(w).lower() for phrase in phrases for w in WORD.findall(phrase))
