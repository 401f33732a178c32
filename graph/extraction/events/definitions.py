"""Events told by a definition: «Рига банкі – 1988 жылы құрылған | банк»."""

from __future__ import annotations

import re

from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_classes import ABOUT_ACTS
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence

DASHES = "–—-"
"""What leads from a thing to what it is."""
CLAUSE_END = re.compile(r"[,.;:()]")
FOUNDED = ("Organisation", "Country")
"""Classes of what is founded, renamed and dissolved."""


def is_defined(
    thing: Annotation,
    between: str,
    head: Head,
    sentence: Sentence,
) -> bool:
    """Whether a dash leads from a thing to what it is: «Рига банкі – 1988 жылы құрылған | банк».

    Besides the time and place, what it was made by may stand between.
    """
    fits = isinstance(thing.value, Act) if head.cls in ABOUT_ACTS else thing.is_of(*FOUNDED)
    final = rules(sentence.language).head_final
    if not final or not fits or between[0] not in DASHES or not _is_what(head, sentence):
        return False
    rule, rest = event_rules(sentence.language), between[1:].split()
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
