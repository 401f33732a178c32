"""Posts: the title of an office and the body or country that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation, Post
from graph.extraction.posts.chained_posts import governed_by
from graph.extraction.posts.governed_after import governed_after
from graph.extraction.posts.governed_before import governed_before
from graph.extraction.posts.post_annotations import as_listed
from graph.extraction.posts.post_fields import FieldReading
from graph.extraction.posts.roster_holders import is_whole_line
from graph.extraction.posts.title_extents import title_start
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence

LINKING = ("copulas", "givers", "joiners", "adverbs", "articles", "left_out")
"""Words of ``posts.toml`` that link a person to a post in the plural."""
SIGNS = frozenset(",:–—-()")


def find_posts(sentence: Sentence, names: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the posts in a sentence, in order; ``names`` are the names found in it.

    An annotation covers the title and, where one follows or stands before it, the body; the body
    is given as the text has it. A plural ("the members of …") is no post.
    """
    read = FieldReading(sentence, names)
    found: list[Annotation] = []
    at = 0
    while at < len(sentence.tokens):
        noun = read.noun(at) if not found or read.start(at) >= found[-1].end else None
        post = _post(read, *noun, found) if noun and not governed_by(read, noun[1]) else None
        if post:
            found.append(post)
        at = noun[1] if noun else at + 1
    return tuple(found)


def _post(
    read: FieldReading, first: int, last: int, noun: str, before: Sequence[Annotation]
) -> Annotation | None:
    """Return the post with this noun, or None when the text names no post by it."""
    follows = read.low[last] if last < len(read.low) else ""
    if re.fullmatch(read.posts.table.get("not_followed", r"(?!)"), follows):
        return None
    start, plural = title_start(read, first, before), read.plural(first, last)
    if plural and follows in read.posts.words("articles"):
        return None
    if read.posts.governs_before:
        post = governed_before(read, start, last, noun)
    else:
        last, noun, plural = _compounded(read, last, noun, plural)
        post = governed_after(read, start, last, noun if plural else "")
    plain = start == first and not plural and read.cases
    plain = plain and read.unprefixed(first) == read.sentence.tokens[first].text
    if post and plain and isinstance(post.value, Post):
        post = as_listed(read, post, post.value, first, last, noun)
    if post and plural:
        trade = noun in read.posts.words("occupations")
        held = _beside_persons(read, post) or is_whole_line(post)
        return post if not trade and held else None
    return post


def _compounded(read: FieldReading, last: int, noun: str, plural: bool) -> tuple[int, str, bool]:
    """Return the last of the nouns in a row that make one title: "chairman rapporteur"."""
    while not plural and read.posts.table.get("compounds") and (next_ := read.noun(last)):
        last, noun, plural = next_[1], next_[2], read.plural(next_[0], next_[1])
    return last, noun, plural


def _beside_persons(read: FieldReading, post: Annotation) -> bool:
    """Whether persons stand right before or behind a post in the plural: its holders."""
    if not read.posts.table.get("plural_post"):
        return False
    persons = [name for _, name in read.names.values() if name.is_person]
    return len(persons) > 1 and any(_linked(read, person, post) for person in persons)


def _linked(read: FieldReading, person: Annotation, post: Annotation) -> bool:
    """Whether only signs, "and", "were" and the like stand between a person and a post."""
    linking = SIGNS.union(*map(read.posts.words, LINKING))
    start, end = sorted((person, post), key=lambda a: a.start)
    words = read.sentence.text[start.end : end.start].lower().replace(",", " , ").split()
    return start.end <= end.start and all(
        word in linking or any(f in linking for f in lemmas(word, read.sentence.language))
        for word in words
    )
