"""Who is presented by name and post alone before words: "Ada Holm, mayor of Oslo: “…”"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.names.naming_rules import titles_of
from graph.extraction.statements.passage import Named, Passage
from graph.languages.morphology import lemmas

LONGEST = 20
"""Words of a name with a post, at most."""


def presenter(passage: Passage, start: int) -> Named | None:
    """Return the person whose name, with a post at most, leads to words at ``start`` by a colon."""
    first = passage.sentence_at(max(0, start - 1)).start
    lead = passage.text[first:start].rstrip(" \"'«“„‘")
    return _alone(passage, first, first + len(lead) - 1) if lead.endswith(":") else None


def presented_by(before: Passage) -> Named | None:
    """Return the person of a paragraph that has but a name and a post, above the words."""
    text = before.text.rstrip()
    if before.paragraph.role != "heading" and not text.endswith(":"):
        return None
    return _alone(before, 0, len(text.rstrip(" :")))


def _alone(passage: Passage, start: int, end: int) -> Named | None:
    """Return the person with whose name a stretch opens, if a post follows it or nothing does."""
    persons = passage.persons_between(start, end)
    if not persons or persons[0].start != start or len(passage.text[start:end].split()) > LONGEST:
        return None
    behind = passage.text[persons[0].end : end].strip(" ,–—-(").split()
    return persons[0] if not behind or _is_post(behind, passage.paragraph.language) else None


def _is_post(words: Sequence[str], language: str) -> bool:
    """Whether words begin or, where heads stand last, end with the noun of a post."""
    ends = (word.strip(" ,.:").lower() for word in (words[0], words[-1]))
    return any(not titles_of(language).isdisjoint((end, *lemmas(end, language))) for end in ends)
