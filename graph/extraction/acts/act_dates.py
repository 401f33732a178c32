"""Dates of acts that stand with the verb: "the Law was adopted in 2008"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_arguments import argument
from graph.extraction.events.event_dates import edtf, nearest_date
from graph.extraction.events.event_rules import clause, event_rules, unreal
from graph.extraction.events.event_subjects import subject_span
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases import rules
from graph.languages.grammar import possible_cases
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence

DATING = ("Adoption", "Signing")
"""Classes of events whose time is the time of the act."""
BEHIND = 30
"""Letters at most between the date of a signing and the act behind it."""
AHEAD = 120
"""Letters at most between a participle that says when an act was adopted and the act behind it."""
YEAR = 4
"""Letters of an EDTF date that is a year, which the verb may tell more finely."""
OPENING = 3
"""Letters at most before a date that opens its sentence."""
NUMBERED = re.compile(r"\d+\s?\((?P<bracketed>(?:19|20)\d\d)\)|\d{1,3}/(?P<year>(?:19|20)\d\d)")
BRACKETED = re.compile(r"\([^()]*\)")
AT_ONCE = ("Decree", "Order", "Resolution")
"""Classes of acts whose deed is done on the day that they are given."""


def dated_by_verbs(
    acts: Sequence[Annotation], sentence: Sentence, others: Sequence[Annotation]
) -> tuple[Annotation, ...]:
    """Return the acts of a sentence, those without a date with that of their adoption or signing.

    The time when an act enters into force is not its date.
    """
    dated = list(acts)
    found = heads(sentence)
    around = [*others, *acts]
    for head in dating_heads(sentence):
        told = [_dated(act, head, sentence, around) for act in dated]
        dated = _listed(dated, told, sentence)
    for head in found:
        if head.kind == "eventNoun" and head.cls in DATING:
            dated = [_behind(act, head, others) for act in dated]
    dated = [_at_once(act, sentence, others, found) for act in dated]
    return tuple(_numbered(_in_brackets(act, sentence, others)) for act in dated)


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
    for token in sentence.tokens:
        forms = lemmas(token.text, sentence.language)
        if not words.isdisjoint(forms):
            lemma = next(w for w in (token.text.lower(), *forms) if w in words)
            yield Head(token.start, token.end, "Adoption", lemma, "triggerVerb")


@cache
def _further_words(language: str) -> frozenset[str]:
    own = act_rules(language)
    return own.dating_verbs | own.dated_verbs


def is_late(head: Head, found: Sequence[Head], sentence: Sentence) -> bool:
    """Whether a verb is said of acts that are there already: entry into force, ratification."""
    late = event_rules(sentence.language).sure_verbs
    return any(other.start == head.start and other.lemma in late for other in found)


def _behind(act: Annotation, head: Head, others: Sequence[Annotation]) -> Annotation:
    """Return an act with the date that stands between it and the noun for its signing."""
    value = act.value
    if not isinstance(value, Act) or value.date or act.start < head.end:
        return act
    for other in others:
        between = other.kind == "date" and 0 <= other.start - head.end <= 4
        if between and 0 <= act.start - other.end <= BEHIND:
            return _with(act, edtf(other))
    return act


def _dated(
    act: Annotation, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> Annotation:
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
        return _with(act, own_date)
    start, end = argument(head, sentence, others)
    if head.lemma in act_rules(sentence.language).dated_verbs:
        start, end = _subject(act, head, sentence, others)
    about = _opens(act, start, end, sentence) or act.start <= start < act.end
    opening = _opening(act, head, sentence)
    if about or opening or _qualified(act, head, sentence) or _relative(act, head, sentence):
        date = nearest_date(sentence, head.start, head.end, others)
        return _with(act, edtf(date)) if date and not _beyond_verb(date, head, sentence) else act
    return act


def is_read(head: Head, sentence: Sentence) -> bool:
    """Whether a verb tells of a reading that is not the last: "adopted in first reading"."""
    reading = act_rules(sentence.language).reading
    ahead = sentence.text[: head.start].rstrip()
    _, last = clause(sentence, head.start, head.end)
    behind = reading.search(sentence.text, head.end, last)
    return bool(behind) or any(m.end() == len(ahead) for m in reading.finditer(ahead))


def _beyond_verb(date: Annotation, head: Head, sentence: Sentence) -> bool:
    """Whether another verb behind a comma parts a verb from a date: "signed, it *fell* in May"."""
    comma = sentence.text.find(",", head.end, max(date.start, head.end))
    verbs = (h for h in heads(sentence) if h.kind == "triggerVerb")
    return comma >= 0 and any(comma < h.start < date.start for h in verbs)


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
    last, right before it. "Until 2007" tells how long it is for, not when it was given.
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
    return ""


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


def _listed(
    acts: Sequence[Annotation], told: Sequence[Annotation], sentence: Sentence
) -> list[Annotation]:
    """Return acts with the date of the one that opens their list: "passed the A and the B".

    ``told`` are the ``acts``, some of them with a date that their verb has told.
    """
    found: list[Annotation] = []
    for act, current in zip(acts, told, strict=True):
        before = next((i for i, o in enumerate(found) if _lists(o, act, sentence)), None)
        if before is not None and not _date(acts[before]) and current == act:
            current = _with(current, _date(found[before]))
        found.append(current)
    for place in reversed(range(len(found) - 1)):
        ahead = next((i for i, o in enumerate(found) if _lists(found[place], o, sentence)), None)
        if ahead is not None and not _date(acts[ahead]) and not _date(found[place]):
            found[place] = _with(found[place], _date(found[ahead]))
    return found


def _lists(act: Annotation, following: Annotation, sentence: Sentence) -> bool:
    """Whether only a comma, "and" and an article stand between two acts."""
    rule = rules(sentence.language)
    text = BRACKETED.sub("", sentence.text[act.end : following.start])
    between = text.lower().replace(",", " , ").split()
    passed = rule.joiners | rule.articles | {","}
    return act.end < following.start and bool(between) and all(w in passed for w in between)


def _at_once(
    act: Annotation, sentence: Sentence, others: Sequence[Annotation], found: Sequence[Head]
) -> Annotation:
    """Return a decree with the date of what it does: "In May 2001 a decree divided the powers".

    So has any act by which something is done, where its case says so, but none that is done away
    with or that enters into force.
    """
    value = act.value
    if not isinstance(value, Act) or value.date:
        return act
    if rules(sentence.language).head_final:
        return _by_means(act, value, others)
    first = sentence.text[act.start : act.end].split()[0]
    by_it = possible_cases(first.lower(), sentence.language) == {"Ins"}
    undone = any(
        h.end > act.end and (h.cls == "AmendmentEvent" or is_late(h, found, sentence))
        for h in found
    )
    founds = any(
        h.cls == "Founding" and h.kind == "triggerVerb" and 0 <= h.start - act.end <= 2
        for h in found
    )
    if not (by_it or founds) and (value.cls not in AT_ONCE or undone):
        return act
    if done := _date_of_deed(act, sentence, others, by_it=by_it):
        return _with(act, done)
    articles = rules(sentence.language).articles | {""}
    for other in others:
        between = sentence.text[other.end : act.start].lower() if other.end <= act.start else "-"
        opens = by_it and other.start <= OPENING and not set(between) & set(",;:—–")
        if other.kind == "date" and (opens or between.strip(" ,") in articles):
            return _with(act, edtf(other))
    return act


def _date_of_deed(
    act: Annotation, sentence: Sentence, others: Sequence[Annotation], *, by_it: bool
) -> str:
    """Return the one date of the clause at whose end something is done by an act, or ''.

    "It was annulled in 1685 by the Edict of Vik."
    """
    ahead = [t.text.lower() for t in sentence.tokens if t.end <= act.start]
    while ahead and ahead[-1] in rules(sentence.language).articles:
        ahead.pop()
    by_it = by_it or not event_rules(sentence.language).instrument_leads.isdisjoint(ahead[-1:])
    first, _ = clause(sentence, act.start, act.end)
    told = [o for o in others if o.kind == "date" and first <= o.start < act.start]
    return edtf(told[0]) if by_it and len(told) == 1 and "/" not in edtf(told[0]) else ""


def _by_means(act: Annotation, value: Act, others: Sequence[Annotation]) -> Annotation:
    """Return a decree by which something is done with the date right before it (heads last)."""
    means = event_rules(act.sentence.language).instrument.fullmatch(act.text.lower())
    for other in others if means and value.cls in AT_ONCE else ():
        between = act.sentence.text[other.end : act.start] if other.end <= act.start else "-"
        if other.kind == "date" and not between.strip():
            return _with(act, edtf(other))
    return act


def _in_brackets(act: Annotation, sentence: Sentence, others: Sequence[Annotation]) -> Annotation:
    """Return an act named in brackets with the date before them: "since 3 May 2000 (Law No. 4)"."""
    opening = sentence.text[: act.start].rstrip()
    if not opening.endswith("("):
        return act
    for date in (o for o in reversed(others) if o.kind == "date" and o.end < len(opening)):
        between = opening[date.end : -1]
        if len(between) <= BEHIND and not set(between) & set(",;:()—–"):
            return _with(act, edtf(date))
    return act


def _numbered(act: Annotation) -> Annotation:
    """Return an act with the year that its number ends in: "Measure 5 (2003)", "731/1999"."""
    year = NUMBERED.fullmatch(act.value.number) if isinstance(act.value, Act) else None
    return _with(act, year["bracketed"] or year["year"]) if year else act


def with_date_of(act: Annotation, other: Annotation) -> Annotation:
    """Return an act with the date of other words for it, if it has none."""
    return _with(act, _date(other))


def _date(annotation: Annotation) -> str:
    return annotation.value.date if isinstance(annotation.value, Act) else ""


def _with(act: Annotation, date: str) -> Annotation:
    """Return an act with a date, if it has none or this one tells more of the same year."""
    value = act.value
    assert isinstance(value, Act)
    if "/" in date:
        return act
    finer = not value.date or (len(value.date) == YEAR and date.startswith(f"{value.date}-"))
    return replace(act, value=replace(value, date=date)) if finer else act


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
