"""An act with a date that is told of it: the finer date is kept where it has its year already."""

from __future__ import annotations

from dataclasses import replace

from graph.extraction.annotation import Act, Annotation

YEAR = 4
"""Letters of an EDTF date that is a year, which the verb may tell more finely."""


def with_date_of(act: Annotation, other: Annotation) -> Annotation:
    """Return an act with the date of other words for it, if it has none."""
    return with_told_date(act, date_of_act(other))


def date_of_act(annotation: Annotation) -> str:
    """Return the date of an act as EDTF; '' for an act without one and for what is no act."""
    return annotation.value.date if isinstance(annotation.value, Act) else ""


def with_told_date(act: Annotation, date: str) -> Annotation:
    """Return an act with a date, if it has none or this one tells more of the same year."""
    value = act.value
    assert isinstance(value, Act)
    if "/" in date:
        return act
    finer = not value.date or (len(value.date) == YEAR and date.startswith(f"{value.date}-"))
    return replace(act, value=replace(value, date=date)) if finer else act
