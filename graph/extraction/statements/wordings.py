"""Quoted words that are the new wording of a law: «изложить в следующей редакции: «…»»."""

from __future__ import annotations

from graph.extraction.statements.passage import Passage
from graph.extraction.statements.speech import speech


def wordings(passage: Passage, before: Passage | None, earlier: frozenset[int]) -> frozenset[int]:
    """Return where the quotations of a paragraph begin that nobody says, for they word a law.

    ``earlier`` are those of the paragraph ``before``, whose last may go on in this one.
    """
    found = set()
    for start, _ in passage.quotations:
        lead = passage.text[:start]
        opens = not any(char.isalnum() for char in lead)
        if opens and before is not None:
            goes_on = _runs_on(before) and before.quotations[-1][0] in earlier
            lead = before.text
            if goes_on:
                found.add(start)
        if speech(passage.paragraph.language).pattern("wording").search(lead.rstrip(" «“\"„'")):
            found.add(start)
    return frozenset(found)


def _runs_on(passage: Passage) -> bool:
    """Whether the last quotation of a paragraph runs on to its end."""
    return bool(passage.quotations) and passage.quotations[-1][1] == len(passage.text)
