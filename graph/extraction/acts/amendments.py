"""Amendments as acts: "the amendments to the Constitution were adopted on 5 May 1998"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_arguments import argument
from graph.extraction.events.event_dates import nearest_date
from graph.extraction.events.sentence_dates import edtf
from graph.extraction.lexicon import Head
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence

TENSE = 10
"""Letters at most between amendments and a verb for them that stands right behind."""


def amendments(
    verbs: Sequence[Head], sentence: Sentence, others: Sequence[Annotation]
) -> Iterator[Annotation]:
    """Yield the amendments to a constitution that one of ``verbs`` tells the day of.

    ``others`` are the annotations already found. Several amendments adopted together are one act.
    """
    for match in act_rules(sentence.language).amendments.finditer(sentence.text):
        acts = [
            o.end for o in others if isinstance(o.value, Act) and o.start < match.end() <= o.end
        ]
        last = max([match.end(), *acts])
        for verb in verbs:
            start, end = argument(verb, sentence, others)
            about = start <= match.start() < end or 0 <= verb.start - last <= TENSE
            date = nearest_date(sentence, verb.start, verb.end, others) if about else None
            if date:
                words = sentence.text[match.start() : last]
                title = nominative(words, sentence.language)
                aliases = () if title == words else (words,)
                act = Act("LegalAct", title, aliases, edtf(date))
                yield Annotation.of(sentence, match.start(), last, "act", act)
                break
