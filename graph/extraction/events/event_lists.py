"""Lists in what is told of events: who did it, where verbs stand last, and on which dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.annotation import Annotation, Event, Name
from graph.extraction.events.event_rules import clause
from graph.extraction.events.sentence_dates import edtf
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence


def listed_ahead(words: str, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return a verb with what stands before the list of those who do it; '' where no list does it.

    «2004 жылы одаққа Чили, Перу мен Куба қосылды» is «одаққа қосылды»: an event is not called by
    a part of those who take part in it. So is nothing where its ``words`` name none of them.
    """
    doers = _doers(head, sentence, others)
    if len(doers) < 2 or not any(doer.text in words for doer in doers):
        return ""
    first, _ = clause(sentence, doers[0].start, doers[0].end)
    ahead = sentence.text[first : doers[0].start].strip()
    verb = sentence.text[head.start : head.end]
    complement = _without_dates(ahead, others)
    return f"{complement} {verb}" if complement else ""


def on_other_dates(event: Annotation, others: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield an event again for each date that a list joins to its own: "in 1998, 2007 and 2011"."""
    value, text = event.value, event.sentence.text
    dates = [o for o in others if o.kind == "date"]
    if not isinstance(value, Event) or len({edtf(d) for d in dates}) < len(dates):
        return
    end = next((d.end for d in dates if edtf(d) == value.date), len(text))
    joints = {",", *rules(event.sentence.language).joiners}
    for date in dates:
        between = text[end : date.start].replace(",", " , ").lower().split()
        alike = len(edtf(date)) == len(value.date) and "/" not in edtf(date)
        if date.start >= end and between and alike and joints.issuperset(between):
            yield replace(event, value=replace(value, date=edtf(date), aliases=()))
            end = date.end


def behind_date(words: str, others: Sequence[Annotation]) -> str:
    """Return words without the date that they open with."""
    opening = (o.text for o in others if o.kind == "date" and words.startswith(f"{o.text} "))
    return words[len(next(opening, "")) :].lstrip()


def _doers(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> list[Annotation]:
    """Return the names in the nominative that end right before a verb, joined to a list."""
    found: list[Annotation] = []
    end, text = head.start, sentence.text
    joints = {"", ",", *rules(sentence.language).joiners}
    names = [o for o in others if isinstance(o.value, Name) and o.end <= end]
    for name in sorted(names, key=lambda o: -o.end):
        between = text[name.end : end].strip().lower()
        if between not in joints or bool(found) == (not between) or not _is_plain(name):
            break
        found.insert(0, name)
        end = name.start
    return found


def _is_plain(name: Annotation) -> bool:
    return isinstance(name.value, Name) and name.value.nominative == name.text


def _without_dates(words: str, others: Sequence[Annotation]) -> str:
    """Return words without the dates at their beginning and end."""
    for date in (o for o in others if o.kind == "date"):
        words = words.removeprefix(date.text).removesuffix(date.text).strip()
    return words
