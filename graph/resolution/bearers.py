"""Candidates among things with names: actors, places and acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.edtf import year
from graph.facts import Literal, Name, Thing
from graph.languages.script import slug
from graph.resolution.candidates import (
    Candidate,
    Source,
    collection,
    unique_locals,
    with_slug_keys,
)
from graph.resolution.concepts import title_countries, title_key
from graph.resolution.countries import MARK, english_name
from graph.resolution.generic import class_noun, generic_words
from graph.resolution.iris import Named, Slug, shortened
from graph.resolution.names import (
    country_of,
    initial_keys,
    meaning_key,
    name_key,
    name_words,
    person_keys,
)
from graph.resolution.words import content_words
from ontology.vocabulary import is_a

BODY = ("memberOf", "heads", "affiliatedWith", "observerOf", "educatedAt")
ONE_A_COUNTRY = ("Parliament", "Government", "HeadOfState", "Constitution")
"""Classes of which a country has one: named by the country and a noun of the class alone."""
TELLING = 4
"""How many words make a title that is not used for two acts or events."""


def named_candidates(source: Source, collections: Sequence[str]) -> tuple[Candidate, ...]:
    """Return the candidates of a document's actors, places or acts, in its order."""
    things = [t for t in source.extraction.things if collection(t.cls) in collections]
    locals_ = own_locals(things, source)
    return tuple(_candidate(t, local, source) for t, local in zip(things, locals_, strict=True))


def own_locals(things: Iterable[Thing], source: Source) -> Iterator[str]:
    """Give the slugs that things with names have in their document alone."""
    plain = (
        (f"{shortened(slug(thing.name) or thing.key)}-{source.document_id}", thing.key)
        for thing in things
    )
    return unique_locals(plain)


def _candidate(thing: Thing, local: str, source: Source) -> Candidate:
    slugs = tuple(sorted({s for s in _slugs(thing, source) if s.text}))
    named = Named(source.key(thing.key), collection(thing.cls), slugs, local)
    person = is_a(thing.cls, "Person")
    weak = {k for n in thing.names for k in initial_keys(n.text)} if person else set()
    main = source.main_country
    return Candidate(
        named,
        thing.cls,
        thing.names,
        with_slug_keys(actor_keys(thing, source), named),
        weak=tuple(sorted(weak)),
        dates=source.values(thing.key, "date"),
        numbers=source.values(thing.key, "number"),
        bodies=frozenset(_bodies(thing, source)),
        posts=frozenset(_posts(thing, source)) if person else frozenset(),
        later_names=later_names(thing, source),
        country=min(_body_keys([main], source)) if person and main else "",
    )


def _slugs(thing: Thing, source: Source) -> Iterator[Slug]:
    for name in thing.names:
        country = country_of(name.text, name.language) if _may_be_country(thing) else ""
        if country:
            yield Slug.of(english_name(country), "en")
        elif _is_telling(name, thing):
            yield Slug.of(name.text, name.language)
    if collection(thing.cls) == "act":
        yield from dated_slugs(thing, source)


def dated_slugs(thing: Thing, source: Source) -> Iterator[Slug]:
    """Give the slugs of a thing's names, each with each of its years."""
    years = sorted({year(date) for date in source.values(thing.key, "date")} - {""})
    for name in thing.names:
        if len(name_words(name.text, name.language)) > 1:
            yield from (Slug.of(name.text, name.language, found) for found in years)


def later_names(thing: Thing, source: Source) -> tuple[Name, ...]:
    """Return the names that a body or place is said to have taken."""
    names = {
        Name(fact.object.value, fact.object.language, fact.evidence)
        for fact in source.facts.get(thing.key, ())
        if fact.property == "renamedTo" and isinstance(fact.object, Literal)
    }
    return tuple(sorted(names))


def actor_keys(thing: Thing, source: Source) -> Iterator[str]:
    """Give the keys of the full names of an actor, place or act, old and new."""
    for name in (*thing.names, *later_names(thing, source)):
        country = country_of(name.text, name.language) if _may_be_country(thing) else ""
        if country:
            yield f"country {country}"
        elif is_a(thing.cls, "Person"):
            yield from (f"person {key}" for key in person_keys(name.text))
        elif _is_telling(name, thing):
            yield f"name {name_key(name.text, name.language)}"
            if meant := meaning_key(name.text, name.language):
                yield f"meaning {meant}"
            yield from _only_one(thing.cls, name)
    if collection(thing.cls) == "act":
        dates = source.values(thing.key, "date")
        for number in source.values(thing.key, "number"):
            yield from (f"number {thing.cls} {number} {date}" for date in dates)


def _may_be_country(thing: Thing) -> bool:
    return is_a(thing.cls, "Country")


def _is_telling(name: Name, thing: Thing) -> bool:
    """Say whether a name is enough to know the thing by in another document."""
    words = name_words(name.text, name.language)
    of_country = len(words) > 1 and any(word.startswith(MARK) for word in words)
    if is_a(thing.cls, "Person"):
        return bool(person_keys(name.text))
    if collection(thing.cls) == "act":
        return of_country or len(words) >= TELLING
    if is_a(thing.cls, "StateBody") or is_a(thing.cls, "WorkingGroup"):
        return of_country
    return any(word not in generic_words() for word in words) and name.text[:1].isupper()


def _only_one(cls: str, name: Name) -> Iterator[str]:
    """Give the key, the same in every language, of the one body or act of its class in a country.

    The name must be a country's and nouns of the class: the Parliament of Norway.
    """
    if cls not in ONE_A_COUNTRY:
        return
    words = name_words(name.text, name.language)
    codes = [word for word in words if word.startswith(MARK)]
    found = content_words(name.text, name.language)
    nouns = [word for word in found if class_noun(word, name.language, cls)]
    if len(codes) == 1 and nouns and len(words) == len(nouns) + 1:
        yield f"only {cls} {codes[0]}"


def _body_keys(bodies: Iterable[Thing], source: Source) -> set[str]:
    return {k for b in bodies if collection(b.cls) == "actor" for k in actor_keys(b, source)}


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
            yield from _titles(post, bodies)
    for membership in source.subjects(thing.key, "member"):
        bodies = _body_keys(source.objects(membership.key, "organisation"), source)
        for post in source.objects(membership.key, "post"):
            yield from _titles(post, bodies)


def _titles(post: Thing, bodies: set[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Give the keys of a post's titles with those of its body, or of the country in its titles."""
    countries = {
        f"country {code}" for n in post.names for code in title_countries(n.text, n.language)
    }
    for name in post.names:
        yield title_key(name.text, name.language), frozenset(bodies or countries)
