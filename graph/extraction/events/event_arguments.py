"""What a verb is about: a passive's subject, an active's object, or the noun that it qualifies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.acts.act_mention import blocked, free
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.act_subjects import without_subject
from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.event_edges import left_edge
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases import before, rules, span_after, span_before
from graph.languages.grammar import grammar, possible_cases
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

ABOUT_ACTS = ("Adoption", "EntryIntoForce", "Signing", "AmendmentEvent")
"""Classes whose verbs are about a legal act."""
DONE_BY = ("Visit", "Meeting", "Speech")
"""Classes whose verbs are said of who does it, and of nobody to whom it is done."""
NEAR = 40
"""Letters between a verb and a post up to which the verb is about the post."""

NOTHING = re.compile(r"[\s)]*(?:\([^()]*\))?\s*")
Span = tuple[int, int]


def argument(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span:
    """Return the span of what the verb at ``head`` is about; an empty one when there is none."""
    found = _between(head, sentence) or _qualified(head, sentence, others)
    if found:
        return found
    rule = event_rules(sentence.language)
    act = _act_of_verb_before(head, sentence, others)
    if act and head.lemma in rule.intransitive:
        return act
    if not rule.object_after:
        if qualifies_noun(head, sentence, others):
            return head.start, head.start
        return _object_before(head, sentence, others)
    if head.lemma in rule.intransitive or _auxiliary(head, sentence) is not None:
        subject = subject_span(head, sentence, others)
        if subject[0] < subject[1]:
            return subject
    found = _object_after(head, sentence, others)
    return found if found[0] < found[1] else _shared_subject(head, sentence, others) or found


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


def _shared_subject(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span | None:
    """Return the subject shared with a passive before the verb: "was founded … and *closed*"."""
    earlier = [t for t in sentence.tokens if t.end <= head.start]
    if not earlier or earlier[-1].text.lower() not in rules(sentence.language).joiners:
        return None
    passives = [t for t in earlier if t.text.lower() in event_rules(sentence.language).passive]
    verbs = [t for t in earlier if passives and t.start > passives[-1].start]
    if not verbs or ";" in sentence.text[verbs[0].start : head.start]:
        return None
    return subject_span(replace(head, start=verbs[0].start), sentence, others)


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


def subject_span(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span:
    """Return the span of the words before the verb and its auxiliaries, names in full."""
    auxiliary = _auxiliary(head, sentence)
    end = head.start if auxiliary is None else auxiliary
    acts = [o for o in others if isinstance(o.value, Act) and o.end <= end]
    for act in acts if head.cls in ABOUT_ACTS else ():
        if NOTHING.fullmatch(sentence.text[act.end : end]):
            return act.start, act.end
    if acts and head.cls in ABOUT_ACTS and means(head, sentence, others):
        return acts[-1].start, acts[-1].end
    first = span_before(sentence, end, blocked(others))
    if sentence.text[:end].rstrip().endswith(","):
        names = [o for o in others if isinstance(o.value, Name | Act) and o.end < end]
        return (names[0].start, names[0].end) if names else (end, end)
    people = [
        o
        for o in others
        if isinstance(o.value, Name) and o.value.cls == "Person" and first <= o.start
    ]
    if rules(sentence.language).genitive_after:
        people = [o for o in people if isinstance(o.value, Name) and o.value.nominative == o.text]
    last = next((o for o in people if 0 <= end - o.end <= 2), None)
    if last:
        return last.start, end
    return _whole_names(_trimmed(sentence, first, end), others)


def post_span(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span | None:
    """Return the span of the post that follows the verb closely, if one does."""
    for other in others:
        if other.kind == "post" and 0 <= other.start - head.end <= NEAR:
            between = sentence.text[head.end : other.start]
            if "," not in between and len(between.split()) <= 4:
                return other.start, other.end
    return None


def passive(head: Head, sentence: Sentence) -> bool:
    """Whether auxiliaries of the passive stand before a verb."""
    return _auxiliary(head, sentence) is not None


def _auxiliary(head: Head, sentence: Sentence) -> int | None:
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


def _qualified(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span | None:
    """Return what a participle qualifies: "the Law, adopted in 1995", «қабылданған Заң»."""
    rule, text = event_rules(sentence.language), sentence.text
    for other in sorted(others, key=lambda o: not isinstance(o.value, Act)):
        act = isinstance(other.value, Act)
        if not act and not isinstance(other.value, Name):
            continue
        if act and is_means(other):
            continue
        within = other.start <= head.start and head.end <= other.end
        if within and act and head.cls in ABOUT_ACTS:
            return other.start, head.start
        between = text[other.end : head.start].strip() if other.end <= head.start else None
        finite = grammar(text[head.start : head.end], sentence.language).part == "VERB"
        between = None if not act and (head.cls in DONE_BY or finite) else between
        if between == "," or (between == "" and act and head.cls in ABOUT_ACTS):
            return other.start, other.end
        form = text[head.start : head.end].lower()
        behind = head.end <= other.start and not text[head.end : other.start].strip(' «“"')
        if behind and rule.attributive.fullmatch(form):
            return other.start, other.end
    return None


def _object_before(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span:
    """Return the object that stands before its verb: an act in the clause, or the next noun."""
    if head.cls in ABOUT_ACTS:
        acts = [
            o
            for o in others
            if isinstance(o.value, Act)
            and o.end <= head.start
            and not is_means(o)
            and ";" not in sentence.text[o.end : head.start]
        ]
        form = sentence.text[head.start : head.end].lower()
        if act_rules(sentence.language).passive_forms.fullmatch(form):
            objective = event_rules(sentence.language).objective
            acts = [a for a in acts if not objective.search(a.text)] or acts
        if acts and not _of_its_own(head, sentence, acts[-1]):
            return acts[-1].start, head.start
    places = blocked(others)
    earlier = [t for t in sentence.tokens if t.end <= head.start]
    adverbs = event_rules(sentence.language).adverbs
    while earlier and earlier[-1].text.lower() in adverbs:
        earlier.pop()
    nouns = [t for t in earlier if t.text[0].isalnum() and t.start not in places]
    between = sentence.text[nouns[-1].end : head.start].split() if nouns else []
    if not nouns or any(w.strip('»”")(–-') and w.lower() not in adverbs for w in between):
        return head.start, head.start
    end = nouns[-1].end if adverbs.intersection(between) else head.start
    begin = before(sentence, nouns[-1].start, places, free(others))
    opening = sentence.text[:begin].rstrip()
    if opening[-1:] in ("«", "“", '"', "("):
        begin = before(sentence, len(opening) - 1, places, free(others))
    begin = without_subject(sentence, begin, nouns[-1].start, others)
    begin = left_edge(sentence, begin, nouns[-1].start, others)
    begin, _ = _whole_names((begin, head.start), others)
    bodies = (o for o in others if isinstance(o.value, Name) and begin < o.start)
    named = next((o for o in bodies if 0 <= end - o.end <= 2), None)
    return (named.start if named else begin), end


def _of_its_own(head: Head, sentence: Sentence, act: Annotation) -> bool:
    """Whether a verb of a clause behind that of an act has its object right before it."""
    between = sentence.text[act.end : head.start].strip(' «»“”"')
    objective = event_rules(sentence.language).objective
    return "," in between and not between.endswith(",") and bool(objective.search(between))


def _object_after(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span:
    if means(head, sentence, others) and rules(sentence.language).genitive_after:
        return subject_span(head, sentence, others)
    links = rules(sentence.language).links | rules(sentence.language).soft_links
    start, end = _trimmed(sentence, head.end, span_after(sentence, head.end, blocked(others)))
    first = next((t for t in sentence.tokens if t.start >= start), None)
    if start < end and first and first.text.lower() not in links:
        return _whole_names((start, end), others)
    if rules(sentence.language).genitive_after:
        return subject_span(head, sentence, others)
    return head.end, head.end


def _trimmed(sentence: Sentence, start: int, end: int) -> Span:
    """Return the span without articles and joiners at its beginning."""
    rule = rules(sentence.language)
    for token in sentence.tokens:
        if start <= token.start < end and token.text.lower() not in rule.articles | rule.joiners:
            return token.start, end
    return start, start


def _whole_names(span: Span, others: Sequence[Annotation]) -> Span:
    """Return the span widened to the names that it cuts through."""
    start, end = span
    for other in others:
        if isinstance(other.value, Name) and other.start < start < other.end:
            start = other.start
        if isinstance(other.value, Name) and other.start < end < other.end:
            end = other.end
    return start, end


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
        person = isinstance(other.value, Name) and other.value.cls == "Person"
        if person and about[0] <= other.start < about[1]:
            return other.start, other.end
    return about[0], about[0]
