"""Posts that are somebody's where no word says whose: «Төрағасы – Ян Новак» is of the body before.

The ending of such a noun means the body that the text has just spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Post
from graph.extraction.phrases.noun_endings import is_possessed
from graph.extraction.posts.post_nouns import posts_of

SIGNS = frozenset(",;:–—-(•*")
"""Signs behind which such a noun may stand."""
ACTORS = ("Person", "Organisation")


def owned_posts(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> Iterator[tuple[Annotation, str]]:
    """Yield each post that only its ending says to be somebody's, with the key of its body.

    That is the first actor of its sentence, or of one before where the sentence opens with such a
    post; a person is none.
    """
    body: Annotation | None = None
    for sentence in sentences:
        actors = [a for a in sentence.annotations if a in keys and a.is_of(*ACTORS)]
        posts = [a for a in sentence.annotations if is_owned(a)]
        goes_on = bool(posts and actors) and posts[0].start < actors[0].start
        if actors and not goes_on:
            body = actors[0]
        for post in posts:
            if body and body.is_of("Organisation"):
                yield post, keys[body]


def is_owned(annotation: Annotation) -> bool:
    """Whether a post ends as somebody's, and no word of its clause stands before it."""
    value, sentence = annotation.value, annotation.sentence
    table = posts_of(sentence.language)
    if not table.table.get("inflected") or not isinstance(value, Post) or value.organisation:
        return False
    noun, form = value.title.lower().split()[-1], annotation.text.lower().split()[-1]
    told = table.words("how_held") | table.words("left_out")
    ahead = [t.text.lower() for t in sentence.tokens if t.end <= annotation.start]
    while ahead and ahead[-1] in told:
        ahead.pop()
    return is_possessed(form, noun, sentence.language) and (not ahead or ahead[-1] in SIGNS)
