"""Places: what a recogniser takes for one is none unless the text somewhere speaks of it so.

A place is where something is, goes or comes from, or what a word for such a thing ("the town of")
names; a people, a language, a cited author or what stands behind an article is none. A language
that does not tell how places stand (``places`` in ``names.toml``) has its recogniser believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.extraction.names.head_nouns import bodies
from graph.extraction.names.naming import Line, Span
from graph.languages.morphology import lemmas

YEAR = re.compile(r"(?:1[6-9]|20)\d\d[a-z]?")
SURE = ("titled", "initials", "surname")
"""Sources of persons' names that the words around them prove."""


class Places:
    """The places that a document speaks of as places."""

    def __init__(self, lines: Iterable[tuple[Line, Sequence[Span]]]) -> None:
        """Take the sentences of a document, each with the names found in it."""
        told, denied = set[str](), set[str]()
        for own, spans in lines:
            if own.rules.words("place_leads"):
                told |= _told(own, spans)
                denied |= {own.form(span) for span in spans if _article_alone(own, span)}
        self._known = told - denied

    def settled(self, own: Line, spans: Sequence[Span]) -> list[Span]:
        """Return names with those of places told as such; what only looks like one is left out."""
        if not own.rules.words("place_leads"):
            return list(spans)
        found = [self._read(own, span) for span in spans]
        return [span for span in found if span]

    def _read(self, own: Line, span: Span) -> Span | None:
        known = own.form(span) in self._known
        if span.cls == "Place" and span.source == "proposal":
            return span if known and not _belied(own, span) else None
        open_ = span.source in ("person", "proposal") and span.cls in ("Person", "Organisation")
        if known and open_ and not _personal(own, span) and not _belied(own, span):
            return replace(span, cls="Place", source="proposal")
        return span


def widened(own: Line, first: int) -> int:
    """Return where the name of a place begins: at the "South" or "New" that belongs to it."""
    parts = own.rules.words("place_parts")
    while first and own.low[first - 1] in parts and own.capital(first - 1) and own.adjacent(first):
        first -= 1
    return first


def _told(own: Line, spans: Sequence[Span]) -> set[str]:
    """Return the forms of the names that a sentence speaks of as places."""
    told: list[Span] = []
    for span in spans:
        if span.cls == "Country" or (_is_open(own, span) and _placed(own, span, spans, told)):
            told.append(span)
    return {own.form(s) for s in told if s.cls != "Country"}


def _is_open(own: Line, span: Span) -> bool:
    """Whether a name may be a place's: a recogniser alone proposes it, and nothing belies it."""
    if span.cls == "Person":
        return span.source == "person" and not _personal(own, span) and not _belied(own, span)
    return span.source == "proposal" and not _belied(own, span)


def _placed(own: Line, span: Span, spans: Sequence[Span], told: Sequence[Span]) -> bool:
    """Whether the words around a name say that it is a place's."""
    if span.cls == "Person":
        return _within(own, span) or _between_places(own, span, spans, told)
    if span.cls != "Place":
        return False
    return (
        _led(own, span)
        or _within(own, span)
        or _apposed(own, span, spans)
        or any(_listed(own, other, span) for other in told)
    )


def _led(own: Line, span: Span) -> bool:
    """Whether a word such as "in" or "to" leads to a name, over "northern" and the like."""
    at = span.first - 1
    articles = own.rules.words("articles")
    while at > 0 and (own.low[at] in own.rules.words("place_parts") or own.low[at] in articles):
        at -= 1
    return at >= 0 and own.low[at] in own.rules.words("place_leads")


def _within(own: Line, span: Span) -> bool:
    """Whether "the town of" stands before a name, "district" behind it, or "South" begins it."""
    if span.last - span.first > 1 and own.low[span.first] in own.rules.words("place_parts"):
        return True
    kinds, links = own.rules.words("place_kinds"), own.rules.words("links")
    before = span.first >= 2 and own.low[span.first - 1] in links
    kind = own.low[span.first - 2] if before else ""
    behind = own.low[span.last] if span.last < len(own.low) else ""
    return any(
        form in kinds
        for word in (kind, behind)
        if word
        for form in lemmas(word, own.sentence.language)
    )


def _apposed(own: Line, span: Span, spans: Sequence[Span]) -> bool:
    """Whether a name stands behind a body's and a comma, and ends what is said there."""
    if not span.first or own.words[span.first - 1] != ",":
        return False
    ends = span.last == len(own.words)
    ahead = [s for s in spans if s.last == span.first - 1]
    closed = ends or own.words[span.last] in (",", ".", ";", ")")
    return closed and any(s.cls in bodies() or (ends and s.cls == "Person") for s in ahead)


def _between_places(own: Line, span: Span, spans: Sequence[Span], told: Sequence[Span]) -> bool:
    """Whether a name stands in a list between two that are places'."""
    behind = [s for s in spans if s.cls in ("Place", "Country") and _listed(own, span, s)]
    return bool(behind) and any(_listed(own, other, span) for other in told)


def _listed(own: Line, one: Span, other: Span) -> bool:
    """Whether a name stands right behind another in a list."""
    between = own.low[one.last : other.first]
    joints = own.rules.words("joiners") | own.rules.words("articles") | {",", "or"}
    return one.last < other.first and all(word in joints for word in between)


def _personal(own: Line, span: Span) -> bool:
    """Whether a name is a person's by its own words or a title before it."""
    given = own.rules.is_given(own.low[span.first])
    ends = own.rules.pattern("surname").search(own.low[span.last - 1])
    return span.source in SURE or given or bool(ends) or own.title(span.first - 1)


def _belied(own: Line, span: Span) -> bool:
    """Whether the words of a name or those around it say that it is no place's."""
    words = own.low[span.first : span.last]
    if any(word in own.rules.words("no_place") for word in words):
        return True
    if all(word in own.rules.words("peoples") for word in words):
        return True
    return _article_alone(own, span) or _cited(own, span) or _bracketed(own, span)


def _article_alone(own: Line, span: Span) -> bool:
    """Whether an article stands before a single word: few places go so ("the Crimea")."""
    single = span.last - span.first == 1 and span.first > 0
    if not single or own.low[span.first - 1] not in own.rules.words("articles"):
        return False
    return own.low[span.first] not in own.rules.words("with_article") and not _within(own, span)


def _cited(own: Line, span: Span) -> bool:
    """Whether a name is an author's, by the year behind it: "Holm (2010)", "(Holm 2010: 5)"."""
    behind = own.words[span.last : span.last + 2]
    year = next((word for word in behind if word not in "(,"), "")
    return bool(YEAR.fullmatch(year)) and behind[:1] != (",",) and not _led(own, span)


def _bracketed(own: Line, span: Span) -> bool:
    """Whether a single word alone in brackets says another name of what stands before them."""
    alone = own.words[span.first - 1 : span.first] == ("(",) and own.words[
        span.last : span.last + 1
    ] == (")",)
    return alone and span.last - span.first == 1 and own.capital(span.first - 2)
