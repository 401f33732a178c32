"""Reports: what somebody is reported to have said, which stands in no quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.extraction.statements.interruptions import without_source
from graph.extraction.statements.passage import Named, Passage
from graph.extraction.statements.speech import Found, speech
from graph.reading.sentence import Token

LEAST_WORDS = 4
"""Words of what is reported, at least."""
NEXT_TO_VERB = 3
"""Words between a verb of speech and who speaks, at most."""
NEAR_VERB = 7
"""Words between a verb or phrase of speech and the clause, or who speaks, at most."""


@dataclass(frozen=True)
class Report:
    """What is reported (offsets of the paragraph's view), by whom, with which verb."""

    start: int
    end: int
    speaker: Named | None
    verb: Found


def clause_end(passage: Passage, start: int, end: int) -> int:
    """Return where a clause ends, without the marks that close its sentence.

    What its speaker did not say is no part of it: «…, однако подробностей не назвал».
    """
    if (
        unsaid := speech(passage.paragraph.language)
        .pattern("unsaid")
        .search(passage.text, start, end)
    ):
        end = unsaid.start()
    while end > start and passage.text[end - 1] in " .!?…\"'»”":
        end -= 1
    return without_source(passage, start, end)


def words_between(words: Sequence[Token], start: int, end: int) -> list[Token]:
    """Return the words between two offsets."""
    return [t for t in words if start <= t.start < end]
