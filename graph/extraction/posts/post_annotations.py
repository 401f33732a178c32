"""The annotation of a post: its extent, and its title, body and tenure status as a ``Post``."""

from __future__ import annotations

from dataclasses import replace

from graph.extraction.annotation import Annotation, Post
from graph.extraction.names.naming_rules import rules
from graph.extraction.posts.country_adjectives import country_within
from graph.extraction.posts.post_fields import FieldReading
from graph.extraction.posts.tenure_status import (
    parted,
    plain_title,
    status_behind,
    tells_status,
)
from graph.languages.endings import owned

BESIDES = 2
"""Words at most between "former" and a title."""
DESCRIBING = ("modifiers", "how_held", "links", "joiners")
"""Sets of words before a post's noun that own nothing."""
Place = tuple[int, int]
"""The first token of a title and the one behind its last."""


def annotation(
    read: FieldReading,
    first: int,
    last: int,
    place: Place,
    body: str,
    noun: str = "",
    title: str = "",
) -> Annotation:
    """Return the annotation of a post from one token to another, with its title at a place.

    ``noun`` is the post noun as the list has it where the body stands before it; ``title`` is the
    title where it is not the words at its place.
    """
    tokens, language = read.sentence.tokens, read.sentence.language
    apart = _past_adjectives(read, first)
    ahead = read.words(apart - 1, apart) if apart else ""
    before = ahead if tells_status(ahead, language) else ""
    start, end, country = country_within(tokens, *place, language)
    parts = before, read.words(place[0], start), read.words(end, place[1])
    named, status = plain_title(" ".join(filter(None, parts)), language)
    listed = _as_noun(read, " ".join(filter(None, parts[1:])), noun)
    behind, later = status_behind(read.low, last, language)
    value = Post(parted(title, language)[0] or listed or named, body or country, status or later)
    first, last = apart - 1 if before else first, last + behind
    return Annotation.of(read.sentence, tokens[first].start, tokens[last - 1].end, "post", value)


def _past_adjectives(read: FieldReading, first: int) -> int:
    """Return where what a holder is besides begins before a title: "former | Republican senator".

    Only a language whose adjectives of parties and countries have capitals shows that.
    """
    at = first
    while read.posts.table.get("capital_titles") and at > 1 and first - at < BESIDES:
        word = read.words(at - 1, at)
        if at - 1 in read.within or not word[0].isupper() or not word.isalpha():
            break
        at -= 1
    return at


def _as_noun(read: FieldReading, words: str, noun: str) -> str:
    """Return a title with its last words as the list has its noun, or ''."""
    language = read.sentence.language
    words, noun = (
        parted(text, language)[0]
        for text in (words, read.posts.table.get("instead", {}).get(noun, noun))
    )
    genitive = rules(language).pattern("genitive")
    ahead = words.split()[: -len(noun.split()) or None]
    if any(genitive.search(word) for word in words.split()[:-1]):
        several = noun and words.split()[-1].lower().endswith(tuple(read.posts.words("plural")))
        return _ending_in(words, owned(noun, language) or noun) if several else ""
    marked = noun and words.split()[-1].lower() != noun.split()[-1]
    theirs = marked and any(not _describes(read, word) for word in ahead)
    return _ending_in(words, (owned(noun, language) if theirs else "") or noun)


def _describes(read: FieldReading, word: str) -> bool:
    """Whether a word before a post's noun only describes it: no field or post that owns it."""
    language, plain = read.sentence.language, word.lower()
    known = frozenset[str]().union(*(read.posts.words(key) for key in DESCRIBING))
    return plain in known or bool(rules(language).pattern("adjective").fullmatch(plain))


def as_listed(
    read: FieldReading, post: Annotation, value: Post, first: int, last: int, noun: str
) -> Annotation:
    """Return a post whose title is a noun alone by the noun's form in the list: «премьера»."""
    if len(value.title.split()) > len(noun.split()):
        return post
    value = replace(value, title=_ending_in(read.words(first, last), noun))
    return Annotation.of(read.sentence, post.start, post.end, "post", value)


def _ending_in(words: str, noun: str) -> str:
    """Return the title with its last words as the noun stands in the list, capitals kept."""
    count = len(noun.split())
    kept, last = words.split()[: -count or None], words.split()[-count:]
    if not count or not last:
        return ""
    named = noun.capitalize() if last[0][0].isupper() else noun
    return " ".join([*kept, named])
