"""Quoted words that nobody says: the new wording of a law, the theme of a gathering.

«изложить в следующей редакции: «…»»; "the theme of the forum, “…”, was chosen by" its members.
"""

from __future__ import annotations

from graph.extraction.statements.passage import Passage
from graph.extraction.statements.speech import speech


def wordings(passage: Passage, before: Passage | None, earlier: frozenset[int]) -> frozenset[int]:
    """Return where the quotations of a paragraph begin that nobody says.

    ``earlier`` are those of the paragraph ``before``, whose last may go on in this one.
    """
    found = set()
    rules = speech(passage.paragraph.language)
    for start, _ in passage.quotations:
        lead = passage.text[:start]
        opens = not any(char.isalnum() for char in lead)
        if opens and before is not None:
            goes_on = _runs_on(before) and before.quotations[-1][0] in earlier
            lead = before.text
            if goes_on:
                found.add(start)
        lead = lead.rstrip(" «“\"„'")
        if rules.pattern("wording").search(lead) or rules.pattern("theme").search(lead):
            found.add(start)
    return frozenset(found)


def _runs_on(passage: Passage) -> bool:
    """Whether the last quotation of a paragraph runs on to its end."""
    return bool(passage.quotations) and passage.quotations[-1][1] == len(passage.text)
