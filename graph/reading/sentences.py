"""Where the sentences of a paragraph end: abbreviations, initials and ordinals are no ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.languages.numbering import is_number
from graph.languages.pack import pack
from graph.reading.language import profiles
from graph.reading.quotation_marks import trimmed

STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"'»”’)\]“]*(?=\s|$)")
UNSPACED = re.compile(r"(?<=\w\w)[.!?…](?=[^\W\d_]\w)")
"""A full stop that has lost the space after it: a small letter before, a capital after."""
NEXT = re.compile(r"\s*[\"'«“„‘(\[–—-]*\s*(\w+)(.?)")
INITIAL = re.compile(r"(?:^|[^\w])(?:[^\W\d_]\.-?)*[^\W\d_a-zа-яё]$")
LAST_WORD = re.compile(r"((?:\w+[.]\s?)*[\w-]+)$")
MARK = re.compile(r"[\"'«“„(\[•·*–—\s-]*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLCІХСМ]{1,8}|\w)$")
ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*$")
NUMBERED = re.compile(r"\s(?:№|N)\s?\d")
GOES_ON = re.compile(r"\s*(?:[–—-]\s|\((?![^()]*[.!?…]\)))")
"""A dash, or a bracket that holds no whole sentence."""
LEAST_WORDS = 6
"""A sentence that ends in "1998 г." has more words than this, an adverbial of time has fewer."""
NEAR = 80
"""How many code points before a full stop can tell whether it ends a sentence."""
LEAST_WORDS_QUOTED = 3
"""A full stop in a quotation ends a sentence if this many words stand on both sides of it."""
LONGEST = 4000
"""Code points of the longest sentence; what is longer has lost its full stops, or never had any."""


@dataclass(frozen=True)
class Abbreviations:
    """The abbreviations of a language, by what may follow their full stop."""

    before_name: frozenset[str]
    either: frozenset[str]
    after_number: frozenset[str]
    before_verb: frozenset[str]


@cache
def abbreviations(language: str) -> Abbreviations:
    """Return the abbreviations of a language's pack, in lower case, without last full stops."""
    table = pack(language).table("abbreviations")
    groups = ("before_name", "either", "after_number", "before_verb")
    return Abbreviations(*(frozenset(table.get(group, ())) for group in groups))


def sentence_spans(
    text: str, language: str, quotations: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the sentences of a paragraph's view, in order."""
    spans: list[tuple[int, int]] = []
    outer = _outer(quotations)
    start = 0
    for end in [*_candidates(text), len(text)]:
        if end < len(text) and not _ends(text, start, end, language, outer):
            continue
        spans += [span for span in _pieces(text, *trimmed(text, start, end)) if span[0] < span[1]]
        start = end
    return tuple(spans)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, in pieces if it is longer than any that a person writes."""
    while end - start > LONGEST:
        marks = (text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in "; ")
        cut = next((at + 1 for at in marks if at >= 0), start + LONGEST)
        yield trimmed(text, start, cut)
        start = cut
    yield trimmed(text, start, end)


def _outer(quotations: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    outer: list[tuple[int, int]] = []
    for start, end in sorted(quotations, key=lambda q: (q[0], -q[1])):
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
    return outer


def _candidates(text: str) -> list[int]:
    ends = {match.end() for match in STOP.finditer(text)}
    for match in UNSPACED.finditer(text):
        before, after = text[match.start() - 1], text[match.end()]
        if before.islower() and after.isupper() and text[match.end() + 1].islower():
            ends.add(match.end())
    return sorted(ends)


def _ends(text: str, start: int, end: int, language: str, outer: Sequence[tuple[int, int]]) -> bool:
    following = NEXT.match(text, end)
    if following is None or following[1][0].islower() or _is_in_address(text, start, end):
        return False
    body = text[max(start, end - NEAR) : end].rstrip("\"'»”’)]“ ")
    if body.endswith(".") and not body.endswith(".."):
        numbered = NUMBERED.match(text, end) is not None
        goes_on = GOES_ON.match(text, end) is not None
        opens = _opens(following, language)
        before = Before(body[:-1], end - start <= NEAR, opens, numbered, goes_on)
        if _is_no_end(before, language):
            return False
    return _is_clause(text, end, outer)


def _opens(following: re.Match[str], language: str) -> bool:
    """Tell whether the next word is one that no name has: then its capital opens a sentence."""
    word = following[1].lower()
    own = next(p.function_words for p in profiles() if p.code == language)
    return len(word) > 1 and word in own and following[2] != "."


def _is_in_address(text: str, start: int, end: int) -> bool:
    near = text[max(start, end - NEAR) : end]
    return not text[end : end + 1].isspace() and bool(ADDRESS.search(near))


@dataclass(frozen=True)
class Before:
    """What stands before a full stop: ``whole`` if that is all of the sentence so far.

    ``opens`` tells that the word after the full stop is one that opens a sentence, ``numbered``
    that a number follows: «от 03.05.2012 г. N 12»; ``goes_on`` that a dash or a bracket does:
    «1955 г. — Чили».
    """

    text: str
    whole: bool
    opens: bool
    numbered: bool
    goes_on: bool


def _is_no_end(before: Before, language: str) -> bool:
    """Tell the full stop of an initial, an abbreviation, an ordinal or a list mark."""
    if before.whole and MARK.fullmatch(before.text):
        return True
    if INITIAL.search(before.text):
        return not before.opens and not _is_numeral(before, language)
    if _ordinal_full_stop(language) and re.search(r"(?<!\d)\d{1,2}$", before.text):
        return True
    word = LAST_WORD.search(before.text)
    return word is not None and _is_abbreviation(before, word[1].lower(), language)


def _is_numeral(before: Before, language: str) -> bool:
    """Tell whether the letter before a full stop is a number: "World War I."."""
    words = before.text.split()[-2:]
    return len(words) == 2 and is_number(words[1], words[0], language)


def _is_abbreviation(before: Before, words: str, language: str) -> bool:
    known = abbreviations(language)
    parts = words.split(" ")
    forms = {" ".join(parts[i:]) for i in range(len(parts))}
    figure = re.search(r"[\dIVXІХ]\s?[^\W\d]+$", before.text)
    if forms & known.before_verb and figure:
        return not before.opens
    if forms & known.after_number and figure:
        short = before.whole and len(before.text.split()) <= LEAST_WORDS
        return before.numbered or before.goes_on or (short and not before.opens)
    if forms & known.either:
        return before.goes_on
    return bool(forms & known.before_name)


@cache
def _ordinal_full_stop(language: str) -> bool:
    return bool(pack(language).table("language").get("ordinal_full_stop"))


def _is_clause(text: str, end: int, outer: Sequence[tuple[int, int]]) -> bool:
    """Keep together the short sentences of a quoted title or motto."""
    at = bisect_left(outer, (end, 0)) - 1
    if at < 0 or end >= outer[at][1]:
        return True
    first, last = outer[at]
    head = re.split(r"[.!?…]\s", text[max(first, end - NEAR) : end - 1])[-1]
    tail = re.split(r"[.!?…](?:\s|$)", text[end : min(last, end + NEAR)].strip())[0]
    return min(len(head.split()), len(tail.split())) >= LEAST_WORDS_QUOTED
