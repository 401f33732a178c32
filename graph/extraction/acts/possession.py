"""Whether a word belongs to the word before it, where the ending of the noun says so."""

from __future__ import annotations

from graph.extraction.lexicon import heads
from graph.extraction.phrases.noun_endings import is_possessed
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.morphology import lemmas, nominative
from graph.reading.sentence import Sentence, Token


def belongs(form: str, language: str) -> bool:
    """Whether a form belongs to the word before it by its best reading, and is no accusative."""
    best, *others = lemmas(form, language)
    plural = rules(language).plural
    alike = (w for w in others if len(w) == len(best) or plural.fullmatch(w.removeprefix(best)))
    return any(is_possessed(form, lemma, language) for lemma in (best, *alike))


def has_part(token: Token, following: Token, sentence: Sentence) -> bool:
    """Whether a body is the whole of the part behind it: «Жоғарғы Кеңесі Төралқасының»."""
    rule, word = rules(sentence.language), following.text
    parted = bool(rule.owner.fullmatch(word.lower())) and word[0].isupper()
    parted = parted and may_belong(nominative(word, sentence.language), sentence.language)
    return parted and may_belong(token.text, sentence.language)


def owns_nothing(token: Token, start: int, sentence: Sentence) -> bool:
    """Whether a name stands before a head that belongs to nobody: «КСРО келісімді айыптады»."""
    head = next((h for h in heads(sentence) if h.start == start), None)
    form = sentence.text[start : head.end] if head else ""
    ending = form.removeprefix(head.lemma) if head else form
    rule = rules(sentence.language)
    plain = ending != form and not rule.possessed.fullmatch(ending)
    plain = plain and not rule.plural.fullmatch(ending)
    word = token.text.lower()
    owner = rule.attributive.fullmatch(word) or rule.owner.fullmatch(word)
    return plain and token.text[0].isupper() and not owner


def may_belong(form: str, language: str) -> bool:
    """Whether a form belongs to the word before it by any of its readings."""
    return any(is_possessed(form, lemma, language) for lemma in lemmas(form, language))
