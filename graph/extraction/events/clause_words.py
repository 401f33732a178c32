"""What a clause says of its verb, in words that may serve as the name of an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.events.adverbials import past_dates
from graph.extraction.events.event_rules import clause, event_rules
from graph.extraction.events.sentence_dates import dates
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence

NUMBERING = re.compile(r"(?:\d+[.)]\s|[–—•-]\s)?")
LONGEST = 140
"""Letters of a clause that serve as the event's name."""

Span = tuple[int, int]


def clause_words(sentence: Sentence, head: Head, others: Sequence[Annotation]) -> str:
    """Return the words from a verb to the end of its clause, or to the verb where it stands last.

    Dates at the edges are left out; at most ``LONGEST`` letters.
    """
    start, end = _extent(sentence, head, others)
    return _as_words(sentence.text[start:end], sentence.language)


def deed_words(sentence: Sentence, head: Head, others: Sequence[Annotation]) -> str:
    """Return the ``clause_words`` without the dates right behind the verb: "met | with her"."""
    start, end = _extent(sentence, head, others)
    final = rules(sentence.language).head_final
    past = head.end if final else min(past_dates(sentence, head.end, others), end)
    opening = sentence.text[past:end].lower().split()[:1]
    if past == head.end or not event_rules(sentence.language).relatives.isdisjoint(opening):
        return clause_words(sentence, head, others)
    told = f"{sentence.text[start : head.end]} {sentence.text[past:end].lstrip(' ,')}"
    return _as_words(told, sentence.language)


def _extent(sentence: Sentence, head: Head, others: Sequence[Annotation]) -> Span:
    """Return the span of a verb's clause from the verb, or to it, without dates at the edges."""
    first, last = clause(sentence, head.start, head.end)
    final = rules(sentence.language).head_final
    start, end = (first, head.end) if final else (head.start, last)
    for date in dates(others):
        if not final and head.end <= date.start < end:
            end = date.start if _ends(sentence, head, date) else end
        if final and date.start <= start + 2 and date.end < head.start:
            start = date.end
    numbering = NUMBERING.match(sentence.text) if start == 0 else None
    return start + (numbering.end() if numbering else 0), end


def _as_words(told: str, language: str) -> str:
    return shortened(_without_links(told.strip(" ,;.–—-"), language))


def shortened(words: str) -> str:
    """Return the words of a clause as far as they serve as a name: whole words, ``LONGEST``."""
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0]


def _ends(sentence: Sentence, head: Head, date: Annotation) -> bool:
    """Whether a date ends what says what was done: it closes its clause, or a preposition follows.

    What was done is said by more than a verb.
    """
    phrase, rule = rules(sentence.language), event_rules(sentence.language)
    _, last = clause(sentence, head.start, head.end)
    following = sentence.text[date.end : last].lower().split()[:1]
    leads = phrase.links | phrase.soft_links | rule.place_leads | rule.order_leads
    between = _without_links(sentence.text[head.start : date.start].strip(), sentence.language)
    told = len(between) > head.end - head.start
    joined = rules(sentence.language).joiners.intersection(following)
    behind = sentence.text[date.end : last].split()[1:2]
    goes_on = joined and bool(behind) and not behind[0][:1].isdigit()
    return date.end >= last - 1 or bool(goes_on) or (told and not leads.isdisjoint(following))


def _without_links(words: str, language: str) -> str:
    """Return the words without those at their end that lead to something left out."""
    phrase, place = rules(language), event_rules(language).place_leads
    leads = phrase.stops | phrase.links | phrase.soft_links | phrase.joiners | place
    kept = words.split(" ")
    while len(kept) > 1 and kept[-1].lower().strip(",") in leads and not phrase.head_final:
        kept.pop()
    return " ".join(kept).rstrip(" ,")
