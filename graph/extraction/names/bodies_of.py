"""Names of bodies that go on behind their head: "Academy of Science of the Ministry of …"."""

from __future__ import annotations

import re

from graph.extraction.names.extents import (
    Around,
    Extent,
    is_member,
    opens_by_chance,
    quoted_after,
    quoted_before,
)
from graph.extraction.names.head_nouns import HeadSpan
from graph.extraction.names.naming import Line
from graph.languages.morphology import lemmas

ROMAN = re.compile(r"[IVXLХІ]+")


def of(line: Line, head: HeadSpan, around: Around) -> Extent:
    """Return the name around a head: capitals before it, "of the …" or a quotation behind."""
    blocked = around.persons
    first = _capitals_before(line, head, blocked)
    last = head.last
    named = line.capital(head.first) or first < head.first
    quoted = quoted_after(line, last)
    if quoted > last:
        return first, quoted
    small = line.rules.words("small_heads") | line.rules.words("single_bodies")
    if not named and head.lemma not in small:
        return quoted_before(line, head.first), last
    if not named:
        first = _owned(line, head, around)
    last = _joined_field(line, head, around)
    while (end := _linked(line, head, last, around)) > last:
        last = end
    return first, quoted_after(line, last)


def _joined_field(line: Line, head: HeadSpan, around: Around) -> int:
    """Return the end of a head that has its own field, with the field that "and" joins to that.

    "Academy of Sciences | and Arts", but not "Academy of Sciences and Norway".
    """
    links, further = line.rules.words("links"), head.last + 1
    joined = line.low[head.last : further] and line.low[head.last] in line.rules.words("joiners")
    fielded = not links.isdisjoint(head.lemma.split())
    taken = around.persons | around.in_countries
    if not joined or not fielded or further in taken:
        return head.last
    return _further(line, head.first, head.last, around)


def _capitals_before(line: Line, head: HeadSpan, blocked: frozenset[int]) -> int:
    """Return where the words with capitals before a head begin."""
    first = head.first
    while first and first - 1 not in blocked:
        further = _past_capital(line, head, first)
        if further == first:
            break
        first = further
    while first < head.first and opens_by_chance(line, first):
        first += 1
    return first


def _past_capital(line: Line, head: HeadSpan, first: int) -> int:
    """Return where one more word before ``first`` begins that is of the name, or ``first``."""
    rules, before, inner = line.rules, first - 1, first < head.first
    own = line.low[before] in rules.words("owners") and line.capital(before)
    if rules.pattern("possessive").search(line.low[before]) and not own:
        return first
    field = line.capital(before) and line.low[before] in rules.words("named_fields")
    if line.inner_word(before) and (field or not line.title(before)):
        return before
    if line.words[before] == "." and line.capital(before - 1) and inner:
        return first if len(line.words[before - 1]) > 2 else before - 1
    if (glued := _glued(line, before)) < before:
        return glued
    dashed = line.words[before] in "-–—" and line.name_word(before - 1) and inner
    joined = line.low[before] in rules.words("joiners") and _joins(line, before, head.last)
    return before - 1 if dashed or joined else first


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
    if _is_another(line, before):
        return False
    return line.name_word(before) and not own and head_end - joiner > 2 and before > 0


def _is_another(line: Line, at: int) -> bool:
    """Whether the capitals that end at a token name a place or who holds a post, and no body.

    "In | Oslo and Vik College", "minister | Ada Holm and Harbour Council", "Party of | Northern
    Ireland and Rose Party".
    """
    first = at
    while first and line.name_word(first) and not line.title(first):
        first -= 1
    linked = line.low[first] in line.rules.words("links")
    owned = linked and any(h.last == first and h.names_body for h in line.heads)
    return owned or line.low[first] in line.rules.words("place_leads") or line.title(first)


def _linked(line: Line, head: HeadSpan, at: int, around: Around) -> int:
    """Return the end of "of the …" that begins at ``at``, or ``at`` if it is no part of a name."""
    rules = line.rules
    links = rules.words("links")
    if not line.capital(head.first):
        links -= rules.words("capital_links")
    if _seated(line, head):
        links |= rules.words("seated_links")
    if line.capital(head.first) and head.lemma.split()[-1] in rules.words("contending"):
        links |= rules.words("contended_links")
    if at > head.last and _is_of_people(line, head, at):
        links |= rules.words("homeland_links")
    if at >= len(line.low) or line.low[at] not in links:
        return at
    start = at + 1
    while start < len(line.low) and line.low[start] in rules.words("articles"):
        start += 1
    contended = line.low[at] in rules.words("contended_links") and start in around.in_countries
    if contended or _holder(line, start, around.persons) or is_member(line, head, start, around):
        return at
    if at > head.last and _another_body(line, start):  # "Institute of Law of the University …"
        return at
    end = _complement(line, start, around)
    return end if end > start else at


def _owned(line: Line, head: HeadSpan, around: Around) -> int:
    """Return where "Norway's parliament" begins: at the country that owns it, or at the head."""
    at = head.first
    signed = at > 0 and line.low[at - 1] in line.rules.words("signs_of_owner")
    at -= signed
    glued = at > 0 and line.rules.pattern("owner").search(line.low[at - 1])
    return around.countries.get(at, head.first) if signed or glued else head.first


def _holder(line: Line, at: int, blocked: frozenset[int]) -> bool:
    """Whether a title and its holder stand at a token: "the cabinet of Prime Minister Ada Holm"."""
    first = at
    while at + 1 < len(line.words) and line.capital(at) and at not in blocked:
        if line.title(at) and at + 1 in blocked:
            return at == first or not _addresses(line, at)
        at += 1
    return False


def _seated(line: Line, head: HeadSpan) -> bool:
    return line.low[head.last - 1] in line.rules.words("seated")


def _complement(line: Line, at: int, around: Around) -> int:
    """Return the end of the capitalised words from ``at`` on, small ones allowed before "of"."""
    end = at
    while (further := _further(line, at, end, around)) > end:
        end = further
    if end > at:
        return _before_post(line, at, end)
    small = at
    while small < min(at + 2, len(line.words) - 1) and line.words[small].isalpha():
        small += 1
        if line.low[small] in line.rules.words("links") and line.name_word(small + 1):
            return small
    return at


def _further(line: Line, at: int, end: int, around: Around) -> int:
    """Return the end after one more word of a complement, or ``end`` if it goes no further."""
    if end >= len(line.words) or end in around.persons or not line.adjacent(end):
        return end
    if end > at and end in around.countries and line.inner_word(end):
        return end  # "Government of the Republic of Chad | HEREBY", "… | No. 5"
    if line.rules.pattern("possessive").search(line.low[end]) or ROMAN.fullmatch(line.words[end]):
        return end + 2 if _inner_possessive(line, at, end) else end
    if _addresses(line, end):
        return end
    if governed := _inner_link(line, at, end):
        return governed
    if line.inner_word(end):
        return end + 1
    joined = end > at and line.inner_word(end + 1)
    if joined and line.low[end] in line.rules.words("joiners"):
        other = _another_body(line, end + 1) or line.low[end + 1] in line.rules.words("address")
        return end if other else end + 2
    if joined and line.words[end] == ",":
        return end if around.countries.get(end) == at else _enumeration(line, end)
    return end + 2 if joined and line.words[end] in "-–" and _glue(line, end) else end


def _is_of_people(line: Line, head: HeadSpan, at: int) -> bool:
    """Whether a body of a people ends here, whose land may follow: "Union of Serbs | in Peru"."""
    people = line.low[at - 1] in line.rules.words("peoples") and is_several(line, at - 1)
    lasting = line.rules.words("contending") | line.rules.words("gathering_people")
    return people and line.capital(head.first) and head.lemma.split()[-1] in lasting


def _inner_link(line: Line, at: int, end: int) -> int:
    """Return the end of a complement over words that its noun governs, 0 for none.

    "Council on Relations | with Neighbours", "Committee on Issues | relating to the Port".
    """
    articles = line.rules.words("governed_articles")
    for phrase in line.rules.listed("governing_nouns"):
        words = tuple(phrase.split())
        behind = end - 1 + len(words)
        if end == at or line.low[end - 1 : behind] != words:
            continue
        behind += behind < len(line.low) and line.low[behind] in articles
        if line.inner_word(behind) and not _another_body(line, behind):
            return behind + 1
    return 0


def _addresses(line: Line, at: int) -> bool:
    """Whether a form of address before a name stands here: "Government of Togo | Mr Okello"."""
    stopped = line.words[at + 1 : at + 2] == (".",)
    return line.words[at] in line.rules.words("short_address") and line.capital(at + 1 + stopped)


def _inner_possessive(line: Line, start: int, at: int) -> bool:
    """Whether the sign of a plural's possessive stands within a name: "of Peoples' Rights"."""
    signed = at > start and line.words[at] in ("'", "’") and line.low[at - 1].endswith("s")
    glued = line.sentence.tokens[at - 1].end == line.sentence.tokens[at].start
    return signed and glued and line.inner_word(at + 1) and not _another_body(line, at + 1)


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
        if end - start == 2 and line.rules.is_given(line.low[start]):
            return at
        if last:
            return end
    return at


def _another_body(line: Line, at: int) -> bool:
    """Whether a body's own name begins at ``at``: "Ministry of Defence and General Staff"."""
    end = at
    while end < len(line.words) and line.name_word(end):
        end += 1
    heads = [h for h in line.heads if at <= h.first < end and h.names_body]
    return any(not is_several(line, h.last - 1) for h in heads)


def is_several(line: Line, at: int) -> bool:
    """Whether a noun is in the plural, so that it tells of no one body or post: "Teachers"."""
    plural, word = line.rules.pattern("plural"), line.low[at]
    forms = lemmas(word, line.sentence.language)
    return bool(plural.search(word)) and not all(plural.search(form) for form in forms)


def _before_post(line: Line, at: int, end: int) -> int:
    """Cut before a post: "Ministry of Justice | Minister Ada Holm", not "of the President of"."""
    for place in range(at + 1, end):
        governs = place + 1 < len(line.low) and line.low[place + 1] in line.rules.words("links")
        holds = line.title(place) and not is_several(line, place) and line.capital(place + 1)
        if holds and not line.words[place].isupper() and not governs:
            return place
    return end
