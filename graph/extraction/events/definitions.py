"""Events told by a definition: «Рига банкі – 1988 жылы құрылған | банк»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.adverbials import before_adverbials
from graph.extraction.events.event_classes import ABOUT_ACTS
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.defining import definition_opens
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence

CLAUSE_END = re.compile(r"[,.;:()]")
FOUNDED = ("Organisation", "Country")
"""Classes of what is founded, renamed and dissolved."""


def is_defined(
    thing: Annotation, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> bool:
    """Whether a participle is in what a thing is said to be: «Рига банкі – 1988 жылы құрылған | …».

    Besides the time and place, what it was made by may stand between.
    """
    fits = isinstance(thing.value, Act) if head.cls in ABOUT_ACTS else thing.is_of(*FOUNDED)
    final = rules(sentence.language).head_final
    opened = definition_opens(sentence, thing.end) if final and fits else None
    if opened is None or opened.end() > head.start or not _is_what(head, sentence):
        return False
    behind = max(before_adverbials(sentence, head.start, others), opened.end())
    rule, rest = event_rules(sentence.language), sentence.text[opened.end() : behind].split()
    last = rest[-1].lower() if rest else ""
    return not rest or last in rule.means_behind or bool(rule.instrument.fullmatch(last))


def _is_what(head: Head, sentence: Sentence) -> bool:
    """Whether a participle qualifies the noun that says what something is, and no other before it.

    «… құрылған саяси | партия», but not «… құрылған партияның | төрағасы».
    """
    rule, language = event_rules(sentence.language), sentence.language
    form = sentence.text[head.start : head.end].lower()
    words = CLAUSE_END.split(sentence.text[head.end :], maxsplit=1)[0].split()
    if not words or not rule.attributive.fullmatch(form) or not words[0].islower():
        return False
    cased = (rules(language).owner, rule.given_to)
    owned = any(pattern.fullmatch(word.lower()) for word in words for pattern in cased)
    plain = nominative(words[-1], language) == words[-1]
    return plain and not owned and not rule.beside_noun.fullmatch(words[0])
