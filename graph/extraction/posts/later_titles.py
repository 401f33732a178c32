"""Later titles: whom of those who hold posts in a text a title without a name means.

«Министр» is the finance minister whom the text named before, if it named no other minister, or
none as near. The table ``titles`` of ``coreference.toml`` tells how a title is shortened
(``kept``: its first or its last words; ``field_links`` lead to what a post is for), which titles
are the same post's, which words before one make it another's (``ranks``) or say that nobody is
meant (``of_none``), and in which case what somebody becomes stands (``predicative``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Post
from graph.extraction.coreference.lone_nouns import stands_alone
from graph.extraction.posts.post_nouns import has_plural
from graph.extraction.posts.post_titles import is_bare, status_of
from graph.languages.grammar import possible_cases
from graph.languages.morphology import lemmas
from graph.languages.pack import pack

NEAREST = 2
"""Sentences before a title in which whom it means was spoken of, where several held such a post."""
Title = tuple[str, ...]
Holders = Mapping[Annotation, str]
"""The key of who holds a post."""


def meant_by_title(
    post: Annotation, sentences: Sequence[Annotated], holders: Holders, keys: Holders
) -> str:
    """Return the key of the person whom a title without a name means, or ''.

    ``holders`` are those who hold posts in the document, ``keys`` the things of its annotations.
    """
    sentence = next(s for s in sentences if s.sentence.index == post.sentence_index)
    if not _may_mean_one(post, sentence):
        return ""
    before = {key for other, key in holders.items() if _place(other) < _place(post)}
    alike = {key for other, key in holders.items() if key in before and _is_short_for(post, other)}
    near = alike if len(alike) < 2 else alike & _spoken_of(post, sentences, keys)
    return near.pop() if len(near) == 1 else ""


def _place(annotation: Annotation) -> tuple[int, int]:
    return annotation.sentence_index, annotation.start


def _spoken_of(post: Annotation, sentences: Sequence[Annotated], keys: Holders) -> set[str]:
    """Return the keys of what stands before a title in its sentence and those next to it."""
    first = post.sentence_index - NEAREST
    around = (s for s in sentences if first <= s.sentence.index <= post.sentence_index)
    named = (a for s in around for a in s.annotations if a in keys)
    return {keys[a] for a in named if _place(a) < _place(post)}


def _may_mean_one(post: Annotation, sentence: Annotated) -> bool:
    """Whether a title stands alone, for one known person: not "a new minister", "as minister"."""
    table = _table(post.sentence.language)
    plural = has_plural(post.text, post.sentence.language)
    if not table or not is_bare(post) or plural or status_of(post):
        return False
    alone = stands_alone(post.start, post.end, sentence, held=False)
    return alone and _is_definite(post, table) and not _is_predicate(post, table)


def _is_definite(post: Annotation, table: Mapping[str, Any]) -> bool:
    """Whether the word before a title makes it a known one, and does not speak of the post only."""
    language = post.sentence.language
    ahead = post.sentence.text[: post.start].lower().split()[-1:]
    unheld = any(not {*lemmas(w, language)}.isdisjoint(table.get("of_none", ())) for w in ahead)
    leads = table.get("definite")
    return not unheld and (leads is None or not set(ahead).isdisjoint(leads))


def _is_predicate(post: Annotation, table: Mapping[str, Any]) -> bool:
    """Whether the case of a title says that somebody is or becomes that: «стал министром»."""
    case, language = table.get("predicative", ""), post.sentence.language
    cases = possible_cases(post.text.split()[0], language)
    ahead = post.sentence.text[: post.start].lower().split()[-1:]
    return cases == {case} and set(ahead).isdisjoint(table.get("prepositions", ()))


def _is_short_for(post: Annotation, other: Annotation) -> bool:
    """Whether a title is another, or what is kept of it where it is shortened."""
    language = post.sentence.language
    if language != other.sentence.language or status_of(other):
        return False
    table, own = _table(language), _words(post)
    whole = _before_field(_words(other), table.get("field_links", ()))
    kept = whole[: len(own)] if table["kept"] == "first" else whole[-len(own) :]
    rest = whole[len(own) :] if table["kept"] == "first" else whole[: -len(own)]
    ranked = not set(rest).isdisjoint(table.get("ranks", ()))
    return (kept == own and not ranked) or _post_of(own, language) == _post_of(whole, language)


def _before_field(title: Title, links: Sequence[str]) -> Title:
    """Return a title without what its post is for: "Rapporteur | on minority issues"."""
    return next((title[:at] for at, word in enumerate(title) if at and word in links), title)


def _words(post: Annotation) -> Title:
    assert isinstance(post.value, Post)
    return _lemmas(post.value.title, post.sentence.language)


@cache
def _lemmas(title: str, language: str) -> Title:
    return tuple(lemmas(word, language)[0] for word in title.lower().split())


@cache
def _post_of(title: Title, language: str) -> Title:
    """Return the first of the titles that are the same post's as one."""
    for same in _table(language).get("same", ()):
        alike = [_lemmas(name, language) for name in same]
        if title in alike:
            return alike[0]
    return title


def _table(language: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = pack(language).table("coreference").get("titles", {})
    return found
