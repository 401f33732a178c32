"""Dates of the Extended Date/Time Format (ISO 8601-2) as spans of days.

Read are the forms that policy texts need: ``1995``, ``1995-08``, ``1995-08-30``, ``199X``,
``19XX``, seasons (``2007-21``), intervals (``2006/2008``, ``2007/..``, ``../2020``) and the
qualifiers ``~``, ``?`` and ``%``, which do not change the span.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


@dataclass(frozen=True)
class Span:
    """The days between which a time begins and ends; None where it is open or not known."""

    earliest_begin: date | None
    latest_begin: date | None
    earliest_end: date | None
    latest_end: date | None

    @property
    def day(self) -> date | None:
        """The day, if the time is one full day."""
        return self.earliest_begin if self.earliest_begin == self.latest_end else None

    def contains(self, other: Span) -> bool:
        """Return whether the other is the same time told more finely: a day of the month."""
        ends = (self.earliest_begin, self.latest_end, other.earliest_begin, other.latest_end)
        if None in ends or self.earliest_begin != self.earliest_end:
            return False
        return _reaches(other.earliest_begin, self.earliest_begin) and _reaches(
            self.latest_end, other.latest_end
        )

    def overlaps(self, other: Span) -> bool:
        """Return whether both can be one time: neither ends before the other begins."""
        return _reaches(self.latest_end, other.earliest_begin) and _reaches(
            other.latest_end, self.earliest_begin
        )


def _reaches(end: date | None, begin: date | None) -> bool:
    return end is None or begin is None or end >= begin


@lru_cache(4096)
def span(edtf: str) -> Span | None:
    """Return the days that an EDTF string spans, or None when it is not one read here."""
    if "/" not in edtf:
        days = _point(edtf)
        return Span(days[0], days[1], days[0], days[1]) if days else None
    first, _, last = edtf.partition("/")
    begin, end = _open_or_point(first), _open_or_point(last)
    if begin is None or end is None:
        return None
    return Span(*begin, *end)


def _open_or_point(text: str) -> tuple[date | None, date | None] | None:
    return (None, None) if text in ("", "..") else _point(text)


def _point(text: str) -> tuple[date, date] | None:
    match = POINT.fullmatch(text.rstrip("~?%"))
    if not match:
        return None
    year, month, day = match.groups()
    try:
        return _days(year, int(month or 0), int(day or 0))
    except ValueError:
        return None


def _days(year: str, month: int, day: int) -> tuple[date, date]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not month:
        return date(first, 1, 1), date(last, 12, 31)
    if day:
        return date(first, month, day), date(last, month, day)
    begin, end = SEASONS.get(month, (month, month))
    return date(first, begin, 1), date(last, end, monthrange(last, end)[1])


def compatible(first: str, second: str) -> bool:
    """Return whether two EDTF strings can tell of one time; what is unknown is compatible."""
    one, other = span(first), span(second)
    return one is None or other is None or one.overlaps(other)


def year(edtf: str) -> str:
    """Return the year in which the whole time lies, as four digits, or '' if it is wider."""
    days = span(edtf)
    if not days or not days.earliest_begin or not days.latest_end:
        return ""
    first, last = days.earliest_begin.year, days.latest_end.year
    return f"{first:04}" if first == last else ""
