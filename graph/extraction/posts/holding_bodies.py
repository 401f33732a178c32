"""The body that a holder of a post tells: "President Ada Holm | of Kenya", a line of a career."""

from __future__ import annotations

from graph.extraction.annotation import Annotation, Name, Post
from graph.extraction.posts.post_sentence import PostSentence, is_body

CLOSING = tuple(",.;:)[")
"""Signs at which the name of a body ends that tells where somebody works."""


def body_behind(read: PostSentence, post: Annotation, person: Annotation) -> str:
    """Return the country or body of "President Ada Holm of Kenya", or ''."""
    if person.start < post.end or not _beside(read, post, person):
        return ""
    name = next((n for n in read.names if n.start >= person.end), None)
    gap = [t.text.lower() for t in read.tokens(person.end, name.start)] if name else []
    linked = gap[:1] and gap[0] in read.phrases.words("behind_person")
    plain = all(word in read.phrases.words("articles") for word in gap[1:])
    own = name and linked and plain and name not in read.persons
    return name.text if name and own and _may_belong(read, post, name) else ""


def body_apposed(read: PostSentence, post: Annotation, person: Annotation) -> str:
    """Return the body that commas part from name and post: "Ada Holm, Director, Port Institute".

    A post with a field of its own ("Head of Research") is none of heading the body.
    """
    text, links = read.sentence.text, read.phrases.words("behind_person")
    name = next((n for n in read.names if n.start >= post.end and is_body(n)), None)
    own = not links.isdisjoint(post.text.lower().split())
    if name is None or own or text[person.end : post.start].strip() != ",":
        return ""
    closed = text[name.end : name.end + 1] in ("", *CLOSING)
    return name.text if text[post.end : name.start].strip() == "," and closed else ""


def _beside(read: PostSentence, post: Annotation, person: Annotation) -> bool:
    """Whether a person stands right behind a post.

    The body of "the chair, Ada Holm of X" and "the chair is Ada Holm of X" is hers alone.
    """
    row = read.row(post.end, person.start)
    return all(item.has(read.phrases.words("ranks")) for item in row)


def _may_belong(read: PostSentence, post: Annotation, name: Annotation) -> bool:
    """Whether a post may be a body's: a minister of a party holds an office of the state."""
    title = post.value.title.lower() if isinstance(post.value, Post) else ""
    state = any(title.endswith(noun) for noun in read.phrases.words("offices_of_state"))
    return not (state and isinstance(name.value, Name) and name.value.cls == "PoliticalParty")


def line_body(read: PostSentence, post: Annotation) -> str:
    """Return the body that a line of a career names before the post: "1996: Senate, clerk"."""
    if not read.is_career_line():
        return ""
    ahead = [n for n in read.names if n.end <= post.start and is_body(n)]
    return ahead[-1].text if ahead else ""
