"""Clauses whose speaker is named behind them: «Школу построят, | сообщил мэр Ян Новак».

Behind a comma, or in a sentence of its own: «Школу построят. | Об этом сообщил мэр Ян Новак».
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.statements.interruptions import without_source
from graph.extraction.statements.passage import Named, Passage
from graph.extraction.statements.reports import LEAST_WORDS, NEAR_VERB, Report, words_between
from graph.extraction.statements.speech import speech
from graph.reading.sentence import Sentence, Token

BEHIND = 8
"""Words behind who speaks, at most: where and when he said it."""


def handed_back(
    passage: Passage, words: Sequence[Token], persons: Sequence[Named], sentence: Sentence
) -> Report | None:
    """Read the clause before the last comma of a sentence, behind which stand verb and speaker."""
    rules = speech(passage.paragraph.language)
    end = without_source(passage, sentence.start, sentence.start + len(sentence.text))
    end = end if any(p.end <= end for p in persons) else sentence.start + len(sentence.text)
    last = max(passage.text.rfind(",", sentence.start, end), sentence.start)
    behind = words_between(words, last, end)
    lead = behind[behind[:1] != [] and behind[0].text.lower() in rules.words("asides") :]
    verb = next(iter(rules.find(lead, "handed")), None)
    speaker = next((p for p in persons if verb and p.start >= verb.end), None)
    if verb is None or verb.first or speaker is None or not speaker.is_nominative:
        return None
    near = len(words_between(words, verb.end, speaker.start)) <= NEAR_VERB
    short = len(words_between(words, speaker.end, end)) <= BEHIND
    told = len(words_between(words, sentence.start, last)) >= LEAST_WORDS
    free = not any(passage.is_quoted(at) for at in (sentence.start, last - 1))
    return Report(sentence.start, last, speaker, verb) if near and short and told and free else None


def sentence_before(
    passage: Passage, words: Sequence[Token], persons: Sequence[Named], sentence: Sentence
) -> Report | None:
    """Read the sentence before one that says who told it: «Об этом | сообщил мэр Ян Новак»."""
    rules = speech(passage.paragraph.language)
    before = [s for s in passage.sentences if s.start < sentence.start][-1:]
    opening = rules.pattern("told_before").match(sentence.text)
    verb = next(iter(rules.find(words, "handed")), None)
    speaker = next((p for p in persons if verb and p.start >= verb.end), None)
    if not opening or not before or verb is None or speaker is None:
        return None
    first, last = before[0].start, before[0].start + len(before[0].text.rstrip(" .!…"))
    near = len(words_between(words, verb.end, speaker.start)) <= NEAR_VERB
    near = near and verb.start == sentence.start + opening.end() and speaker.is_nominative
    return Report(first, last, speaker, verb) if near and not passage.is_quoted(first) else None
