"""Names of bodies around their head nouns, as each language builds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.extraction.features import word_class
from graph.extraction.naming import (
    CLOSING,
    OPENING,
    HeadSpan,
    Line,
    Span,
    word_lemmas,
)

Extent = tuple[int, int]
ROMAN = re.compile(r"[IVXLХІ]+")
LONGEST = 16
"""Words in the longest name of a body."""


def find_organisations(
    line: Line, persons: Sequence[Span], countries: Sequence[Span]
) -> tuple[Span, ...]:
    """Return the names of bodies with a head noun; none goes on into the name of a person.
    A head without anything that makes it a name is left out, except where
    it has a capital ("the Assembly"): then its source is ``lone``.
    """
    build = STRUCTURES.get(line.rules.structure)
    if build is None:
        return ()
    around = _Around(
        frozenset(at for span in persons for at in range(span.first, span.last)),
        {span.last: span.first for span in countries},
        frozenset(at for span in countries for at in range(span.first, span.last)),
    )
    found = [span for head in line.heads if (span := _name(line, head, around, build))]
    return _longest(found)


@dataclass(frozen=True)
class _Around:
    """Tokens that persons cover, countries by their end, and tokens that countries cover."""

    persons: frozenset[int]
    countries: dict[int, int]
    in_countries: frozenset[int]


Build = Callable[[Line, HeadSpan, _Around], Extent]


def _name(line: Line, head: HeadSpan, around: _Around, build: Build) -> Span | None:
    taken = around.persons | around.in_countries
    if not head.names_body or not taken.isdisjoint(range(head.first, head.last)):
        return None
    if not head.proper and (is_plural(line, head) or _weak(line, head)):
        return None
    first, last = build(line, head, around)
    if last - first > LONGEST:
        return None
    cls = head.classes[0]
    if (first, last) == (head.first, head.last) and head.proper:
        return Span(first, last, cls, "head")
    if (first, last) == (head.first, head.last):
        return Span(first, last, cls, "lone") if _lone(line, head) else None
    if any(line.capital(at) for at in range(first, last)):
        return Span(first, last, cls, "head")
    return None


def _weak(line: Line, head: HeadSpan) -> bool:
    """Whether a general noun in small letters names no body: nothing but the rule proposes it."""
    if line.capital(head.first) or head.lemma not in line.rules.words("weak_heads"):
        return False
    quoted = line.words[head.first - 1 : head.first] + line.words[head.last : head.last + 1]
    proposed = any(p.first <= head.first < p.last and p.label == "ORG" for p in line.proposals)
    return not proposed and not any(w in OPENING + CLOSING for w in quoted)


def is_plural(line: Line, head: HeadSpan) -> bool:
    """Whether a head in small letters tells of several bodies: "the parties"."""
    pattern = line.rules.pattern("plural")
    word, lemma = line.low[head.last - 1], head.lemma.split()[-1]
    small = not line.capital(head.first)
    return small and bool(pattern.search(word)) and not pattern.search(lemma)


def _lone(line: Line, head: HeadSpan) -> bool:
    if not line.capital(head.first) or head.lemma in line.rules.words("weak_heads"):
        return False
    before = line.low[head.first - 1] if head.first else ""
    if head.last - head.first > 1 and line.capital(head.last - 1):
        return True
    return bool(head.first) or before in line.rules.words("articles")


def _longest(found: Sequence[Span]) -> tuple[Span, ...]:
    kept = [
        span
        for span in found
        if not any(
            other.overlaps(span)
            and (other.last - other.first, -other.first) > (span.last - span.first, -span.first)
            for other in found
        )
    ]
    return tuple(dict.fromkeys(kept))


def _quoted_after(line: Line, at: int) -> int:
    """Return the end of the quotation that begins at token ``at``, or ``at`` if none does."""
    if at < len(line.words) and line.words[at] in OPENING:
        for close in range(at + 2, min(at + 10, len(line.words))):
            if line.words[close] in CLOSING:
                return close + 1 if line.capital(at + 1) else at
    return at


def _quoted_before(line: Line, at: int) -> int:
    """Return the start of the quotation that ends before token ``at``, or ``at`` if none does."""
    if at and line.words[at - 1] in CLOSING:
        for start in range(at - 2, max(at - 10, -1), -1):
            if line.words[start] in OPENING:
                return start if line.capital(start + 1) else at
    return at


# English: "Social Democratic Party of …", "National Academy of Science of the Ministry of …"


def _of(line: Line, head: HeadSpan, around: _Around) -> Extent:
    blocked = around.persons
    first = _capitals_before(line, head, blocked)
    last = head.last
    named = line.capital(head.first) or first < head.first
    quoted = _quoted_after(line, last)
    if quoted > last:
        return first, quoted
    if not named and head.lemma not in line.rules.words("small_heads"):
        return _quoted_before(line, head.first), last
    while (end := _linked(line, head, last, blocked)) > last:
        last = end
    return first, last


def _capitals_before(line: Line, head: HeadSpan, blocked: frozenset[int]) -> int:
    rules, at, first, head_end = line.rules, head.first, head.first, head.last
    while first and first - 1 not in blocked:
        before = first - 1
        if rules.pattern("possessive").search(line.low[before]):
            break
        if line.inner_word(before) and not line.title(before):
            first = before
        elif line.words[before] == "." and line.capital(before - 1) and first < at:
            if len(line.words[before - 1]) > 2:
                break
            first = before - 1
        elif _glued(line, before) < before and first == before + 1:
            first = _glued(line, before)
        elif (line.words[before] in "-–—" and line.name_word(before - 1) and first < at) or (
            line.low[before] in rules.words("joiners") and _joins(line, before, head_end)
        ):
            first = before - 1
        else:
            break
    while first < at and _opens_by_chance(line, first):
        first += 1
    return first


def _glued(line: Line, at: int) -> int:
    """Return the start of a capitalised token run without spaces that ends at ``at``: "C5+1"."""
    tokens, first = line.sentence.tokens, at
    while first and tokens[first - 1].end == tokens[first].start and line.words[first] not in "«»":
        first -= 1
    return first if line.capital(first) and line.words[at].isdigit() else at


def _joins(line: Line, joiner: int, head_end: int) -> bool:
    """Whether "and" stands within one name: "Economic and Social Council"."""
    before = joiner - 1
    if line.low[before - 1] in line.rules.words("links") | line.rules.words("articles"):
        return False
    own = any(h.first <= before < h.last for h in line.heads)
    return line.name_word(before) and not own and head_end - joiner > 2 and before > 0


def _opens_by_chance(line: Line, at: int) -> bool:
    """Whether the sentence's first word has its capital only for that."""
    return at == 0 and line.low[at] in line.casing.lower and line.words[at].istitle()


def _linked(line: Line, head: HeadSpan, at: int, blocked: frozenset[int]) -> int:
    """Return the end of "of the …" that begins at ``at``, or ``at`` if it is no part of a name."""
    rules = line.rules
    links = rules.words("links")
    if _seated(line, head):
        links |= rules.words("seated_links")
    if at >= len(line.low) or line.low[at] not in links:
        return at
    start = at + 1
    while start < len(line.low) and line.low[start] in rules.words("articles"):
        start += 1
    if at > head.last and _another_body(line, start):  # "Institute of Law of the University …"
        return at
    end = _complement(line, start, blocked)
    return end if end > start else at


def _seated(line: Line, head: HeadSpan) -> bool:
    return line.low[head.last - 1] in line.rules.words("seated")


def _complement(line: Line, at: int, blocked: frozenset[int]) -> int:
    """Return the end of the capitalised words from ``at`` on, small ones allowed before "of"."""
    end = at
    while (further := _further(line, at, end, blocked)) > end:
        end = further
    if end > at:
        return _before_post(line, at, end)
    small = at
    while small < min(at + 2, len(line.words) - 1) and line.words[small].isalpha():
        small += 1
        if line.low[small] in line.rules.words("links") and line.name_word(small + 1):
            return small
    return at


def _further(line: Line, at: int, end: int, blocked: frozenset[int]) -> int:
    """Return the end after one more word of a complement, or ``end`` if it goes no further."""
    if end >= len(line.words) or end in blocked or not line.adjacent(end):
        return end
    if line.rules.pattern("possessive").search(line.low[end]) or ROMAN.fullmatch(line.words[end]):
        return end
    if line.inner_word(end):
        return end + 1
    joined = end > at and line.inner_word(end + 1)
    if joined and line.low[end] in line.rules.words("joiners"):
        return end if _another_body(line, end + 1) else end + 2
    if joined and line.words[end] == ",":
        return _enumeration(line, end)
    return end + 2 if joined and line.words[end] in "-–" and _glue(line, end) else end


def _glue(line: Line, at: int) -> bool:
    """Whether a dash stands without spaces."""
    tokens = line.sentence.tokens
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _enumeration(line: Line, at: int) -> int:
    """Return the end of ", Science and Culture" within one name, else ``at``."""
    end, joiners = at, line.rules.words("joiners")
    while end + 1 < len(line.words) and (line.words[end] == "," or line.low[end] in joiners):
        last = line.low[end] in joiners
        end += 1 + (line.low[end + 1] in joiners)
        start = end
        while end < len(line.words) and line.name_word(end) and not line.title(end):
            end += 1
        if end == start or end - start > 2 or _another_body(line, start):
            return at
        if last:
            return end
    return at


def _another_body(line: Line, at: int) -> bool:
    """Whether a body's own name begins at ``at``: "Ministry of Defence and General Staff"."""
    end = at
    while end < len(line.words) and line.name_word(end):
        end += 1
    return any(at <= h.first < end and h.names_body for h in line.heads)


def _before_post(line: Line, at: int, end: int) -> int:
    """Cut before a post: "Ministry of Justice | Minister Ada Holm", not "of the President of"."""
    for place in range(at + 1, end):
        governs = place + 1 < len(line.low) and line.low[place + 1] in line.rules.words("links")
        if line.title(place) and not line.words[place].isupper() and not governs:
            return place
    return end


# Russian: «Министерство обороны …», «партия «…»», «Государственная дума»


def _genitive(line: Line, head: HeadSpan, around: _Around) -> Extent:
    blocked = around.persons
    first = _agreeing_before(line, head.first, blocked)
    quoted = _quoted_after(line, head.last)
    if quoted > head.last:
        return first, quoted
    last = _genitives(line, head.last, around)
    small = not any(line.capital(at) for at in range(first, head.last))
    while last > head.last and ((small and not line.capital(last - 1)) or _hangs(line, last - 1)):
        last -= 1
    return first, last


def _hangs(line: Line, at: int) -> bool:
    """Whether a name cannot end with this word: a small adjective, a link or "and"."""
    loose = line.low[at] in line.rules.words("links") | line.rules.words("joiners")
    return loose or (not line.capital(at) and _class(line, at).startswith(("ADJF", "PRTF")))


def _agreeing_before(line: Line, at: int, blocked: frozenset[int]) -> int:
    place, first = at, at
    while place and place - 1 not in blocked and place > at - 4:
        place -= 1
        if not _class(line, place).startswith(("ADJF", "PRTF")):
            break
        if line.name_word(place) and not _opens_by_chance(line, place):
            first = place
    return first


def _genitives(line: Line, at: int, around: _Around) -> int:
    rules, end = line.rules, at
    while end < len(line.words) and end not in around.persons:
        word = line.low[end]
        if end > at and end not in around.in_countries and _begins_body(line, end):
            break
        if word in rules.words("links") and _depends(line, end + 1):
            end += 2
        elif word in rules.words("joiners") and end > at and _in_genitive(line, end + 1):
            if not _in_genitive(line, end - 1) or line.capital(end + 1):
                break
            end += 2
        elif _in_genitive(line, end):
            end += 1
        else:
            break
    return end


def _begins_body(line: Line, at: int) -> bool:
    return any(h.first == at and h.names_body for h in line.heads)


def _depends(line: Line, at: int) -> bool:
    return at < len(line.words) and _class(line, at)[:8] in ("NOUNdatv", "ADJFdatv", "NOUNloct")


def _in_genitive(line: Line, at: int) -> bool:
    if at >= len(line.words) or not line.words[at][0].isalpha() or _stopped(line, at):
        return False
    cls = _class(line, at)
    return cls[4:8] == "gent" or (line.words[at].isupper() and len(line.words[at]) > 1)


def _stopped(line: Line, at: int) -> bool:
    stop = line.rules.words("stop")
    forms = word_lemmas(line.low[at], line.sentence.language)
    return line.title(at) or any(form in stop for form in forms)


def _class(line: Line, at: int) -> str:
    analyser = line.rules.table.get("analyser", "")
    return word_class(line.low[at], analyser) if analyser else ""


# Kazakh: «… Республикасының Қорғаныс министрлігі», «… партиясы»


def _izafet(line: Line, head: HeadSpan, around: _Around) -> Extent:
    first = place = head.first
    while place and place - 1 not in around.persons and first - place < 4:
        if place in around.countries:  # a country opens the name of a body
            return around.countries[place], head.last
        quoted = _quoted_before(line, place)
        if quoted < place:
            first = place = quoted
            continue
        place -= 1
        if not _may_stand_within(line, place) or (
            first < head.first and _genitive_body(line, place)
        ):
            break
        if line.name_word(place) and not _opens_by_chance(line, place):
            first = place
    return first, head.last


def _genitive_body(line: Line, at: int) -> bool:
    """Whether a body in the genitive ends here: what stands behind it has a name of its own."""
    headed = any(h.first <= at < h.last and h.names_body for h in line.heads)
    return headed and _genitive_name(line, at)


def _may_stand_within(line: Line, at: int) -> bool:
    rules = line.rules
    word, low = line.words[at], line.low[at]
    within = [h for h in line.heads if h.first <= at < h.last]
    if any(not h.names_body and "PopulationGroup" not in h.classes for h in within):
        return False
    if low in rules.words("joiners"):
        return at > 0 and line.name_word(at - 1) and not line.capital(at + 1)
    if not word[0].isalpha():
        return word in "-–" and at > 0
    if low in rules.words("stop"):
        return False
    if any(h.first <= at < h.last for h in line.heads) and _genitive_name(line, at):
        return True
    if line.title(at):
        return False
    if line.capital(at):
        return not rules.pattern("breaks").search(low) or _genitive_name(line, at)
    return not rules.pattern("breaks").search(low)


def _genitive_name(line: Line, at: int) -> bool:
    return bool(line.rules.pattern("genitive").search(line.low[at]))


STRUCTURES: dict[str, Build] = {"of": _of, "genitive": _genitive, "izafet": _izafet}
