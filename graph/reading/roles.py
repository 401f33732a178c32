"""What a paragraph is: running text, a heading, authors, an entry of a reference list, an item."""

from __future__ import annotations

import re
from functools import cache

from graph.languages.pack import languages, pack
from graph.reading.joining import is_marked
from graph.reading.sentence import Role

LONGEST_HEADING = 25
"""In words."""
LONGEST_LIST_HEADING = 80
"""In code points."""
LONGEST_BYLINE = 60
LONGEST_OPENED_BYLINE = 25
MOST = 0.4
"""The least share of long words with a capital in a byline."""
FINAL = re.compile(r"[.!?…:;,][\"'»”’)]*$")
ADDRESS = re.compile(r"https?://|www\.|\bdoi\b|\bURL\b", re.IGNORECASE)
PUBLICATION = re.compile(
    r"\s//\s|[–—-]\s*\d{2,4}\s?(?:[бсБС]|pp?)\.|\bISBN\b|(?:19|20)\d\d\.\s*[–—-]"
)
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
IMPRINT = re.compile(r"\w\.?\s?:\s[^:]{2,70}[,;]\s(?:1[5-9]|20)\d\d")
OPENING = 80
"""In which of its first code points an entry names its authors."""
NUMBERED = re.compile(r"\[?\d{1,3}[\].)]\s")
INITIALS = re.compile(
    r"\b[^\W\d_a-zа-яё]\.\s?(?:[^\W\d_a-zа-яё]\.)?\s?[^\W\d_]|\w[^\W\d_]+\s[^\W\d_]\.\s?[^\W\d_]?\.?"
)


def role_of(text: str, language: str, previous: Role | None, listed: bool = False) -> Role:
    """Return the role of a paragraph from its view and the role of the paragraph before.

    ``listed`` tells that it follows the heading of a list of references, or an entry under one.
    """
    if (listed and _is_entry(text, language)) or _is_reference(text, language, previous):
        return "reference"
    if is_marked(text):
        return "item"
    if _is_byline(text, language):
        return "byline"
    return "heading" if _is_heading(text) else "prose"


def heads_references(text: str) -> bool:
    """Tell whether a line is the heading of a list of references, in any language."""
    words = re.sub(r"^[\dIVX]{1,3}[.)]\s+", "", text[:LONGEST_LIST_HEADING].lower())
    return words.rstrip(" :.") in _reference_headings()


def _is_entry(text: str, language: str) -> bool:
    """Tell an entry, where entries are awaited: it has a year or an address, and a sign besides."""
    signs = (
        NUMBERED.match(text),
        INITIALS.search(text[:OPENING]),
        PUBLICATION.search(text),
        ADDRESS.search(text),
        IMPRINT.search(text),
        _has_word(text, "reference", language),
    )
    return bool(YEAR.search(text) or ADDRESS.search(text)) and any(signs)


def _is_reference(text: str, language: str, previous: Role | None) -> bool:
    signs = bool(ADDRESS.search(text)) + 2 * bool(PUBLICATION.search(text))
    signs += _has_word(text, "reference", language) + bool(NUMBERED.match(text))
    signs += previous == "reference" and bool(NUMBERED.match(text))
    return signs >= 2 and (bool(NUMBERED.match(text)) or signs >= 3 or previous == "reference")


def _is_byline(text: str, language: str) -> bool:
    words = len(text.split())
    if _opens_byline(text, language):
        return words <= LONGEST_OPENED_BYLINE and not FINAL.search(text)
    return (
        words <= LONGEST_BYLINE
        and _has_word(text, "byline", language)
        and bool(INITIALS.search(text))
        and not re.search(r"[!?…;:]|\w{4}\.$", text)
        and _capitals(text) >= MOST
    )


def _opens_byline(text: str, language: str) -> bool:
    """Tell whether a line begins as bylines do, with a name: By Mary Okoro; Автор: Иван Петров."""
    table = pack(language).table("language").get("roles", {})
    found = re.match(rf"(?:{table.get('byline_opening', '(?!)')})\s+(?=(\w+))", text)
    return bool(found and found[1][0].isupper() and _capitals(text[found.end() :]) >= MOST)


def _capitals(text: str) -> float:
    words = [m[0] for m in re.finditer(r"[^\W\d_]{4,}", text)]
    return sum(word[0].isupper() for word in words) / max(1, len(words))


def _is_heading(text: str) -> bool:
    return (
        len(text.split()) <= LONGEST_HEADING
        and not FINAL.search(text)
        and not text[0].islower()
        and not re.search(r"\w{3,}[.!?]\s+\w", text)
        and any(char.isalpha() for char in text)
    )


def _has_word(text: str, kind: str, language: str) -> bool:
    return bool(_pattern(kind, language).search(text.lower()))


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str]:
    words = pack(language).table("language").get("roles", {}).get(kind, ())
    escaped = sorted((re.escape(word) for word in words), key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)") if escaped else re.compile(r"(?!)")


@cache
def _reference_headings() -> frozenset[str]:
    tables = (pack(code).table("language").get("roles", {}) for code in languages())
    return frozenset(line for table in tables for line in table.get("reference_heading", ()))
