"""Whether a noun for an event tells of one event, or only speaks of its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.event_classes import DEEDS, GATHERINGS
from graph.extraction.events.event_company import has_company, may_be_attended
from graph.extraction.events.event_rules import (
    clause,
    decides,
    event_rules,
    happens,
    is_topic,
    names_body,
)
from graph.extraction.events.gathering_bodies import is_bodys, may_be_body
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.noun_endings import is_plural, is_possessed
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import quotations
from graph.languages.grammar import grammar
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

ORDINAL = re.compile(r"(?:[IVX]+|\d+\w*)\s")
NEAR = 60
"""Letters between an event noun and a date up to which they belong together."""
MINUTED = ("Session",)
"""Classes of gatherings that headings of minutes name; other headings only have a subject."""


def is_part(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether the head is part of a title, a post, a compound or quoted words, or was not held."""
    following = next((t.text.lower() for t in sentence.tokens if t.start >= head.end), "")
    if event_rules(sentence.language).not_followed.fullmatch(following) or is_topic(head, sentence):
        return True
    if any(q.start < head.start and head.end < q.end for q in quotations(sentence.text)):
        return True
    if event_rules(sentence.language).unheld_behind.match(sentence.text, head.end):
        return True
    if event_rules(sentence.language).unheld_before.search(sentence.text[: head.start]):
        return True
    if names_body(head, sentence):
        return True
    near = [t.text.lower() for t in sentence.tokens if t.end <= head.start][-2:]
    if event_rules(sentence.language).generic.intersection(near):
        return True
    for other in others:
        inside = other.start <= head.start and head.end <= other.end
        if inside and (other.kind == "post" or _is_within_body(head, other)):
            return True
        if inside and isinstance(other.value, Act) and head.cls not in DEEDS:
            return not _is_recorded(head, other)
    return False


def _is_recorded(head: Head, act: Annotation) -> bool:
    """Whether an act is the minutes of a gathering: «протокол заседания»."""
    ahead = act.text[: max(head.start - act.start, 0)].lower().split()
    return not event_rules(act.sentence.language).minutes.isdisjoint(ahead[:1])


def _is_within_body(head: Head, other: Annotation) -> bool:
    """Whether a head is a word of a body's name that the name goes on after."""
    value, language = other.value, other.sentence.language
    return (
        isinstance(value, Name)
        and is_a(value.cls, "Organisation")
        and other.end > head.end + 1
        and (other.start < head.start or head.lemma in event_rules(language).weak_nouns)
        and not ORDINAL.match(other.text)
        and not rules(language).head_final
    )


def is_event(
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
    span: tuple[int, int],
    gap: int,
    known: bool,
    date: Annotation | None,
) -> bool:
    """Whether a noun with the phrase ``span`` tells of one event.

    ``gap`` are the letters between the phrase and its ``date``; an event is ``known`` by a motto,
    a number or a place of its own.
    """
    rule, (begin, end) = event_rules(sentence.language), span
    if is_bodys(head, sentence, span, others):
        return False
    held = happens(sentence, *_told(sentence, begin, end))
    plural = is_plural(sentence.text[head.start : head.end], head.lemma, sentence.language)
    if plural and head.lemma not in rule.plural_names:
        return held and sentence.text[begin].isdigit()
    if head.cls in DEEDS:
        if rules(sentence.language).head_final:
            return False
        return _is_deed(sentence, others, head, span, gap)
    if has_company(head, sentence, others, span):
        return True
    bare = (begin, end) == (head.start, head.end) and sentence.text[begin].islower()
    if bare and not held and gap > 1 and _told_before(begin, date):
        return False
    if head.lemma in rule.documents and sentence.text[head.start].isupper() and not known:
        return False
    if known or _is_told_apart(head, sentence, others, span):
        return True
    if head.lemma in rule.weak_nouns:
        return gap <= NEAR // 3
    return gap <= NEAR or (held and (gap < 10_000 or (begin, end) != (head.start, head.end)))


def _is_told_apart(
    head: Head, sentence: Sentence, others: Sequence[Annotation], span: tuple[int, int]
) -> bool:
    """Whether its name, its place, who was there or what it did tells an event from others."""
    return (
        (_is_named(sentence, head, span, others) and not may_be_body(head, sentence, span[0]))
        or _at_place(sentence, head, span[0], others)
        or _attended(sentence, head, span)
        or _decided(sentence, head, span)
        or _is_of_several(head, others, span)
        or _is_minuted(head, sentence, span[0])
        or _is_heading(head, sentence, others, span)
    )


def _is_heading(
    head: Head, sentence: Sentence, others: Sequence[Annotation], span: tuple[int, int]
) -> bool:
    """Whether a heading as of minutes is the phrase of a gathering alone, with whose it is."""
    whole = sentence.text.strip(" .") == sentence.text[slice(*span)].strip(" .")
    bodies = (h for h in heads(sentence) if h.kind == "headNoun" and is_a(h.cls, "Organisation"))
    starts = (*(o.start for o in others if o.kind == "name"), *(h.start for h in bodies))
    named = any(span[0] <= start < span[1] for start in starts)
    heading = sentence.paragraph.role == "heading" and head.cls in MINUTED
    return heading and whole and named


def _is_of_several(head: Head, others: Sequence[Annotation], span: tuple[int, int]) -> bool:
    """Whether the phrase of a gathering has the names of several who meet."""
    inside = (o for o in others if head.end < o.start and o.end <= span[1])
    met = [o for o in inside if o.kind == "name" and o.is_of("Person", "Country")]
    return head.cls in GATHERINGS and len(met) > 1


def _is_minuted(head: Head, sentence: Sentence, begin: int) -> bool:
    """Whether the word beside a phrase says that it is of the minutes: «стенограмма заседания».

    It stands before the phrase, or behind the noun where heads stand last.
    """
    final = rules(sentence.language).head_final
    ahead, behind = sentence.text[:begin].split()[-1:], sentence.text[head.end :].split()[:1]
    beside = (word.lower() for word in (behind if final else ahead))
    record = not event_rules(sentence.language).minutes.isdisjoint(beside)
    return record and head.cls in (*GATHERINGS, "Session")


def _attended(sentence: Sentence, head: Head, span: tuple[int, int]) -> bool:
    """Whether something happened at a gathering that is told apart from others of its kind."""
    rule, (begin, end) = event_rules(sentence.language), span
    if not may_be_attended(head) or (begin, end) == (head.start, head.end):
        return False
    phrase = rules(sentence.language)
    earlier = [t.text.lower() for t in sentence.tokens if t.end <= begin]
    while earlier and earlier[-1] in phrase.articles:
        earlier.pop()
    led = bool(earlier) and earlier[-1] in rule.held_leads
    return led or bool(rule.held_endings.fullmatch(sentence.text[head.start : head.end].lower()))


def _decided(sentence: Sentence, head: Head, span: tuple[int, int]) -> bool:
    """Whether a gathering of somebody's is who elects or adopts: «партияның съезі … сайлады»."""
    rule, (begin, end) = event_rules(sentence.language), span
    gathering = head.cls in (*GATHERINGS, "Session")
    if not gathering or not rule.decide or begin == head.start:
        return False
    form = sentence.text[head.start : head.end].lower()
    owned = is_possessed(form, head.lemma, sentence.language) and bool(
        rule.deciding.fullmatch(form)
    )
    return owned and decides(sentence, end, clause(sentence, begin, end)[1])


def _told_before(begin: int, date: Annotation | None) -> bool:
    """Whether a date stands before a noun, so that another word may be what it dates."""
    return date is not None and date.end <= begin


def _at_place(sentence: Sentence, head: Head, begin: int, others: Sequence[Annotation]) -> bool:
    """Whether a gathering goes by the name of its place ("Yalta conference")."""
    if head.cls in GATHERINGS and rules(sentence.language).head_final and begin < head.start:
        return sentence.text[begin : head.start].split()[-1][:1].isupper()
    return head.cls in GATHERINGS and any(
        isinstance(o.value, Name) and o.start == begin and 0 < head.start - o.end <= 2
        for o in others
    )


def _told(sentence: Sentence, begin: int, end: int) -> tuple[int, int]:
    """Return the clause of the phrase, with the next one where a comma follows the phrase."""
    first, last = clause(sentence, begin, end)
    if sentence.text[end : end + 1] == ",":
        return first, clause(sentence, end + 2, end + 3)[1]
    return first, last


def _is_deed(
    sentence: Sentence,
    others: Sequence[Annotation],
    head: Head,
    span: tuple[int, int],
    gap: int,
) -> bool:
    """Whether a noun of doing has what it is done to, and a date or that by name.

    Not where somebody only asks for it: "called for the creation of".
    """
    begin, end = span
    if event_rules(sentence.language).wished.search(sentence.text[:begin]):
        return False
    said = begin < head.start if rules(sentence.language).head_final else end > head.end
    said = said or " " in head.lemma
    named = any(
        isinstance(o.value, Name | Act) and begin <= o.start and o.end <= end + 1 for o in others
    )
    return said and (gap <= NEAR) and (named or gap <= NEAR // 2)


def _is_named(
    sentence: Sentence, head: Head, span: tuple[int, int], others: Sequence[Annotation]
) -> bool:
    """Whether the phrase is a proper name: a capital head with capitals around it, no body's."""
    begin, end = span
    for other in others:
        inside = other.start <= head.start and head.end <= other.end
        if inside and other.is_of("Organisation"):
            return False
    if _by_its_adjective(sentence, head, begin):
        return True
    if not sentence.text[head.start].isupper() or (begin, end) == (head.start, head.end):
        return False
    rest = sentence.text[begin : head.start] + " " + sentence.text[head.end : end]
    return any(word[0].isupper() for word in rest.split())


def _by_its_adjective(sentence: Sentence, head: Head, begin: int) -> bool:
    """Whether a gathering goes by an adjective with a capital: «Хельсинкское совещание»."""
    first = sentence.text[begin : head.start].split()[:1]
    capital = bool(first) and first[0][0].isupper() and not first[0].isupper()
    opens = not sentence.text[:begin].strip(' «“"(—–-')
    adjective = capital and grammar(first[0], sentence.language).part == "ADJ"
    return adjective and not opens and head.cls in GATHERINGS
