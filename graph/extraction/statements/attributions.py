"""Attributions: the phrase or aside that says whose words the clause behind its comma has."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.statements.passage import Named, Passage
from graph.extraction.statements.reports import (
    LEAST_WORDS,
    NEAR_VERB,
    NEXT_TO_VERB,
    Report,
    clause_end,
    words_between,
)
from graph.extraction.statements.speech import Found, speech
from graph.reading.sentence import Sentence, Token

OPENING = ' «»"–—-'
"""Signs with which a sentence may open."""
NEXT_TO_ATTRIBUTION = 1
"""Words between a phrase that closes an attribution and who speaks, at most."""


def attributed(
    passage: Passage, words: Sequence[Token], able: Sequence[Named], sentence: Sentence
) -> Report | None:
    """Read According to X, …; As X said, …; X айтуынша, …: the clause follows the comma."""
    rules = speech(passage.paragraph.language)
    opens = bool(words) and words[0].text.lower() in rules.words("asides")
    phrase = next(iter(rules.find(words, "verbs" if opens else "attributions")), None)
    if phrase is None or not (opens or rules.verb_last or _opens(passage, phrase, sentence)):
        return None
    furthest = NEXT_TO_ATTRIBUTION if rules.verb_last else NEAR_VERB
    own = (n for n in able if not passage.owns_next(n.end) or n.end >= phrase.start - 1)
    near = [n for n in own if _gap(words, n, phrase) <= furthest]
    near = [n for n in near if rules.verb_last or "," not in passage.text[phrase.end : n.start]]
    speaker = min(near, key=lambda n: _gap(words, n, phrase), default=None)
    speaker = speaker or _taken_up(passage, phrase, sentence)
    if speaker is None:
        return None
    named = max(speaker.end, phrase.end) if speaker.start >= sentence.start else phrase.end
    told, end = named, sentence.start + len(sentence.text)
    start = _clause_start(passage, words, told, end)
    if not start:
        return None
    last = clause_end(passage, start, end)
    if len(passage.text[start:last].split()) < LEAST_WORDS:
        return None
    return Report(start, last, speaker, phrase)


def _opens(passage: Passage, phrase: Found, sentence: Sentence) -> bool:
    """Whether nothing but what joins a sentence to the one before stands before a phrase."""
    ahead = passage.text[sentence.start : phrase.start]
    joining = speech(passage.paragraph.language).pattern("joining")
    return not ahead.strip(OPENING) or bool(joining.fullmatch(ahead.strip()))


def _taken_up(passage: Passage, phrase: Found, sentence: Sentence) -> Named | None:
    """Return whom the pronoun of a phrase takes up: who acts in the sentence before, alone."""
    rules = speech(passage.paragraph.language)
    if rules.words("pronouns").isdisjoint(t.text.lower() for t in phrase.tokens):
        return None
    acting = [p for p in passage.persons_before(sentence) if p.is_nominative]
    return acting[0] if len({p.annotation.text for p in acting}) == 1 else None


def _clause_start(passage: Passage, words: Sequence[Token], told: int, end: int) -> int:
    """Return where the clause begins behind the comma of an attribution, or 0 if none does.

    ``told`` is where the attribution ends, ``end`` where its sentence does.
    """
    comma = passage.text.find(",", told, end)
    between = words_between(words, told, comma)
    comma = _behind_relative(passage, words, comma, end)
    start = next((t.start for t in words if t.start > comma), 0) if comma > 0 else 0
    quoted = comma > 0 and passage.text[comma + 1 : start].strip()
    free = len(between) <= NEXT_TO_VERB and not passage.is_quoted(start) and not quoted
    return start if free else 0


def attributable(passage: Passage, sentence: Sentence) -> tuple[Named, ...]:
    """Return those to whom a phrase may attribute words: where it is last, in any case."""
    end = sentence.start + len(sentence.text)
    persons = passage.persons_between(sentence.start, end)
    if not speech(passage.paragraph.language).verb_last:
        return persons or passage.bodies_between(sentence.start, end)
    bodies = (b for b in passage.organisations if sentence.start <= b.start < end)
    return (*persons, *(b for b in bodies if not passage.is_quoted(b.start)))


def _behind_relative(passage: Passage, words: Sequence[Token], comma: int, end: int) -> int:
    """Return the comma that closes a relative clause behind the one given, if one opens there."""
    first = next((t for t in words if t.start > comma), None)
    if comma < 0 or first is None or not passage.is_relative(first.text):
        return comma
    return passage.text.find(",", first.end, end)


def _gap(words: Sequence[Token], named: Named, phrase: Found) -> int:
    first, last = min(named.end, phrase.end), max(named.start, phrase.start)
    return len(words_between(words, first, last))
