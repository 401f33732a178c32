"""Titles by which a speaker in a debate addresses somebody: "Ada Holm: Speaker, I rise"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.names.naming_rules import rules
from graph.extraction.posts.clauses import Item, closing_person
from graph.extraction.posts.holding import named_body
from graph.extraction.posts.post_sentence import PostSentence


def is_address(read: PostSentence, post: Annotation, row: Sequence[Item]) -> bool:
    """Whether a title is how who is named before a colon addresses somebody; ``row`` ends with it.

    A form of address before the title tells it, or that the speaker speaks of himself or to
    somebody: "Ada Holm: chair, 1990" is a line of a list.
    """
    polite = bool(row) and row[-1].has(rules(read.sentence.language).words("address"))
    ahead = row[:-1] if polite else row
    spoken = bool(ahead) and ahead[-1].has({":"}) and closing_person(ahead[:-1]) is not None
    behind = read.row(post.end, len(read.sentence.text))
    called = bool(behind) and behind[0].has({",", "!"}) and not named_body(post)
    told = polite or any(i.has(read.phrases.words("addressing")) for i in behind)
    return spoken and called and told
