"""Initials with a surname: "A. B. Holm", "Holm A.B.", and the given name before them."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.names.naming import Line, Span
from graph.languages.numbering import is_number


def ends_like_surname(line: Line, at: int) -> bool:
    """Whether a word has the ending of a surname."""
    return bool(line.rules.pattern("surname").search(line.low[at]))


def is_initial(line: Line, at: int) -> bool:
    """Whether a token is an initial (one letter, or two as in Ye.) with its full stop."""
    if not line.capital(at) or at + 1 >= len(line.words) or line.words[at + 1] != ".":
        return False
    word = line.words[at]
    if is_lettered(line, at) or (at > 1 and is_lettered(line, at - 2)):
        return False
    if at and is_number(word, line.words[at - 1], line.sentence.language):
        return False
    joined = line.sentence.tokens[at].end == line.sentence.tokens[at + 1].start
    closes = at + 2 == len(line.words) and at > 1 and line.capital(at - 1)
    pair = (
        len(word) == 2
        and not closes
        and word.istitle()
        and line.name_word(at)
        and not line.title(at)
    )
    return joined and word.isalpha() and (len(word) == 1 or pair)


def is_lettered(line: Line, at: int) -> bool:
    """Whether a form of address in letters begins at a token: "H.E. Ada Holm"."""
    return "".join(line.low[at : at + 4]) in line.rules.words("lettered_address")


def with_initials(line: Line) -> list[tuple[int, int]]:
    """Return "A. B. Surname" and "Surname A.B."."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(line.words):
        read = line.capital(at) and not (at == 0 and _is_heading(line))
        end = _past_initials(line, at) if read else at
        extent = _surname_and(line, at, end) if end > at else None
        found += [extent] if extent else []
        at = max(at + 1, end, extent[1] if extent else end)
    return found


def _is_heading(line: Line) -> bool:
    """Whether a sentence opens with the letter or numeral of a part of a text and its heading."""
    return len(line.low) > 2 and line.low[2] in line.rules.words("heading_words")


def _past_initials(line: Line, at: int) -> int:
    """Return where up to three initials from ``at`` end; ``at`` when there are none."""
    end = at
    while end < len(line.words) and end - at < 6 and is_initial(line, end):
        end += 2
    return end


def _surname_and(line: Line, at: int, end: int) -> tuple[int, int] | None:
    """Return initials with the surname behind or before them; None when there is none."""
    before = at > 0 and _may_be_surname(line, at - 1)
    cited = line.cites and _cited(line, at, end)
    if before and (cited or (ends_like_surname(line, at - 1) and not _fits(line, end))):
        return at - 1, end
    if _may_be_surname(line, end) and line.sentence.tokens[end].start - _end(line, end - 1) <= 1:
        return at, end + 1
    return (at - 1, end) if before and line.adjacent(at) else None


def with_given(
    line: Line, first: int, last: int, spans: Sequence[Span], countries: Sequence[Span]
) -> tuple[int, int]:
    """Return initials and a surname with the given name before them: "Ada | B. Holm".

    It is one where the given name stands first, the recogniser took it with them, or it is known.
    """
    if line.rules.structure != "of" or not first or not line.adjacent(first):
        return first, last
    before = Span(first - 1, first, "Person", "initials")
    if any(before.overlaps(country) for country in countries):
        return first, last
    taken = any(s.first == first - 1 and s.last >= last for s in spans)
    given = line.rules.is_given(line.low[first - 1]) and line.capital(first - 1)
    return (first - 1 if given or taken else first), last


def _cited(line: Line, at: int, end: int) -> bool:
    """Whether initials in a list of references go with the word before: "Holm A. The Port"."""
    behind = end < len(line.words) and line.sentence.tokens[end].start == _end(line, end - 1)
    return line.adjacent(at) and not line.title(at - 1) and not behind


def _fits(line: Line, at: int) -> bool:
    """Whether the token behind initials is more likely their surname than the one before."""
    return _may_be_surname(line, at) and ends_like_surname(line, at)


def _end(line: Line, at: int) -> int:
    return line.sentence.tokens[at].end


def _may_be_surname(line: Line, at: int) -> bool:
    return (
        line.name_word(at)
        and len(line.words[at]) > 2
        and line.words[at][0].isalpha()
        and not any(h.first <= at < h.last and h.names_body for h in line.heads)
    )
