"""Where the title of a post begins: modifiers, adjectives of countries, words with capitals."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.names.naming_rules import rules
from graph.extraction.posts.country_adjectives import country_before
from graph.extraction.posts.post_fields import FieldReading
from graph.extraction.posts.tenure_status import tells_status, tokens_before


def title_start(read: FieldReading, first: int, before: Sequence[Annotation]) -> int:
    """Return the first token of the title: modifiers and capitalised words that are no name."""
    limit = before[-1].end if before else 0
    modifiers = read.posts.words("modifiers")
    trade = not read.posts.words("occupations").isdisjoint(read.forms(first))
    first -= tokens_before(read.low, first, read.sentence.language)
    while first and first - 1 not in read.within:
        token = read.sentence.tokens[first - 1]
        start, _ = country_before(read.sentence.tokens, first, read.sentence.language)
        told = start < first and not trade and start not in read.within
        if token.start < limit or not (
            told
            or any(f in modifiers for f in read.forms(first - 1))
            or _named(read, first)
            or _opens_field(read, first)
        ):
            break
        first = start if told else first - 1
    return first + (read.low[first] in read.posts.words("no_first_modifiers"))


def _opens_field(read: FieldReading, first: int) -> bool:
    """Whether an adjective with a capital opens a field: "| Higher | Education Minister"."""
    capital = read.sentence.tokens[first - 1].text[0].isupper()
    adjective = read.low[first - 1] in read.posts.words("field_adjectives")
    field = read.low[first] in read.posts.words("fields") and read.noun(first) is None
    return bool(read.posts.table.get("capital_titles")) and capital and adjective and field


def _named(read: FieldReading, first: int) -> bool:
    """Whether a word with a capital belongs to the title before one: "Security Adviser"."""
    capital = read.posts.table.get("capital_titles")
    if not capital or first < 2 or read.sentence.text.isupper():
        return False
    titled = all(t.text[0].isupper() for t in read.sentence.tokens[first - 1 : first + 1])
    apart = read.posts.words("articles") | read.posts.words("left_out")
    apart |= read.posts.words("how_held") | read.posts.words("styles")
    word, language = read.low[first - 1], read.sentence.language
    after_sign = not read.low[first - 2][-1].isalnum()
    known = word in apart or word in rules(language).words("calendar")
    known = known or tells_status(word, language)
    return titled and word.isalpha() and not known and not after_sign
