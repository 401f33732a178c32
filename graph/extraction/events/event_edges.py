"""Where the phrase of an event begins, where heads stand last: behind who acts, and where."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence, Token

QUOTES = {"»": "«", "”": "“", '"': '"'}


def left_edge(sentence: Sentence, begin: int, start: int, others: Sequence[Annotation]) -> int:
    """Return where the phrase of the head at ``start`` begins, at ``begin`` or behind it.

    No phrase goes through a place in a case of its own («Ригада | форум»), through a person or a
    post in the nominative («Ян Новак | Рига форумы»), through words for how often or when, and
    from a noun in small letters to a capital («сәт | Парламент отырысы»).
    """
    if not rules(sentence.language).head_final:
        return begin
    words = [t for t in sentence.tokens if begin <= t.start < start and t.text[0].isalnum()]
    behind = [*words[1:], next((t for t in sentence.tokens if t.start == start), None)]
    for token, following in zip(words, behind, strict=False):
        opens = token.start == begin
        if following and _parts(token, following, start, opens, sentence, others):
            begin = following.start
    return _with_quote(sentence, begin, start)


def _parts(
    token: Token,
    following: Token,
    start: int,
    opens: bool,
    sentence: Sentence,
    others: Sequence[Annotation],
) -> bool:
    """Whether a phrase is parted between two of its words."""
    rule, lower = rules(sentence.language), token.text.lower()
    if lower in rule.asides or (opens and lower in rule.topic | rule.joiners):
        return True
    if rule.bridge.fullmatch(following.text.lower()) or following.text.lower() in rule.joiners:
        return False
    named = next((o for o in others if o.kind in ("name", "post") and o.end == token.end), None)
    if named:
        return _stands_apart(named, following, start, sentence, others)
    return _before_capital(token, following, sentence, others)


def _stands_apart(
    named: Annotation,
    following: Token,
    start: int,
    sentence: Sentence,
    others: Sequence[Annotation],
) -> bool:
    """Whether a name or a post is no part of the phrase that goes on behind it.

    With whom and where to belongs to a noun right behind: «Ян Новакпен кездесу», «Ригаға сапар».
    """
    rule, language = rules(sentence.language), sentence.language
    if any(o is not named and o.start <= named.start and following.end <= o.end for o in others):
        return False
    last = named.text.lower().split()[-1]
    oblique = nominative(named.text, language) != named.text
    if oblique and not rule.located.fullmatch(last):
        return named.is_person and following.start != start and not rule.owner.fullmatch(last)
    if oblique:
        return True
    owned = _is_owned(following, sentence)
    actor = named.kind == "post" or named.is_person
    before_post = any(o.kind == "post" and o.start == following.start for o in others)
    body = named.is_of("Organisation") and before_post
    return (actor and not owned) or body


def _before_capital(
    token: Token, following: Token, sentence: Sentence, others: Sequence[Annotation]
) -> bool:
    """Whether a noun in small letters, that qualifies nothing, stands before a capital."""
    rule, lower = rules(sentence.language), token.text.lower()
    if not token.text.islower() or not following.text[:1].isupper():
        return False
    quoted = sentence.text[token.end : following.start].strip(" –-")
    qualifies = any(
        pattern.fullmatch(lower) for pattern in (rule.owner, rule.attributive, rule.bridge)
    )
    owned = _is_owned(following, sentence)
    kept = lower in rule.not_boundary | rule.through | rule.topic | rule.joiners
    within = any(o.start <= token.start and following.end <= o.end for o in others)
    return not (quoted or qualifies or owned or kept or within)


def _is_owned(token: Token, sentence: Sentence) -> bool:
    """Whether a word has the ending of a noun that belongs to the word before it."""
    rule, lower = rules(sentence.language), token.text.lower()
    return bool(rule.possessive.fullmatch(lower)) and not rule.attributive.fullmatch(lower)


def _with_quote(sentence: Sentence, begin: int, start: int) -> int:
    """Return the beginning with the mark that opens words whose closing mark is in the phrase."""
    ahead = sentence.text[begin - 1 : begin]
    inside = sentence.text[begin:start]
    closed = any(QUOTES[mark] == ahead and mark in inside for mark in QUOTES)
    return begin - 1 if ahead and closed and ahead not in inside else begin
