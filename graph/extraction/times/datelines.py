"""Times told from the day of the text itself: "today", "on Monday", under a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from graph.extraction.annotation import Annotation, Date
from graph.extraction.times.dates import month_and_day, with_month_and_day
from graph.languages.grammar import is_finite
from graph.languages.pack import pack
from graph.reading.sentence import Sentence

DAY = re.compile(r"\d{4}-\d\d-\d\d")
BEFORE = 30
"""Letters at most before the date of a dateline, in its sentence ("Riga, 5 May 2012 – …")."""
ALONE = 6
"""Words at most beside a date that has its paragraph for itself."""
PARAGRAPHS = 4
"""Paragraphs at the beginning of a document in which its dateline stands."""
REPORTED = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
PLACED = re.compile(r"[A-ZА-ЯӘҒҚҢӨҰҮҺІ][\w-]+(?:[ -][A-ZА-ЯӘҒҚҢӨҰҮҺІ][\w-]+)?[.,] ?")
CLOSING = re.compile(r"\s*(?:[.)–—:-]|$|\()")


@dataclass(frozen=True)
class Deictic:
    """Words for a time seen from the dateline: its unit and shift, or the day of the week."""

    pattern: re.Pattern[str]
    unit: str
    shift: int


def dateline(sentences: Sequence[Sentence], dates: Sequence[Sequence[Annotation]]) -> date | None:
    """Return the day on which a document was written, if it says so where datelines stand."""
    for sentence, found in zip(sentences, dates, strict=True):
        if sentence.paragraph.index >= PARAGRAPHS:
            return None
        for annotation in found:
            told = annotation.value.edtf if isinstance(annotation.value, Date) else ""
            if DAY.fullmatch(told) and _stands_apart(annotation, sentence):
                return date.fromisoformat(told)
    return None


def _stands_apart(annotation: Annotation, sentence: Sentence) -> bool:
    text = sentence.text
    rest = re.findall(r"\w+", text[: annotation.start] + text[annotation.end :])
    told = any(is_finite(word, sentence.language) for word in rest)
    alone = (
        len(rest) <= ALONE
        and not told
        and len(sentence.paragraph.view.text.strip()) <= len(text) + 1
    )
    opening = annotation.start <= BEFORE and sentence.start == 0
    return alone or (opening and bool(CLOSING.match(text[annotation.end :])))


def opens_report(annotation: Annotation, sentence: Sentence) -> bool:
    """Whether a day stands behind the place that opens a report: "RIGA, 5 May 2012 – …"."""
    told = annotation.value.edtf if isinstance(annotation.value, Date) else ""
    ahead, behind = sentence.text[: annotation.start], sentence.text[annotation.end :]
    placed = bool(PLACED.fullmatch(ahead)) and sentence.start == 0
    return placed and bool(REPORTED.fullmatch(told)) and bool(CLOSING.match(behind))


def told_from(day: date | None, sentence: Sentence) -> Iterator[Annotation]:
    """Yield the times that a sentence tells as seen from the day of the text."""
    for deictic in deictics(sentence.language) if day else ():
        for match in deictic.pattern.finditer(sentence.text):
            tail = month_and_day(match, sentence.language)
            edtf = _seen(deictic, day, tail) if day else ""
            yield Annotation.of(sentence, match.start(), match.end(), "date", Date(edtf))


def _seen(deictic: Deictic, day: date, tail: str) -> str:
    if deictic.unit == "weekday":
        back = (day.weekday() - deictic.shift) % 7
        return (day - timedelta(days=back)).isoformat()
    if deictic.unit == "day":
        return (day + timedelta(days=deictic.shift)).isoformat()
    year, month = divmod(day.year * 12 + day.month - 1 + deictic.shift, 12)
    if deictic.unit == "month":
        return f"{year:04}-{month + 1:02}"
    return f"{day.year + deictic.shift:04}{tail}"


@cache
def deictics(language: str) -> tuple[Deictic, ...]:
    """Return such words of a language (BCP 47), from its ``dates.toml``; weekdays from Monday."""
    table: dict[str, Any] = pack(language).table("dates")
    found = [
        Deictic(_compiled(with_month_and_day(entry["pattern"], language)), *_shift(entry))
        for entry in table.get("deictic", ())
    ]
    weekdays = enumerate(table.get("weekdays", ()))
    return (*found, *(Deictic(_compiled(words), "weekday", place) for place, words in weekdays))


def _shift(entry: dict[str, Any]) -> tuple[str, int]:
    return entry["unit"], entry["shift"]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
