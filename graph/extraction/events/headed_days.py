"""The day of a gathering whose minutes a text is: the line below the heading that names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Event, Name
from graph.extraction.coreference.register import Register
from graph.extraction.times.datelines import REPORTED as A_DAY
from graph.facts import Fact, Literal

FRAME = "headed"
"""The frame of what a line below a heading tells of the gathering in it."""
BESIDE = 30
"""Letters, at most, beside the date in such a line: a place, the day of the week."""


def headed_days(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield the day, and the place, of a gathering that a heading names, from the line below it."""
    for heading, line in pairwise(sentences):
        event, day = _gathering(heading, register), _day(line)
        if event is None or day is None or heading.sentence.paragraph.role != "heading":
            continue
        key = register.keys[event]
        yield Fact(key, "date", Literal(day.edtf, datatype="edtf"), day.evidence, frame=FRAME)
        for place in (a for a in line.annotations if a in register.keys):
            if isinstance(place.value, Name) and place.value.cls == "Place":
                yield Fact(key, "place", register.keys[place], place.evidence, frame=FRAME)


def _gathering(heading: Annotated, register: Register) -> Annotation | None:
    """Return the one gathering without a date of its own that a heading names."""
    found = [a for a in heading.annotations if a in register.keys and a.is_of("Gathering")]
    told = found[0].value if len(found) == 1 else None
    return found[0] if isinstance(told, Event) and not told.date else None


def _day(line: Annotated) -> Annotation | None:
    """Return the day that a line tells and little else: «Рига, 2010 жылғы 5 мамыр»."""
    days = [a for a in line.annotations if a.kind == "date" and A_DAY.fullmatch(a.edtf)]
    plain = len(days) == 1 and len(line.sentence.text) - len(days[0].text) <= BESIDE
    heading = line.sentence.paragraph.role == "heading"
    return days[0] if plain and heading else None
