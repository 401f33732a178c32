"""The date of what a verb tells: one of its clause, or that of the act by which it is done."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_classes import ABOUT_ACTS
from graph.extraction.events.event_dates import nearest_date
from graph.extraction.events.event_means import means
from graph.extraction.events.event_rules import clause, event_rules
from graph.extraction.events.sentence_dates import edtf, undated_acts
from graph.extraction.lexicon import Head, heads
from graph.languages.grammar import possible_cases
from graph.reading.sentence import Sentence

Span = tuple[int, int]


def date_of_verb(
    head: Head, sentence: Sentence, others: Sequence[Annotation], about: Span
) -> Annotation | None:
    """Return the date of what a verb tells: one outside acts, else that of the act it is about.

    What an act does has the date of the act. An act enters into force, and is amended, on another
    day than its own.
    """
    start, end = head.start, head.end
    by = means(head, sentence, others)
    if by and isinstance(by.value, Act) and by.value.date:
        dated = undated_acts(others, by.start, by.end)
        return nearest_date(sentence, by.start, by.end, dated)
    date = nearest_date(sentence, start, end, undated_acts(others, start, end))
    sure = head.lemma in event_rules(sentence.language).sure_verbs
    others_deed = date is not None and _another_between(end, date.start, sentence)
    if not sure and (head.cls == "AmendmentEvent" or head.cls not in ABOUT_ACTS):
        first, last = clause(sentence, start, end)
        if date is None or not first <= date.start < last:
            date = _by_act(head, sentence, others) or date
    own = head.cls in (*ABOUT_ACTS, "Publication") and head.cls != "AmendmentEvent"
    if (date and not others_deed) or sure or not own:
        return date
    touched = undated_acts(others, min(about[0], start), max(about[1], end))
    return nearest_date(sentence, start, end, touched) or date


def _by_act(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    """Return the date of the act by which something is done: "by a decree of 5 May 1990"."""
    rule = event_rules(sentence.language)
    first, last = clause(sentence, head.start, head.end)
    for act in others:
        if not (isinstance(act.value, Act) and first <= act.start < last):
            continue
        words = act.text.lower().split()
        ahead = sentence.text[: act.start].lower().split()[-2:]
        cases = possible_cases(words[0], sentence.language)
        by_it = bool(rule.instrument.fullmatch(words[-1])) or cases == {"Ins"}
        if by_it or rule.instrument_leads.intersection(ahead):
            inside = (o for o in others if o.kind == "date" and act.start <= o.start < act.end)
            return next((o for o in inside if edtf(o) == act.value.date), None)
    return None


def _another_between(start: int, end: int, sentence: Sentence) -> bool:
    """Whether another verb of an event stands between the end of one and a later date."""
    return any(h.kind == "triggerVerb" and start <= h.start < end for h in heads(sentence))
