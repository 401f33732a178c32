"""Names of persons: what the recogniser proposes, set right, and initials with a surname."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache

from graph.extraction.names.naming import Line, Span, rules, word_lemmas
from graph.extraction.names.person_extents import (
    behind_owner,
    joined,
    of_one_script,
    several,
    without_other,
    without_place,
)


def find_persons(line: Line, countries: Sequence[Span]) -> tuple[Span, ...]:
    """Return the names of persons in a sentence, without titles; the first of overlapping ones.

    ``countries`` are the countries in it: no person is named by one, but may stand behind it.
    """
    proposed = [trim(line, p.first, p.last) for p in line.proposals if p.label == "PER"]
    found = [*proposed, *_by_surname(line), *_by_given_name(line)]
    found = [] if line.cites else found
    found = [part for extent in found for part in several(line, *extent)]
    found = [_with_surname_first(line, *extent) for extent in found]
    found = [of_one_script(line, *without_place(line, *e)) for e in joined(line, found)]
    found = [without_other(line, *extent) for extent in found if not _is_several(line, *extent)]
    spans = [
        Span(first, last, "Person", "person")
        for first, last in (_without_body(line, *extent) for extent in found)
        if first < last and not line.title(last - 1) and not _has_other_head(line, first, last)
    ]
    spans = list(dict.fromkeys(spans))
    initials = (_with_given(line, *extent, spans, countries) for extent in _with_initials(line))
    initialled = [Span(*extent, "Person", "initials") for extent in initials]
    titled = (without_place(line, *extent) for extent in _by_title(line, countries))
    titled = (part for extent in titled for part in several(line, *extent))
    titled = (without_other(line, *of_one_script(line, *extent)) for extent in titled)
    placed = [Span(*_without_body(line, *extent), "Person", "titled") for extent in titled]
    placed = [span for span in placed if span.first < span.last]
    kept: list[Span] = []
    for span in (*initialled, *_longest_first(placed, spans)):
        apart = not any(span.overlaps(other) for other in (*kept, *countries))
        if apart and not _opens_body(line, span.last) and not line.origin(span.first):
            kept.append(span)
    return tuple(sorted(kept))


def _is_several(line: Line, first: int, last: int) -> bool:
    """Whether one surname is that of several persons: «Аркадий и Борис Беловы»."""
    joiners = line.rules.words("joiners")
    return line.rules.structure == "genitive" and any(w in joiners for w in line.low[first:last])


def _with_surname_first(line: Line, first: int, last: int) -> tuple[int, int]:
    """Return a given name and patronymic with the surname before them: «Фролов | Пётр Ильич»."""
    if last - first != 2 or not line.rules.pattern("patronymic").search(line.low[last - 1]):
        return first, last
    named = first and line.adjacent(first) and line.name_word(first - 1)
    return (first - 1 if named and _is_surname(line, first - 1) else first), last


def _without_body(line: Line, first: int, last: int) -> tuple[int, int]:
    """Return a name without a last word that opens a body's: «Ян Новак | Рига университетін»."""
    while last - first > 1 and line.low[last - 1] in line.rules.words("no_surname"):
        last -= 1
    if line.rules.structure != "izafet":
        return first, last
    if last - first == 1 and _begins_body(line, last):
        return first, first
    if last - first < 3 and not (last - first == 2 and _is_surname(line, first)):
        return first, last - _begins_body(line, last, ("Ministry",))
    heads = [h for h in line.heads if last <= h.first <= last + 2]
    owned = [h for h in heads if line.low[h.last - 1] != h.lemma and not line.capital(h.first)]
    plain = owned and not any(line.capital(at) for at in range(last, owned[0].first))
    return (first, last - 1) if plain else (first, last)


def _begins_body(line: Line, at: int, classes: Sequence[str] = ()) -> bool:
    """Whether a head in small letters (of ``classes``) follows that is not called by its leader.

    «Әділет министрлігі» is no one's, «Каллас үкіметі» is somebody's.
    """
    near = [h for h in line.heads if h.first == at and h.names_body and not line.capital(at)]
    owned = [h for h in near if line.low[h.last - 1] != h.lemma]
    fitting = [h for h in owned if not classes or not set(classes).isdisjoint(h.classes)]
    return any(h.lemma not in line.rules.words("led_heads") for h in fitting)


def _longest_first(placed: Sequence[Span], proposed: Sequence[Span]) -> list[Span]:
    """Order spans so that a proposal gives way to a place behind a title only if it is shorter."""
    return sorted([*proposed, *placed], key=lambda s: (s.first - s.last, s.source, s.first))


def _opens_body(line: Line, at: int) -> bool:
    """Whether a body's head follows, so that the name is the body's: "Ada Holm Foundation"."""
    if line.rules.structure != "of" or not line.capital(at):
        return False
    near = [h for h in line.heads if at <= h.first <= at + 1 and h.names_body]
    return any(line.capital(h.first) and line.capital(at) for h in near) and line.adjacent(at)


def _next_part(line: Line, at: int) -> int:
    """Return the end of an initial, particle or word of a person's name at ``at``, or ``at``."""
    if at >= len(line.words) or not line.adjacent(at):
        return at
    if _initial(line, at):
        return at + 2
    particle = line.low[at] in line.rules.words("particles") and line.capital(at + 1)
    return at + 1 if particle or _person_word(line, at, ()) else at


def _by_given_name(line: Line) -> list[tuple[int, int]]:
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


def _by_title(line: Line, countries: Sequence[Span]) -> list[tuple[int, int]]:
    """Return capitalised words by their place: behind a title, or before one as its apposition."""
    ends = {c.first: c.last for c in countries}
    found = []
    for at in range(len(line.words)):
        if line.title(at):
            behind = _behind_title(line, at + 1, ends)
            run = _run(line, behind, ends)
            if run > behind:
                found.append((behind, run))
            owned = behind_owner(line, at)
            if (run := _run(line, owned, ends)) > owned:
                found.append((owned, run))
        if line.title(at) and (extent := _behind_comma(line, at, ends)):
            found.append(extent)
        if (surname := _addressed(line, at, ends)) > at:
            found.append((surname - 1, surname))
        if at and (
            (line.words[at] in APPOSITION and _apposed(line, at + 1))
            or _personal(line, at)
            or _predicated(line, at)
        ):
            start = _run_before(line, at, countries)
            if 2 <= at - start <= 4:
                found.append((start, at))
    return found + _opening(line, countries)


def _opening(line: Line, countries: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the subject that opens a sentence right before a country, where bodies end last."""
    if line.rules.structure != "izafet":
        return []
    run = _run(line, 0, {c.first: c.last for c in countries})
    return [(0, run)] if run and any(c.first == run for c in countries) else []


REACH = 10
"""Words from a title to the comma behind its field or body."""
APPOSITION = (",", "–", "—", "-")


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
    alone = alone and _person_word(line, first, countries) and not line.title(first + 1)
    return first + 1 if alone else at


def _run(line: Line, at: int, countries: dict[int, int]) -> int:
    """Return the end of two to four words of a person's name at ``at``, or ``at``."""
    end = at
    while end < len(line.words) and end - at < 4 and _person_word(line, end, countries):
        end += 1
    return end if end - at >= 2 else at


def _person_word(line: Line, at: int, countries: Container[int]) -> bool:
    word = line.words[at]
    if not line.adjacent(at) or at in countries or not line.name_word(at) or line.title(at):
        return False
    headed = any(h.first <= at < h.last for h in line.heads)
    alphabetic = all(part.isalpha() for part in word.replace("-", " ").split())
    return alphabetic and not headed and not (word.isupper() and len(word) > 1)


def _run_before(line: Line, at: int, countries: Sequence[Span]) -> int:
    inside = {i for c in countries for i in range(c.first, c.last)}
    start = at
    while start and _person_word(line, start - 1, inside):
        start -= 1
    return start


def _personal(line: Line, at: int) -> bool:
    """Whether a phrase begins here that is said of persons only: "was born"."""
    begun = _personal_phrases(line.rules.language).get(line.low[at], ())
    return any(line.low[at : at + len(phrase)] == phrase for phrase in begun)


@cache
def _personal_phrases(language: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return the phrases that are said of persons only, by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in rules(language).words("personal"):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found


def _predicated(line: Line, at: int) -> bool:
    """Whether a verb begins here that makes somebody the holder of a post: "became minister"."""
    verbs = line.rules.words("predicates")
    if line.capital(at) or not verbs or verbs.isdisjoint(_lemmas(line, at)):
        return False
    for place in range(at + 1, min(at + 6, len(line.words))):
        if line.title(place):
            return True
        if not line.words[place][0].isalnum() or line.capital(place):
            return False
    return False


def _lemmas(line: Line, at: int) -> tuple[str, ...]:
    return word_lemmas(line.low[at], line.sentence.language)


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


def _has_other_head(line: Line, first: int, last: int) -> bool:
    """Whether a head noun with a capital is in the extent: no person is named so."""
    if any(line.low[at] in line.rules.words("no_person") for at in range(first, last)):
        return True
    if line.rules.pattern("people").search(line.low[last - 1]):
        return True
    heads = [h for h in line.heads if h.first < last and first < h.last]
    return any(not _is_surname(line, h.first) for h in heads)


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
    if last > first and line.words[last - 1] == "." and not _initial(line, last - 2):
        last -= 1
    return first, last


def _names_a_person(line: Line, at: int) -> bool:
    if line.title(at) or line.low[at] in line.rules.words("stop"):
        return False
    if line.rules.pattern("compound").search(line.low[at]):
        return False
    return line.capital(at) and any(c.isalpha() for c in line.words[at])


def _initial(line: Line, at: int) -> bool:
    """Whether a token is an initial (one letter, or two as in Ye.) with its full stop."""
    if not line.capital(at) or at + 1 >= len(line.words) or line.words[at + 1] != ".":
        return False
    word = line.words[at]
    joined = line.sentence.tokens[at].end == line.sentence.tokens[at + 1].start
    pair = len(word) == 2 and word.istitle() and line.name_word(at) and not line.title(at)
    return joined and word.isalpha() and (len(word) == 1 or pair)


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
        listed = at and (
            (line.cites and _cited(line, at, end))
            or (_is_surname(line, at - 1) and not _fits(line, end))
        )
        if listed and _surname(line, at - 1):
            found.append((at - 1, end))
        elif _surname(line, end) and line.sentence.tokens[end].start - _end(line, end - 1) <= 1:
            found.append((at, end + 1))
        elif at and _surname(line, at - 1) and line.adjacent(at):
            found.append((at - 1, end))
        at = max(end, found[-1][1] if found else end)
    return found


def _with_given(
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
    return _surname(line, at) and _is_surname(line, at)


def _end(line: Line, at: int) -> int:
    return line.sentence.tokens[at].end


def _surname(line: Line, at: int) -> bool:
    return (
        line.name_word(at)
        and len(line.words[at]) > 2
        and line.words[at][0].isalpha()
        and not any(h.first <= at < h.last and h.names_body for h in line.heads)
    )
