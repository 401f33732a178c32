"""Where the noun phrase of a head begins."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from graph.extraction.phrases.boundaries import LONGEST, is_glued
from graph.extraction.phrases.phrase_rules import Rules, rules
from graph.languages.grammar import possible_cases
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence, Token

TIME = re.compile(r"\([^()\d]{0,12}\d{4}[^()]{0,30}\)")
LONGEST_ITEM = 4
"""Words, at most, behind a comma with the next comma or "and" among them."""


def before(
    sentence: Sentence, start: int, blocked: Collection[int], free: Collection[int] = ()
) -> int:
    """Return where the phrase of the head at ``start`` begins: ``start``, or a word before it.

    ``blocked`` are places (of the view) of tokens that no phrase goes through, such as dates,
    unless a word of the phrase governs them; ``free`` are places of names, which none cuts.
    """
    rule = rules(sentence.language)
    tokens = [token for token in sentence.tokens if token.end <= start]
    begin, following = start, ""
    for token in reversed(tokens[-LONGEST:]):
        if is_glued(sentence, token) or _owns_capital(sentence, token, begin):
            continue
        if rule.head_final and _passes(token, sentence, begin, start):
            continue
        through = token.start in blocked and begin in blocked
        named = rule.head_final and token.start in free and token.end in free
        named = named or (not following and _possessor(token, sentence, start, rule))
        named = named or (not following and _leads_through(token, tokens, free, rule))
        inside = [t.text.lower() for t in tokens if t.start >= begin]
        topical = not rule.topic.isdisjoint(inside)
        governed = topical and token.start not in blocked and _is_object(token, inside, rule)
        joins = named or through or governed
        if not (joins or _joins_before(token, following, rule, blocked, topical)):
            break
        if not rule.head_final and not _agrees(token, sentence, start, rule):
            break
        begin, following = token.start, token.text.lower()
    return _without_joiners(sentence, begin, start, rule)


def _is_object(token: Token, inside: Sequence[str], rule: Rules) -> bool:
    """Whether a word is the object of the doing that a topic names, past its other words.

    «Тәуелсіздікті | қалпына келтіру туралы», «кеңістікті | бірлесіп пайдалану туралы».
    """
    at = next((i for i, word in enumerate(inside) if word in rule.topic), 0) - 1
    if at < 1 or not rule.bridge.fullmatch(inside[at]):
        return False
    beside = inside[at - 1]
    told = rule.boundary.fullmatch(beside) and beside not in rule.not_boundary
    others = [w for w in inside[:at] if rule.object.fullmatch(w) and w not in rule.not_boundary]
    own = rule.object.fullmatch(token.text.lower())
    return bool(own and told and not others) and token.text.lower() not in rule.not_before


def _owns_capital(sentence: Sentence, token: Token, begin: int) -> bool:
    """Whether an apostrophe ends a plural that owns the name behind it: "Widows' Pensions"."""
    owner = token.text in "'’" and sentence.text[token.start - 1] == "s"
    return owner and begin - token.end == 1 and sentence.text[begin].isupper()


def _passes(token: Token, sentence: Sentence, begin: int, start: int) -> bool:
    """Whether a phrase goes on before a time in brackets, or a comma of the list that opens it.

    «Портты (2030 жылға дейінгі) дамыту жоспары», «Достық, сауда және көмек туралы шарт».
    """
    if begin == start:
        return False
    if any(m.start() <= token.start < m.end() for m in TIME.finditer(sentence.text)):
        return True
    rule = rules(sentence.language)
    words = [t.text.lower() for t in sentence.tokens if begin <= t.start < start]
    listed = any(w in rule.joiners or w == "," for w in words[1:LONGEST_ITEM])
    ahead = next((t.text.lower() for t in reversed(sentence.tokens) if t.end <= token.start), "")
    plain = ahead.isalpha() and (ahead in rule.not_boundary or not rule.boundary.fullmatch(ahead))
    return token.text == "," and listed and plain and not rule.topic.isdisjoint(words)


def _agrees(token: Token, sentence: Sentence, start: int, rule: Rules) -> bool:
    """Whether a word may stand in the case of the head: not «соответствующими Конституции»."""
    head = next((t.text.lower() for t in sentence.tokens if t.start == start), "")
    cases = (possible_cases(word, rule.language) for word in (token.text.lower(), head))
    own, other = cases
    return not own or not other or bool(own & other)


def _leads_through(
    token: Token, tokens: Sequence[Token], free: Collection[int], rule: Rules
) -> bool:
    """Whether an adjective right before a head has a topic or name before it: «туралы жаңа заң»."""
    ahead = [t for t in tokens if t.end <= token.start][-1:]
    word = ahead[0].text.lower() if ahead else ""
    near = bool(word) and (word in rule.topic or ahead[0].start in free)
    near = near or bool(rule.bridge.fullmatch(word))
    return near and token.text.lower() in rule.through


def _possessor(token: Token, sentence: Sentence, start: int, rule: Rules) -> bool:
    """Whether a name stands right before the noun in the possessive that it belongs to."""
    head = next((t.text.lower() for t in sentence.tokens if t.start == start), "")
    return token.text[0].isupper() and bool(rule.possessive.fullmatch(head))


def _joins_before(
    token: Token, following: str, rule: Rules, blocked: Collection[int], topical: bool
) -> bool:
    lower, governed = token.text.lower(), _governs(following, rule, topical)
    bridging = token.text.isupper() or _governs(lower, rule, topical)
    if rule.head_final and lower in rule.joiners and following:
        return True
    if (token.start in blocked and not governed) or lower in rule.not_before:
        return False
    if not token.text[0].isalnum():
        return rule.head_final and token.text in "–-" and following[:1].isdigit()
    if rule.boundary.fullmatch(lower) and lower not in rule.not_boundary:
        owner = token.text[0].isupper() and rule.name_like.fullmatch(lower)
        return governed or bridging or bool(owner and rule.possessive.fullmatch(following))
    lemma = lemmas(lower, rule.language)[0]
    return bool(rule.before.fullmatch(token.text) or rule.before_lemmas.fullmatch(lemma))


def _governs(word: str, rule: Rules, topical: bool) -> bool:
    """Whether a word belongs to what is behind it and has its own words before it."""
    return bool(rule.bridge.fullmatch(word) or (topical and rule.relative.fullmatch(word)))


def _without_joiners(sentence: Sentence, begin: int, start: int, rule: Rules) -> int:
    inside = [token for token in sentence.tokens if begin <= token.start < start]
    for token in inside:
        if token.text.lower() not in rule.joiners and token.text[0].isalnum():
            return token.start
    return start


def span_before(sentence: Sentence, end: int, blocked: Collection[int]) -> int:
    """Return where the words before ``end`` begin that no comma, date or other clause parts off."""
    rule, begin = rules(sentence.language), end
    tokens = [token for token in sentence.tokens if token.end <= end][-LONGEST:]
    for token in reversed(tokens):
        lower = token.text.lower()
        quote = token.text in '«»“”"„-–()'
        if token.start in blocked or (not quote and not token.text[0].isalnum()):
            break
        if lower in rule.stops and not rule.head_final:
            break
        if lower not in rule.joiners | rule.articles:
            begin = token.start
    return begin
