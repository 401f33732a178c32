"""Dates of decrees, and of acts by which something is done: the day of what they do."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.acts.dating_verbs import is_late
from graph.extraction.acts.finer_dates import with_told_date
from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_rules import clause, event_rules
from graph.extraction.events.sentence_dates import edtf
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import possible_cases
from graph.reading.sentence import Sentence

OPENING = 3
"""Letters at most before a date that opens its sentence."""
AT_ONCE = ("Decree", "Order", "Resolution")
"""Classes of acts whose deed is done on the day that they are given."""


def dated_at_once(
    act: Annotation, sentence: Sentence, others: Sequence[Annotation], found: Sequence[Head]
) -> Annotation:
    """Return a decree with the date of what it does: "In May 2001 a decree divided the powers".

    So has any act by which something is done, where its case says so, but none that is done away
    with or that enters into force.
    """
    value = act.value
    if not isinstance(value, Act) or value.date:
        return act
    if rules(sentence.language).head_final:
        return _by_means(act, value, others)
    first = sentence.text[act.start : act.end].split()[0]
    by_it = possible_cases(first.lower(), sentence.language) == {"Ins"}
    at_once = value.cls in AT_ONCE and not _is_undone(act, sentence, found)
    if not (by_it or at_once or _founds(act, found)):
        return act
    if done := _date_of_deed(act, sentence, others, by_it=by_it):
        return with_told_date(act, done)
    day = _date_ahead(act, sentence, others, by_it=by_it)
    return with_told_date(act, edtf(day)) if day else act


def _is_undone(act: Annotation, sentence: Sentence, found: Sequence[Head]) -> bool:
    """Whether something behind an act says that it is amended, or enters into force."""
    behind = (h for h in found if h.end > act.end)
    return any(h.cls == "AmendmentEvent" or is_late(h, found, sentence) for h in behind)


def _founds(act: Annotation, found: Sequence[Head]) -> bool:
    """Whether a verb right behind an act says that it founds something."""
    beside = (h for h in found if h.kind == "triggerVerb" and 0 <= h.start - act.end <= 2)
    return any(h.cls == "Founding" for h in beside)


def _date_ahead(
    act: Annotation, sentence: Sentence, others: Sequence[Annotation], *, by_it: bool
) -> Annotation | None:
    """Return the date right before an act, or one that opens the sentence of what it did."""
    articles = rules(sentence.language).articles | {""}
    for other in others:
        between = sentence.text[other.end : act.start].lower() if other.end <= act.start else "-"
        opens = by_it and other.start <= OPENING and not set(between) & set(",;:—–")
        if other.kind == "date" and (opens or between.strip(" ,") in articles):
            return other
    return None


def _date_of_deed(
    act: Annotation, sentence: Sentence, others: Sequence[Annotation], *, by_it: bool
) -> str:
    """Return the one date of the clause at whose end something is done by an act, or ''.

    "The port was closed in 1702 by the Edict of Vik."
    """
    ahead = [t.text.lower() for t in sentence.tokens if t.end <= act.start]
    while ahead and ahead[-1] in rules(sentence.language).articles:
        ahead.pop()
    by_it = by_it or not event_rules(sentence.language).instrument_leads.isdisjoint(ahead[-1:])
    first, _ = clause(sentence, act.start, act.end)
    told = [o for o in others if o.kind == "date" and first <= o.start < act.start]
    return edtf(told[0]) if by_it and len(told) == 1 and "/" not in edtf(told[0]) else ""


def _by_means(act: Annotation, value: Act, others: Sequence[Annotation]) -> Annotation:
    """Return a decree by which something is done with the date right before it (heads last)."""
    means = event_rules(act.sentence.language).instrument.fullmatch(act.text.lower())
    for other in others if means and value.cls in AT_ONCE else ():
        between = act.sentence.text[other.end : act.start] if other.end <= act.start else "-"
        if other.kind == "date" and not between.strip():
            return with_told_date(act, edtf(other))
    return act
