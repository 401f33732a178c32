"""Countries that an adjective before a post tells: "the Peruvian president", «перуанский посол»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from graph.extraction.names.countries import country_name
from graph.extraction.posts.post_nouns import posts_of
from graph.languages.morphology import lemmas
from graph.reading.sentence import Token


def country_before(tokens: Sequence[Token], end: int, language: str) -> tuple[int, str]:
    """Return where a country's adjective begins that ends at a token, and the country, or ''.

    Where adjectives are written with capitals, one in small letters tells no country.
    """
    index, last = _by_last_word(language), tokens[end - 1].text if end else ""
    forms = {last, *lemmas(last, language)} if last else ()
    for _, words, country in sorted(entry for form in forms for entry in index.get(form, ())):
        first = end - len(words)
        own = tokens[first:end] if first >= 0 else ()
        if own and all(_is(t.text, w, language) for t, w in zip(own, words, strict=True)):
            return first, country
    return end, ""


def country_within(
    tokens: Sequence[Token], first: int, last: int, language: str
) -> tuple[int, int, str]:
    """Return the place of a country's adjective among some tokens, and the country, or ''."""
    for end in range(last, first, -1):
        start, country = country_before(tokens, end, language)
        if country and start >= first:
            return start, end, country
    return first, first, ""


def _is(word: str, adjective: str, language: str) -> bool:
    if adjective[0].isupper():
        return word == adjective
    return adjective in lemmas(word, language)


@cache
def _by_last_word(language: str) -> Mapping[str, list[tuple[int, tuple[str, ...], str]]]:
    """Return the adjectives by their last word, each with its rank and its country."""
    found: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    for rank, (words, country) in enumerate(_adjectives(language).items()):
        found.setdefault(words[-1], []).append((rank, words, country))
    return found


@cache
def _adjectives(language: str) -> dict[tuple[str, ...], str]:
    """Return the name of a country by its adjective, adjectives of more words first."""
    table = posts_of(language).table.get("adjectives", {})
    listed = {
        tuple(a.split()): country_name(code, language) for code, own in table.items() for a in own
    }
    return dict(sorted(listed.items(), key=lambda entry: (-len(entry[0]), entry[0])))
