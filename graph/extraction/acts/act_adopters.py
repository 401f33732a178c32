"""Whose an act is by its own name: "decree of the President on …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.acts.act_mention import BY_SOMEBODY, Mention
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Annotation, Name, Post
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence


def adopter(mention: Mention, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return the body that the phrase names as the act's own: a name or post inside it.

    What an act is about ("decree on a strategy of the Council") is not who issued it.
    """
    if mention.head.cls not in BY_SOMEBODY:
        return ""
    for other in sorted(others, key=lambda o: not o.is_person):
        first, last = mention.origin or (mention.start, mention.title_end)
        inside = first <= other.start and other.end <= last
        topic = inside and (_is_topic(mention, sentence, other) or _is_object(other))
        if topic or (inside and _told(mention, other)):
            continue
        if inside and isinstance(other.value, Name) and other.value.cls != "Country":
            return other.value.nominative
        if inside and isinstance(other.value, Post):
            return other.text
    return ""


def _is_object(other: Annotation) -> bool:
    """Whether a name stands in a case by which something is done to it: «кеңесін тарату туралы».

    Where heads stand last, whose an act is stands in the genitive or the nominative.
    """
    rule, language = rules(other.sentence.language), other.sentence.language
    owned = rule.owner.fullmatch(other.text.lower().split()[-1])
    return rule.head_final and not owned and nominative(other.text, language) != other.text


def _told(mention: Mention, other: Annotation) -> bool:
    """Whether a name is a word of an act's quoted title, or of its number: "(EU) 2021/914"."""
    quote = mention.titled
    titled = quote is not None and quote.start <= other.start < quote.end
    return titled or other.text in re.findall(r"\w+", mention.number)


def _is_topic(mention: Mention, sentence: Sentence, other: Annotation) -> bool:
    """Whether a word that leads to a title stands between the head and a name behind it."""
    between = sentence.text[mention.head.end : other.start].lower().split()
    leads = act_rules(sentence.language).title_leads - rules(sentence.language).articles
    return not leads.isdisjoint(word.strip("“”\"'«»‘’(") or '"' for word in between)
