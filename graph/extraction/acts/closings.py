"""The day that the text of an act tells at its end: "Done at Oslo on 3 May 1990 in two copies"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.acts.formulas import says
from graph.extraction.acts.later_dates import GIVEN
from graph.extraction.annotated import Annotated
from graph.extraction.events.event_rules import DAY
from graph.extraction.events.sentence_dates import edtf
from graph.facts import Fact, Literal

CLOSING = 60
"""Sentences at the end of an act that may close it and sign it."""


def done_days(sentences: Sequence[Annotated], act: str) -> Iterator[Fact]:
    """Yield the day that the formula at the end of a document's own act tells.

    ``act`` is the key of that act, or ''.
    """
    for sentence in sentences[-CLOSING:] if act else ():
        days = (a for a in sentence.annotations if a.kind == "date" and len(edtf(a)) == DAY)
        if says(sentence.sentence, "done") and (day := next(days, None)):
            value = Literal(edtf(day), datatype="edtf")
            yield Fact(act, "date", value, sentence.sentence.evidence(), frame=GIVEN)
