"""Several bodies of one post in the plural, each with a holder: "Presidents of Chile and Peru"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.posts.post_sentence import PostSentence


def bodies_in_order(
    read: PostSentence, post: Annotation, people: Sequence[Annotation]
) -> tuple[str, ...]:
    """Return the countries in the words of a post, one for each of its holders in turn.

    «Президенты Чили и Перу Ян Новак и Ада Холм»; none where they are not as many as the holders.
    """
    inside = [n for n in read.names if post.start <= n.start and n.end <= post.end]
    named = [n.text for n in inside if isinstance(n.value, Name) and n.value.cls == "Country"]
    several = len(named) > 1 and len(named) == len(people) == len(inside)
    return tuple(named) if several else ()
