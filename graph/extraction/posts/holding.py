"""A holding: a person holds a post, of a body, from when to when, as one sentence says."""

from __future__ import annotations

from dataclasses import dataclass

from graph.extraction.annotation import Annotation, Post

Holder = tuple[Annotation, str]
"""Who holds a post, and whether the clause says that it begins, holds or ends, or ''."""


@dataclass(frozen=True)
class Holding:
    """A person holds a post; ``start`` and ``end`` are EDTF dates, or '' where the text is silent.

    ``organisation`` is the body as the text names it, or ''; ``parted`` says that the person
    stands between the post and it: "President Ada Holm of Kenya".
    """

    person: Annotation
    post: Annotation
    organisation: str
    start: str = ""
    end: str = ""
    parted: bool = False


def named_body(post: Annotation) -> str:
    """Return the body that the words of a post name, or ''."""
    return post.value.organisation if isinstance(post.value, Post) else ""
