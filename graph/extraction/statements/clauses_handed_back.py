"""Clauses whose speaker is named behind them: «Школу построят, | сообщил мэр Ян Новак».

Behind a comma, or in a sentence of its own: «Школу построят. | Об этом сообщил мэр Ян Новак».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.extraction.statements.interruptions import without_source
from graph.extraction.statements.passage import Named, Passage
from graph.extraction.statements.reports import LEAST_WORDS, NEAR_VERB, Report, words_between
from graph.extraction.statements.speech import Found, Speech, speech
from graph.reading.sentence import Sentence, Token

BEHIND = 8
"""Words behind who speaks, at most: where and when he said it."""


def handed_back(
    passage: Passage, words: Sequence[Token], persons: Sequence[Named], sentence: Sentence
) -> Report | None:
    """Read the clause before a comma of a sentence, behind which stand verb and speaker.

    It is the last comma, or where words behind who speaks may say who that is, any before those.
    """
    told = _Told(passage, words, persons, sentence)
    named_first = told.rules.words("named_first")
    for comma in told.commas:
        if report := told.verb_first(comma):
            return report
        if not named_first:
            return None
        if report := told.named_first(comma):
            return report
    return None


@dataclass(frozen=True)
class _Told:
    """A sentence with the persons in it, one of whom may be said to have said its beginning."""

    passage: Passage
    words: Sequence[Token]
    persons: Sequence[Named]
    sentence: Sentence

    @property
    def rules(self) -> Speech:
        """How the language reports speech."""
        return speech(self.passage.paragraph.language)

    @cached_property
    def end(self) -> int:
        """Where the sentence ends without the source of the news behind it."""
        whole = self.sentence.start + len(self.sentence.text)
        end = without_source(self.passage, self.sentence.start, whole)
        return end if any(p.end <= end for p in self.persons) else whole

    @property
    def commas(self) -> list[int]:
        """Where the commas of the sentence stand, the last one first, or where it begins."""
        start = self.sentence.start
        text = self.passage.text[start : self.end]
        return [start + at for at, sign in enumerate(text) if sign == ","][::-1] or [start]

    def verb_first(self, comma: int) -> Report | None:
        """Read the clause before a comma with verb and speaker behind it: «…, сообщил мэр»."""
        behind = words_between(self.words, comma, self.end)
        lead = behind[behind[:1] != [] and behind[0].text.lower() in self.rules.words("asides") :]
        verb = next(iter(self.rules.find(lead, "handed")), None)
        speaker = next((p for p in self.persons if verb and p.start >= verb.end), None)
        if verb is None or verb.first or speaker is None or not speaker.is_nominative:
            return None
        near = len(words_between(self.words, verb.end, speaker.start)) <= NEAR_VERB
        short = len(words_between(self.words, speaker.end, self.end)) <= BEHIND
        return self._report(comma, speaker, verb) if near and short else None

    def named_first(self, comma: int) -> Report | None:
        """Read the clause before a comma behind which speaker and verb end the sentence.

        "The ports will stay open, Mayor Ada Holm said on Monday."
        """
        end = self.sentence.start + len(self.sentence.text)
        behind = words_between(self.words, comma, end)
        verb = next(iter(self.rules.find(behind, "handed")), None)
        before = [p for p in self.persons if verb and comma < p.start and p.end <= verb.start]
        if verb is None or not before or words_between(self.words, before[-1].end, verb.start):
            return None
        said = verb.tokens[0].text.lower() in self.rules.words("named_first")
        opens = behind[0].text[:1].isupper() and len(behind[: verb.first]) <= NEAR_VERB
        closing = self.rules.pattern("closing")
        closes = closing.fullmatch(self.passage.text, verb.end, end) is not None
        return self._report(comma, before[-1], verb) if said and opens and closes else None

    def _report(self, comma: int, speaker: Named, verb: Found) -> Report | None:
        """Return what stands before a comma, if it is enough that nobody quotes, and no aside."""
        start, rules = self.sentence.start, self.rules
        clause = words_between(self.words, start, comma)
        opening = clause[0].text.lower() if clause else ""
        parted = "," in self.sentence.text[: comma - start]
        led = opening in rules.words("asides")
        led = led or (opening in rules.words("adverbial") and not parted)
        free = not any(self.passage.is_quoted(at) for at in (start, comma - 1))
        told = len(clause) >= LEAST_WORDS and free and not led
        return Report(start, comma, speaker, verb) if told else None


def sentence_before(
    passage: Passage, words: Sequence[Token], persons: Sequence[Named], sentence: Sentence
) -> Report | None:
    """Read the sentence before one that says who told it: «Об этом | сообщил мэр Ян Новак»."""
    rules = speech(passage.paragraph.language)
    before = passage.sentence_before(sentence)
    opening = rules.pattern("told_before").match(sentence.text)
    verb = next(iter(rules.find(words, "handed")), None)
    speaker = next((p for p in persons if verb and p.start >= verb.end), None)
    if not opening or before is None or verb is None or speaker is None:
        return None
    first, last = before.start, before.start + len(before.text.rstrip(" .!…"))
    near = len(words_between(words, verb.end, speaker.start)) <= NEAR_VERB
    near = near and verb.start == sentence.start + opening.end() and speaker.is_nominative
    return Report(first, last, speaker, verb) if near and not passage.is_quoted(first) else None
