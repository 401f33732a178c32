"""The verbs by which acts are given: the time of what they tell is the date of the act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.events.event_rules import clause, event_rules
from graph.extraction.lexicon import Head, heads
from graph.reading.sentence import Sentence

DATING = ("Adoption", "Signing")
"""Classes of events whose time is the time of the act."""


def dating_heads(sentence: Sentence) -> tuple[Head, ...]:
    """Return the verbs of a sentence by which acts are given, those of the lexicon first."""
    found = heads(sentence)
    verbs = (h for h in found if h.kind == "triggerVerb" and h.cls in DATING)
    kept = (h for h in verbs if not is_late(h, found, sentence))
    initialled = act_rules(sentence.language).dating_verbs
    given = sorted(kept, key=lambda head: head.lemma in initialled)
    return (*given, *_further_verbs(sentence))


def _further_verbs(sentence: Sentence) -> Iterator[Head]:
    """Yield the verbs that say of acts alone that they were given: they are no sign of an event."""
    words = _further_words(sentence.language)
    for at in sentence.having(words):
        token, forms = sentence.tokens[at], (sentence.words[at], *sentence.lemmas[at])
        lemma = next(form for form in forms if form in words)
        yield Head(token.start, token.end, "Adoption", lemma, "triggerVerb")


@cache
def _further_words(language: str) -> frozenset[str]:
    own = act_rules(language)
    return own.dating_verbs | own.dated_verbs


def is_late(head: Head, found: Sequence[Head], sentence: Sentence) -> bool:
    """Whether a verb is said of acts that are there already: entry into force, ratification."""
    late = event_rules(sentence.language).sure_verbs
    return any(other.start == head.start and other.lemma in late for other in found)


def is_read(head: Head, sentence: Sentence) -> bool:
    """Whether a verb tells of a reading that is not the last: "adopted in first reading"."""
    reading = act_rules(sentence.language).reading
    ahead = sentence.text[: head.start].rstrip()
    _, last = clause(sentence, head.start, head.end)
    behind = reading.search(sentence.text, head.end, last)
    return bool(behind) or any(m.end() == len(ahead) for m in reading.finditer(ahead))
