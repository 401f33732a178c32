"""Several bodies of one post in the plural, each with a holder: "Presidents of Chile and Peru"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graph.extraction.annotation import Annotation, Name
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.posts.post_sentence import PostSentence
from graph.extraction.posts.subjects import DASHES


def bodies_in_order(
    read: PostSentence, post: Annotation, people: Sequence[Annotation]
) -> tuple[str, ...]:
    """Return the countries in the words of a post, one for each of its holders in turn.

    «Президенты Чили и Перу Ян Новак и Ада Холм», «президенты Чили Ян Новак и Перу – Ада Холм»;
    none where they are not as many as the holders.
    Where heads stand last, the others are joined to the one that the post begins with.
    """
    inside = [n for n in read.names if post.start <= n.start and n.end <= post.end]
    if rules(read.sentence.language).head_final and inside:
        inside = [*_joined(read, inside[0]), *inside]
    if len(inside) == 1 < len(people):
        inside = [*inside, *_between(read, people)]
    named = [n.text for n in inside if isinstance(n.value, Name) and n.value.cls == "Country"]
    several = len(named) > 1 and len(named) == len(people) == len(inside)
    return tuple(named) if several else ()


def _between(read: PostSentence, people: Sequence[Annotation]) -> list[Annotation]:
    """Return the names that stand right before all but the first of a post's holders.

    A dash may stand for the post: «президенты Чили Ян Новак и Перу – Ада Холм».
    """
    found = []
    for ahead, person in pairwise(people):
        between = (n for n in read.names if ahead.end <= n.start and n.end <= person.start)
        found += [n for n in between if not _words(read, n.end, person.start)]
    return found


def _words(read: PostSentence, start: int, end: int) -> bool:
    """Whether anything but a dash stands between two places."""
    return any(token.text not in DASHES for token in read.tokens(start, end))


def _joined(read: PostSentence, first: Annotation) -> list[Annotation]:
    """Return the names that commas and "and" join to one behind them: «Чили, Перу мен | Куба»."""
    found: list[Annotation] = []
    joints = {",", *rules(read.sentence.language).joiners}
    for name in sorted((n for n in read.names if n.end < first.start), key=lambda n: -n.end):
        behind = found[0] if found else first
        if read.sentence.text[name.end : behind.start].strip().lower() not in joints:
            break
        found.insert(0, name)
    return found
