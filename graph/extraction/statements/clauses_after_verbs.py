"""Clauses behind a verb of speech: "Ada Holm said that …"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graph.extraction.statements.clause_subjects import clause_subject, is_participle
from graph.extraction.statements.passage import MARK, Named, Passage
from graph.extraction.statements.reports import (
    LEAST_WORDS,
    NEAR_VERB,
    NEXT_TO_VERB,
    Report,
    clause_end,
)
from graph.extraction.statements.speech import Found, Speech, speech
from graph.reading.sentence import Token

LONGEST_APPOSITION = 60
"""Words between commas that say who speaks, at most."""


def after_verb(
    passage: Passage, words: Sequence[Token], persons: Sequence[Named], end: int
) -> Report | None:
    """Read X said that …: the clause runs from the complementiser to the sentence's end."""
    rules = speech(passage.paragraph.language)
    for verb in rules.find(words, "verbs"):
        opener = _complementiser(words, verb, rules)
        speaker = _subject(passage, words, verb, persons)
        if opener is None or speaker is None:
            continue
        start = opener.end + 1
        last = clause_end(passage, start, end)
        if len(passage.text[start:last].split()) >= LEAST_WORDS and not passage.is_quoted(start):
            return Report(start, last, speaker, verb)
    return None


def _complementiser(words: Sequence[Token], verb: Found, rules: Speech) -> Token | None:
    """Return the word that opens the clause of a verb, which no other verb or preposition has."""
    governing, finite = rules.words("governing"), rules.words("finite")
    following = words[verb.last : verb.last + NEAR_VERB]
    asked = rules.find(words[verb.first : verb.last + NEAR_VERB], "asked_by")
    following = [t for t in following if not asked or t.start < asked[0].start]
    ahead = (words[verb.last - 1], *following)
    led = {t.start for before, t in pairwise(ahead) if before.text.lower() in governing}
    stop = next((i for i, t in enumerate(following) if t.text.lower() in finite), None)
    opening = (t for t in following[:stop] if t.text.lower() in rules.words("complementisers"))
    return next((t for t in opening if t.start not in led), None)


def _subject(
    passage: Passage, words: Sequence[Token], verb: Found, persons: Sequence[Named]
) -> Named | None:
    """Return the person next to the verb, or parted from it by an apposition between commas.

    Of a participle, the one whom its clause is about.
    """
    before = [p for p in persons if p.end <= verb.start]
    if not before:
        return None
    if is_participle(passage, verb):
        return clause_subject(passage, before)
    between = [t for t in words if before[-1].end <= t.start < verb.start]
    gap = passage.text[before[-1].end : verb.start]
    if before[-1] in passage.bodies:
        return before[-1] if len(between) <= NEXT_TO_VERB and not MARK.search(gap) else None
    if len(between) <= NEXT_TO_VERB:
        return before[-1]
    closed = "," in gap[1:] and len(gap.rsplit(",", 1)[1].split()) < NEXT_TO_VERB
    apposed = gap.startswith(",") and closed and len(between) <= LONGEST_APPOSITION
    return before[-1] if apposed else None
