"""The day of a news report: what it says was signed, and who met, is of its dateline's day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.extraction.acts.later_dates import GIVEN
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event
from graph.extraction.coreference.register import Register
from graph.extraction.times.datelines import opens_report
from graph.facts import Fact, Literal
from graph.languages.pack import pack
from graph.languages.tables import NEVER

TOLD = ("Signing", "Meeting", "Conference", "Visit")
"""Classes of events that a report tells of because they happened on its day."""
REPORTED = "reported"
"""The frame of a date that an event has from the dateline of its report."""
BEGINNING = 3
"""Sentences at the beginning of a document in which its dateline stands."""


def reported_days(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield the day of the dateline as the date of events that a report tells without one.

    Its evidence is the dateline. What stands behind another date in a paragraph, or in a sentence
    that looks back or ahead, is of a day that the text does not tell.
    """
    line = next((d for s in sentences[:BEGINNING] if (d := _dateline(s))), None)
    paragraph, parted = -1, False
    for sentence in sentences if line else ():
        if sentence.sentence.paragraph.index != paragraph:
            paragraph, parted = sentence.sentence.paragraph.index, False
        parted = parted or _is_of_another_day(sentence, line)
        if line and not parted and sentence.sentence.index >= line.sentence_index:
            yield from _dated(sentence, line, register)


def _dateline(sentence: Annotated) -> Annotation | None:
    found = (a for a in sentence.annotations if a.kind == "date")
    return next((a for a in found if opens_report(a, sentence.sentence)), None)


def _is_of_another_day(sentence: Annotated, line: Annotation | None) -> bool:
    acts = [a for a in sentence.annotations if isinstance(a.value, Act)]
    told = (d for d in sentence.annotations if d.kind == "date")
    dates = {d.edtf for d in told if not any(a.start < d.start < a.end for a in acts)}
    return bool(line) and bool(dates - {line.edtf if line else ""})


def _dated(sentence: Annotated, line: Annotation, register: Register) -> Iterator[Fact]:
    if _elsewhen(sentence.sentence.language).search(sentence.sentence.text):
        return
    day = Literal(line.edtf, datatype="edtf")
    for event in sentence.annotations:
        if not isinstance(event.value, Event) or event.value.date or event not in register.keys:
            continue
        if event.value.cls in TOLD:
            yield Fact(register.keys[event], "date", day, line.evidence, frame=REPORTED)
        if event.value.cls == "Signing":
            for act in _signed(event, sentence):
                if act in register.keys:
                    yield Fact(register.keys[act], "date", day, line.evidence, frame=GIVEN)


def _signed(event: Annotation, sentence: Annotated) -> Iterator[Annotation]:
    for act in sentence.annotations:
        undated = isinstance(act.value, Act) and not act.value.date
        if undated and event.start <= act.start and act.end <= event.end:
            yield act


@cache
def _elsewhen(language: str) -> re.Pattern[str]:
    """Return the words of sentences that look back or ahead, in a language (BCP 47)."""
    words = pack(language).table("dates").get("elsewhen") or NEVER
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
