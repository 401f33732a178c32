"""Rosters: a line names a post in the plural, and the lines behind it those who held it.

``Presidents of the Bank`` and, a line each, ``Ada Holm (1990–1995)``. A single name with initials
behind a post in the singular is a signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.posts.holding import Holding, named_body
from graph.extraction.posts.post_nouns import has_plural
from graph.extraction.posts.post_titles import tells_members

OPENING = re.compile(r"[\s\-–—•*·]*(?:\d{1,3}[.)]\s*)?")
"""What a line may begin with before its name: a dash, a number."""
CLOSING = " :.–—-"
INITIALS = re.compile(r"(?:\w{1,2}\.\s?){1,2}\w")
"""How a name begins that signs."""
LEAST = 2
"""How many lines make a roster."""


def roster_holders(sentences: Sequence[Annotated]) -> tuple[Holding, ...]:
    """Return who holds the posts that lines in the plural lead in."""
    found: list[Holding] = []
    for at, sentence in enumerate(sentences):
        post = _led_in(sentence)
        entries = [*_entries(sentences[at + 1 :], post)] if post else []
        found += entries if len(entries) >= LEAST else []
        found += _signed(sentence, sentences[at + 1 : at + 2])
    return tuple(found)


def _signed(sentence: Annotated, behind: Sequence[Annotated]) -> list[Holding]:
    """Return who signs: a line has the post in the singular, and the next a name with initials."""
    posts = [a for a in sentence.annotations if a.kind == "post" and is_whole_line(a)]
    persons = [a for s in behind for a in s.annotations if a.is_person and INITIALS.match(a.text)]
    alone = [p for p in persons if p.text == p.sentence.text.strip(CLOSING)]
    if len(posts) != 1 or not alone or has_plural(posts[0].text, posts[0].sentence.language):
        return []
    return [Holding(alone[0], posts[0], named_body(posts[0]))]


def _led_in(sentence: Annotated) -> Annotation | None:
    """Return the post in the plural that a line ends with that names nobody, or None.

    Those listed as members of a body hold no post by that: ``listed_members`` reads them.
    """
    posts = [a for a in sentence.annotations if a.kind == "post"]
    if len(posts) != 1 or any(a.is_person for a in sentence.annotations):
        return None
    plural = has_plural(posts[0].text, sentence.sentence.language)
    whole = plural and is_whole_line(posts[0]) and not tells_members(posts[0])
    return posts[0] if whole else None


def is_whole_line(post: Annotation) -> bool:
    """Whether a post is all that its sentence says."""
    text = post.sentence.text
    return not (text[: post.start] + text[post.end :]).strip(CLOSING)


def _entries(sentences: Sequence[Annotated], post: Annotation) -> Iterator[Holding]:
    """Yield the holdings of the lines right behind a post, as long as each opens with a name."""
    paragraph = post.sentence.paragraph.index
    for sentence in sentences:
        paragraph, own = sentence.sentence.paragraph.index, paragraph
        person = _opening(sentence) if paragraph == own + 1 else None
        if person is None:
            return
        start, _, end = _time(sentence, person).partition("/")
        yield Holding(person, post, named_body(post), start.strip("."), end.strip("."))


def _opening(sentence: Annotated) -> Annotation | None:
    """Return the person whose name a line opens with."""
    opening = OPENING.match(sentence.sentence.text)
    at = opening.end() if opening else 0
    return next((a for a in sentence.annotations if a.is_person and a.start == at), None)


def _time(sentence: Annotated, person: Annotation) -> str:
    """Return the interval right behind a name, or ''."""
    text = sentence.sentence.text
    dates = (a for a in sentence.annotations if a.kind == "date" and a.start >= person.end)
    first = next(dates, None)
    beside = first is not None and not text[person.end : first.start].strip(" (,–—-:")
    return first.edtf if first and beside and "/" in first.edtf else ""
