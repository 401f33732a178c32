"""When and where, said between a verb and its object: "adopted | on 3 May, in Riga, | the Act"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.event_rules import event_rules
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import possible_cases
from graph.reading.sentence import Sentence

PLACES = ("Place", "Country")
OF_OBJECTS = frozenset({"Acc", "Nom", "Gen"})
"""Cases of objects: the genitive is that of persons."""


def past_adverbials(sentence: Sentence, end: int, others: Sequence[Annotation]) -> int:
    """Return where the object of a verb that ends at ``end`` begins, behind dates and places.

    That is ``end`` where none stand there, or where what follows them is no object. Commas may
    part them.
    """
    begin = end
    while further := _past_one(sentence, begin, others):
        begin = further
    return begin if begin > end and _opens_object(sentence, begin, others) else end


def _past_one(sentence: Sentence, start: int, others: Sequence[Annotation]) -> int:
    """Return where a date or a place ends that is said next, with its preposition, or 0."""
    when, where = (
        act_rules(sentence.language).time_leads,
        event_rules(sentence.language).place_leads,
    )
    for told in (o for o in others if start < o.start):
        leads = when if told.kind == "date" else where if _is_place(told) else None
        ahead = sentence.text[start : told.start].lower().replace(",", " ").split()
        bare = told.kind == "date" and not ahead
        if leads is not None and (bare or (len(ahead) == 1 and ahead[0] in leads)):
            return told.end
    return 0


def _is_place(told: Annotation) -> bool:
    return isinstance(told.value, Name) and told.value.cls in PLACES


def _opens_object(sentence: Sentence, start: int, others: Sequence[Annotation]) -> bool:
    """Whether an object may begin at a place: an act, or a word in such a case or an article."""
    first = next((t for t in sentence.tokens if t.start >= start and t.text not in ',«“"„'), None)
    if first is None:
        return False
    rule = rules(sentence.language)
    if any(isinstance(o.value, Act) and o.start == first.start for o in others):
        return True
    if not rule.genitive_after:
        return first.text.lower() in rule.articles
    cases = possible_cases(first.text.lower(), sentence.language)
    return not cases.isdisjoint(OF_OBJECTS)
