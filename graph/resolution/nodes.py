"""Candidates that hang on others: posts, memberships, statements, figures, works."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.claims import ThingKey
from graph.extraction.figures.observations import PART, SHARE
from graph.extraction.posts.tenure_status import FORMER
from graph.facts import Extraction, Fact, Literal, Name, Thing
from graph.languages.morphology import lemmas
from graph.languages.pack import languages
from graph.languages.script import romanise, slug
from graph.resolution.candidates import Candidate, Source, collection, unique_locals
from graph.resolution.concepts import counted, post_key
from graph.resolution.iris import LANGUAGES, Named, Slug, digest, shortened
from graph.resolution.tidying import tidy
from graph.resolution.words import WORD, content_words

NODES = ("post", "membership", "statement", "figure", "measure", "work", "entity")
TELLING = 5
"""How many words of a quotation are enough to know it by."""
SHOWN = 6


@dataclass(frozen=True)
class Context:
    """The IRIs of the things that nodes hang on, and the slugs that their documents give them."""

    iris: Mapping[ThingKey, str]
    slugs: Mapping[ThingKey, str]


@dataclass(frozen=True)
class Identification:
    """What a node is known by: its key ('' if by nothing), its slug, and what it hangs on."""

    key: str
    slug: str
    parts: tuple[ThingKey, ...] = ()


def prepared(extraction: Extraction) -> Extraction:
    """Return the extraction with a measure for each thing counted, and names in order.

    A body that was renamed to another one is the body that took the other's name.
    """
    known = {thing.key: thing for thing in extraction.things}
    things: dict[str, Thing] = {}
    facts: list[Fact] = []
    for fact in extraction.facts:
        facts.append(_whole(fact, known))
        if fact.property == "what" and isinstance(fact.object, Literal):
            thing = _measured(fact, fact.object)
            things[thing.key] = _together(things.get(thing.key, thing), thing)
            facts.append(replace(fact, property="measure", object=thing.key))
    everything = (*extraction.things, *things.values())
    return replace(extraction, things=tuple(map(tidy, everything)), facts=tuple(facts))


def _together(first: Thing, second: Thing) -> Thing:
    names = dict.fromkeys((*first.names, *second.names))
    mentions = dict.fromkeys((*first.mentions, *second.mentions))
    return replace(first, names=tuple(names), mentions=tuple(mentions))


def _whole(fact: Fact, things: Mapping[str, Thing]) -> Fact:
    """Return a fact with its name or words in full: a number with what it counts."""
    if fact.property == "value":
        mention = things[fact.subject].mentions[0]
        inside = mention.start <= fact.evidence.start and fact.evidence.end <= mention.end
        return replace(fact, evidence=mention) if inside else fact
    if fact.property == "renamedTo" and isinstance(fact.object, str):
        name = things[fact.object].names[0]
        return replace(fact, object=Literal(name.text, name.language))
    return fact


def _measured(fact: Fact, what: Literal) -> Thing:
    share = fact.frame == SHARE
    own = f"share of {measure_key(what)}" if share else measure_key(what)
    name = Name(what.value, what.language, fact.evidence)
    return Thing(f"measure-{slug(own) or digest(own)[:8]}", "Measure", (name,), (fact.evidence,))


def measure_key(what: Literal) -> str:
    """Return a key that the forms of what is counted share ("regions", "region").

    It is the concept counted, the same in every language, or the words' lemmas with the language.
    """
    if concept := counted(what.value, what.language):
        return concept
    words = content_words(what.value, what.language)
    known = what.language in languages()
    forms = (lemmas(word, what.language)[0] if known else word.lower() for word in words)
    return " ".join((*(romanise(form).lower() for form in forms), what.language))


def node_candidates(source: Source, collection_: str, context: Context) -> tuple[Candidate, ...]:
    """Return the candidates of one collection of ``NODES`` in a document, in its order."""
    things = [t for t in source.extraction.things if collection(t.cls) == collection_]
    rule = RULES.get(collection_, _unknown)
    known = [rule(thing, source, context) for thing in things]
    plain = (
        (f"{shortened(i.slug or t.key)}-{source.document_id}", t.key)
        for t, i in zip(things, known, strict=True)
    )
    made = zip(things, known, unique_locals(plain), strict=True)
    return tuple(_candidate(t, i, local, collection_, source) for t, i, local in made)


def _candidate(
    thing: Thing, known: Identification, local: str, collection_: str, source: Source
) -> Candidate:
    text = shortened(known.slug)
    slugs = (Slug(_rank(thing), -len(text), text),) if known.key and text else ()
    named = Named(source.key(thing.key), collection_, slugs, local)
    keys = (known.key,) if known.key else ()
    return Candidate(named, thing.cls, thing.names, keys, parts=known.parts)


def _rank(thing: Thing) -> int:
    known = [LANGUAGES.index(n.language) for n in thing.names if n.language in LANGUAGES]
    return min(known, default=len(LANGUAGES))


def _post(thing: Thing, source: Source, context: Context) -> Identification:
    """A post is its title in its body; without the body it is known in its document only."""
    memberships = source.subjects(thing.key, "post")
    bodies = [
        *source.objects(thing.key, "postOf"),
        *(o for m in memberships for o in source.objects(m.key, "organisation")),
    ]
    if not bodies or not thing.names:
        return Identification("", slug(thing.name) if thing.names else "")
    body = source.key(bodies[0].key)
    title = thing.names[0]
    key = f"{post_key(title.text, title.language)} {context.iris[body]}"
    return Identification(key, f"{slug(title.text)}-{context.slugs[body]}", (body,))


def _membership(thing: Thing, source: Source, context: Context) -> Identification:
    """A tenure told as over is the one that was held; one for the time being is another."""
    parts = [
        source.key(part.key)
        for property_ in ("member", "organisation", "post")
        for part in source.objects(thing.key, property_)
    ]
    statuses = (status for status in source.values(thing.key, "tenureStatus") if status != FORMER)
    told = (*source.values(thing.key, "date"), *statuses)
    key = " ".join([*(context.iris[part] for part in parts), *told])
    own = "-".join([*(context.slugs[part] for part in parts), *told])
    return Identification(key, slug(own), tuple(parts))


def _statement(thing: Thing, source: Source, _: Context) -> Identification:
    text = next(iter(source.values(thing.key, "text")), "")
    words = [romanise(word).lower() for word in WORD.findall(text)]
    start = slug(" ".join(words[:SHOWN]))
    key = " ".join(words) if len(words) >= TELLING else ""
    return Identification(key, f"{start}-{digest(' '.join(words))[:8]}" if words else "")


def _figure(thing: Thing, source: Source, context: Context) -> Identification:
    parts = [
        source.key(part.key)
        for property_ in ("measure", "ofWhom")
        for part in source.objects(thing.key, property_)
    ]
    values = [
        value
        for property_ in ("asOf", "comparator", "value", "unit")
        for value in source.values(thing.key, property_)
    ] + [fact.frame for fact in source.facts.get(thing.key, ())[:1] if fact.frame == PART]
    key = " ".join([*(context.iris[part] for part in parts), *values])
    own = "-".join([*(context.slugs[part] for part in parts), *values])
    return Identification(key if parts else "", slug(own.replace(".", "-")), tuple(parts))


def _measure(thing: Thing, _: Source, __: Context) -> Identification:
    key = thing.key.removeprefix("measure-")
    return Identification(key, key)


def _work(thing: Thing, source: Source, _: Context) -> Identification:
    """A work is its title, its year and its first author's surname; a title of one word is none."""
    title = [romanise(word).lower() for word in WORD.findall(thing.name)]
    authors = sorted(source.subjects(thing.key, "authorOf"), key=lambda a: a.mentions[0])
    names = WORD.findall(authors[0].name) if authors else []
    surname = romanise(max(names, key=len)).lower() if names else ""
    known = [*title, *source.values(thing.key, "date"), surname]
    own = "-".join([*title, *source.values(thing.key, "date")])
    return Identification(" ".join(known) if len(title) > 1 else "", slug(own))


def _unknown(thing: Thing, _: Source, __: Context) -> Identification:
    return Identification("", slug(thing.name) if thing.names else "")


RULES: Mapping[str, Callable[[Thing, Source, Context], Identification]] = {
    "post": _post,
    "membership": _membership,
    "statement": _statement,
    "figure": _figure,
    "measure": _measure,
    "work": _work,
}
"""How the nodes of each collection are known."""


def in_order() -> Iterator[str]:
    """Give the collections of nodes, those first on which others hang."""
    yield from ("measure", "post", "membership", "statement", "figure", "work", "entity")
