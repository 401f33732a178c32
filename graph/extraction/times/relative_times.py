"""Times told by another one: "the same year", "two days later", "in May of the next year".

The tables ``relative`` of ``dates.toml`` have the ways of a language to tell them. Found, they are
date annotations whose EDTF is a shift, as ``RELATIVE`` reads it, until the time is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from graph.extraction.annotation import Annotation, Date
from graph.extraction.figures.number_words import named_number
from graph.extraction.times.dates import month_and_day, with_month_and_day
from graph.languages.pack import pack
from graph.reading.sentence import Sentence

RELATIVE = re.compile(r"\+(?P<unit>\w+):(?P<shift>-?\d+)(?P<tail>(?:-\d\d)*)")
"""A shift by so many units, and the month and day that are told besides."""
SPRING = 21
"""The first season of EDTF level 1."""


@dataclass(frozen=True)
class Relative:
    """A way to tell a time by another one: its pattern, its unit, and by how many it is later."""

    pattern: re.Pattern[str]
    unit: str
    shift: int


def with_relatives(sentence: Sentence, given: Sequence[Annotation]) -> list[Annotation]:
    """Return the dates of a sentence with the times told by another one; the longer words win."""
    told = [r for r in _relatives(sentence) if not any(_cuts(d, r) for d in given)]
    kept = [d for d in given if not any(r.start <= d.start and d.end <= r.end for r in told)]
    return sorted((*kept, *told), key=lambda d: d.start)


def _cuts(given: Annotation, relative: Annotation) -> bool:
    """Whether a date overlaps words that tell a time by another and is not just part of them."""
    apart = given.end <= relative.start or relative.end <= given.start
    inside = relative.start <= given.start and given.end <= relative.end
    longer = relative.end - relative.start > given.end - given.start
    return not apart and not (inside and longer)


def _relatives(sentence: Sentence) -> Iterator[Annotation]:
    end, language = -1, sentence.language
    if not _any_relative(language).search(sentence.text):
        return
    found = [
        (m.start(), -m.end(), r, m)
        for r in relatives(language)
        for m in r.pattern.finditer(sentence.text)
        if _count(m, language) and _is_told_by(m, sentence)
    ]
    for start, _, relative, match in sorted(found, key=lambda f: f[:2]):
        if start >= end:
            end, shift = match.end(), relative.shift * _count(match, language)
            edtf = f"+{relative.unit}:{shift}{month_and_day(match, language)}"
            yield Annotation.of(sentence, start, end, "date", Date(edtf))


def _count(match: re.Match[str], language: str) -> int:
    """Return how many units the words of a relative time count: 1 if none, 0 if they are no number.

    A word behind another number is only the last part of one.
    """
    counted = match.groupdict().get("count")
    if counted is None:
        return 1
    ahead = match.string[: match.start()].split()[-1:]
    if ahead and (ahead[0].isdigit() or named_number(ahead[0], language, "cardinals")):
        return 0
    return int(counted) if counted.isdigit() else named_number(counted, language, "cardinals") or 0


def _is_told_by(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether words tell a time by the one told last: not about, nor by what is named beside."""
    table = pack(sentence.language).table("dates")
    before, after = match.string[: match.start()], match.string[match.end() :]
    loose = re.search(table.get("relative_unless_before", "(?!)"), before, re.IGNORECASE)
    return not loose and not re.match(table.get("relative_unless_after", "(?!)"), after)


@cache
def relatives(language: str) -> tuple[Relative, ...]:
    """Return the ways of a language (BCP 47) to tell a time by another, from its ``dates.toml``."""
    table = pack(language).table("dates")
    return tuple(
        Relative(_words(_source(entry, language)), entry["unit"], entry["shift"])
        for entry in table.get("relative", ())
    )


@cache
def _any_relative(language: str) -> re.Pattern[str]:
    """Return a pattern that is found wherever one of ``relatives`` is: most sentences have none."""
    entries = pack(language).table("dates").get("relative", ())
    sources = (f"(?:{_source(entry, language)})" for entry in entries)
    return _words(re.sub(r"\(\?P<\w+>", "(?:", "|".join(sources)) or "(?!)")


def _source(entry: Mapping[str, Any], language: str) -> str:
    source = with_month_and_day(entry["pattern"], language)
    return source.replace("{count}", r"(?P<count>[^\W\d_]+|\d{1,2})")


def _words(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{source})(?!\w)", re.IGNORECASE)


def moved(relative: re.Match[str], told: re.Match[str]) -> str:
    """Return the EDTF so many units after the time told, with the month and day that it names."""
    shift, tail = int(relative["shift"]), relative["tail"]
    if relative["unit"] == "day":
        return (date.fromisoformat(told[0]) + timedelta(days=shift)).isoformat()
    year, month = int(told["year"]), _month(told["month"] or "1") - 1
    if relative["unit"] in ("coming", "past"):
        return f"{year + _years_to(relative, told)}{tail}"
    if relative["unit"] == "month":
        year, month = divmod(year * 12 + month + shift, 12)
        return f"{year:04}-{month + 1:02}{tail}"
    return f"{year + shift:04}{tail}"


def _years_to(relative: re.Match[str], told: re.Match[str]) -> int:
    """Return how many years after the time told its next or last month of a name is."""
    named, month = _month(relative["tail"][1:3]), _month(told["month"] or "0")
    if relative["unit"] == "coming":
        return int(not month or named <= month)
    return -int(not month or named >= month)


def _month(edtf: str) -> int:
    """Return the number of a month, or of the first month of a season (EDTF 21 to 24)."""
    return (int(edtf) - SPRING) * 3 + 3 if int(edtf) >= SPRING else int(edtf)
