"""Years that a text leaves out because it has just said them: "On 6 July 2000 … On 7 August …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotation import Annotation, Date

FULL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-\d\d)?")
WITHOUT_YEAR = re.compile(r"XXXX-(?P<month>\d\d)(?:-\d\d)?")


def with_years(dates: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the date annotations of a document, in order, with the years that they plainly imply.

    A day or month without a year takes the year of the date before it in the same paragraph, if
    that one tells a month, too, and is not later in its year; all else stays as it is.
    """
    found: list[Annotation] = []
    last: tuple[int, str, str] | None = None
    for date in dates:
        paragraph = date.sentence.paragraph.index
        current = _implied(date, last if last and last[0] == paragraph else None)
        match = isinstance(current.value, Date) and FULL.fullmatch(current.value.edtf)
        if match:
            last = (paragraph, match["year"], match["month"] or "")
        found.append(current)
    return tuple(found)


def _implied(date: Annotation, last: tuple[int, str, str] | None) -> Annotation:
    edtf = date.value.edtf if isinstance(date.value, Date) else ""
    match = WITHOUT_YEAR.fullmatch(edtf)
    if not match or not last or not last[2] or match["month"] < last[2]:
        return date
    return replace(date, value=Date(last[1] + edtf.removeprefix("XXXX")))
