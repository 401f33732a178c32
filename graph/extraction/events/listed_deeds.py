"""What was done to each act of a list on its own date: "passed the A in 1994, the B in 1997"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Act, Annotation, Event
from graph.extraction.events.event_names import of_what
from graph.extraction.events.sentence_dates import edtf
from graph.extraction.phrases.phrase_rules import rules
from ontology.vocabulary import is_a

TOLD = ("Adoption", "Signing")
"""Classes of events of which a list of acts tells one an act."""
YEAR = 4
"""Letters of the year with which an EDTF date begins."""


def on_other_acts(event: Annotation, others: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield what was done to one act again for each act that a list joins to it with a date."""
    value = event.value
    if not isinstance(value, Event) or not any(is_a(value.cls, cls) for cls in TOLD):
        return
    acts = [o for o in others if isinstance(o.value, Act)]
    first = next((a for a in acts if _is_done(event, a)), None)
    form = _as_told(first) if first else ""
    for act in _listed(first, acts, others) if first else ():
        told, own = act.value, _as_told(act)
        if isinstance(told, Act) and told.date != value.date and own:
            done = replace(value, name=value.name.replace(form, own), date=told.date, aliases=())
            yield Annotation.of(act.sentence, act.start, act.end, "event", done)


def _is_done(event: Annotation, act: Annotation) -> bool:
    """Whether an event is the adoption of an act, and of its date."""
    one, other = event.value, act.value
    if not isinstance(one, Event) or not isinstance(other, Act):
        return False
    inside = event.start <= act.start and act.end <= event.end
    form = _as_told(act)
    named = bool(form) and form in one.name and one.date[:YEAR] not in one.name
    return inside and named and bool(one.date) and one.date == other.date


def _listed(
    first: Annotation, acts: Sequence[Annotation], others: Sequence[Annotation]
) -> Iterator[Annotation]:
    """Yield the acts of the list that has ``first`` in it, all with a date beside them."""
    ordered = [a for a in acts if not any(_holds(b, a) for b in acts)]
    place = ordered.index(first) if first in ordered else -1
    for step in (1, -1) if place >= 0 else ():
        at = place
        while 0 <= at + step < len(ordered):
            one, other = sorted((ordered[at], ordered[at + step]), key=lambda a: a.start)
            if not (_joined(one, other, others) and _dated(ordered[at + step], others)):
                break
            at += step
            yield ordered[at]


def _holds(outer: Annotation, act: Annotation) -> bool:
    return outer is not act and outer.start <= act.start and act.end <= outer.end


def _joined(one: Annotation, other: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether dates, a comma, "and" and small words alone stand between two acts."""
    sentence, rule = one.sentence, rules(one.sentence.language)
    between = sentence.text[one.end : other.start]
    for date in (o for o in others if o.kind == "date"):
        if one.end <= date.start and date.end <= other.start:
            between = between.replace(date.text, " ")
    words = between.lower().replace(",", " , ").split()
    leads = act_rules(sentence.language).time_leads
    known = rule.joiners | rule.articles | leads | {","}
    joins = bool({",", *rule.joiners} & {*words})
    return joins and known.issuperset(words)


def _dated(act: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether the date of an act stands beside it, and is no part of its title."""
    value = act.value
    if not isinstance(value, Act) or not value.date or value.date in value.title:
        return False
    return any(o.kind == "date" and edtf(o) == value.date for o in others)


def _as_told(act: Annotation) -> str:
    """Return the title of an act as the name of what is done to it has it, or ''."""
    value = act.value
    return of_what(value.title, None, act.sentence.language) if isinstance(value, Act) else ""
