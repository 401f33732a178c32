"""The words that state a fact: its own, with those of its sentence that tell the value.

«17 мая 2025 года в Осло прошёл VIII съезд»: the date is stated by all words from the day to the
congress, not by its name alone. Facts are widened last, for what is read before goes by where the
words of a name or deed stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from graph.edtf import compatible
from graph.extraction.acts.later_dates import GIVEN
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Date
from graph.extraction.coreference.register import Register
from graph.facts import Fact, Literal
from graph.reading.document import Evidence
from graph.reading.sentence import places

OWN = ("act", "event", "force", "approval", GIVEN)
"""Frames of what acts and events say of themselves."""
HELD = "holding"
"""The frame of who holds which post."""
JOINED = ("place", "body")
"""Properties that lead from an event to what its sentence names besides."""


def stated(
    facts: Iterable[Fact], sentences: Sequence[Annotated], register: Register
) -> Iterator[Fact]:
    """Yield facts; the quote of one that says when, where or by whom has the words that tell it."""
    place = places([sentence.sentence for sentence in sentences])
    for fact in facts:
        told = _telling(fact, sentences[place(fact.evidence.start)], register)
        yield replace(fact, evidence=_spanning(fact.evidence, told)) if told else fact


def _telling(fact: Fact, sentence: Annotated, register: Register) -> list[Evidence]:
    """Return the places in a sentence that tell the time, place or body that a fact states."""
    time = _time(fact)
    if fact.frame == HELD and time:
        parts = {*time.split("/")} - {"", ".."}
        return [a.evidence for a in sentence.annotations if not parts.isdisjoint(_ends(a))]
    if fact.frame in OWN and time and isinstance(fact.object, Literal):
        exact = _nearest(fact, sentence, lambda a: _edtf(a) == time)
        return exact or _nearest(fact, sentence, lambda a: _may_be(_edtf(a), time))
    if fact.frame in OWN and fact.property in JOINED:
        return _nearest(fact, sentence, lambda a: register.keys.get(a) == fact.object)
    return []


def _time(fact: Fact) -> str:
    """Return the time that a fact states (EDTF), or the one at which it holds where it has none."""
    value = fact.object
    return value.value if isinstance(value, Literal) and value.datatype == "edtf" else fact.time


def _nearest(
    fact: Fact, sentence: Annotated, wanted: Callable[[Annotation], bool]
) -> list[Evidence]:
    """Return the place of the wanted annotation that is nearest to a fact's words, if any is."""
    found = [a.evidence for a in sentence.annotations if wanted(a)]
    nearest = min(found, key=lambda place: _distance(fact.evidence, place), default=None)
    return [nearest] if nearest else []


def _distance(one: Evidence, other: Evidence) -> int:
    """Return the code points between two places, 0 where they overlap."""
    return max(other.start - one.end, one.start - other.end, 0)


def _spanning(evidence: Evidence, others: Sequence[Evidence]) -> Evidence:
    """Return the words from the first to the last of some places of one document."""
    places = (evidence, *others)
    first, last = min(p.start for p in places), max(p.end for p in places)
    return Evidence.at(evidence.document, first, last)


def _edtf(annotation: Annotation) -> str:
    value = annotation.value
    return value.edtf if isinstance(value, Date) else ""


def _ends(annotation: Annotation) -> list[str]:
    """Return the first and the last time of an annotation over a date or a period."""
    return _edtf(annotation).split("/")


def _may_be(told: str, date: str) -> bool:
    """Whether a date of the text, if there is one, may tell of the same time as another."""
    return bool(told) and compatible(told, date)
