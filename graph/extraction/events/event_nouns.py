"""Events told by a noun: "the third session of the Council (June 1995) – “motto”"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.acts.act_mention import blocked, free
from graph.extraction.acts.act_subjects import behind_actors
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.events.event_arguments import DONE_BY
from graph.extraction.events.event_dates import edtf, nearest_date, own_dates, undated_acts
from graph.extraction.events.event_edges import left_edge
from graph.extraction.events.event_mottos import motto_of, with_name
from graph.extraction.events.event_names import called
from graph.extraction.events.event_places import place_of_noun
from graph.extraction.events.event_rules import clause, decides, event_rules, happens
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases import after, before, is_plural, is_possessed, rules
from graph.extraction.quoted import quotations
from graph.languages.grammar import grammar
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

DEEDS = (
    "Founding",
    "Adoption",
    "EntryIntoForce",
    "Signing",
    "Renaming",
    "Dissolution",
    "Appointment",
    "AmendmentEvent",
    "Resignation",
    "Publication",
    "Award",
)
"""Classes whose noun says what is done and needs to say to what."""
GATHERINGS = ("Conference", "Congress", "Forum", "Meeting")
PLACES = ("Place", "Country")
ORDINAL = re.compile(r"(?:[IVX]+|\d+\w*)\s")
BEHIND = 30
"""Letters between the date of a deed and the act that it was done to."""
OPENING = 4
"""Letters at most before an event noun that opens its sentence."""
NEAR = 60
"""Letters between an event noun and a date up to which they belong together."""


def noun_events(sentence: Sentence, others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the events that nouns of a sentence name, in order."""
    found: list[Annotation] = []
    for head in event_heads(sentence, "eventNoun"):
        if not _inside(head, sentence, others):
            found.extend(_read(head, sentence, others, found))
    return tuple(found)


def event_heads(sentence: Sentence, kind: str) -> tuple[Head, ...]:
    """Return the heads of events of one kind, one for each place, in order."""
    found: dict[int, Head] = {}
    for head in heads(sentence):
        if head.kind == kind and is_a(head.cls, "PolicyEvent"):
            found.setdefault(head.start, head)
    return tuple(found.values())


def is_topic(head: Head, sentence: Sentence) -> bool:
    """Whether a noun is what a title or talk is about: a word for a topic follows it."""
    following = next((t.text.lower() for t in sentence.tokens if t.start >= head.end), "")
    phrase = rules(sentence.language)
    return phrase.head_final and following in phrase.topic


def _inside(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether the head is part of an act's title, a post, a compound or quoted words."""
    following = next((t.text.lower() for t in sentence.tokens if t.start >= head.end), "")
    if event_rules(sentence.language).not_followed.fullmatch(following) or is_topic(head, sentence):
        return True
    if any(q.start < head.start and head.end < q.end for q in quotations(sentence.text)):
        return True
    near = [t.text.lower() for t in sentence.tokens if t.end <= head.start][-2:]
    if event_rules(sentence.language).generic.intersection(near):
        return True
    for other in others:
        inside = other.start <= head.start and head.end <= other.end
        if inside and (other.kind == "post" or _is_within_body(head, other)):
            return True
        if inside and isinstance(other.value, Act) and head.cls not in DEEDS:
            return True
    return False


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


def _read(
    head: Head, sentence: Sentence, others: Sequence[Annotation], earlier: Sequence[Annotation]
) -> Iterator[Annotation]:
    places, names, rule = blocked(others), free(others), event_rules(sentence.language)
    begin = _with_ordinals(sentence, before(sentence, head.start, places, names), others, places)
    begin = _without_person(begin, head, sentence, others)
    begin = behind_actors(sentence, begin, head.start, others)
    begin = left_edge(sentence, begin, head.start, others)
    end = after(sentence, head.end, places, rule.complements.get(head.cls, ()))
    end = _behind_date(head, end, others)
    placed = _with_place(head, (begin, end), sentence, others)
    end = placed or with_name(sentence, (begin, end), head, others)
    chain = next((e for e in earlier if begin - 1 <= e.end <= begin), None)
    dated_by = own_dates(sentence, (begin, end), undated_acts(others, begin, end))
    date = nearest_date(sentence, begin, end, dated_by)
    gap = _gap(begin, end, date)
    motto, motto_end = motto_of(sentence, (begin, end), head, date, others)
    ordinal = _ordinal(begin, head, sentence, others)
    known = bool(motto or placed) or chain is not None
    known = known or (ordinal is not None and head.cls != "Speech")
    if not _accepted(head, sentence, others, (begin, end), gap, known, date):
        return
    first, last = clause(sentence, begin, max(end, date.end if date and gap <= NEAR else end))
    start = chain.start if chain else begin
    phrase = sentence.text[start:end].strip(" ,(")
    dated = _dated(sentence, (first, last), date, gap) or _alone(sentence, begin, end, others)
    own = edtf(date) if dated else ""
    told = chain.value.date if chain and isinstance(chain.value, Event) else ""
    name = called(phrase, head, sentence) if phrase else ""
    event = Event(
        head.cls,
        name,
        own or told,
        place_of_noun(sentence, (begin, end), (first, last), others),
        None if head.cls == "Speech" else ordinal,
        motto,
        _body(begin, end, head, others),
        tuple(a for a in (phrase, motto) if a and a != name),
    )
    yield Annotation.of(sentence, start, max(end, motto_end), "event", event)


def _behind_date(head: Head, end: int, others: Sequence[Annotation]) -> int:
    """Return where the act ends that a date parts from the noun for what is done to it."""
    if end != head.end or head.cls not in DEEDS:
        return end
    date = next((o for o in others if o.kind == "date" and 0 <= o.start - end <= 4), None)
    acts = [o for o in others if isinstance(o.value, Act) and date and o.start >= date.end]
    near = [o for o in acts if date and o.start - date.end <= BEHIND]
    return near[0].end if near else end


def _with_place(
    head: Head, span: tuple[int, int], sentence: Sentence, others: Sequence[Annotation]
) -> int:
    """Return where the place ends that tells which gathering a noun alone means; 0 if none does.

    «На саммите в Риге» names one, in a language whose nouns have no article.
    """
    rule = event_rules(sentence.language)
    if span != (head.start, head.end) or not rule.named_by_place or head.cls not in GATHERINGS:
        return 0
    led = re.match(r"\s(\w+)\s", sentence.text[head.end :])
    if not led or led[1].lower() not in rule.place_leads:
        return 0
    at = head.end + led.end()
    places = (o for o in others if o.start == at and isinstance(o.value, Name))
    named = (o for o in places if isinstance(o.value, Name) and o.value.cls in PLACES)
    return next((o.end for o in named), 0)


def _without_person(
    begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> int:
    """Return the beginning of the phrase without a person's name that opens it.

    Where heads stand last, one in the genitive is who does it: «Ян Новактың | сапары».
    """
    rule = rules(sentence.language)
    done = rule.head_final and head.cls in DONE_BY
    for other in others:
        if done and rule.owner.fullmatch(other.text.lower().split()[-1]):
            continue
        opens = other.start <= begin < other.end < head.start
        if opens and isinstance(other.value, Name) and other.value.cls == "Person":
            rest = sentence.text[other.end : head.start]
            return other.end + len(rest) - len(rest.lstrip(" ,"))
    return begin


def _with_ordinals(
    sentence: Sentence, begin: int, others: Sequence[Annotation], places: frozenset[int]
) -> int:
    """Return the beginning of the phrase with the ordinal number right before it."""
    for other in others:
        if other.kind == "ordinal" and other.start < begin < other.end:
            return other.start
        ahead = other.kind == "ordinal" and other.end <= begin
        if ahead and not sentence.text[other.end : begin].strip():
            return before(sentence, other.start, places)
    return begin


def _ordinal(
    begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> int | None:
    inside = [o for o in others if o.kind == "ordinal" and begin <= o.start and o.end <= head.start]
    value = inside[-1].value if inside else None
    own = bool(inside) and not _of_another(inside[-1], head, sentence)
    return value if isinstance(value, int) and own else None


def _of_another(ordinal: Annotation, head: Head, sentence: Sentence) -> bool:
    """Whether an ordinal is that of a noun before the head: «бірінші хатшының | форумы»."""
    rule = rules(sentence.language)
    between = sentence.text[ordinal.end : head.start].lower().split()
    owned = head.lemma.split()[-1] != sentence.text[head.start : head.end].lower()
    return rule.head_final and any(
        rule.owner.fullmatch(word) or (owned and rule.possessive.fullmatch(word))
        for word in between
    )


def _gap(begin: int, end: int, date: Annotation | None) -> int:
    if date is None:
        return 10_000
    if date.start < 4:
        return min(NEAR // 2, max(0, begin - date.end))
    return max(0, begin - date.end, date.start - end)


def _dated(sentence: Sentence, span: tuple[int, int], date: Annotation | None, gap: int) -> bool:
    return date is not None and (gap <= NEAR or happens(sentence, *span))


def _alone(sentence: Sentence, begin: int, end: int, others: Sequence[Annotation]) -> bool:
    """Whether an event opens a sentence that has one date, and a verb of happening before it."""
    told = [o for o in others if o.kind == "date"]
    opens = begin <= OPENING and len(told) == 1 and told[0].start >= end
    return opens and happens(sentence, end, told[0].start)


def _accepted(
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
    span: tuple[int, int],
    gap: int,
    known: bool,
    date: Annotation | None,
) -> bool:
    rule, (begin, end) = event_rules(sentence.language), span
    held = happens(sentence, *_told(sentence, begin, end))
    plural = is_plural(sentence.text[head.start : head.end], head.lemma, sentence.language)
    if plural and head.lemma not in rule.plural_names:
        return held and sentence.text[begin].isdigit()
    if head.cls in DEEDS:
        if rules(sentence.language).head_final:
            return False
        return _is_deed(sentence, others, head, span, gap)
    bare = (begin, end) == (head.start, head.end) and sentence.text[begin].islower()
    if bare and not held and gap > 1 and _told_before(begin, date):
        return False
    if head.lemma in rule.documents and sentence.text[head.start].isupper() and not known:
        return False
    if known or _is_named(sentence, head, span, others) or _at_place(sentence, head, begin, others):
        return True
    if _attended(sentence, head, span) or _decided(sentence, head, span):
        return True
    if head.lemma in rule.weak_nouns:
        return gap <= NEAR // 3
    return gap <= NEAR or (held and (gap < 10_000 or (begin, end) != (head.start, head.end)))


def _attended(sentence: Sentence, head: Head, span: tuple[int, int]) -> bool:
    """Whether something happened at a gathering that is told apart from others of its kind."""
    rule, (begin, end) = event_rules(sentence.language), span
    gathering = head.cls in (*GATHERINGS, "Session")
    if not gathering or (begin, end) == (head.start, head.end):
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
    """Whether a noun of doing has what it is done to, and a date or that by name."""
    begin, end = span
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
        if inside and isinstance(other.value, Name) and is_a(other.value.cls, "Organisation"):
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


def _body(begin: int, end: int, head: Head, others: Sequence[Annotation]) -> str:
    for other in others:
        inside = begin <= other.start and other.end <= end
        apart = other.end <= head.start or head.end <= other.start
        if (
            inside
            and apart
            and isinstance(other.value, Name)
            and is_a(other.value.cls, "Organisation")
        ):
            return other.value.nominative
    return ""
