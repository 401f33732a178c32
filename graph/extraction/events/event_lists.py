"""What several did together, where verbs stand last: «одаққа Чили мен Перу қосылды»."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.events.event_rules import clause
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence


def listed_ahead(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return a verb with what stands before the list of those who do it; '' where no list does it.

    «2004 жылы одаққа Чили, Перу мен Куба қосылды» is «одаққа қосылды»: an event is not called by
    a part of those who take part in it.
    """
    doers = _doers(head, sentence, others)
    if len(doers) < 2:
        return ""
    first, _ = clause(sentence, doers[0].start, doers[0].end)
    ahead = sentence.text[first : doers[0].start].strip()
    verb = sentence.text[head.start : head.end]
    complement = _without_dates(ahead, others)
    return f"{complement} {verb}" if complement else ""


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
