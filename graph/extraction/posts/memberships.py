"""Memberships: who holds which post of which body, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Date, Name, Post
from graph.extraction.coreference.coreference import Coreference
from graph.extraction.coreference.name_keys import COUNTRY, name_key, state_titles
from graph.extraction.coreference.register import Register
from graph.extraction.coreference.topics import main_person
from graph.extraction.posts.holdings import Holding, find_holdings
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
    status_of,
)
from graph.extraction.posts.tenure_status import EXPECTED, FORMER, plain_title, with_status
from graph.facts import Fact, Literal
from graph.facts import Name as ThingName
from graph.languages.morphology import nominative
from graph.languages.pack import pack
from graph.reading.document import Evidence
from ontology.vocabulary import is_a

Pronouns = Mapping[int, Mapping[int, tuple[Annotation, ...]]]
YEAR = 4
"""Letters of the year with which an EDTF date begins."""
OPENING = 12
"""Letters before the name of the person whom a text is about, at most: "* 1950 – "."""


def holdings(sentences: Sequence[Annotated], coreference: Coreference) -> tuple[Holding, ...]:
    """Return who holds which post, by sentence; a sentence without a name is about the topic."""
    found: list[Holding] = []
    main = _main_person(sentences, coreference)
    topic: Annotation | None = None
    paragraph = -1
    for sentence in sentences:
        if sentence.sentence.paragraph.index != paragraph:
            topic, paragraph = main, sentence.sentence.paragraph.index
        names, posts, dates = (
            tuple(a for a in sentence.annotations if a.kind == kind)
            for kind in ("name", "post", "date")
        )
        found += find_holdings(sentence.sentence, names, posts, dates, topic)
        topic = _next_topic(sentence, topic, main, coreference)
    return tuple(found)


def _next_topic(
    sentence: Annotated,
    topic: Annotation | None,
    main: Annotation | None,
    coreference: Coreference,
) -> Annotation | None:
    """Return whom the next sentence is about: the one who opens this one; else as before.

    In a text about one person, whoever else is named does not become its topic.
    """
    first = next(_persons(sentence), None)
    if first is None or (main and coreference.keys.get(first) != coreference.keys.get(main)):
        return topic
    return first


def _persons(sentence: Annotated) -> Iterator[Annotation]:
    for annotation in sentence.annotations:
        if isinstance(annotation.value, Name) and annotation.value.cls == "Person":
            yield annotation


def _main_person(sentences: Sequence[Annotated], coreference: Coreference) -> Annotation | None:
    """Return the first mention of the person that a document is about, if there is one.

    That is the only person in it, whom its opening defines, or with whose name its prose opens.
    """
    named = [a for s in sentences for a in _persons(s) if a in coreference.keys]
    if len({coreference.keys[a] for a in named}) == 1:
        return named[0]
    defined = main_person(sentences, coreference.keys)
    if defined:
        return defined
    first = next((s for s in sentences if s.sentence.paragraph.role != "heading"), None)
    opening = next(_persons(first), None) if first else None
    if opening is None or opening.start > OPENING or opening not in coreference.keys:
        return None
    counts = Counter(coreference.keys[a] for a in named)
    own = counts.pop(coreference.keys[opening])
    pronouns = Counter(coreference.keys.values())[coreference.keys[opening]]
    return opening if max(own, pronouns) > max(counts.values(), default=0) else None


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
            body = _body_of(holding, register, pronouns)
            fuller = _fuller(holding, person, found, register) if not body else None
            body = body or ("" if fuller else unsaid.get(holding.post, ""))
            if is_never_held(holding.post) or (not body and is_private(holding.post)):
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


def _body_of(holding: Holding, register: Register, pronouns: Pronouns) -> str:
    """Return the body of a post, by its name or by the pronoun beside it: "its chair", or ''."""
    post = holding.post
    named = register.find(holding.organisation, post) or _pointed(post, register)
    if named or holding.organisation:
        return named
    text = post.sentence.text
    for at, meant in pronouns.get(post.sentence_index, {}).items():
        behind = at >= post.end and not text[post.end : at].strip()
        ahead = at < post.start and len(text[at : post.start].split()) == 1
        keys = [register.keys[a] for a in meant if a in register.keys]
        if (behind or ahead) and keys and is_a(register.things[keys[0]].cls, "Organisation"):
            return keys[0]
    return ""


def _pointed(post: Annotation, register: Register) -> str:
    """Return the body that the last noun of a post points to: «лидер партии», or ''."""
    language = post.sentence.language
    if not pack(language).table("coreference").get("bare_definite") or not _is_bare(post):
        return ""
    word = post.text.split()[-1]
    place = (post.end - len(word), post.end)
    meant = (key for a, key in register.keys.items() if _stands(a, post, place))
    return next((key for key in meant if is_a(register.things[key].cls, "Organisation")), "")


def _stands(annotation: Annotation, post: Annotation, place: tuple[int, int]) -> bool:
    """Whether an annotation stands at a place (start, end) in the sentence of a post."""
    there = annotation.sentence_index == post.sentence_index
    return there and (annotation.start, annotation.end) == place


def _fuller(
    holding: Holding, person: str, found: Sequence[Holding], register: Register
) -> Annotation | None:
    """Return the same person's post of the same title, with its body, if there is just one."""
    title, others = _title(holding.post), {}
    for other in found if not holding.organisation else ():
        same = other.organisation and _title(other.post) == title
        if same and register.keys.get(other.person) == person:
            others[name_key(other.organisation, other.post.sentence.language)] = other.post
    return next(iter(others.values())) if len(others) == 1 else None


def _title(post: Annotation) -> tuple[str, ...]:
    assert isinstance(post.value, Post)
    return name_key(post.value.title, post.sentence.language)


def _facts(
    holding: Holding, person: str, body: str, fuller: Annotation | None, register: Register
) -> Iterator[Fact]:
    apart = holding.organisation if holding.parted else ""
    post, evidence = post_of(fuller or holding.post, register, apart), _evidence(holding)
    register.posts.setdefault(holding.post, post)
    date = f"{holding.start}/{holding.end}" if holding.start or holding.end else ""
    status = status_of(holding.post)
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
    led_by = body and is_held(holding.post) and leads(holding.post, register.things[body].cls)
    pointed = bool(body) and body == _pointed(holding.post, register)
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
    """Return the words from the person to the post, or the post's sentence if they are apart."""
    person, post = holding.person, holding.post
    if person.sentence_index != post.sentence_index:
        return post.sentence.evidence()
    return post.sentence.evidence(min(person.start, post.start), max(person.end, post.end))


def post_of(annotation: Annotation, register: Register, body: str = "") -> str:
    """Return the key of the post that an annotation names: in full, and by its title alone.

    ``body`` is its body if the text names it apart from the title.
    """
    value, language = annotation.value, annotation.sentence.language
    assert isinstance(value, Post)
    own, cased = annotation.text.strip(), posts_of(language).table.get("cases", False)
    alone = (
        cased
        and len(value.title.split()) == 1
        and value.title.lower() in lemmas_of(own.split()[0], language)
    )
    full = " ".join((value.title, *own.split()[1:])) if alone else plain_title(own, language)[0]
    if body:
        full = f"{value.title} {pack(language).table('frames')['of']} {body}"
    elif has_plural(annotation.text, language):
        full = _of_one(value, language)
    names = dict.fromkeys((full, value.title) if is_told(annotation) else (value.title,))
    key = register.add(
        "post", "Post", *(ThingName(n, language, annotation.evidence) for n in names)
    )
    register.posts[annotation] = key
    return key


def _of_one(post: Post, language: str) -> str:
    """Return the full name of a post that the text names in the plural: "president of Peru"."""
    of = pack(language).table("frames").get("of")
    return f"{post.title} {of} {post.organisation}" if of and post.organisation else post.title


def _membership_name(person: str, title: str, holding: Holding) -> ThingName:
    """Return the name of a membership, in the words of the text where it is no plain tenure."""
    language, evidence = holding.post.sentence.language, _evidence(holding)
    plain = status_of(holding.post) in ("", FORMER)
    told = title if plain else with_status(holding.post.text, language)
    return ThingName(f"{person}, {told}", language, evidence)


def offices(
    sentences: Sequence[Annotated], found: Sequence[Holding], register: Register
) -> Iterator[tuple[Annotation, str]]:
    """Yield what each post stands for: its one holder in the document, or the office of a state.

    A post that several people hold stands for the one of them whom the document is about, where
    its body is unsaid; else for nobody.
    """
    main = main_person(sentences, register.keys)
    about = register.keys[main] if main else ""
    held = {h.post: register.keys[h.person] for h in found if h.person in register.keys}
    holders: dict[tuple[str, ...], set[str]] = {}
    for post, person in held.items():
        for key in _office_keys(post):
            holders.setdefault(key, set()).add(person)
            if key[0] == "head of state":
                holders.setdefault(key[:1], set()).add(person)
    for annotation in (a for s in sentences for a in s.annotations if a.kind == "post"):
        known = [holders[key] for key in _office_keys(annotation) if key in holders]
        if annotation in held:
            yield annotation, held[annotation]
        elif known and len(known[0]) == 1:
            yield annotation, next(iter(known[0]))
        elif known and about in known[0] and _is_bare(annotation):
            yield annotation, about
        elif not known and _heads_state(annotation):
            yield annotation, _office(annotation, register)


def _is_bare(post: Annotation) -> bool:
    return isinstance(post.value, Post) and not post.value.organisation


def _office_keys(post: Annotation) -> list[tuple[str, ...]]:
    """Return the keys by which a post is known again, the surest first."""
    value, language = post.value, post.sentence.language
    assert isinstance(value, Post)
    full = name_key(post.text, language)
    title = name_key(value.title, language)
    if title in state_titles(language):
        country = [k for k in full if k.startswith(COUNTRY)]
        if country or not value.organisation:
            return [("head of state", *country), *([("head of state",)] if not country else [])]
    return [full] if value.organisation else [full, title]


def _heads_state(post: Annotation) -> bool:
    return _office_keys(post)[0][0] == "head of state" and bool(
        [k for k in name_key(post.text, post.sentence.language) if k.startswith(COUNTRY)]
    )


def _office(post: Annotation, register: Register) -> str:
    language = post.sentence.language
    name = ThingName(nominative(post.text.strip(), language), language, post.evidence)
    return register.add("actor", "HeadOfState", name)
