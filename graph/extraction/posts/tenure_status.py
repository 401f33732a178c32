"""What a title says of how its post is held: no longer, for the time being, or not yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from graph.extraction.posts.post_nouns import nouns, posts_of
from graph.languages.morphology import lemmas, nominative

FORMER, ACTING, EXPECTED = "formerTenure", "actingTenure", "expectedTenure"
"""The individuals of the ontology's class TenureStatus."""
HYPHEN = "-"
PIECE = re.compile(r"\w+|[^\w\s]")
"""A token of a phrase."""


def parted(title: str, language: str) -> tuple[str, str]:
    """Return a title without the words that tell how its post is held, and the tenure status.

    "former Prime Minister" is "Prime Minister", formerTenure; "President-elect" is "President",
    expectedTenure. The status is '' where the title tells none; only words before its noun and
    parts of the noun's own words do.
    """
    words, status = title.split(), ""
    at = 0
    while at < len(words):
        phrase, told = status_at(words, at, language) if at + 1 < len(words) else ((), "")
        if told:
            words[at : at + len(phrase)], status = [], status or told
            continue
        words[at], own = _unmarked(words[at], language)
        status = status or own
        if any(form in nouns(language) for form in lemmas(words[at].lower(), language)):
            count, later = status_behind(words, at + 1, language)
            del words[at + 1 : at + 1 + count]
            status = status or later
            break
        at += 1
    return (" ".join(words), status) if words else (title, "")


def plain_title(words: str, language: str) -> tuple[str, str]:
    """Return a title as the text has it in the nominative, without its tenure status, and that.

    «исполняющего обязанности министра» is «министр», actingTenure.
    """
    status = parted(words, language)[1]
    title = parted(nominative(words, language), language)[0]
    return (nominative(title, language) if status == ACTING else title), status


@lru_cache(maxsize=50_000)
def unprefixed(word: str, language: str) -> str:
    """Return a word without the prefix that tells how a post is held: "ex-president"."""
    low = word.lower()
    prefixes = (form for form in _marks(language) if form.endswith(HYPHEN))
    return next((word[len(p) :] for p in prefixes if low.startswith(p)), word)


def tells_status(word: str, language: str) -> bool:
    """Whether a word alone tells that a post is held no longer or not yet: "former"."""
    status = _phrases(language).get((word.lower(),), "")
    return bool(status) and status != ACTING


def status_at(words: Sequence[str], at: int, language: str) -> tuple[tuple[str, ...], str]:
    """Return the phrase at a place among words that tells a status, as listed, and the status."""
    index, forms = _by_first(language), lemmas(words[at].lower(), language) if words[at:] else ()
    for _, phrase in sorted(entry for form in forms for entry in index.get(form, ())):
        here = words[at : at + len(phrase)]
        if len(here) == len(phrase) and all(
            form in lemmas(word.lower(), language) for form, word in zip(phrase, here, strict=True)
        ):
            return phrase, _phrases(language)[phrase]
    return (), ""


def status_behind(words: Sequence[str], at: int, language: str) -> tuple[int, str]:
    """Return how many words behind a post's noun tell its status, and the status: "designate"."""
    phrase, status = status_at(words, at, language)
    told = " ".join(phrase) in posts_of(language).words("status_behind")
    return (len(phrase), status) if told else (0, "")


def tokens_before(words: Sequence[str], at: int, language: str) -> int:
    """Return of how many tokens the phrase is that ends before a place and tells a status.

    ``words`` are tokens in small letters: «и», «.», «о», «.» are four.
    """
    for phrase in _phrases(language):
        pieces = PIECE.findall(" ".join(phrase))
        if len(pieces) > 1 and [*words[max(at - len(pieces), 0) : at]] == pieces:
            return len(pieces)
    return 0


def with_status(words: str, language: str) -> str:
    """Return the words of a post, with what opens them and tells its status in its plain form.

    «исполняющим обязанности министра» is «исполняющий обязанности министра».
    """
    own = words.split()
    phrase, _ = status_at(own, 0, language)
    return " ".join((*phrase, *own[len(phrase) :]))


def _forms(language: str) -> Iterator[tuple[str, str]]:
    """Yield each word, phrase, prefix and suffix that tells a status, with the status."""
    rows = posts_of(language).table.get("tenure_status", {})
    return ((form, status) for status, forms in rows.items() for form in forms)


@cache
def _phrases(language: str) -> Mapping[tuple[str, ...], str]:
    """Return the words that tell a status, apart from the noun, with it; longer ones first."""
    told = _forms(language)
    apart = ((tuple(f.split()), status) for f, status in told if HYPHEN not in (f[0], f[-1]))
    return dict(sorted(apart, key=lambda row: -len(row[0])))


@cache
def _by_first(language: str) -> Mapping[str, Sequence[tuple[int, tuple[str, ...]]]]:
    """Return the same, with the rank of each, by the first word."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for rank, phrase in enumerate(_phrases(language)):
        found.setdefault(phrase[0], []).append((rank, phrase))
    return found


@cache
def _marks(language: str) -> Mapping[str, str]:
    """Return the prefixes and suffixes that tell a status, with it: "ex-", "-elect"."""
    return {form: status for form, status in _forms(language) if HYPHEN in (form[0], form[-1])}


def _unmarked(word: str, language: str) -> tuple[str, str]:
    """Return a word without the prefix or suffix that tells a status, and the status."""
    low = word.lower()
    for form, status in _marks(language).items():
        if form.endswith(HYPHEN) and low.startswith(form):
            return word[len(form) :], status
        if form.startswith(HYPHEN) and low.endswith(form):
            return word[: -len(form)], status
    return word, ""
