"""The act by which something is done: "approved by the decree"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import possible_cases
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a


def is_means(act: Annotation) -> bool:
    """Whether an act is what something is done by: «утверждён указом», «қаулысымен бекітілді»."""
    language = act.sentence.language
    if event_rules(language).instrument.fullmatch(act.text.lower()):
        return True
    inside = [h for h in heads(act.sentence) if act.start <= h.start and h.end <= act.end]
    first = next((h for h in inside if is_a(h.cls, "LegalAct")), None)
    form = act.sentence.text[first.start : first.end] if first else ""
    return bool(form) and possible_cases(form, language) == {"Ins"}


def means(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    """Return the act by which a verb says that something was done, right beside the verb."""
    final = rules(sentence.language).head_final
    for act in (o for o in others if isinstance(o.value, Act)):
        low, high = (act.end, head.start) if final else (head.end, act.start)
        between = sentence.text[low:high].lower().split() if low <= high else [","]
        close = len(between) <= 1 and "," not in "".join(between)
        if (close and is_means(act)) or _leads_to_means(between, sentence):
            return act
    return None


def _leads_to_means(between: Sequence[str], sentence: Sentence) -> bool:
    """Whether words between a verb and an act say that it was done by it: "approved by the"."""
    leads = event_rules(sentence.language).instrument_leads
    passed = leads | rules(sentence.language).articles
    return not leads.isdisjoint(between) and passed.issuperset(between)
