"""Clauses before a verb of speech, with an ending that tells it: «… болғанын айтты»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.statements.passage import Named, Passage
from graph.extraction.statements.reports import LEAST_WORDS, Report
from graph.extraction.statements.speech import Found, Speech, speech
from graph.languages.pack import pack
from graph.reading.sentence import Sentence, Token


def before_verb(
    passage: Passage, words: Sequence[Token], persons: Sequence[Named], sentence: Sentence
) -> Report | None:
    """Read X … болғанын айтты: the clause ends before the verb, with an ending that tells it.

    Where a sentence names nobody and no plural acts, it is whom the one before speaks of.
    """
    rules = speech(passage.paragraph.language)
    subjects = _subjects_before(passage, persons)
    for verb in rules.find(words, "verbs") if rules.reported_endings else ():
        before = [p for p in subjects if p.end <= verb.start]
        spoken = _taken_up(passage, words, sentence) if not persons else None
        speaker = before[-1] if before else spoken
        if speaker is None or not verb.first or _is_own(verb, rules):
            continue
        if _is_sourced(words[verb.last :], persons):
            continue
        last = _closing_word(words, verb, rules)
        if last is None or _quotes(passage, last, verb):
            continue
        start = _clause_start(passage, words, speaker, last, sentence)
        clause = passage.text[start : last.end]
        if len(clause.split()) >= LEAST_WORDS and not passage.is_quoted(last.start):
            return Report(start, start + _nominative_length(clause, rules), speaker, verb)
    return None


def _is_sourced(behind: Sequence[Token], persons: Sequence[Named]) -> bool:
    """Whether a name that is no person's stands behind a verb: «… деп хабарлайды | ҚазАқпарат».

    It tells where the text has the words from, and nobody in the clause said them.
    """
    named = bool(behind) and behind[0].text[:1].isupper()
    people = (p for p in persons if p.annotation.is_of("Person"))
    return named and all(p.start != behind[0].start for p in people)


def _closing_word(words: Sequence[Token], verb: Found, rules: Speech) -> Token | None:
    """Return the last word of the clause before a verb, or None where the verb reports none."""
    last = words[verb.first - 1]
    low = last.text.lower()
    if low not in rules.words("quotatives") or verb.first <= 1:
        reported = low.endswith(rules.reported_endings) and not rules.find(verb.tokens, "shown")
        return last if reported else None
    last, felt = words[verb.first - 2], low in rules.words("calling")
    felt = felt and bool(rules.pattern("felt").fullmatch(last.text.lower()))
    return None if felt or last.text.lower() in rules.words("so") else last


def _nominative_length(clause: str, rules: Speech) -> int:
    """Return how long a clause is without the ending that makes it an object of the verb."""
    told = rules.pattern("objective").search(clause)
    return told.start() if told else len(clause)


def _quotes(passage: Passage, last: Token, verb: Found) -> bool:
    """Whether words in quotation marks, or behind a colon, stand between a clause and its verb."""
    return any(mark in ':«»“”"' for mark in passage.text[last.end : verb.start])


def _subjects_before(passage: Passage, persons: Sequence[Named]) -> list[Named]:
    """Return those who may be subjects: in the nominative, and in no clause of their own."""
    apart = speech(passage.paragraph.language).pattern("apart")
    following = (passage.text[p.end :].split(maxsplit=1)[:1] for p in persons)
    return [
        person
        for person, words in zip(persons, following, strict=True)
        if person.is_nominative and not any(apart.fullmatch(word.lower()) for word in words)
    ]


def _is_own(verb: Found, rules: Speech) -> bool:
    """Whether the writer is the subject of a verb of speech: «деп ойлаймын»."""
    return any(rules.pattern("first_person").fullmatch(t.text.lower()) for t in verb.tokens)


def _taken_up(passage: Passage, words: Sequence[Token], sentence: Sentence) -> Named | None:
    """Return the one person of the sentence before where this one has no subject of its own."""
    subjects = pack(passage.paragraph.language).table("coreference").get("subjects", {})
    plural = subjects.get("plural")
    if not plural or any(re.fullmatch(plural, t.text) for t in words):
        return None
    known = passage.persons_before(sentence)
    return known[-1] if len({p.annotation.text for p in known}) == 1 else None


def _clause_start(
    passage: Passage, words: Sequence[Token], person: Named, last: Token, sentence: Sentence
) -> int:
    """Return where the clause begins.

    That is after the person, the occasion on which it was said, or what was done besides:
    «кездесуде …», «батасын беріп, …».
    """
    rules, begin = speech(passage.paragraph.language), max(person.end, sentence.start)
    clause = [t for t in words if begin <= t.start < last.start]
    told = [t.end for t in clause if _tells_where(t, rules)]
    done = [t.end for t in clause if _is_done(passage, t, rules)]
    start = max((*told[-1:], *done[-1:], begin))
    while passage.text[start] in " ,":
        start += 1
    opening = rules.pattern("own_subject").match(passage.text, start, last.start)
    return opening.end() if opening else start


def _tells_where(token: Token, rules: Speech) -> bool:
    word = token.text.lower()
    return word in rules.words("utterances") or bool(rules.pattern("occasions").fullmatch(word))


def _is_done(passage: Passage, token: Token, rules: Speech) -> bool:
    """Whether a comma parts what somebody did from what he says next."""
    ended = passage.text[token.end : token.end + 1] == ","
    return ended and bool(rules.pattern("converb").fullmatch(token.text.lower()))
