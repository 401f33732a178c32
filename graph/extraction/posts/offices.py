"""Offices: what a post stands for, be it its one holder in the text or the office of a state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Post
from graph.extraction.coreference.name_keys import COUNTRY, name_key, state_titles
from graph.extraction.coreference.register import Register
from graph.extraction.coreference.topics import main_person
from graph.extraction.posts.holding import Holding
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
    its body is unsaid; else for nobody.
    """
    main = main_person(sentences, register.keys)
    about = register.keys[main] if main else ""
    held = {h.post: register.keys[h.person] for h in found if h.person in register.keys}
    holders = _holders(held)
    for annotation in (a for s in sentences for a in s.annotations if a.kind == "post"):
        known = [holders[key] for key in _office_keys(annotation) if key in holders]
        if annotation in held:
            yield annotation, held[annotation]
        elif known and len(known[0]) == 1:
            yield annotation, next(iter(known[0]))
        elif known and about in known[0] and is_bare(annotation):
            yield annotation, about
        elif not known and _heads_state(annotation):
            yield annotation, _office(annotation, register)


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
    return _office_keys(post)[0][0] == HEAD_OF_STATE and bool(
        [k for k in name_key(post.text, post.sentence.language) if k.startswith(COUNTRY)]
    )


def _office(post: Annotation, register: Register) -> str:
    language = post.sentence.language
    name = ThingName(nominative(post.text.strip(), language), language, post.evidence)
    return register.add("actor", "HeadOfState", name)
