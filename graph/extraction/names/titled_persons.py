"""Persons by their place: behind a title or form of address, or before what is said of persons."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache

from graph.extraction.names.held_behind import behind_bodies
from graph.extraction.names.naming import Line, Span
from graph.extraction.names.naming_rules import rules
from graph.extraction.names.person_extents import behind_owner
from graph.extraction.names.regnal import is_regnal
from graph.languages.morphology import lemmas
from graph.languages.pack import pack

HELD = 6
"""Words from a verb to the post that somebody comes into, at most."""
SHORTEST = 3
"""Letters in the shortest surname that stands for a person alone."""
REACH = 10
"""Words from a title to the comma behind its field or body."""
DASHES = (("–",), ("—",))
"""Signs between a title and who has it, where heads stand last: "chair – Ada Holm"."""
APPOSITION = (",", "–", "—", "-")


def by_title(line: Line, countries: Sequence[Span]) -> list[tuple[int, int]]:
    """Return capitalised words by their place: behind a title, or before one as its apposition."""
    ends = {c.first: c.last for c in countries}
    found = []
    for at in range(len(line.words)):
        if line.title(at):
            found += _titled(line, at, ends)
        if (surname := _addressed(line, at, ends)) > at:
            found.append((surname - 1, surname))
        if at and _tells_of_person(line, at):
            start = _run_before(line, at, countries)
            if 2 <= at - start <= 4 and not _goes_on(line, start):
                found.append((start, at))
        surname = at and _run_before(line, at, countries) == at - 1 and _is_of_surname(line, at - 1)
        if surname or (at > 1 and _is_given_post(line, at - 1, ends)):
            found.append((at - 1, at))
    return found + _opening(line, countries)


def _goes_on(line: Line, at: int) -> bool:
    """Whether the words at a token go on the name of a body: "Centre for | Regional Studies"."""
    linked = at > 1 and line.low[at - 1] in line.rules.words("links")
    return linked and any(h.last == at - 1 and h.names_body for h in line.heads)


def _titled(line: Line, at: int, countries: dict[int, int]) -> list[tuple[int, int]]:
    """Return the names behind a title: right there, behind who it is of, and between commas."""
    starts = [_behind_title(line, at + 1, countries), behind_owner(line, at)]
    if line.rules.structure == "izafet" and line.words[at + 1 : at + 2] in DASHES:
        dashed = _run(line, at + 2, countries)
        starts += [at + 2] if 2 <= dashed - at - 2 <= 4 else []
    runs = [(start, _run(line, start, countries)) for start in starts]
    found = [(start, end) for start, end in runs if end > start]
    found += _held(line, at, countries)
    apposed = _behind_comma(line, at, countries)
    return [*found, apposed] if apposed else found


def _held(line: Line, title: int, countries: dict[int, int]) -> list[tuple[int, int]]:
    """Return the name behind a title and its body; no more capitals or "of" follow it."""
    runs = [
        (start, _run(line, start, countries)) for start in behind_bodies(line, title, countries)
    ]
    contended = line.rules.words("contended_links")
    return [
        (start, end)
        for start, end in runs
        if end > start
        and line.low[start] not in contended
        and (end == len(line.words) or not line.name_word(end) or not line.adjacent(end))
        and line.low[end : end + 1] not in [(word,) for word in line.rules.words("links")]
    ]


def _tells_of_person(line: Line, at: int) -> bool:
    """Whether an apposition or a phrase begins here that makes what is before it a person."""
    apposed = line.words[at] in APPOSITION and _apposed(line, at + 1)
    return apposed or _begins(line, at) or _predicated(line, at)


def _is_of_surname(line: Line, at: int) -> bool:
    """Whether a single word that opens its clause is a person's by what is said of it.

    "Novak was born", "In 1990 Novak became a judge".
    """
    opens = at == 0 or line.words[at - 1] == "," or line.words[at - 1].isdigit()
    word = line.words[at]
    named = word.istitle() and len(word) > SHORTEST and line.low[at] not in line.casing.lower
    if not opens or not named:
        return False
    if _begins(line, at + 1, "personal_alone"):
        return True
    return _begins(line, at + 1, "posted_alone") and _names_post(line, at + 2)


def _is_given_post(line: Line, at: int, countries: Mapping[int, int]) -> bool:
    """Whether a single word stands between a verb that gives a post and the post: "named Ek as"."""
    posts, language = pack(line.sentence.language).table("posts"), line.sentence.language
    links = posts.get("holding_links", ())
    if line.words[at + 1] not in links or at in countries or not line.capital(at):
        return False
    word = line.words[at]
    named = len(word) > SHORTEST and not word.isupper() and line.low[at] not in line.casing.lower
    verb = not {*posts.get("of_object", ())}.isdisjoint(lemmas(line.low[at - 1], language))
    headed = any(h.first <= at < h.last for h in line.heads)
    return named and verb and not headed and _names_post(line, at + 2)


def _names_post(line: Line, at: int) -> bool:
    """Whether a title that only persons have stands soon behind a verb of holding it."""
    for place in range(at, min(at + HELD, len(line.words))):
        if line.title(place):
            owns = line.rules.pattern("possessive").search(line.low[place])
            return not owns and line.low[place] not in line.rules.words("shared_titles")
        if not line.words[place][0].isalnum() or line.low[place] in line.rules.words("links"):
            return False
    return False


def _opening(line: Line, countries: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the subject that opens a sentence right before a country, where bodies end last."""
    if line.rules.structure != "izafet":
        return []
    run = _run(line, 0, {c.first: c.last for c in countries})
    return [(0, run)] if run and any(c.first == run for c in countries) else []


def _behind_title(line: Line, at: int, countries: dict[int, int]) -> int:
    """Return where a name may begin behind a title and the country it is for."""
    rules, place = line.rules, at
    if place < len(line.low) and line.low[place] in rules.words("links"):
        place += 1
        while place < len(line.low) and line.low[place] in rules.words("articles"):
            place += 1
        if place not in countries:
            return len(line.words)
    return countries.get(place, place)


def _addressed(line: Line, at: int, countries: dict[int, int]) -> int:
    """Return the end of "Mr Holm", a surname alone behind a form of address, or ``at``."""
    if line.low[at] not in line.rules.words("address") or not line.capital(at):
        return at
    first = at + 1 + (line.words[at + 1 : at + 2] == (".",))
    alone = first < len(line.words) and _run(line, first, countries) == first
    alone = alone and person_word(line, first, countries) and not line.title(first + 1)
    return first + 1 if alone else at


def _run(line: Line, at: int, countries: dict[int, int]) -> int:
    """Return the end of two to four words of a person's name at ``at``, or ``at``."""
    end = at
    while end < len(line.words) and end - at < 4 and person_word(line, end, countries):
        end += 1
    return end if end - at >= 2 else at


def person_word(line: Line, at: int, countries: Container[int]) -> bool:
    """Whether a word may be of a person's name: no title, head noun, acronym or country."""
    word = line.words[at]
    if not line.adjacent(at) or at in countries or not line.name_word(at) or line.title(at):
        return False
    headed = any(h.first <= at < h.last for h in line.heads)
    headed = headed or line.low[at] in line.rules.words("no_person") | line.rules.words("kin")
    alphabetic = all(part.isalpha() for part in word.replace("-", " ").split())
    counts = at > 0 and line.capital(at - 1) and is_regnal(word)
    return alphabetic and not headed and (counts or not (word.isupper() and len(word) > 1))


def _run_before(line: Line, at: int, countries: Sequence[Span]) -> int:
    inside = {i for c in countries for i in range(c.first, c.last)}
    start = at
    while start and person_word(line, start - 1, inside):
        start -= 1
    return start


def _begins(line: Line, at: int, key: str = "personal") -> bool:
    """Whether one of some phrases begins here, of those said of persons only: "was born"."""
    begun = _phrases(line.rules.language, key).get(line.low[at], ())
    return any(line.low[at : at + len(phrase)] == phrase for phrase in begun)


@cache
def _phrases(language: str, key: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return the phrases of a list of the rules, by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in rules(language).words(key):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found


def _predicated(line: Line, at: int) -> bool:
    """Whether a verb begins here that makes somebody the holder of a post: "became minister"."""
    if at not in line.places("predicates") or line.capital(at):
        return False
    for place in range(at + 1, min(at + 6, len(line.words))):
        if line.title(place):
            return True
        if not line.words[place][0].isalnum() or line.capital(place):
            return False
    return False


def _behind_comma(line: Line, title: int, countries: dict[int, int]) -> tuple[int, int] | None:
    """Return "the Minister of Finance, | Ada Holm |,": a name between commas behind a title."""
    for at in range(title + 1, min(title + REACH, len(line.words) - 1)):
        if line.words[at] == ",":
            end = _run(line, at + 1, countries)
            closed = end == len(line.words) or line.words[end] in (",", ".", ";", ")")
            listed = end + 1 < len(line.words) and line.capital(end + 1) and not line.title(end + 1)
            known = any(line.low[i] in line.casing.lower for i in range(at + 1, end))
            return (at + 1, end) if end > at + 1 and closed and not listed and not known else None
        if not line.words[at][0].isalnum() and line.words[at] not in "'’":
            return None
        small = not line.capital(at) and line.low[at] not in (
            line.rules.words("links") | line.rules.words("articles") | line.rules.words("joiners")
        )
        if small and line.rules.structure == "of":
            return None
    return None


def _apposed(line: Line, at: int) -> bool:
    """Whether a title stands at ``at``, an article or an adjective before it allowed."""
    skipped = line.rules.words("articles") | line.rules.words("stop")
    for place in range(at, min(at + 3, len(line.words))):
        if line.title(place):
            return True
        if line.low[place] not in skipped and line.capital(place) is False and place > at + 1:
            return False
    return False
