"""Reported speech without quotation marks, sentence by sentence: who is said to have said what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.statements.attributions import attributable, attributed
from graph.extraction.statements.clauses_after_verbs import after_verb
from graph.extraction.statements.clauses_before_verbs import before_verb
from graph.extraction.statements.clauses_handed_back import handed_back, sentence_before
from graph.extraction.statements.passage import Named, Passage
from graph.extraction.statements.reports import Report
from graph.extraction.statements.speech import Found, speech
from graph.reading.sentence import Sentence, Token

DIALOGUE = re.compile(r"[–—-]\s(?P<words>[^«»“”]{12,}?)[,!?.]\s[–—-]\s(?P<verb>\w+)")
"""A turn of a dialogue: dashes before the words, and before what hands them over."""


def reported(passage: Passage) -> Iterator[Report]:
    """Return what named persons are reported to have said: X stressed that …; … болғанын айтты."""
    for sentence in passage.sentences:
        words = _words(passage, sentence)
        end = sentence.start + len(sentence.text)
        persons = passage.persons_between(sentence.start, end)
        bodies = passage.bodies_between(sentence.start, end)
        report = (
            attributed(passage, words, attributable(passage, sentence), sentence)
            or after_verb(passage, words, persons, end)
            or after_verb(passage, words, bodies, end)
            or before_verb(passage, words, persons or bodies, sentence)
            or handed_back(passage, words, persons, sentence)
            or sentence_before(passage, words, persons, sentence)
            or _dialogue(passage, words, persons, sentence)
        )
        if report:
            yield report


def _words(passage: Passage, sentence: Sentence) -> list[Token]:
    end = sentence.start + len(sentence.text)
    return [t for t in passage.words(sentence.start, end) if t.text[0].isalnum()]


def _dialogue(
    passage: Passage, words: Sequence[Token], persons: Sequence[Named], sentence: Sentence
) -> Report | None:
    """Read – …, – деді X: words between dashes that a verb of saying hands over."""
    said = speech(passage.paragraph.language).words("said")
    turn = DIALOGUE.match(sentence.text)
    if not turn or turn["verb"].lower() not in said or not persons:
        return None
    start, end = sentence.start + turn.start("words"), sentence.start + turn.end("words")
    behind = [p for p in persons if p.start >= end]
    verb = next(t for t in words if t.start == sentence.start + turn.start("verb"))
    place = words.index(verb)
    return Report(start, end, behind[0], Found(place, place + 1, (verb,))) if behind else None
