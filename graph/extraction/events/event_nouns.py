"""Events told by a noun: "the third session of the Council (June 1995) – “motto”"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.extraction.annotation import Annotation, Event, Name
from graph.extraction.events.dates_of_others import is_lasting
from graph.extraction.events.event_acceptance import NEAR, is_event, is_part
from graph.extraction.events.event_dates import held_on, nearest_date, own_dates
from graph.extraction.events.event_mottos import motto_of, with_name
from graph.extraction.events.event_names import called
from graph.extraction.events.event_phrases import phrase_begin, phrase_end, place_end
from graph.extraction.events.event_places import place_of_noun
from graph.extraction.events.event_rules import clause, event_rules, happens
from graph.extraction.events.other_deeds import is_of_another
from graph.extraction.events.sentence_dates import edtf, undated_acts
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

OPENING = 4
"""Letters at most before an event noun that opens its sentence."""

Span = tuple[int, int]


@dataclass(frozen=True)
class _Day:
    """The date told of an event, ``gap`` letters from it."""

    date: Annotation | None
    gap: int
    held: bool = False
    """A participle right behind the event tells it."""
    anothers: bool = False
    """It is told of something else."""


def noun_events(sentence: Sentence, others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the events that nouns of a sentence name, in order."""
    found: list[Annotation] = []
    for head in event_heads(sentence, "eventNoun"):
        if not _is_verb(head, sentence) and not is_part(head, sentence, others):
            found.extend(_read(head, sentence, others, found))
    return tuple(found)


def _is_verb(head: Head, sentence: Sentence) -> bool:
    """Whether a word has a form that its noun has not: "visited" is no visit.

    A noun of such a form is none where it opens a clause: "the council, meeting in Oslo".
    """
    rule = event_rules(sentence.language)
    word = sentence.text[head.start : head.end].lower().split()[-1]
    if not rule.verb_form.fullmatch(word):
        return False
    opens = bool(rule.opens_clause.search(sentence.text[: head.start].lower()))
    return opens or not rule.verb_form.fullmatch(head.lemma.split()[-1])


def event_heads(sentence: Sentence, kind: str) -> tuple[Head, ...]:
    """Return the heads of events of one kind, one for each place, in order."""
    found: dict[int, Head] = {}
    for head in heads(sentence):
        if head.kind == kind and is_a(head.cls, "PolicyEvent"):
            found.setdefault(head.start, head)
    return tuple(found.values())


def _read(
    head: Head, sentence: Sentence, others: Sequence[Annotation], earlier: Sequence[Annotation]
) -> Iterator[Annotation]:
    begin, end = phrase_begin(head, sentence, others), phrase_end(head, sentence, others)
    placed = place_end(head, (begin, end), sentence, others)
    end = placed or with_name(sentence, (begin, end), head, others)
    span = begin, end
    chain = next((e for e in earlier if begin - 1 <= e.end <= begin), None)
    day = _day(head, span, sentence, others)
    date, gap = day.date, day.gap
    motto, motto_end = motto_of(sentence, span, head, date, others)
    ordinal = _ordinal(begin, head, sentence, others)
    known = bool(motto or placed) or chain is not None
    known = known or (ordinal is not None and head.cls != "Speech")
    if not is_event(head, sentence, others, span, gap, known, date):
        return
    around = clause(sentence, begin, max(end, date.end if date and gap <= NEAR else end))
    start = chain.start if chain else begin
    phrase = sentence.text[start:end].strip(" ,(")
    told = chain.value.date if chain and isinstance(chain.value, Event) else ""
    name = called(phrase, head, sentence) if phrase else ""
    event = Event(
        head.cls,
        name,
        _own_date(day, span, around, sentence, others) or told,
        place_of_noun(sentence, span, around, others),
        None if head.cls == "Speech" else ordinal,
        motto,
        _body(begin, end, head, others),
        tuple(a for a in (phrase, motto) if a and a != name),
    )
    yield Annotation.of(sentence, start, max(end, motto_end), "event", event)


def _day(head: Head, span: Span, sentence: Sentence, others: Sequence[Annotation]) -> _Day:
    """Return the day told of an event: by a participle right behind it, else the nearest."""
    begin, end = span
    dates = own_dates(sentence, span, undated_acts(others, begin, end))
    if held := held_on(sentence, end, dates):
        return _Day(held, 0, held=True)
    date = nearest_date(sentence, begin, end, dates, strict=False)
    if date or is_lasting(head, sentence.language):
        return _Day(date, _gap(begin, end, date))
    date = nearest_date(sentence, begin, end, dates, strict=False, own=False)
    return _Day(date, _gap(begin, end, date), anothers=True)


def _own_date(
    day: _Day, span: Span, around: Span, sentence: Sentence, others: Sequence[Annotation]
) -> str:
    """Return the date of an event (EDTF), if it is near or a verb of happening is; else ''."""
    if day.date is None or day.anothers:
        return ""
    if day.held:
        return edtf(day.date)
    near = day.gap <= NEAR or happens(sentence, *around) or _alone(sentence, *span, others)
    return edtf(day.date) if near and not is_of_another(day.date, span, sentence) else ""


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


def _alone(sentence: Sentence, begin: int, end: int, others: Sequence[Annotation]) -> bool:
    """Whether an event opens a sentence that has one date, and a verb of happening before it."""
    told = [o for o in others if o.kind == "date"]
    opens = begin <= OPENING and len(told) == 1 and told[0].start >= end
    return opens and happens(sentence, end, told[0].start)


def _body(begin: int, end: int, head: Head, others: Sequence[Annotation]) -> str:
    for other in others:
        inside = begin <= other.start and other.end <= end
        apart = other.end <= head.start or head.end <= other.start
        if inside and apart and isinstance(other.value, Name) and other.is_of("Organisation"):
            return other.value.nominative
    return ""
