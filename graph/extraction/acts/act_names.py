"""Names of acts that more runs through than capitals: "the Form of Speech (Amendment) Act"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Annotation, Name
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import Rules, rules
from graph.extraction.phrases.phrase_start import before
from graph.reading.sentence import Sentence, Token
from ontology.vocabulary import is_a

BRACKET = re.compile(r"(?P<word>[A-Z][\w’'-]*)(?:\s\([A-Z0-9][^()]{2,60}\)){1,3}\s$")
NEXT_BRACKETS = re.compile(r"(?:\s?\([^()]*\))*\s?")
NUMERAL = re.compile(r"(?P<word>[A-Z]\w+)\s[IVX]{1,4}\s$")
ROMAN = re.compile(r"[IVX]+")
WORDS_AHEAD = 3
"""Words in lower case, at most, between an article and the head that they tell the topic of."""


def joined_ahead(
    begin: int,
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
    blocked: Collection[int] = (),
) -> int:
    """Return where the name of an act begins that more runs through than words in capitals.

    Small words ("the Form of Speech Act"), brackets ("the Speech (Amendment) Act"), a Roman number
    ("the Oslo II Accord") and nouns that tell its topic ("the border treaty") belong to it.
    """
    rule = rules(sentence.language)
    if not (rule.head_final or rule.genitive_after):
        begin = _past_bracket(begin, head, sentence, blocked)
        begin = _behind_article(begin, sentence, blocked)
    begin = min(begin, _of_whole_name(head, sentence, others))
    near = _one_small_word(begin, head, sentence, others)
    return min(near, _several_small_words(begin, head, sentence, others))


def _of_whole_name(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where what was read as a body's name begins that a head closes, or the head's start.

    "The Federation of Chad Agreement" names an agreement.
    """
    if head.lemma not in act_rules(sentence.language).closing:
        return head.start
    text = sentence.text
    whole = (o.start for o in others if isinstance(o.value, Name) and o.end == head.end)
    return min((at for at in whole if text[at].isupper()), default=head.start)


def bracketed(head: Head, sentence: Sentence) -> bool:
    """Whether a head stands in brackets inside a name: "the Lake (Repeal of Laws) Act".

    So does one right before them: "the Treaty (Amendment) Act".
    """
    opening = sentence.text.rfind("(", 0, head.start)
    closing = sentence.text.find(")", head.end)
    if sentence.text.startswith(" (", head.end):
        opening = head.end + 1
    elif opening < 0 or ")" in sentence.text[opening : head.start]:
        return False
    if closing < 0:
        return False
    beyond = NEXT_BRACKETS.match(sentence.text, closing + 1)
    acts = {h.start for h in heads(sentence) if is_a(h.cls, "LegalAct")}
    named = beyond is not None and beyond.end() in acts
    return named and bool(BRACKET.search(sentence.text[: closing + 2]))


def _past_bracket(begin: int, head: Head, sentence: Sentence, blocked: Collection[int]) -> int:
    """Return where a name begins that has words in brackets or a Roman number before its head."""
    found = BRACKET.search(sentence.text[:begin]) or NUMERAL.search(sentence.text[:begin])
    if not found or not sentence.text[head.start].isupper():
        return begin
    return min(found.start("word"), before(sentence, found.end("word") + 1, blocked))


def _behind_article(begin: int, sentence: Sentence, blocked: Collection[int]) -> int:
    """Return where the words in lower case begin that stand between an article and a name.

    Words that tell no act from others ("a new border treaty") are left out.
    """
    rule, own = rules(sentence.language), act_rules(sentence.language)
    if sentence.text[begin].isupper():
        return begin
    ahead = [t for t in sentence.tokens if t.end <= begin][-WORDS_AHEAD - 3 :]
    found: list[Token] = []
    for token in reversed(ahead):
        lower = token.text.lower()
        dated = token.start in blocked
        if dated or lower in rule.articles | own.year_leads or lower.endswith(("'s", "’s")):
            break
        if lower[0].isdigit() and not lower.isdigit() and found:
            break
        joined = token.text in "–-" and bool(found)
        if not (joined or lower[0].isalpha()) or _parts(lower, rule):
            return begin
        found.insert(0, token)
    else:
        return begin
    verbs = [i for i, t in enumerate(found) if own.not_topic.fullmatch(t.text)]
    found = found[verbs[-1] + 1 :] if verbs else found
    while found and found[0].text in own.generic:
        found.pop(0)
    small = sum(t.text.islower() for t in found)
    return found[0].start if 0 < small <= WORDS_AHEAD else begin


def _parts(lower: str, rule: Rules) -> bool:
    return lower in rule.links | rule.soft_links | rule.stops | rule.joiners


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


def _several_small_words(
    begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> int:
    """Return where a name with several small words begins: "the Form of Speech and Writing Act".

    An article stands before its first word, or it opens the sentence. A body that gave the act
    "in" it is no part of it.
    """
    rule, text = rules(sentence.language), sentence.text
    small = act_rules(sentence.language).small_words_of.get(head.lemma, frozenset())
    if begin == head.start or not (text[begin].isupper() and text[head.start].isupper()):
        return begin
    words = [t for t in sentence.tokens if t.end <= begin]
    first, acts = begin, {h.end for h in heads(sentence) if is_a(h.cls, "LegalAct")}
    bodies = {o.end for o in others if isinstance(o.value, Name)}
    while words:
        kept = len(words)
        while kept and words[kept - 1].text in small:
            kept -= 1
        between = [t.text for t in words[kept:]]
        if not kept or not _is_capital(words[kept - 1], rule) or not _runs(between, first == begin):
            break
        if ROMAN.fullmatch(words[kept - 1].text):
            break
        if words[kept - 1].end in acts and between[:1] != ["on"]:
            break
        if between[:1] == ["in"] and words[kept - 1].end in bodies:
            break
        words, first = words[: kept - 1], words[kept - 1].start
    led = not words or any(t.text.lower() in rule.articles for t in words[-2:])
    return first if led else begin


def _runs(between: Sequence[str], nearest: bool) -> bool:
    """Whether a name runs through small words: none but further on, and no article alone."""
    alone = between[:1] == ["the"] or between[-2:] == ["and", "the"]
    return len(between) <= 2 and not alone and (bool(between) or not nearest)
