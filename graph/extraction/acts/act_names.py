"""Names of acts in capitals that small words run through: "the Form of Speech Act"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Annotation, Name
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases import Rules, rules
from graph.reading.sentence import Sentence, Token
from ontology.vocabulary import is_a


def joined_ahead(begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where a name in capitals with small words in it begins: "the Form of Speech Act"."""
    near = _one_small_word(begin, head, sentence, others)
    return min(near, _several_small_words(begin, head, sentence))


def _one_small_word(
    begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> int:
    """Return where a name with one small word in it begins.

    An article stands before it, and no link that carries on another phrase; no other name or act
    ends at the small word.
    """
    rule, text = rules(sentence.language), sentence.text
    ends = {o.end for o in others if isinstance(o.value, Name)}
    ends |= {h.end for h in heads(sentence) if h.kind == "headNoun"}
    earlier = [t for t in sentence.tokens if t.end <= begin]
    if rule.head_final or begin == head.start or not text[head.start].isupper():
        return begin
    if len(earlier) < 3 or earlier[-1].text not in act_rules(sentence.language).small_words:
        return begin
    words, first = earlier[:-1], begin
    while words and _is_capital(words[-1], rule) and words[-1].end not in ends:
        first = words.pop().start
    led = bool(words) and words[-1].text.lower() in rule.articles
    carried = len(words) > 1 and words[-2].text.lower() in rule.links
    return first if led and not carried and text[begin].isupper() else begin


def _is_capital(token: Token, rule: Rules) -> bool:
    return token.text[0].isupper() and token.text.lower() not in rule.articles


def _several_small_words(begin: int, head: Head, sentence: Sentence) -> int:
    """Return where a name with several small words begins: "the Form of Speech and Writing Act".

    An article stands before its first word, or it opens the sentence.
    """
    rule, text = rules(sentence.language), sentence.text
    small = act_rules(sentence.language).small_words_of.get(head.lemma, frozenset())
    if begin == head.start or not (text[begin].isupper() and text[head.start].isupper()):
        return begin
    words = [t for t in sentence.tokens if t.end <= begin]
    first, acts = begin, {h.end for h in heads(sentence) if is_a(h.cls, "LegalAct")}
    while words:
        kept = len(words)
        while kept and words[kept - 1].text in small:
            kept -= 1
        between = [t.text for t in words[kept:]]
        if not kept or not _is_capital(words[kept - 1], rule) or not _runs(between, first == begin):
            break
        if words[kept - 1].end in acts and between[:1] != ["on"]:
            break
        words, first = words[: kept - 1], words[kept - 1].start
    led = not words or any(t.text.lower() in rule.articles for t in words[-2:])
    return first if led else begin


def _runs(between: Sequence[str], nearest: bool) -> bool:
    """Whether a name runs through small words: none but further on, and no article alone."""
    alone = between[:1] == ["the"] or between[-2:] == ["and", "the"]
    return len(between) <= 2 and not alone and (bool(between) or not nearest)
