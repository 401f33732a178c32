"""Lists of states: a place among them is a state too, and who stands in brackets leads one.

"Ghana, Mali, Dahomey and Togo signed"; «Чили (Ада Холм), Перу (Ян Новак)».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.names.naming import Line, Span

FEWEST = 3
"""States, at least, that make a list one of states."""
LONGEST = 6
"""Words, at most, in a bracket with the name of somebody."""
SHORTEST = 2
"""Words, at least, of that name."""


def with_listed_states(own: Line, spans: Sequence[Span]) -> list[Span]:
    """Return names with the places in a list of states as states.

    More of the list are states that are known; none is a town, a continent or what the noun of a
    region follows.
    """
    lists = (row for row in _rows(own, spans) if _is_of_states(own, row))
    states = {span for row in lists for span in row if span.cls == "Place"}
    return [replace(s, cls="Country", source="listed") if s in states else s for s in spans]


def with_leaders(own: Line, spans: Sequence[Span]) -> list[Span]:
    """Return names with the persons that alone stand in brackets behind two states or more."""
    behind = {span: _bracketed(own, span.last) for span in spans if span.cls == "Country"}
    leaders = [leader for leader in behind.values() if leader and _is_person(own, leader, spans)]
    if len(leaders) < SHORTEST:
        return list(spans)
    kept = [s for s in spans if not any(s.overlaps(leader) for leader in leaders)]
    return sorted([*kept, *leaders])


def _rows(own: Line, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the lists of names in a sentence, with nothing but signs and "and" in between."""
    row: list[Span] = []
    for span in sorted(spans):
        if row and _goes_on(own, row[-1].last, span.first):
            row.append(span)
            continue
        yield row
        row = [span]
    yield row


def _goes_on(own: Line, end: int, start: int) -> bool:
    """Whether only a comma or "and" parts what ends at a token from what begins at one."""
    joiners = own.rules.words("joiners") | own.rules.words("articles")
    between = own.low[_past_bracket(own, end) : start]
    return bool(between) and all(word == "," or word in joiners for word in between)


def _past_bracket(own: Line, at: int) -> int:
    """Return where a short bracket that opens at a token ends, or the token."""
    if own.words[at : at + 1] != ("(",):
        return at
    ends = range(at + 1, min(at + LONGEST + 2, len(own.words)))
    return next((end + 1 for end in ends if own.words[end] == ")"), at)


def _is_of_states(own: Line, row: Sequence[Span]) -> bool:
    known = [span for span in row if span.cls == "Country"]
    others = [span for span in row if span.cls != "Country"]
    many = len(known) >= FEWEST and len(known) > len(others)
    return many and all(s.cls == "Place" and _may_be_state(own, s) for s in others)


def _may_be_state(own: Line, span: Span) -> bool:
    """Whether a place is no town, and no region by its own words or the noun behind it."""
    regions, name = own.rules.words("regions"), own.form(span)
    behind = own.low[span.last] if span.last < len(own.low) else ""
    known = own.rules.town(name) or not regions.isdisjoint((*name.split(), behind))
    return bool(regions) and not known


def _bracketed(own: Line, at: int) -> Span | None:
    """Return the words of a short bracket that opens at a token, behind titles, or None."""
    end = _past_bracket(own, at) - 1
    first = at + 1
    while first < end and own.title(first):
        first += 1
    return Span(first, end, "Person", "leader") if end - first >= SHORTEST else None


def _is_person(own: Line, span: Span, spans: Sequence[Span]) -> bool:
    """Whether all words of a bracket may be of one person's name."""
    particles = own.rules.words("particles")
    named = all(
        own.name_word(at) or own.low[at] in particles for at in range(span.first, span.last)
    )
    known = any(s.cls == "Country" and s.overlaps(span) for s in spans)
    body = any(h.first < span.last and span.first < h.last for h in own.heads)
    return named and not known and not body
