"""Who speaks: the person or body beside the verb of speech, else one taken up, else nobody."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.statements.clause_subjects import (
    asked_until,
    clause_subject,
    is_participle,
    owner_of,
)
from graph.extraction.statements.cues import Cue, sentence_end
from graph.extraction.statements.passage import MARK, Named, Passage
from graph.extraction.statements.speech import Found, speech
from graph.languages.grammar import person_cases
from graph.reading.sentence import Token

NEXT = 1
"""Words between a verb of speech and the body that speaks: said the ministry, the ministry has
said."""
FURTHEST_SENTENCE = 2
"""How many sentences back a pronoun may take up a person."""


def speaker_of(
    passage: Passage,
    start: int,
    end: int,
    cue: Cue,
    titled: Named | None,
    unnamed: bool = False,
) -> Named | None:
    """Return who speaks the quotation at ``start`` to ``end``.

    ``titled`` is the person of the title; ``unnamed`` says that the statement before has a speaker
    whom the text does not name: a pronoun takes up that one.
    """
    first = passage.sentence_at(max(0, start - 1)).start
    before = passage.persons_between(asked_until(passage, first, start), start)
    after = passage.persons_between(end, sentence_end(passage, end))
    if speech(passage.paragraph.language).verb_last:
        before, after = _able(passage, before, cue), _able(passage, after, cue)
    if cue.after and after:
        return _nearest(passage, after, cue.phrase)
    if owner := owner_of(passage, before, start):
        return owner
    if before and not cue.after and is_participle(passage, cue.phrase):
        return clause_subject(passage, before)
    if before:
        return _nearest(passage, before, cue.phrase) if not cue.after else before[-1]
    if body := _body_beside(passage, start, end, cue):
        return body
    cue_words = (*passage.words(first, start), *passage.words(end, sentence_end(passage, end)))
    if unnamed or _led_by_noun(passage, first, start) or not _takes_up(passage, cue_words, cue):
        return None
    return _in_paragraph(passage, first) or titled


def _able(passage: Passage, persons: Sequence[Named], cue: Cue) -> tuple[Named, ...]:
    """Return the persons whose form lets them speak, or lets a phrase say that they do."""
    rules = speech(passage.paragraph.language)
    attributed = bool(rules.find(cue.phrase.tokens, "attributions"))
    own = rules.pattern("himself")
    following = (passage.text[p.end :].split(maxsplit=1)[:1] for p in persons)
    return tuple(
        person
        for person, words in zip(persons, following, strict=True)
        if attributed or person.is_nominative or any(own.match(word.lower()) for word in words)
    )


def _body_beside(passage: Passage, start: int, end: int, cue: Cue) -> Named | None:
    """Return the body that stands next to the verb: the ministry said, said the ministry."""
    first, last = passage.sentence_at(max(0, start - 1)).start, sentence_end(passage, end)
    bodies = (
        passage.bodies_between(end, last) if cue.after else passage.bodies_between(first, start)
    )
    gaps = {
        body: passage.text[min(body.end, cue.phrase.end) : max(body.start, cue.phrase.start)]
        for body in bodies
    }
    beside = [b for b, gap in gaps.items() if len(gap.split()) <= NEXT and not MARK.search(gap)]
    return beside[-1] if len(beside) == 1 else None


def _nearest(passage: Passage, persons: Sequence[Named], phrase: Found) -> Named | None:
    """Choose the person next to the verb; one that an addressing verb has after it is spoken to."""
    rules = speech(passage.paragraph.language)
    addressed = bool(rules.find(phrase.tokens, "addressing"))
    language = passage.paragraph.language
    able = [p for p in persons if p.end <= phrase.start or not addressed or _acts(p, language)]
    if not rules.verb_last and not rules.find(phrase.tokens, "attributions"):
        able = [p for p in able if p.is_nominative] or able
    return min(able, key=lambda p: (_distance(p, phrase), p.start), default=None)


def _acts(person: Named, language: str) -> bool:
    """Whether a name's case, where cases tell, makes it a subject: «рассказал | Иван Белов»."""
    cases = person_cases(person.annotation.text, language)
    # Behind an initial nobody tells the cases of a surname; its form may.
    initialled = not cases and "." in person.annotation.text
    return person.is_nominative if initialled else cases == {"Nom"}


def _distance(person: Named, phrase: Found) -> int:
    return max(phrase.start - person.end, person.start - phrase.end)


def _takes_up(passage: Passage, words: Sequence[Token], cue: Cue) -> bool:
    """Tell whether the cue's subject is a pronoun, or left out, and no document speaks."""
    rules = speech(passage.paragraph.language)
    if any(rules.is_form(t, word) for t in words for word in rules.words("documents")):
        return False
    if any(t.text.lower() in rules.words("pronouns") for t in words):
        return True
    quotatives = rules.words("quotatives")
    alone = [t for t in words if t.text[0].isalnum() and t.text.lower() not in quotatives]
    return bool(quotatives) and cue.after and len(alone) <= len(cue.phrase.tokens) + 1


def _led_by_noun(passage: Passage, first: int, start: int) -> bool:
    """Whether who speaks is told before a quotation by a noun alone: «Ал билік „…“ дейді»."""
    language = passage.paragraph.language
    if not speech(language).verb_last:
        return False
    known = rules(language).not_before | rules(language).asides | speech(language).words("pronouns")
    words = [t.text.lower() for t in passage.words(first, start) if t.text[0].isalpha()]
    return bool(words) and words[-1] not in known


def _in_paragraph(passage: Passage, before: int) -> Named | None:
    """Return the person of the nearest earlier sentence that names any, if it is one alone."""
    earlier = [s for s in passage.sentences if s.start < before]
    for sentence in earlier[: -FURTHEST_SENTENCE - 1 : -1]:
        persons = passage.persons_between(sentence.start, sentence.start + len(sentence.text))
        if persons:
            return only(persons)
    return None


def only(persons: Sequence[Named]) -> Named | None:
    """Return the last of some mentions if they all name one person."""
    names = {person.annotation.text for person in persons}
    return persons[-1] if len(names) == 1 else None
