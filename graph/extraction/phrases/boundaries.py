"""Which words and signs end a noun phrase, and which only connect its words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.extraction.phrases.phrase_rules import Rules
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence, Token

LONGEST = 24
"""Words after or before a head at which its phrase ends in any case."""
SHORT = 4
"""Letters of the words that a sentence may write with a capital and that go on no title."""


def is_glued(sentence: Sentence, token: Token) -> bool:
    """Whether a sign stands inside a word, as in "5+1" or "A/B"."""
    around = sentence.text[max(token.start - 1, 0) : token.end + 1]
    return token.text in "+/&–—-" and len(around) == 3 and not any(c.isspace() for c in around)


def connects(lower: str, rule: Rules) -> bool:
    """Whether a word only joins what is before it to what is behind."""
    return lower in rule.links | rule.soft_links | rule.joiners | rule.articles or lower == "("


def next_word(tokens: Sequence[Token], rule: Rules) -> str:
    """Return the next word that is no article."""
    return next((t.text for t in tokens if t.text.lower() not in rule.articles), "")


def stops(token: Token, rule: Rules, blocked: Collection[int]) -> bool:
    """Whether no noun phrase goes over a token: a date, a verb, a sign, a word of another.

    A participle with a capital is a word of a name: «Союз Объединённых портов».
    """
    lower = token.text.lower()
    titled = rule.titles_go_on and token.text.istitle() and len(lower) > SHORT
    if token.start in blocked or (lower in rule.stops and not titled) or token.text.isdigit():
        return True
    if not token.text[0].isalnum():
        return token.text != "&"
    if token.text == lower and rule.stop_endings.fullmatch(lower):
        return True
    if token.text.istitle() and grammar(lower, rule.language).part == "PTCP":
        return False
    lemma = lemmas(lower, rule.language)[0]
    return bool(rule.stop_lemmas.fullmatch(lemma)) and lemma not in rule.not_stop_lemmas
