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
    """Read the clause before a comma of a sentence, behind which stand verb and speaker.

    It is the last comma, or where words behind who speaks may say who that is, any before those.
    """
    named_first = speech(passage.paragraph.language).words("named_first")
    for comma in _commas(passage, sentence, _end(passage, persons, sentence)):
        if report := _behind(passage, words, persons, sentence, comma):
            return report
        if not named_first:
            return None
        if report := _named_first(passage, words, persons, sentence, comma):
            return report
    return None


def _behind(
    passage: Passage,
    words: Sequence[Token],
    persons: Sequence[Named],
    sentence: Sentence,
    last: int,
) -> Report | None:
    """Read the clause before a comma if verb and speaker stand behind it: «…, сообщил мэр»."""
    rules = speech(passage.paragraph.language)
    end = _end(passage, persons, sentence)
    behind = words_between(words, last, end)
    lead = behind[behind[:1] != [] and behind[0].text.lower() in rules.words("asides") :]
    verb = next(iter(rules.find(lead, "handed")), None)
    speaker = next((p for p in persons if verb and p.start >= verb.end), None)
    if verb is None or verb.first or speaker is None or not speaker.is_nominative:
        return None
    near = len(words_between(words, verb.end, speaker.start)) <= NEAR_VERB
    short = len(words_between(words, speaker.end, end)) <= BEHIND
    told = _is_told(passage, words, sentence, last)
    return Report(sentence.start, last, speaker, verb) if near and short and told else None


def _named_first(
    passage: Passage,
    words: Sequence[Token],
    persons: Sequence[Named],
    sentence: Sentence,
    last: int,
) -> Report | None:
    """Read the clause before a comma behind which who speaks and the verb end the sentence.

    "The ports will stay open, Mayor Ada Holm said on Monday."
    """
    rules = speech(passage.paragraph.language)
    end = sentence.start + len(sentence.text)
    behind = words_between(words, last, end)
    verb = next(iter(rules.find(behind, "handed")), None)
    before = [p for p in persons if verb and last < p.start and p.end <= verb.start]
    said = verb is not None and verb.tokens[0].text.lower() in rules.words("named_first")
    if verb is None or not said or not before or words_between(words, before[-1].end, verb.start):
        return None
    opens = behind[0].text[:1].isupper() and len(behind[: verb.first]) <= NEAR_VERB
    closes = rules.pattern("closing").fullmatch(passage.text, verb.end, end) is not None
    told = _is_told(passage, words, sentence, last)
    return Report(sentence.start, last, before[-1], verb) if opens and closes and told else None


def _is_told(passage: Passage, words: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether enough words that nobody quotes stand before a comma, and are no aside."""
    rules = speech(passage.paragraph.language)
    clause = words_between(words, sentence.start, last)
    opening = clause[0].text.lower() if clause else ""
    adverbial = (
        opening in rules.words("adverbial") and "," not in sentence.text[: last - sentence.start]
    )
    led = opening in rules.words("asides") or adverbial
    free = not any(passage.is_quoted(at) for at in (sentence.start, last - 1))
    return len(clause) >= LEAST_WORDS and free and not led


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


def _end(passage: Passage, persons: Sequence[Named], sentence: Sentence) -> int:
    """Return where a sentence ends without the source of the news behind it."""
    whole = sentence.start + len(sentence.text)
    end = without_source(passage, sentence.start, whole)
    return end if any(p.end <= end for p in persons) else whole


def _commas(passage: Passage, sentence: Sentence, end: int) -> list[int]:
    """Return where the commas of a sentence stand, the last one first, or where it begins."""
    text = passage.text[sentence.start : end]
    found = [sentence.start + at for at, sign in enumerate(text) if sign == ","]
    return found[::-1] or [sentence.start]
