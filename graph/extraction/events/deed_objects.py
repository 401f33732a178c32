"""What a deed is done to, where something else stands right behind the verb that opens a clause."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.events.adverbials import before_adverbials
from graph.extraction.events.event_classes import OF_PERSONS
from graph.extraction.events.event_rules import clause, event_rules
from graph.extraction.events.event_subjects import subject_span
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import done_participle, grammar, is_finite, possible_cases
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence

MOST_WORDS = 8
"""Words of an object before its verb, at most."""


def done_to(rest: str, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> str | None:
    """Return what the verb of a clause is done to, given the words behind it; None if unsaid.

    Words that open with who did it have the object before the verb, a passive its subject, and
    what says where or with whom is passed over: «ввёл в порту | новые правила».
    """
    language, verb = sentence.language, sentence.text[head.start : head.end]
    _, suffered, _ = done_participle(verb, language)
    first = rest.split(" ")[0]
    led = grammar(first, language).part == "ADP"
    cases = frozenset() if led else possible_cases(first, language)
    if not rest and head.cls != "PolicyEvent":
        return rest
    if grammar(verb, language).part == "PTCP":
        told = rest if head.cls in OF_PERSONS or not rest or led else None
        return rest if "Nom" in cases else _subject(head, sentence, others, rest) or told
    if not event_rules(language).phases.isdisjoint(lemmas(verb, language)):
        return rest if "Nom" in cases else _ahead(head, sentence, others, "Nom") or rest
    if not suffered or not rest:
        return rest
    if cases == {"Nom"} and grammar(first, language).part == "NOUN":
        return _ahead(head, sentence, others, "Acc")
    if "Nom" in cases and _is_actor(sentence.text.find(rest, head.end), others):
        return _ahead(head, sentence, others, "Acc") or rest
    return _past_adjunct(rest, language) if led else rest


def _is_actor(start: int, others: Sequence[Annotation]) -> bool:
    """Whether somebody who may act is named at a place, or the title of who does."""
    named = (o for o in others if o.start <= start < o.end)
    return any(o.kind == "post" or o.is_person or o.is_of("Organisation") for o in named)


def _subject(head: Head, sentence: Sentence, others: Sequence[Annotation], rest: str) -> str | None:
    """Return the subject of a passive before it; a name, where nothing else is told."""
    start, end = subject_span(head, sentence, others)
    if not rest and not any(o.kind in ("name", "act") for o in others if start <= o.start < end):
        return None
    return _spoken(sentence, start, end, "Nom", others)


def _ahead(head: Head, sentence: Sentence, others: Sequence[Annotation], case: str) -> str | None:
    """Return the object, or the subject, that opens a clause before its verb."""
    start, _ = clause(sentence, head.start, head.end)
    end = before_adverbials(sentence, head.start, others)
    dates = [o.end for o in others if o.kind == "date" and start <= o.start and o.end <= end]
    return _spoken(sentence, max([start, *dates]), end, case, others)


def _spoken(
    sentence: Sentence, start: int, end: int, case: str, others: Sequence[Annotation]
) -> str | None:
    """Return the words of a span that may be one noun phrase in a case; small without a name."""
    words, language = sentence.text[start:end].strip(" ,"), sentence.language
    split = words.split()
    leads = rules(language).joiners | rules(language).links
    if not split or len(split) > MOST_WORDS or case not in possible_cases(split[0], language):
        return None
    if split[0].lower() in leads or any(is_finite(word, language) for word in split):
        return None
    named = any(o.start <= start + 1 < o.end for o in others if o.kind in ("name", "act"))
    opens = not sentence.text[:start].strip()
    return words if named or not opens or words[1:2].isupper() else words[0].lower() + words[1:]


def _past_adjunct(rest: str, language: str) -> str:
    """Return the object behind a phrase that a preposition leads; all words where none is there."""
    words = rest.split(" ")
    for at in range(2, len(words)):
        cases = possible_cases(words[at], language)
        if cases and cases <= {"Nom", "Acc", "Voc"} and "Acc" in cases:
            return " ".join(words[at:])
        if grammar(words[at], language).part in ("ADP", "CONJ", "VERB"):
            break
    return rest
