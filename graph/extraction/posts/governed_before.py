"""Posts whose body stands before their noun: "OSCE High Commissioner", «Сенат төрағасы»."""

from __future__ import annotations

import re

from graph.extraction.annotation import Annotation
from graph.extraction.names.naming import CLOSING, OPENING
from graph.extraction.names.naming_rules import rules
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.extraction.posts.chained_posts import chained_start
from graph.extraction.posts.owned_posts import SIGNS
from graph.extraction.posts.post_annotations import annotation
from graph.extraction.posts.post_fields import FieldReading
from graph.extraction.posts.post_nouns import body_nouns
from graph.extraction.posts.tenure_status import tells_status
from graph.languages.morphology import nominative
from graph.languages.tables import NEVER

LONGEST_BODY = 10
"""Words of a body's name, at most, before the noun of its post."""
QUOTES = frozenset(OPENING + CLOSING)


def governed_before(read: FieldReading, first: int, last: int, noun: str) -> Annotation | None:
    """Return the post whose field or body stands before its noun, or None."""
    title_first = chained_start(read, first)
    while title_first and title_first - 1 not in read.within and read.noun(title_first - 1):
        if " " in noun and read.sentence.tokens[first].text[0].isupper():
            break  # «Төрағасы | Мемлекет басшысы …»: that title is whole, and another is before it.
        title_first -= 1
    title_first = read.kind_before(title_first, last, noun)
    title_first = read.topic_before(title_first)
    behind = _before_time(read, title_first)
    body, start = (
        read.body_before(behind) if _may_be_owned(read, behind, last, noun) else ("", behind)
    )
    if not body and read.low[last - 1] != noun.split()[-1] and not _is_nobodys(read, last, noun):
        start = _phrase_before(read, behind)
        body = read.words(start, behind)
    start = start if body else title_first
    owned = read.low[last - 1] != noun.split()[-1] and _opens_clause(read, first)
    if not body and read.needs_body(first, last) and title_first == first and not owned:
        return None
    return annotation(read, start, last, (title_first, last), body, noun)


def _may_be_owned(read: FieldReading, first: int, last: int, noun: str) -> bool:
    """Whether a noun's ending says, where endings do, that a name before it is its body's.

    «Чад | бақылаушы» is Chad, an observer; «Чад бақылаушысы» is Chad's.
    """
    language, before = read.sentence.language, read.low[first - 1] if first else ""
    plain = nominative(read.low[last - 1], language) == noun.split()[-1]
    unmarked = plain and nominative(before, language) == before
    return not (unmarked and read.posts.table.get("inflected"))


def _is_nobodys(read: FieldReading, last: int, noun: str) -> bool:
    """Whether a noun has an ending of a case alone, and so belongs to nothing before it."""
    inflected = read.posts.table.get("inflected")
    bare = nominative(read.low[last - 1], read.sentence.language) == noun.split()[-1]
    return bool(inflected) and bare


def _opens_clause(read: FieldReading, first: int) -> bool:
    """Whether no word of its clause stands before a title: «хатшысы – Ян Новак»."""
    return not first or read.low[first - 1] in SIGNS


def _before_time(read: FieldReading, first: int) -> int:
    """Return where the time begins of which a title is: «Чилидің | 1990–1994 жылдардағы …».

    «Чилидің | сол кездегі …» tells it too.
    """
    ahead = read.sentence.text[: read.sentence.tokens[first].start]
    time = re.search(rf"(?:{read.posts.table.get('times', NEVER)})\s$", ahead)
    starts = [token.start for token in read.sentence.tokens[:first]]
    if time and time.start() in starts:
        return starts.index(time.start())
    while first and read.low[first - 1] in read.posts.words("left_out"):
        first -= 1
    return first


def _phrase_before(read: FieldReading, first: int) -> int:
    """Return where the phrase of a body begins that the names missed: «уездік кеңесі …сы»."""
    known, at = rules(read.sentence.language), first
    last = read.sentence.tokens[first - 1].text if first else ""
    owned = (last, read.low[first])
    if not (last.isupper() or any(known.pattern("possessed").search(w) for w in owned)):
        return first
    while at and first - at < LONGEST_BODY and _in_body(read, at - 1):
        at -= 1
    while at < first and _outside(read, at):
        at += 1
    return at


def _outside(read: FieldReading, at: int) -> bool:
    """Whether a body's name cannot begin with a word: a sign, or "and" before it."""
    low = read.low[at]
    joins = low in rules(read.sentence.language).words("joiners")
    return joins or not (low[0].isalnum() or low in OPENING)


def _in_body(read: FieldReading, at: int) -> bool:
    """Whether a word may belong to a body's name that stands before its post."""
    low, rule = read.low[at], phrase_rules(read.sentence.language)
    joined = low in read.posts.words("joiners") and low in rule.joiners
    other = (low in rule.not_before and not joined) or low in rule.topic or low[0].isdigit()
    other = other or tells_status(low, read.sentence.language)
    place = rules(read.sentence.language).pattern("where").fullmatch(low)
    other = other or bool(place and at in read.within and low not in rule.not_boundary)
    if other or _names_person(read, at) or _holds(read, at) or _is_given(read, at):
        return False
    if (
        at in read.within
        or low in QUOTES
        or not body_nouns(read.sentence.language).isdisjoint(read.forms(at))
    ):
        return True
    verbal = rule.boundary.fullmatch(low) and low not in rule.not_boundary
    verbal = verbal and not rule.bridge.fullmatch(read.low[at + 1])
    verbal = verbal and not (read.names_territory(at) or read.is_abbreviation(at))
    return low[0].isalpha() and not verbal


def _is_given(read: FieldReading, at: int) -> bool:
    """Whether the first word of a sentence has the ending of a dative: «Жиынға | облыс әкімі …»."""
    low, entered = read.low[at], read.posts.table.get("entered", NEVER)
    inflected = nominative(low, read.sentence.language) != low
    return not at and inflected and re.search(entered, low) is not None


def _holds(read: FieldReading, at: int) -> bool:
    """Whether a post of somebody else stands here: one that no other noun belongs to."""
    known, behind = rules(read.sentence.language), read.low[at + 1 : at + 2]
    several = known.pattern("people").search(read.low[at])
    theirs = several and any(known.pattern("possessed").search(word) for word in behind)
    owned = theirs or known.pattern("genitive").search(read.low[at])
    return read.noun(at) is not None and not owned


def _names_person(read: FieldReading, at: int) -> bool:
    return any(first <= at < last and name.is_person for first, (last, name) in read.names.items())
