"""Where the sentences of a paragraph end: abbreviations, initials and ordinals are no ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.languages.pack import pack

STOP = re.compile(r"[.!?…]+[\"'»”’)\]“]*(?=\s|$)")
UNSPACED = re.compile(r"(?<=\w\w)[.!?…](?=[^\W\d_]\w)")
"""A full stop that has lost the space after it: a small letter before, a capital after."""
NEXT = re.compile(r"\s*[\"'«“„‘(\[–—-]*\s*(\w)")
INITIAL = re.compile(r"(?:^|[^\w])(?:[^\W\d_]\.-?)*[^\W\d_a-zа-яё]$")
LAST_WORD = re.compile(r"((?:\w+[.]\s?)*[\w-]+)$")
MARK = re.compile(r"[\"'«“„(\[•·*–—\s-]*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLCІХСМ]{1,8}|\w)$")
ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*$")
LEAST_WORDS = 6
"""A sentence that ends in "1998 г." has more words than this, an adverbial of time has fewer."""
LEAST_WORDS_QUOTED = 3
"""A full stop in a quotation ends a sentence if this many words stand on both sides of it."""


@dataclass(frozen=True)
class Abbreviations:
    """The abbreviations of a language, by what may follow their full stop."""

    before_name: frozenset[str]
    either: frozenset[str]
    after_number: frozenset[str]


@cache
def abbreviations(language: str) -> Abbreviations:
    """Return the abbreviations of a language's pack, in lower case, without last full stops."""
    table = pack(language).table("abbreviations")
    groups = ("before_name", "either", "after_number")
    return Abbreviations(*(frozenset(table.get(group, ())) for group in groups))


def sentence_spans(
    text: str, language: str, quotations: tuple[tuple[int, int], ...] = ()
) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the sentences of a paragraph's view, in order."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in [*_candidates(text), len(text)]:
        if end < len(text) and not _ends(text, start, end, language, quotations):
            continue
        span = _trimmed(text, start, end)
        if span[0] < span[1]:
            spans.append(span)
        start = end
    return tuple(spans)


def _candidates(text: str) -> list[int]:
    ends = {match.end() for match in STOP.finditer(text)}
    for match in UNSPACED.finditer(text):
        before, after = text[match.start() - 1], text[match.end()]
        if before.islower() and after.isupper() and text[match.end() + 1].islower():
            ends.add(match.end())
    return sorted(ends)


def _ends(
    text: str, start: int, end: int, language: str, quotations: tuple[tuple[int, int], ...]
) -> bool:
    following = NEXT.match(text, end)
    if following is None or following[1].islower() or _is_in_address(text, start, end):
        return False
    body = text[start:end].rstrip("\"'»”’)]“ ")
    if body.endswith(".") and not body.endswith("..") and _is_no_end(body[:-1], language):
        return False
    return _is_clause(text, end, quotations)


def _is_in_address(text: str, start: int, end: int) -> bool:
    return not text[end : end + 1].isspace() and bool(ADDRESS.search(text, start, end))


def _is_no_end(before: str, language: str) -> bool:
    """Tell the full stop of an initial, an abbreviation, an ordinal or a list mark."""
    if MARK.match(before) or INITIAL.search(before):
        return True
    if _ordinal_full_stop(language) and re.search(r"(?<!\d)\d{1,2}$", before):
        return True
    word = LAST_WORD.search(before)
    return word is not None and _is_abbreviation(before, word[1].lower(), language)


def _is_abbreviation(before: str, words: str, language: str) -> bool:
    known = abbreviations(language)
    parts = words.split(" ")
    forms = {" ".join(parts[i:]) for i in range(len(parts))}
    short = len(before.split()) <= LEAST_WORDS
    if forms & known.after_number and re.search(r"[\dIVXІХ]\s?[^\W\d]+$", before):
        return short
    if forms & known.either:
        return False
    return bool(forms & known.before_name)


@cache
def _ordinal_full_stop(language: str) -> bool:
    return bool(pack(language).table("language").get("ordinal_full_stop"))


def _is_clause(text: str, end: int, quotations: tuple[tuple[int, int], ...]) -> bool:
    """Keep together the short sentences of a quoted title or motto."""
    for first, last in quotations:
        if first < end < last:
            head = re.split(r"[.!?…]\s", text[first : end - 1])[-1]
            tail = re.split(r"[.!?…](?:\s|$)", text[end:last].strip())[0]
            return min(len(head.split()), len(tail.split())) >= LEAST_WORDS_QUOTED
    return True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
