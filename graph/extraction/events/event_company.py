"""Gatherings told apart by who came, spoke or presided there: «саммитке Чили қатысты»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.events.event_classes import GATHERINGS
from graph.extraction.events.event_rules import attends, clause, event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar, possible_cases
from graph.languages.pack import pack
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

Span = tuple[int, int]
STRONG = re.compile(r"[;:!?]")
"""Marks behind which a sentence goes on to something else."""


def may_be_attended(head: Head) -> bool:
    """Whether a noun is of what people come together for."""
    return head.cls in (*GATHERINGS, "Session")


def has_company(head: Head, sentence: Sentence, others: Sequence[Annotation], span: Span) -> bool:
    """Whether a verb beside a noun says that somebody who is named was at a gathering.

    A definite article before the noun alone points to one that is named elsewhere.
    """
    known = span == (head.start, head.end) and bool(rules(sentence.language).articles)
    return (not known or is_new(sentence, head.start)) and is_attended(head, sentence, others, span)


def is_attended(head: Head, sentence: Sentence, others: Sequence[Annotation], span: Span) -> bool:
    """Whether a verb beside the phrase of a noun says that somebody who is named was there.

    The patterns ``company`` of a language see the sentence with the phrase in angle brackets, or
    with the noun alone where heads stand last.
    """
    if not may_be_attended(head):
        return False
    if not any(_is_somebody(o) for o in others if o.end <= span[0] or o.start >= span[1]):
        return False
    return _by_pattern(head, sentence, span) or _by_verb(head, sentence, span)


def _by_pattern(head: Head, sentence: Sentence, span: Span) -> bool:
    """Whether one of the patterns ``company`` says so."""
    final = rules(sentence.language).head_final
    begin, end = (head.start, head.end) if final else span
    marked = f"{sentence.text[:begin]}⟨{sentence.text[begin:end]}⟩{sentence.text[end:]}"
    return any(pattern.search(marked) for pattern in event_rules(sentence.language).company)


def _by_verb(head: Head, sentence: Sentence, span: Span) -> bool:
    """Whether a word of ``attend`` stands in the clause of a noun that tells of one gathering."""
    rule = event_rules(sentence.language)
    ahead = sentence.text[: span[0]].lower().split()[-1:]
    weak = head.lemma in rule.weak_nouns and rule.held_leads.isdisjoint(ahead)
    if (weak and span == (head.start, head.end)) or _may_be_many(head, sentence):
        return False
    first, last = clause(sentence, *span)
    if sentence.text[span[1] : span[1] + 1] == ",":
        # What is said of it between commas may come first: «в сессии, открытой в мае, участвовал».
        further = STRONG.search(sentence.text, span[1])
        last = further.start() if further else len(sentence.text)
    return attends(sentence, first, last)


def _may_be_many(head: Head, sentence: Sentence) -> bool:
    """Whether the form of a noun is a plural as well, and no word before says that it is none.

    «вёл заседания» tells of several, «открытие заседания» of one.
    """
    form = sentence.text[head.start : head.end].lower()
    ahead = [t.text for t in sentence.tokens if t.end <= head.start][-1:]
    governed = bool(ahead) and grammar(ahead[0], sentence.language).part in ("NOUN", "ADP")
    both = possible_cases(form, sentence.language) >= {"Nom", "Gen"}
    return form != head.lemma and both and not governed


def is_new(sentence: Sentence, begin: int) -> bool:
    """Whether an article says that a phrase tells of a gathering that was not named yet."""
    table = pack(sentence.language).table("coreference")
    ahead = sentence.text[:begin].lower().split()[-1:]
    return not set(ahead).isdisjoint(table.get("indefinite", ()))


def _is_somebody(annotation: Annotation) -> bool:
    value = annotation.value
    return isinstance(value, Name) and is_a(value.cls, "PolicyActor")
