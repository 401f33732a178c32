"""What a verb is about: a passive's subject, an active's object, or the noun that it qualifies."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.event_classes import ABOUT_ACTS, TO_THINGS
from graph.extraction.events.event_objects import object_after, object_before
from graph.extraction.events.event_rules import event_rules
from graph.extraction.events.event_subjects import (
    passive_start,
    shared_subject,
    subject_span,
)
from graph.extraction.events.qualified import qualified
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar, possible_cases
from graph.reading.sentence import Sentence

NEAR = 40
"""Letters between a verb and a post up to which the verb is about the post."""
Span = tuple[int, int]


def argument(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span:
    """Return the span of what the verb at ``head`` is about; an empty one when there is none."""
    found = _between(head, sentence) or qualified(head, sentence, others)
    if found:
        return found
    rule = event_rules(sentence.language)
    act = _act_of_verb_before(head, sentence, others)
    if act and head.lemma in rule.intransitive:
        return act
    if not rule.object_after:
        if qualifies_noun(head, sentence, others):
            return head.start, head.start
        return object_before(head, sentence, others)
    if head.lemma in rule.intransitive or passive_start(head, sentence) is not None:
        subject = subject_span(head, sentence, others)
        if subject[0] < subject[1]:
            return subject
    found = object_after(head, sentence, others)
    if head.cls in TO_THINGS and _is_who_did_it(found, head, sentence, others):
        ahead = subject_span(head, sentence, others)
        return ahead if ahead[0] < ahead[1] else found
    return found if found[0] < found[1] else shared_subject(head, sentence, others) or found


def _is_who_did_it(
    behind: Span, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> bool:
    """Whether what stands behind a verb is the person who did it: «музей основала | Анна Роос».

    The case tells, where a language has cases.
    """
    thing = thing_at(behind, others)
    finite = grammar(sentence.text[head.start : head.end], sentence.language).part == "VERB"
    if not event_rules(sentence.language).names_in_genitive or thing is None or not finite:
        return False
    if not isinstance(thing.value, Name) or thing.value.cls != "Person":
        return False
    plain = thing.value.nominative == thing.text
    cases = [possible_cases(word.lower(), sentence.language) for word in thing.text.split()]
    return plain and any(told and "Acc" not in told for told in cases)


def qualifies_noun(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a participle says something of a noun behind it: «жаңадан құрылған | шағынауданда».

    No event is about that noun, which is no name, or about what stands before the participle.
    """
    rule = event_rules(sentence.language)
    following = next((t for t in sentence.tokens if t.start >= head.end), None)
    form = sentence.text[head.start : head.end].lower()
    if following is None or not following.text[0].isalpha() or not rule.attributive.fullmatch(form):
        return False
    if any(isinstance(o.value, Act | Name) and o.start == following.start for o in others):
        return False
    return not rule.beside_noun.fullmatch(following.text.lower())


def _act_of_verb_before(
    head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> Span | None:
    """Return the act that a verb before "and" was said of: "was adopted *and came into force*"."""
    ahead = sentence.text[: head.start].lower().split()[-1:]
    if rules(sentence.language).joiners.isdisjoint(ahead) or head.cls not in ABOUT_ACTS:
        return None
    verbs = [h for h in heads(sentence) if h.kind == "triggerVerb" and h.end < head.start]
    last = max((h.start for h in verbs if h.cls in ABOUT_ACTS), default=-1)
    acts = [o for o in others if isinstance(o.value, Act) and o.end <= last]
    parted = not acts or ";" in sentence.text[acts[-1].end : head.start]
    return None if parted else (acts[-1].start, acts[-1].end)


def _between(head: Head, sentence: Sentence) -> Span | None:
    """Return the object that parts the words of a verb: "relieved *the minister* of"."""
    words = [t for t in sentence.tokens if head.start <= t.start < head.end]
    extra = len(words) - len(head.lemma.split())
    return (words[1].start, words[extra].end) if extra > 0 else None


def post_span(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span | None:
    """Return the span of the post that follows the verb closely, or that its last word opens.

    One in another case than the instrumental is that of whom the verb speaks of, and one behind
    "by" of whoever does it.
    """
    rule = event_rules(sentence.language)
    agents, first = rule.agents, head.start + 1 if rule.names_in_genitive else head.end
    for other in others:
        if other.kind == "post" and first <= other.start <= head.end + NEAR:
            cases = possible_cases(other.text.split()[0], sentence.language)
            if cases and "Ins" not in cases:
                continue
            if not cases and _is_title(other, others):
                continue
            between = sentence.text[head.end : other.start]
            if not agents.isdisjoint(between.lower().split()[-1:]):
                continue
            if "," not in between and len(between.split()) <= 4:
                return other.start, other.end
    return None


def _is_title(post: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether a post is what somebody is called before the name: "elected *Mayor* Ada Holm"."""
    return any(o.is_person and 0 < o.start - post.end <= 2 for o in others)


def act_before(head: Head, about: Span, others: Sequence[Annotation]) -> Annotation | None:
    """Return the act that opens what a verb is about, where heads stand last.

    Whoever and whatever stands between it and the verb is no part of what the verb is about.
    """
    acts = [o for o in others if isinstance(o.value, Act) and o.start == about[0]]
    before = (o for o in acts if o.end <= head.start and rules(o.sentence.language).head_final)
    return next(before, None) if head.cls in ABOUT_ACTS else None


def thing_at(about: Span, others: Sequence[Annotation]) -> Annotation | None:
    """Return the name or act that a span begins with."""
    inside = [o for o in others if isinstance(o.value, Name | Act) and o.start - about[0] in (0, 1)]
    return max(inside, key=lambda o: o.end, default=None)


def person_in(about: Span, others: Sequence[Annotation]) -> Span:
    """Return the span of the first person that a verb's object names; an empty one for nobody."""
    for other in others:
        person = other.is_person
        if person and about[0] <= other.start < about[1]:
            return other.start, other.end
    return about[0], about[0]
