"""What a verb must speak of to tell of an event of its class."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.event_arguments import post_span, thing_at
from graph.extraction.events.event_clauses import is_person, set_for_a_day
from graph.extraction.events.event_rules import clause, event_rules
from graph.extraction.lexicon import Head, heads, is_likely
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.posts.clause_holders import is_record
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

NEEDS = {
    "Adoption": ("LegalAct",),
    "EntryIntoForce": ("LegalAct",),
    "Signing": ("LegalAct",),
    "AmendmentEvent": ("LegalAct",),
    "Founding": ("Organisation", "Country"),
    "Renaming": ("PolicyActor",),
    "Dissolution": ("PolicyActor",),
    "Appointment": ("Person", "Post"),
    "Election": ("Person", "Post", "Organisation"),
    "Resignation": ("Person", "Post", "Government"),
    "Meeting": ("Person",),
    "Visit": ("Country", "Place"),
    "PolicyEvent": ("Person", "Organisation", "LegalAct"),
}
"""What a clause must speak of for its verb to tell of an event of a class."""
POWERS = ("Government", "Parliament", "ParliamentChamber")
"""What goes or is dissolved without being told apart from others of its kind."""
Span = tuple[int, int]


def fits_class(
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
    about: Span,
    date: Annotation | None,
) -> bool:
    """Whether the verb speaks of what its class needs."""
    rule, needs = event_rules(sentence.language), NEEDS.get(head.cls, ())
    if _of_another_kind(head, sentence, others, about):
        return False
    if head.lemma in rule.linking:
        span = post_span(head, sentence, others)
        return span is not None and not any(
            o.start == span[0] and is_record(o) for o in others if o.kind == "post"
        )
    if date and head.lemma in rule.sure_verbs:
        return True
    if date and head.kind == "eventNoun" and " " in head.lemma:
        return True
    if head.cls == "PolicyEvent":
        return date is not None and _named(others, _around(head, sentence, about), needs)
    if not needs or _main_noun(sentence, about, needs):
        return True
    if head.cls == "Founding":
        return _is_founded(head, sentence, others, about, date)
    if head.cls == "Dissolution" and rule.object_after:
        return _is_body(sentence, others, about)
    final = rules(sentence.language).head_final and head.cls == "Dissolution"
    if _is_body(sentence, others, about) if final else _named(others, about, needs):
        return True
    if "LegalAct" in needs:
        return False
    return _named(others, _around(head, sentence, about), needs)


def _of_another_kind(
    head: Head, sentence: Sentence, others: Sequence[Annotation], about: Span
) -> bool:
    """Whether a verb is about what none of its class is done to, where cases tell what that is.

    Nobody publishes people or bodies, only people are received and come into posts, a body is what
    somebody comes to head, and what is set for a day is no post.
    """
    if not event_rules(sentence.language).names_in_genitive:
        return False
    thing = thing_at(about, others)
    actor = thing is not None and isinstance(thing.value, Name)
    if head.cls == "Publication":
        ahead = sentence.text[: head.start].lower().split()[-1:]
        return actor or not event_rules(sentence.language).called_ahead.isdisjoint(ahead)
    if head.cls == "Meeting" and head.lemma in event_rules(sentence.language).weak_verbs:
        return thing is None or not is_person(thing)
    if head.cls != "Appointment" or " " in head.lemma or post_span(head, sentence, others):
        return False
    start, end = about
    if set_for_a_day(head, sentence, others):
        return True
    if head.lemma in event_rules(sentence.language).leading:
        first, last = _around(head, sentence, about)
        return not any(_is_organisation(o) for o in others if first <= o.start < last)
    return not any(is_person(o) for o in others if start <= o.start < end)


def _is_organisation(annotation: Annotation) -> bool:
    value = annotation.value
    return isinstance(value, Name) and is_a(value.cls, "Organisation")


def _is_founded(
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
    about: Span,
    date: Annotation | None,
) -> bool:
    """Whether a body or country is founded: one with a name, or one whose day is told."""
    rule = event_rules(sentence.language)
    weak = head.lemma in rule.weak_verbs
    if date is not None and not weak:
        return True
    if weak or not rule.object_after:
        return _is_body(sentence, others, about)
    return _named(others, about, NEEDS["Founding"])


def _around(head: Head, sentence: Sentence, about: Span) -> Span:
    """Return the span of the verb's clause and what it is about."""
    first, last = clause(sentence, head.start, head.end)
    return min(first, about[0]), max(last, about[1])


def _main_noun(sentence: Sentence, about: Span, needs: Sequence[str]) -> bool:
    """Whether the first noun of the lexicon (the last one where heads stand last) is needed."""
    inside = [h for h in heads(sentence) if h.kind == "headNoun" and about[0] <= h.start < about[1]]
    if not inside:
        return False
    place = (inside[-1] if rules(sentence.language).head_final else inside[0]).start
    links = rules(sentence.language).links
    ahead = {t.text.lower() for t in sentence.tokens if about[0] <= t.start < place}
    first = [h for h in inside if h.start == place and is_likely(h, sentence)]
    return not ahead & links and any(is_a(h.cls, need) for h in first for need in needs)


def _named(others: Sequence[Annotation], span: Span, needs: Sequence[str]) -> bool:
    for other in others:
        if span[0] <= other.start < span[1]:
            if other.kind == "post" and "Post" in needs:
                return True
            value = other.value
            if isinstance(value, Name | Act) and any(is_a(value.cls, need) for need in needs):
                return True
    return False


def counts_undated(
    head: Head, sentence: Sentence, others: Sequence[Annotation], about: Span
) -> bool:
    """Whether what the verb is about has a name, so that the event counts without a date."""
    if head.cls in ("Founding", "Dissolution") and _is_body(sentence, others, about):
        return True
    if head.cls not in NEEDS:
        return False
    people = any(o.is_person for o in others)
    if head.cls == "Appointment" and people and post_span(head, sentence, others):
        return True
    if head.cls in ("Resignation", "Dissolution") and _main_noun(sentence, about, POWERS):
        return True
    if head.lemma in event_rules(sentence.language).weak_verbs:
        return False
    visited = head.cls == "Visit" and people
    return any(_has_name(o, visited) for o in others if about[0] <= o.start < about[1])


def _has_name(annotation: Annotation, visited: bool) -> bool:
    """Whether an act has a title, or a name is that of an actor, or of a country ``visited``."""
    value = annotation.value
    if isinstance(value, Act):
        return " " in value.title.strip()
    return isinstance(value, Name) and (visited or value.cls not in ("Country", "Place"))


def _is_body(sentence: Sentence, others: Sequence[Annotation], about: Span) -> bool:
    """Whether a body's name is all that the verb is about, give or take a word or two."""
    final = rules(sentence.language).head_final
    return any(
        isinstance(o.value, Name)
        and is_a(o.value.cls, "Organisation")
        and (0 <= about[1] - o.end <= 2 if final else 0 <= o.start - about[0] <= 4)
        for o in others
    )
