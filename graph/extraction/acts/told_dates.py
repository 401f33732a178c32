"""The date that a verb tells of an act, if the act is what the verb is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.dating_verbs import is_read
from graph.extraction.acts.decree_dates import AT_ONCE
from graph.extraction.acts.finer_dates import YEAR, with_told_date
from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_arguments import argument
from graph.extraction.events.event_dates import nearest_date
from graph.extraction.events.event_rules import clause, unreal
from graph.extraction.events.event_subjects import subject_span
from graph.extraction.events.sentence_dates import edtf
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.morphology import lemmas, nominative
from graph.reading.sentence import Sentence

AHEAD = 120
"""Letters at most between a participle that says when an act was adopted and the act behind it."""
BRACKETED = re.compile(r"\([^()]*\)")


def dated_by_verb(
    act: Annotation, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> Annotation:
    """Return an act with the date that the verb ``head`` tells of it, if it tells one."""
    value = act.value
    if not isinstance(value, Act) or len(value.date) > YEAR or changed(act, sentence):
        return act
    if is_read(head, sentence) or unreal(head, sentence):
        return act
    told = [o for o in others if o.kind == "date"]
    passed = [o for o in told if "/" in edtf(o) or _is_of_another(o, act, others)]
    others = [o for o in others if o not in passed]
    own_date = _beside(act, head, sentence, others)
    if own_date:
        return with_told_date(act, own_date)
    if not _is_said_of(act, head, sentence, others):
        return act
    date = nearest_date(sentence, head.start, head.end, others)
    beyond = date is None or _beyond_verb(date, head, sentence)
    return act if beyond else with_told_date(act, edtf(date))


def _is_said_of(
    act: Annotation, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> bool:
    """Whether a verb is said of an act: as its argument, as a participle or in a clause of its."""
    start, end = argument(head, sentence, others)
    if head.lemma in act_rules(sentence.language).dated_verbs:
        if nominative(act.text, sentence.language) != act.text:
            return False  # «из Хартии вышли»: who left it is the subject
        start, end = _subject(act, head, sentence, others)
    return (
        _opens(act, start, end, sentence)
        or act.start <= start < act.end
        or _opening(act, head, sentence)
        or _qualified(act, head, sentence)
        or _relative(act, head, sentence)
    )


def _beyond_verb(date: Annotation, head: Head, sentence: Sentence) -> bool:
    """Whether another verb behind a comma parts a verb from a date: "signed, it *fell* in May".

    Where verbs stand last, what is behind a comma is of the verb to come.
    """
    comma = sentence.text.find(",", head.end, max(date.start, head.end))
    verbs = (h for h in heads(sentence) if h.kind == "triggerVerb")
    final = rules(sentence.language).head_final
    return comma >= 0 and (final or any(comma < h.start < date.start for h in verbs))


def _is_of_another(date: Annotation, act: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether a date is part of the name of another act: "repealed the Act of 1936".

    What a decree or resolution is about has its date.
    """
    return any(
        isinstance(o.value, Act)
        and o.value.cls not in AT_ONCE
        and o.start <= date.start
        and date.end <= o.end
        and not (o.start <= act.start and act.end <= o.end)
        for o in others
    )


def _subject(
    act: Annotation, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> tuple[int, int]:
    """Return the span of the subject of a verb that is said of acts: the act right beside it."""
    low, high = (head.end, act.start) if head.end <= act.start else (act.end, head.start)
    dates = [o.text for o in others if o.kind == "date"]
    rest = sentence.text[low:high].strip(' «“"') if low <= high else "-"
    if not rest or any(rest == date for date in dates):
        return act.start, act.end
    return subject_span(replace(head, cls="Adoption"), sentence, others)


def _beside(act: Annotation, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return the date of an act that has one of its own in a list of what a verb tells, or ''.

    It stands right behind the act ("passed A in 1964 and B a year later"), or, where verbs stand
    last, right before it, as it may behind another act ("passed A in 1964 and, in 1965, B").
    "Until 2007" tells how long it is for, not when it was given.
    """
    text = sentence.text
    leads = act_rules(sentence.language).time_leads
    final = rules(sentence.language).head_final
    ahead = act.end <= head.start if final else head.end <= act.start
    if not ahead or ";" in text[min(act.end, head.end) : max(act.start, head.start)]:
        return ""
    for other in others:
        if other.kind != "date":
            continue
        between = text[other.end : act.start] if final else text[act.end : other.start]
        apart = other.end <= act.start if final else act.end <= other.start
        day = edtf(other)
        if apart and set(between.split()) <= leads and len(between) <= 4 and ".." not in day:
            return day
        if not final and ".." not in day and _goes_on(act, other, head, sentence, others):
            return day
    return ""


def _goes_on(
    act: Annotation,
    date: Annotation,
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
) -> bool:
    """Whether a date behind the act that a verb is about opens with another what it tells next.

    "Passed the Water Code in 1990 and, *in 1992, the Forest Code*": a sign or "and" stands before
    the date, and at most a dash, a comma and an article behind it.
    """
    text, rule = sentence.text, rules(sentence.language)
    first = any(isinstance(o.value, Act) and head.end <= o.start < date.start for o in others)
    _, last = clause(sentence, act.start, act.end)
    verbs = (h for h in heads(sentence) if h.kind == "triggerVerb")
    if not first or date.end > act.start or any(act.end <= h.start < last for h in verbs):
        return False
    leads = act_rules(sentence.language).time_leads
    ahead = text[: date.start].lower().split()
    ahead = ahead[:-1] if ahead and ahead[-1] in leads else ahead
    opens = bool(ahead) and (ahead[-1][-1] in ",;" or ahead[-1] in rule.joiners)
    behind = text[date.end : act.start].lower().replace(",", " ").split()
    return opens and rule.articles.union('—–-«“„"').issuperset(behind)


def _opening(act: Annotation, head: Head, sentence: Sentence) -> bool:
    """Whether a participle opens the sentence whose subject is the act: "Signed in 1968, it"."""
    between = sentence.text[head.end : act.start] if head.end <= act.start else ";"
    rest = between.partition(",")[2].strip().lower()
    form = sentence.text[head.start : head.end].lower()
    opens = head.start == 0 and bool(act_rules(sentence.language).participle.fullmatch(form))
    return opens and "," in between and rest in rules(sentence.language).articles | {""}


def _opens(act: Annotation, start: int, end: int, sentence: Sentence) -> bool:
    """Whether an act is what the span of an object begins with, past a word of quality."""
    rule = rules(sentence.language)
    words = sentence.text[start : act.start].split() if start <= act.start < end else [","]
    outside = rule.links | rule.soft_links | rule.stops
    return len(words) <= 2 and not any(w.lower() in outside or not w.isalpha() for w in words)


def _qualified(act: Annotation, head: Head, sentence: Sentence) -> bool:
    """Whether a participle before an act says when it was adopted: "Принятая в мае Хартия"."""
    form = sentence.text[head.start : head.end].lower()
    between = sentence.text[head.end : act.start]
    fits = head.end <= act.start and len(between) <= AHEAD and not set(between) & set(",;:—–")
    return fits and bool(act_rules(sentence.language).premodifier.fullmatch(form))


def _relative(act: Annotation, head: Head, sentence: Sentence) -> bool:
    """Whether a clause behind an act has the verb: "the Treaty, which both states signed"."""
    words = act_rules(sentence.language).relatives
    between = sentence.text[act.end : head.start] if act.end <= head.start else ";"
    inner = BRACKETED.sub("", between).strip().removeprefix(",")
    near = len(between) <= AHEAD and not set(inner) & set(",;:—–")
    return near and bool(inner.split()) and inner.split()[0].lower() in words


def changed(act: Annotation, sentence: Sentence) -> bool:
    """Whether the words beside an act say that something is done to it: "amendments to the Act"."""
    own, phrase = act_rules(sentence.language), rules(sentence.language)
    if phrase.head_final:
        beside = [t.text for t in sentence.tokens if t.start >= act.end][:1]
    else:
        ahead = [t.text for t in sentence.tokens if t.end <= act.start][-3:]
        passed = phrase.articles | phrase.links | phrase.soft_links
        beside = [word for word in ahead if word.lower() not in passed][-1:]
        beside = beside if ahead and ahead[-1].lower() in passed else []
    return any(own.changes & {*lemmas(word, sentence.language)} for word in beside)
