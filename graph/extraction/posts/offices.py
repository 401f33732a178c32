"""Offices: what a post stands for, be it its one holder in the text or the office of a state."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Post
from graph.extraction.coreference.name_keys import COUNTRY, name_key, state_titles
from graph.extraction.coreference.register import Register
from graph.extraction.coreference.topics import main_person
from graph.extraction.posts.holding import Holding
from graph.extraction.posts.later_titles import meant_by_title
from graph.extraction.posts.led_bodies import leaders_of, led_body
from graph.extraction.posts.post_nouns import has_plural
from graph.extraction.posts.post_titles import is_bare
from graph.facts import Name as ThingName
from graph.languages.morphology import nominative

OfficeKey = tuple[str, ...]
"""What a post is known again by: the words of its title and body."""
HEAD_OF_STATE = "head of state"
"""The first word of the key of any office of that kind, whatever its title."""


def offices(
    sentences: Sequence[Annotated], found: Sequence[Holding], register: Register
) -> Iterator[tuple[Annotation, str]]:
    """Yield what each post stands for: its one holder in the document, or the office of a state.

    A post that several people hold stands for the one of them whom the document is about, where
    its body is unsaid, or who was spoken of last; else for nobody.
    """
    main = main_person(sentences, register.keys)
    about = register.keys[main] if main else ""
    held = {h.post: register.keys[h.person] for h in found if h.person in register.keys}
    holders, shared = _holders(held), _shared(found, register)
    leaders = leaders_of(held, sentences, register.keys)
    posts = ((a, s) for s in sentences for a in s.annotations if a.kind == "post")
    for annotation, sentence in ((a, s) for a, s in posts if a not in shared):
        own = [holders[key] for key in _office_keys(annotation) if key in holders]
        known = own[0] if own else frozenset[str]()
        if annotation in held:
            yield annotation, held[annotation]
        elif one := _only(annotation, known, about, held):
            yield annotation, one
        elif (person := meant_by_title(annotation, sentences, held, register.keys)) or (
            person := leaders.get(led_body(annotation, sentence, register.keys), "")
        ):
            yield annotation, person
        elif not known and _heads_state(annotation):
            yield annotation, _office(annotation, register)


def _shared(found: Sequence[Holding], register: Register) -> frozenset[Annotation]:
    """Return the posts that one word gives to several: "Presidents Ada Holm and Jon Ek"."""
    holders: dict[Annotation, set[str]] = {}
    for held in found:
        if held.person in register.keys:
            holders.setdefault(held.post, set()).add(register.keys[held.person])
    return frozenset(post for post, keys in holders.items() if len(keys) > 1)


def _only(
    post: Annotation, known: Collection[str], about: str, held: Mapping[Annotation, str]
) -> str:
    """Return who alone holds a post of those ``known`` to hold it, or whom a text is about, or ''.

    Without a body it may be another's where it stands before any that he is said to hold; posts in
    the plural are of several.
    """
    if has_plural(post.text, post.sentence.language):
        return ""
    if len(known) == 1:
        one = next(iter(known))
        return one if not is_bare(post) or _is_known(post, one, held) else ""
    return about if about in known and is_bare(post) else ""


def _is_known(post: Annotation, person: str, held: Mapping[Annotation, str]) -> bool:
    """Whether a person was said to hold a post before; a heading tells of whom it is about."""
    place = (post.sentence_index, post.start)
    titles = (p for p, key in held.items() if key == person)
    told = any((p.sentence_index, p.start) < place for p in titles)
    return told or post.sentence.paragraph.role == "heading"


def _holders(held: Mapping[Annotation, str]) -> Mapping[OfficeKey, set[str]]:
    """Return who holds the posts of a document, by the keys of each post."""
    holders: dict[OfficeKey, set[str]] = {}
    for post, person in held.items():
        for key in _office_keys(post):
            holders.setdefault(key, set()).add(person)
            if key[0] == HEAD_OF_STATE:
                holders.setdefault(key[:1], set()).add(person)
    return holders


def _office_keys(post: Annotation) -> list[OfficeKey]:
    """Return the keys by which a post is known again, the surest first."""
    value, language = post.value, post.sentence.language
    assert isinstance(value, Post)
    full = name_key(post.text, language)
    title = name_key(value.title, language)
    if title in state_titles(language):
        country = [k for k in full if k.startswith(COUNTRY)]
        if country or not value.organisation:
            return [(HEAD_OF_STATE, *country), *([(HEAD_OF_STATE,)] if not country else [])]
    return [full] if value.organisation else [full, title]


def _heads_state(post: Annotation) -> bool:
    if has_plural(post.text, post.sentence.language):
        return False
    return _office_keys(post)[0][0] == HEAD_OF_STATE and bool(
        [k for k in name_key(post.text, post.sentence.language) if k.startswith(COUNTRY)]
    )


def _office(post: Annotation, register: Register) -> str:
    language = post.sentence.language
    name = ThingName(nominative(_lettered(post), language), language, post.evidence)
    return register.add("actor", "HeadOfState", name)


def _lettered(post: Annotation) -> str:
    """Return the words of a post, one in capitals in the letters of its title and its body."""
    text, value = post.text.strip(), post.value
    if not isinstance(value, Post) or not text.isupper():
        return text
    known = {word.upper(): word for word in f"{value.title} {value.organisation}".split()}
    words = " ".join(known.get(word, word.lower()) for word in text.split())
    return words[:1].upper() + words[1:]
