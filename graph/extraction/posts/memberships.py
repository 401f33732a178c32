"""Memberships: who holds which post of which body, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Date, Post
from graph.extraction.coreference.register import Register
from graph.extraction.names.naming_rules import rules
from graph.extraction.posts.holding import Holding
from graph.extraction.posts.membership_bodies import Pronouns, body_of, fuller_post, pointed_body
from graph.extraction.posts.owned_posts import is_owned
from graph.extraction.posts.post_nouns import has_plural, posts_of
from graph.extraction.posts.post_titles import (
    has_word,
    is_held,
    is_member,
    is_never_held,
    is_private,
    is_told,
    leads,
    lemmas_of,
    needs_body,
    status_of,
    undated,
)
from graph.extraction.posts.tenure_status import EXPECTED, FORMER, plain_title, with_status
from graph.facts import Fact, Literal
from graph.facts import Name as ThingName
from graph.languages.endings import owned
from graph.languages.genitive import genitive
from graph.languages.grammar import possible_cases
from graph.languages.morphology import nominative
from graph.languages.pack import pack
from graph.reading.document import Evidence
from ontology.vocabulary import is_a

YEAR = 4
"""Letters of the year with which an EDTF date begins."""
BESIDE = 12
"""Letters between who holds a post and its body behind, at most."""


def memberships(
    found: Sequence[Holding],
    register: Register,
    pronouns: Pronouns = MappingProxyType({}),
    unsaid: Mapping[Annotation, str] = MappingProxyType({}),
) -> Iterator[Fact]:
    """Yield the facts of each holding: the membership's, and the relation of person and post.

    ``pronouns`` are the mentions that pronouns mean, by sentence and offset; ``unsaid`` are the
    bodies that posts leave unsaid.
    """
    for holding in found:
        person = register.keys.get(holding.person)
        if person:
            body = body_of(holding, register, pronouns)
            fuller = fuller_post(holding, person, found, register) if not body else None
            body = body or ("" if fuller else unsaid.get(holding.post, ""))
            bodiless = is_private(holding.post) or needs_body(holding.post)
            if is_never_held(holding.post) or (not body and bodiless):
                continue
            yield from _facts(holding, person, body, fuller, register)


def held_by(told: Sequence[Fact], sentence: Annotated) -> dict[str, str]:
    """Return by person the post that they were last said to hold before a sentence ends.

    ``told`` are the facts of who holds which post. One that ended in a year that the sentence
    names is meant rather than another.
    """
    end = sentence.sentence.evidence().end
    before = sorted((f for f in told if f.evidence.end <= end), key=lambda f: f.evidence.start)
    dates = [a.value.edtf[:YEAR] for a in sentence.annotations if isinstance(a.value, Date)]
    ended = [f for f in before if f.time.partition("/")[2][:YEAR] in dates]
    over = [f for f in before if dates and f.time and not _may_end(f.time, dates)]
    return {f.subject: str(f.object) for f in (*(f for f in before if f not in over), *ended)}


def _may_end(tenure: str, years: Sequence[str]) -> bool:
    """Whether a tenure may have ended in one of some years."""
    start, _, end = tenure.partition("/")
    return any(start[:YEAR] <= year and (not end or end[:YEAR] >= year) for year in years)


def _facts(
    holding: Holding, person: str, body: str, fuller: Annotation | None, register: Register
) -> Iterator[Fact]:
    apart = holding.organisation if holding.parted else ""
    if body and is_owned(holding.post):
        apart = register.things[body].name
    post = post_of(fuller or holding.post, register, apart)
    register.posts.setdefault(holding.post, post)
    date = f"{holding.start}/{holding.end}" if holding.start or holding.end else ""
    yield from _membership(holding, person, post, body, date, register)
    yield from _relations(holding, person, post, body, date, register)


def _membership(
    holding: Holding, person: str, post: str, body: str, date: str, register: Register
) -> Iterator[Fact]:
    """Yield what is said of the membership itself: member, post, body, date and tenure status."""
    evidence, status = _evidence(holding), status_of(holding.post)
    name = _membership_name(register.things[person].name, register.things[post].name, holding)
    key = register.add("membership", "Membership", name)
    yield Fact(key, "member", person, evidence, frame="holding")
    yield Fact(key, "post", post, evidence, frame="holding")
    if body:
        yield Fact(key, "organisation", body, evidence, frame="holding")
        yield Fact(post, "postOf", body, holding.post.evidence, frame="holding")
    if date:
        yield Fact(key, "date", Literal(date, datatype="edtf"), evidence, frame="holding")
    if status:
        told = Literal(status, datatype="individual")
        yield Fact(key, "tenureStatus", told, holding.post.evidence, frame="holding")


def _relations(
    holding: Holding, person: str, post: str, body: str, date: str, register: Register
) -> Iterator[Fact]:
    """Yield how the person stands to the post and its body: holds, heads, is a member, founded."""
    evidence, status = _evidence(holding), status_of(holding.post)
    led_by = body and is_held(holding.post) and leads(holding.post, register.things[body].cls)
    pointed = bool(body) and body == pointed_body(holding.post, register)
    organised = bool(body) and is_a(register.things[body].cls, "Organisation")
    if organised and is_member(holding.post, pointed):
        yield Fact(person, "memberOf", body, evidence, date, "holding")
    elif body and has_word(holding.post, "founders"):
        yield Fact(person, "founded", body, evidence, date, "holding")
    elif led_by and not is_told(holding.post):
        pass
    elif status != EXPECTED and not has_word(holding.post, "occupation"):
        yield Fact(person, "holdsPost", post, evidence, date, "holding")
    elif body and has_word(holding.post, "occupation"):
        yield Fact(person, "affiliatedWith", body, evidence, date, "holding")
    if led_by:
        yield Fact(person, "heads", body, evidence, date, "holding")


def _evidence(holding: Holding) -> Evidence:
    """Return the words from the person to the post, or the post's sentence if they are apart.

    With the body, where that stands behind both: "President Ada Holm of Kenya".
    """
    person, post = holding.person, holding.post
    if person.sentence_index != post.sentence_index:
        return post.sentence.evidence()
    end = max(person.end, post.end)
    body = post.sentence.text.find(holding.organisation, end) if holding.parted else -1
    end = body + len(holding.organisation) if 0 <= body <= end + BESIDE else end
    return post.sentence.evidence(min(person.start, post.start), end)


def post_of(annotation: Annotation, register: Register, body: str = "") -> str:
    """Return the key of the post that an annotation names: in full, and by its title alone.

    ``body`` is its body if the text names it apart from the title.
    """
    value, language = annotation.value, annotation.sentence.language
    assert isinstance(value, Post)
    own, cased = undated(annotation), posts_of(language).table.get("cases", False)
    alone = (
        cased
        and len(value.title.split()) == 1
        and value.title.lower() in lemmas_of(own.split()[0], language)
    )
    full = " ".join((value.title, *own.split()[1:])) if alone else plain_title(own, language)[0]
    if body:
        full = _of_body(value.title, body, language)
    elif has_plural(annotation.text, language):
        full = _of_one(value, language)
    spelt = (value.title, full) if _is_noun_alone(full, annotation) else (full, value.title)
    told = spelt if is_told(annotation) else (_of_one(value, language), value.title)
    names = dict.fromkeys(told)
    key = register.add(
        "post", "Post", *(ThingName(n, language, annotation.evidence) for n in names)
    )
    register.posts[annotation] = key
    return key


def _is_noun_alone(full: str, post: Annotation) -> bool:
    """Whether a post is a noun alone in a sentence that names nobody whose it could be.

    «министрі Асан Омаров» is «министр»; «Перудің сол кездегі президенті» is Peru's; «президенттік»
    is the holding of a post, and its adjective.
    """
    language = post.sentence.language
    table = posts_of(language).table
    ahead = post.sentence.text[: post.start].split()
    owned = any(rules(language).pattern("genitive").search(word) for word in ahead)
    inflected = table.get("inflected", False) and full.lower() not in table.get("instead", {})
    bare = isinstance(post.value, Post) and not post.value.organisation
    return inflected and bare and not owned and len(full.split()) == 1


def _of_one(post: Post, language: str) -> str:
    """Return the full name of a post in the plural, or by a verb alone: "president of Peru"."""
    body = nominative(post.organisation, language) if post.organisation else ""
    return _of_body(post.title, body, language) if body else post.title


def _of_body(title: str, body: str, language: str) -> str:
    """Return a title with its body: "chair of the Senate", «Сенаттың төрағасы», «глава Чили».

    Alone where the language has neither a word for that nor endings, and the body not the case.
    """
    of = pack(language).table("frames").get("of")
    if of:
        return f"{title} {of} {body}"
    if not pack(language).table("suffixes"):
        owns = "Gen" in possible_cases(body.split()[0], language)
        return f"{title} {body}" if owns else title
    owner = genitive(body, language)
    if posts_of(language).table.get("order") != "last":
        return f"{title} {owner}" if owner else title
    theirs = owned(title, language)
    return f"{owner} {theirs[0].lower()}{theirs[1:]}" if owner and theirs else title


def _membership_name(person: str, title: str, holding: Holding) -> ThingName:
    """Return the name of a membership, in the words of the text where it is no plain tenure."""
    language, evidence = holding.post.sentence.language, _evidence(holding)
    plain = status_of(holding.post) in ("", FORMER)
    told = title if plain else with_status(holding.post.text, language)
    return ThingName(f"{person}, {told}", language, evidence)
