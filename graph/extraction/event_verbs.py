"""Events told by a verb: "in 1995 the Assembly was created"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.acts import act_heads
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.event_nouns import event_heads
from graph.extraction.event_rules import (
    blocked,
    clause,
    edtf,
    event_rules,
    nearest_date,
    place_of,
)
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases import quotations, rules, span_after, span_before
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

NEEDS = {
    "Adoption": ("LegalAct",),
    "Signing": ("LegalAct",),
    "AmendmentEvent": ("LegalAct",),
    "Founding": ("Organisation", "StateBody", "PolicyActor"),
    "Renaming": ("PolicyActor",),
    "Dissolution": ("PolicyActor",),
    "Appointment": ("Person", "Post"),
    "Election": ("Person", "Post", "PolicyActor"),
    "Resignation": ("Person", "Post", "Government"),
    "Meeting": ("Person",),
    "Visit": ("Country", "Place"),
}
"""What a clause must speak of for its verb to tell of an event of a class."""
LONGEST = 120
"""Letters of a clause that serve as the event's name."""


def verb_events(sentence: Sentence, others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the events that verbs of a sentence tell of, in order.

    A verb event needs a date, or else a thing by name that it is about.
    """
    found = (_read(head, sentence, others) for head in event_heads(sentence, "triggerVerb"))
    return tuple(annotation for annotation in found if annotation)


def _read(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    if _quoted(head, sentence) or _unreal(head, sentence) or _noun(head, others):
        return None
    argument = _argument(head, sentence, others)
    date = nearest_date(sentence, head.start, head.end, others)
    about = _about(head, sentence, others, argument)
    if not about or not (date or _by_name(head, others, argument)):
        return None
    return _annotation(head, sentence, others, argument, date)


def _annotation(
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
    argument: tuple[int, int],
    date: Annotation | None,
) -> Annotation:
    first, last = clause(sentence, head.start, head.end)
    said = _clause_words(head, sentence, argument, others)
    pattern = event_rules(sentence.language).names.get(head.cls, "")
    words = sentence.text[slice(*argument)].strip()
    name = pattern.format(words) if pattern and words else said
    place = place_of(sentence, first, last, others)
    aliases = tuple(a for a in (said,) if a != name)
    event = Event(head.cls, name, edtf(date), place, aliases=aliases)
    start, end = min(argument[0], head.start), max(argument[1], head.end)
    return Annotation.of(sentence, start, end, "event", event)


def _quoted(head: Head, sentence: Sentence) -> bool:
    return any(q.start < head.start and head.end < q.end for q in quotations(sentence.text))


def _noun(head: Head, others: Sequence[Annotation]) -> bool:
    """Whether the word is part of a name, a post or an act's title."""
    return any(
        o.kind in ("name", "post", "act") and o.start <= head.start and head.end <= o.end
        for o in others
    )


def _unreal(head: Head, sentence: Sentence) -> bool:
    irrealis = event_rules(sentence.language).irrealis
    near = [t.text.lower() for t in sentence.tokens if t.end <= head.start][-3:]
    behind = [t.text.lower() for t in sentence.tokens if t.start >= head.end][:1]
    return bool(irrealis & {*near, *(behind if rules(sentence.language).head_final else ())})


def _argument(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> tuple[int, int]:
    """Return the span of what the verb is about: the subject of a passive, else the object."""
    rule, places = event_rules(sentence.language), blocked(others)
    if not rule.object_after:
        return span_before(sentence, head.start, places), head.start
    earlier = [t for t in sentence.tokens if t.end <= head.start]
    auxiliary = next((t for t in reversed(earlier[-3:]) if t.text.lower() in rule.passive), None)
    if auxiliary:
        first = span_before(sentence, auxiliary.start, places)
        subject = _apposed(sentence, first, auxiliary.start, others)
        if subject[1] > subject[0]:
            return subject
    return _trimmed(sentence, head.end, span_after(sentence, head.end, places))


def _apposed(
    sentence: Sentence, first: int, last: int, others: Sequence[Annotation]
) -> tuple[int, int]:
    """Return the subject before an apposition between commas, or the words as they are."""
    if not sentence.text[:last].rstrip().endswith(","):
        return first, last
    names = [o for o in others if isinstance(o.value, Name | Act) and o.end < last]
    return (names[0].start, names[0].end) if names else (last, last)


def _trimmed(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the span without articles and joiners at its beginning."""
    rule = rules(sentence.language)
    for token in sentence.tokens:
        if start <= token.start < end and token.text.lower() not in rule.articles | rule.joiners:
            return token.start, end
    return start, start


def _about(
    head: Head, sentence: Sentence, others: Sequence[Annotation], argument: tuple[int, int]
) -> bool:
    """Whether the clause speaks of what the verb's class needs."""
    needs = NEEDS.get(head.cls)
    if needs is None:
        return True
    start, end = argument
    if needs == ("LegalAct",):
        return any(start <= act.start < end for act in act_heads(sentence)) or any(
            isinstance(o.value, Act) and start <= o.start < end for o in others
        )
    first, last = clause(sentence, head.start, head.end)
    first, last = min(first, start), max(last, end)
    for other in others:
        if first <= other.start < last:
            if other.kind == "post" and "Post" in needs:
                return True
            if isinstance(other.value, Name) and any(is_a(other.value.cls, n) for n in needs):
                return True
    return any(
        h.kind == "headNoun" and start <= h.start < end and any(is_a(h.cls, n) for n in needs)
        for h in heads(sentence)
    )


def _by_name(head: Head, others: Sequence[Annotation], argument: tuple[int, int]) -> bool:
    """Whether what the verb is about has a name, so that the event counts without a date."""
    if head.cls not in NEEDS:
        return False
    start, end = argument
    for other in others:
        if start <= other.start < end:
            if isinstance(other.value, Act) and other.value.title.strip().count(" "):
                return True
            if isinstance(other.value, Name) and other.value.cls not in ("Country", "Place"):
                return True
    return False


def _clause_words(
    head: Head, sentence: Sentence, argument: tuple[int, int], others: Sequence[Annotation]
) -> str:
    """Return the clause around the verb, shortened: from what it is about to the verb or back."""
    start, end = min(argument[0], head.start), max(argument[1], head.end)
    words = sentence.text[start:end].strip(" ,;")
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0]
