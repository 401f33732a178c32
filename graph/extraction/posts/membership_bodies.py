"""Of which body a held post is: by name, by a pronoun or noun that means it, by a fuller post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.extraction.annotation import Annotation, Post
from graph.extraction.coreference.name_keys import name_key
from graph.extraction.coreference.register import Register
from graph.extraction.posts.holding import Holding
from graph.extraction.posts.post_titles import is_bare
from graph.languages.pack import pack
from ontology.vocabulary import is_a

Pronouns = Mapping[int, Mapping[int, tuple[Annotation, ...]]]


def body_of(holding: Holding, register: Register, pronouns: Pronouns) -> str:
    """Return the body of a post, by its name or by the pronoun beside it: "its chair", or ''."""
    post = holding.post
    named = leading_body(post, register) or register.find(holding.organisation, post)
    named = named or pointed_body(post, register) or beside_body(post, register)
    if named or holding.organisation:
        return named
    text = post.sentence.text
    for at, meant in pronouns.get(post.sentence_index, {}).items():
        behind = at >= post.end and not text[post.end : at].strip()
        ahead = at < post.start and len(text[at : post.start].split()) == 1
        keys = (register.keys[a] for a in meant if a in register.keys)
        bodies = [key for key in keys if is_a(register.things[key].cls, "Organisation")]
        if (behind or ahead) and bodies:
            return bodies[0]
    return ""


def pointed_body(post: Annotation, register: Register) -> str:
    """Return the body that the last noun of a post points to: «лидер партии», or ''."""
    language = post.sentence.language
    if not pack(language).table("coreference").get("bare_definite") or not is_bare(post):
        return ""
    word = post.text.split()[-1]
    place = (post.end - len(word), post.end)
    meant = (key for a, key in register.keys.items() if _stands(a, post, place))
    return next((key for key in meant if is_a(register.things[key].cls, "Organisation")), "")


def leading_body(post: Annotation, register: Register) -> str:
    """Return the body that the first noun of a post points to: «партия төрағасы», or ''."""
    for annotation in register.references:
        there = annotation.sentence_index == post.sentence_index
        if there and annotation.start == post.start and annotation.end < post.end:
            return register.keys[annotation]
    return ""


def beside_body(post: Annotation, register: Register) -> str:
    """Return the body that a noun right beside a post points to: "the party's | leader", or ''."""
    language, text, value = post.sentence.language, post.sentence.text, post.value
    table, of = pack(language).table("posts"), pack(language).table("frames").get("of")
    owners = tuple(table.get("possessive", ()))
    if not of or not owners or (isinstance(value, Post) and value.organisation):
        return ""
    for noun in (a for a in register.references if a.sentence_index == post.sentence_index):
        ahead = noun.text.endswith(owners) and text[: post.start].rstrip().endswith(noun.text)
        owned = ahead and noun.end <= post.start
        gap = text[post.end : max(noun.start, post.end)].split()
        linked = gap[:1] == [of] and all(word in table["articles"] for word in gap[1:])
        if (owned or linked) and _is_body(noun, register):
            return register.keys[noun]
    return ""


def _is_body(annotation: Annotation, register: Register) -> bool:
    return is_a(register.things[register.keys[annotation]].cls, "Organisation")


def _stands(annotation: Annotation, post: Annotation, place: tuple[int, int]) -> bool:
    """Whether an annotation stands at a place (start, end) in the sentence of a post."""
    there = annotation.sentence_index == post.sentence_index
    return there and (annotation.start, annotation.end) == place


def fuller_post(
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
