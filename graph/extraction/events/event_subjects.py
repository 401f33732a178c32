"""The subject of an event's verb: the words before it and its auxiliaries, names in full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.acts.act_mention import blocked
from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.adverbials import before_adverbials, past_place
from graph.extraction.events.event_classes import ABOUT_ACTS, SIGNERS
from graph.extraction.events.event_means import means
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.phrases.phrase_start import span_before
from graph.languages.grammar import done_participle, grammar, possible_cases
from graph.reading.sentence import Sentence

NOTHING = re.compile(r"[\s)]*(?:\([^()]*\))?\s*")
BORN = re.compile(r"\s?\([^()]*\d{4}[^()]*\)(?:\sof\s[^\W\d]+)?\s?")
"""When a person was born and died or ruled, and where, behind the name."""
MEANS = frozenset({"Ins"})
Span = tuple[int, int]


def shared_subject(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span | None:
    """Return the subject shared with a passive before the verb: "was founded … and *closed*"."""
    earlier = [t for t in sentence.tokens if t.end <= head.start]
    if not earlier or earlier[-1].text.lower() not in rules(sentence.language).joiners:
        return None
    passives = [t for t in earlier if t.text.lower() in event_rules(sentence.language).passive]
    verbs = [t for t in earlier if passives and t.start > passives[-1].start]
    if not verbs or ";" in sentence.text[verbs[0].start : head.start]:
        return None
    return subject_span(replace(head, start=verbs[0].start), sentence, others)


def subject_span(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span:
    """Return the span of the words before the verb and its auxiliaries, names in full."""
    auxiliary = passive_start(head, sentence)
    end = head.start if auxiliary is None else auxiliary
    led = event_rules(sentence.language).led_by.search(sentence.text[:end])
    end = led.start() if led else before_adverbials(sentence, end, others)
    ahead = sentence.text[:end].lower().split()[-1:]
    if auxiliary is not None and not rules(sentence.language).joiners.isdisjoint(ahead):
        return shared_subject(replace(head, start=auxiliary), sentence, others) or (end, end)
    act = _act_before(head, end, sentence, others) if head.cls in ABOUT_ACTS else None
    if act:
        return act.start, act.end
    first = span_before(sentence, end, blocked(others))
    first = _past_means(sentence, first, end, others)
    if sentence.text[first:end].lower().split()[:1] and _says_where(sentence, first):
        return whole_names((past_place(sentence, first, end), end), others)
    if sentence.text[:end].rstrip().endswith(","):
        opened = sentence.text.rfind(";", 0, end)
        names = [o for o in others if isinstance(o.value, Name | Act) and opened < o.end < end]
        names = [o for o in names if not (head.cls in ABOUT_ACTS and o.is_of(*SIGNERS))]
        return min(((o.start, o.end) for o in names), default=(end, end))
    person = _person_before(first, end, sentence, others)
    return (
        (person.start, person.end) if person else whole_names(trimmed(sentence, first, end), others)
    )


def _past_means(sentence: Sentence, first: int, end: int, others: Sequence[Annotation]) -> int:
    """Return where a subject begins behind what something is done by: «указом короля | Бюро рек».

    No subject is in the instrumental, and its first word may stand in the nominative.
    """
    inside = [t for t in sentence.tokens if first <= t.start < end and t.text[0].isalpha()]
    if not inside or possible_cases(inside[0].text, sentence.language) != MEANS:
        return first
    acts = (o.end for o in others if isinstance(o.value, Act) and o.start == inside[0].start)
    behind = max((at for at in acts if at < end), default=inside[0].end)
    owners = [o for o in others if isinstance(o.value, Name) and o.value.nominative != o.text]
    for token in (t for t in inside if t.start >= behind):
        owned = any(o.start <= token.start < o.end for o in owners)
        if not owned and "Nom" in possible_cases(token.text, sentence.language):
            return token.start
    return first


def _says_where(sentence: Sentence, first: int) -> bool:
    """Whether words that open with a preposition of place are no subject: "in Riga was signed"."""
    opening = next((t.text.lower() for t in sentence.tokens if t.start >= first), "")
    plain = rules(sentence.language).genitive_after
    return plain and opening in event_rules(sentence.language).place_leads


def _act_before(
    head: Head, end: int, sentence: Sentence, others: Sequence[Annotation]
) -> Annotation | None:
    """Return the act right before ``end``, or the last one where an act is told as the means."""
    acts = [o for o in others if isinstance(o.value, Act) and o.end <= end]
    beside = next((a for a in acts if NOTHING.fullmatch(sentence.text[a.end : end])), None)
    if beside or not acts:
        return beside
    return acts[-1] if means(head, sentence, others) else None


def _person_before(
    first: int, end: int, sentence: Sentence, others: Sequence[Annotation]
) -> Annotation | None:
    """Return the person whose name ends at ``end``; in the nominative, where owners follow."""
    plain = rules(sentence.language).genitive_after
    for other in others:
        value = other.value
        if not (isinstance(value, Name) and value.cls == "Person" and other.end <= end):
            continue
        subject = not plain or value.nominative == other.text
        near = first <= other.start and end - other.end <= 2
        if subject and (near or BORN.fullmatch(sentence.text, other.end, end)):
            return other
    return None


def passive(head: Head, sentence: Sentence) -> bool:
    """Whether auxiliaries of the passive stand before a verb."""
    return passive_start(head, sentence) is not None


def active(head: Head, sentence: Sentence) -> bool:
    """Whether a verb's subject does something to another, by its form: «избрал», no «избран»."""
    form, language = sentence.text[head.start : head.end], sentence.language
    _, suffered, _ = done_participle(form, language)
    return suffered and grammar(form, language).part == "VERB"


def passive_start(head: Head, sentence: Sentence) -> int | None:
    """Return where the auxiliaries of a passive begin, or None when the verb has none."""
    rule = event_rules(sentence.language)
    earlier = [t for t in sentence.tokens if t.end <= head.start][-4:]
    begin, passive = None, False
    for token in reversed(earlier):
        lower = token.text.lower()
        if lower in rule.passive:
            begin, passive = token.start, True
        elif lower in rule.auxiliaries:
            begin = token.start
        elif lower not in rule.adverbs:
            break
    return begin if passive else None


def trimmed(sentence: Sentence, start: int, end: int) -> Span:
    """Return the span without articles and joiners at its beginning."""
    rule = rules(sentence.language)
    for token in sentence.tokens:
        if start <= token.start < end and token.text.lower() not in rule.articles | rule.joiners:
            return token.start, end
    return start, start


def whole_names(span: Span, others: Sequence[Annotation]) -> Span:
    """Return the span widened to the names that it cuts through."""
    start, end = span
    for other in others:
        if isinstance(other.value, Name) and other.start < start < other.end:
            start = other.start
        if isinstance(other.value, Name) and other.start < end < other.end:
            end = other.end
    return start, end
