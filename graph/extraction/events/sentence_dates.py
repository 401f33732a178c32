"""The dates among the annotations of a sentence: in order, outside acts, and without periods."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_rules import DAY, event_rules


def dates(others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the dates among annotations, in order."""
    return tuple(sorted((o for o in others if o.kind == "date"), key=lambda o: o.start))


def edtf(annotation: Annotation | None) -> str:
    """Return the EDTF string of a date annotation, or '' for none.

    An event is at the time from which a text counts: "since the election in 2019" is 2019.
    """
    return annotation.edtf.removesuffix("/..") if annotation else ""


def undated_acts(others: Sequence[Annotation], start: int, end: int) -> tuple[Annotation, ...]:
    """Return the annotations without the dates inside acts that the words given do not touch.

    The date of a law that a sentence cites dates nothing else.
    """
    cited = [o for o in others if isinstance(o.value, Act) and (o.end <= start or end <= o.start)]
    return tuple(
        o
        for o in others
        if o.kind != "date" or not any(a.start <= o.start and o.end <= a.end for a in cited)
    )


def without_cited(others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return annotations without the dates of acts: what is done to an act came later."""
    acts = [o for o in others if isinstance(o.value, Act)]
    return tuple(
        o
        for o in others
        if o.kind != "date"
        or not (any(a.start <= o.start and o.end <= a.end for a in acts) or _qualifies(o))
    )


def _qualifies(date: Annotation) -> bool:
    """Whether a date has the ending of a quality of the noun behind it: «1973 жылғы заң»."""
    form = event_rules(date.sentence.language).of_noun_behind
    return bool(form.fullmatch(date.text.lower()))


def untitled(others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return annotations without the dates that are words of an act's title: "plan until 2030"."""
    acts = [o for o in others if isinstance(o.value, Act)]
    return tuple(
        o
        for o in others
        if not any(
            isinstance(a.value, Act) and a.start < o.start < a.end and o.text in a.value.title
            for a in acts
        )
    )


def points(others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return annotations without the spans of years or months: no deed is done for years."""
    return tuple(o for o in others if o.kind != "date" or _is_point(edtf(o)))


def _is_point(told: str) -> bool:
    return "/" not in told or all(len(end) == DAY for end in told.split("/"))
