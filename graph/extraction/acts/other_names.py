"""Whether a noun for an act is a word of something else: of a name, a body's, a work's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.acts.act_mention import Mention
from graph.extraction.acts.act_rules import ActRules, act_rules
from graph.extraction.annotation import Annotation, Name
from graph.extraction.figures.number_words import number_table
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

NEXT_WORD = re.compile(r" (?P<word>[A-Z][a-z]+)\b")
BODY = 5
"""Words behind a head, at most, in which the noun of a body may stand that it opens."""


def titles_work(mention: Mention, sentence: Sentence, own: ActRules) -> bool:
    """Whether an act's noun only stands in the title of a work: the book "Law and Order"."""
    quoted = mention.titled
    if quoted is None or mention.number or not quoted.start <= mention.head.start < quoted.end:
        return False
    ahead = own.of_works.search(sentence.text[: quoted.start])
    return bool(ahead or own.of_works_behind.match(sentence.text, quoted.end))


def in_capitals(form: str, head: Head, sentence: Sentence) -> bool:
    """Whether a noun stands in capitals as the name of somebody: "ACT" in a sentence of others."""
    known = act_rules(sentence.language).capital
    return len(form) > 2 and form.isupper() and head.lemma not in known and not _shouts(sentence)


def _shouts(sentence: Sentence) -> bool:
    """Whether a sentence, or most of it, is written in capitals."""
    words = [t.text for t in sentence.tokens if len(t.text) > 2 and t.text.isalpha()]
    return 2 * sum(word.isupper() for word in words) >= len(words)


def opens_body(head: Head, sentence: Sentence) -> bool:
    """Whether "and" leads from a head to the noun of a body: "the State Law and Order Council"."""
    rule = rules(sentence.language)
    words = [t for t in sentence.tokens if t.start >= head.end][:BODY]
    if rule.head_final or not words or words[0].text.lower() not in rule.joiners:
        return False
    bodies = {h.start for h in heads(sentence) if is_a(h.cls, "Organisation")}
    for word in words[1:]:
        if not word.text[0].isupper() or not sentence.text[head.start].isupper():
            return False
        if word.start in bodies:
            return True
    return False


def in_name(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a head is a word of a person's name, or of a body's whose own noun goes before it."""
    own = act_rules(sentence.language)
    last = any(isinstance(o.value, Name) and o.end == head.end for o in others)
    if rules(sentence.language).head_final or (last and head.lemma in own.closing):
        return False
    bodies = [h for h in heads(sentence) if is_a(h.cls, "Organisation") and h.kind == "headNoun"]
    for other in others:
        value = other.value
        if isinstance(value, Name) and other.start <= head.start and head.end <= other.end:
            person = value.cls == "Person"
            named = is_a(value.cls, "Organisation")
            if person or (named and any(other.start <= b.start < other.end for b in bodies)):
                return person or other.text != sentence.text[head.start : head.end]
    return False


def is_counted(head: Head, sentence: Sentence) -> bool:
    """Whether a number stands right before a head in the singular: «бес кодекс»."""
    if not rules(sentence.language).head_final:
        return False
    ahead = next((t.text for t in reversed(sentence.tokens) if t.end <= head.start), "")
    words = number_table(sentence.language).get("cardinals", {})
    return ahead.isdigit() or ahead.lower() in words


def is_of_another_name(head: Head, sentence: Sentence) -> bool:
    """Whether a lone head is a word of another's name: "the Law and Justice party", "ACT"."""
    form, behind = sentence.text[head.start : head.end], sentence.text[head.end :].split()[:2]
    joined = bool(rules(sentence.language).joiners & {*behind[:1]})
    if _modifies_name(head, sentence):
        return True
    known = act_rules(sentence.language).capital
    short = form.isupper() and not sentence.text.isupper() and head.lemma not in known
    return form[0].isupper() and (short or (joined and behind[-1][0].isupper()))


def _modifies_name(head: Head, sentence: Sentence) -> bool:
    """Whether a lone head with a capital stands right before another word of a name: "Code Pink".

    A word that tells its topic does not, nor one for its number.
    """
    rule, behind = rules(sentence.language), sentence.text[head.end :]
    following = NEXT_WORD.match(behind)
    plain = not (rule.head_final or rule.genitive_after)
    form = sentence.text[head.start : head.end]
    return (
        plain
        and form.istitle()
        and following is not None
        and not act_rules(sentence.language).no_name_behind.fullmatch(following["word"].lower())
        and following["word"].lower() not in rule.topic | rule.links | rule.articles
    )
