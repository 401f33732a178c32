"""Where a person's name may stand by its own words: a given name, or what ends like a surname."""

from __future__ import annotations

from graph.extraction.names.initials import ends_like_surname, is_initial
from graph.extraction.names.naming import Line
from graph.extraction.names.titled_persons import person_word
from graph.languages.grammar import is_given_name, is_known


def by_given_name(line: Line) -> list[tuple[int, int]]:
    """Return a given name with the capitalised words and initials behind it."""
    found = []
    for at in range(len(line.words)):
        written = line.capital(at) and not line.words[at].isupper()
        if written and line.rules.is_given(line.low[at]):
            end = at + 1
            while end - at < 6 and (further := _next_part(line, end)) > end:
                end = further
            if end - at >= 2 and line.words[end - 1] != ".":
                found.append((at, end))
    return found


def _next_part(line: Line, at: int) -> int:
    """Return the end of an initial, particle or word of a person's name at ``at``, or ``at``."""
    if at >= len(line.words) or not line.adjacent(at):
        return at
    if is_initial(line, at):
        return at + 2
    particles, further = line.rules.words("particles"), at
    while further < len(line.words) and line.low[further] in particles and line.adjacent(further):
        further += 1
    if further > at and line.capital(further):
        return further
    return at + 1 if person_word(line, at, ()) else at


def by_surname(line: Line) -> list[tuple[int, int]]:
    """Return other proposals of two to four capitalised words that end like a surname.

    A body before them is none of them: «Сенатты | Ян Новаков басқарды».
    """
    others = [p for p in line.proposals if p.label in ("LOC", "ORG", "MISC")]
    found = [(_behind_heads(line, p.first, p.last), p.last) for p in others]
    return [
        (first, last)
        for first, last in found
        if 2 <= last - first <= 4
        and ends_like_surname(line, last - 1)
        and all(line.name_word(at) and line.words[at].isalpha() for at in range(first, last))
    ]


def by_unknown_given_name(line: Line) -> list[tuple[int, int]]:
    """Return two capitalised words that nothing proposes: no word of the language, and a surname.

    «Маулен Ашимбаев встретился с послом»: given names of other languages are in no dictionary.
    Where a language has none, every word would be unknown.
    """
    if not line.rules.table.get("has_dictionary"):
        return []
    return [
        (at - 1, at + 1)
        for at in range(1, len(line.words))
        if line.adjacent(at)
        and ends_like_surname(line, at)
        and all(line.name_word(i) and line.words[i][1:2].islower() for i in (at - 1, at))
        and _may_be_given(line, at - 1)
        and not (at > 1 and line.adjacent(at - 1) and line.capital(at - 2))
    ]


def _may_be_given(line: Line, at: int) -> bool:
    """Whether a word is no other of the language, in no part: «Касым-Жомарт», not «Экс-мэр»."""
    language, parts = line.sentence.language, line.low[at].split("-")
    known = (part for part in parts if is_known(part, language))
    return all(is_given_name(part, language) for part in known) and not line.title(at)


def _behind_heads(line: Line, first: int, last: int) -> int:
    """Return where words begin behind the heads of bodies among them, where heads stand last."""
    ends = [h.last for h in line.heads if first <= h.first and h.last < last and h.names_body]
    return max(ends, default=first) if line.rules.structure == "izafet" else first
