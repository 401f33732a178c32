"""Names of persons: what the recogniser proposes, set right, and initials with a surname."""

from __future__ import annotations

from graph.extraction.naming import Line, Span


def find_persons(line: Line) -> tuple[Span, ...]:
    """Return the names of persons in a sentence, without titles; the first of overlapping ones."""
    proposed = [trim(line, p.first, p.last) for p in line.proposals if p.label == "PER"]
    spans = [
        Span(first, last, "Person", "person")
        for first, last in [*proposed, *_by_surname(line)]
        if first < last and not _has_other_head(line, first, last)
    ]
    spans = list(dict.fromkeys(spans))
    initialled = [Span(*extent, "Person", "initials") for extent in _with_initials(line)]
    kept = [s for s in spans if not any(s.overlaps(other) for other in initialled)]
    return tuple(sorted([*initialled, *kept]))


def _has_other_head(line: Line, first: int, last: int) -> bool:
    """Whether a head noun with a capital is in the extent: no person is named so."""
    return any(first <= h.first < last and not _is_surname(line, h.first) for h in line.heads)


def _is_surname(line: Line, at: int) -> bool:
    return bool(line.rules.pattern("surname").search(line.low[at]))


def _by_surname(line: Line) -> list[tuple[int, int]]:
    """Return other proposals of two to four capitalised words that end like a surname."""
    return [
        (p.first, p.last)
        for p in line.proposals
        if p.label in ("LOC", "ORG", "MISC")
        and 2 <= p.last - p.first <= 4
        and _is_surname(line, p.last - 1)
        and all(line.name_word(at) and line.words[at].isalpha() for at in range(p.first, p.last))
    ]


def trim(line: Line, first: int, last: int) -> tuple[int, int]:
    """Return the extent without titles before, signs around and a possessive behind."""
    while first < last and not _names_a_person(line, first):
        first += 1
    while last > first and not (line.capital(last - 1) or line.words[last - 1] == "."):
        last -= 1
    while last > first + 1 and line.low[last - 1] in line.rules.words("titles"):
        last -= 1
    if last > first and line.words[last - 1] == "." and not _initial(line, last - 2):
        last -= 1
    return first, last


def _names_a_person(line: Line, at: int) -> bool:
    if line.low[at] in line.rules.words("titles") or line.low[at] in line.rules.words("stop"):
        return False
    return line.capital(at) and any(c.isalpha() for c in line.words[at])


def _initial(line: Line, at: int) -> bool:
    """Whether a token is an initial (one letter, or two as in Ye.) with its full stop."""
    if not line.capital(at) or at + 1 >= len(line.words) or line.words[at + 1] != ".":
        return False
    word = line.words[at]
    joined = line.sentence.tokens[at].end == line.sentence.tokens[at + 1].start
    return joined and word.isalpha() and (len(word) == 1 or (len(word) == 2 and word.istitle()))


def _with_initials(line: Line) -> list[tuple[int, int]]:
    """Return "A. B. Surname" and "Surname A.B."."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(line.words):
        end = at
        while end < len(line.words) and end - at < 6 and _initial(line, end):
            end += 2
        if end == at:
            at += 1
            continue
        if _surname(line, end) and line.sentence.tokens[end].start - _end(line, end - 1) <= 1:
            found.append((at, _particled(line, end)))
        elif at and _surname(line, at - 1) and line.adjacent(at):
            found.append((at - 1, end))
        at = max(end, found[-1][1] if found else end)
    return found


def _end(line: Line, at: int) -> int:
    return line.sentence.tokens[at].end


def _surname(line: Line, at: int) -> bool:
    return (
        line.name_word(at)
        and len(line.words[at]) > 2
        and line.words[at][0].isalpha()
        and not any(h.first <= at < h.last and h.names_body for h in line.heads)
    )


def _particled(line: Line, at: int) -> int:
    return at + 1
