"""Dates of acts that stand with the verb: "the Law was adopted in 2008"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.dating_verbs import DATING, dating_heads
from graph.extraction.acts.decree_dates import dated_at_once
from graph.extraction.acts.finer_dates import date_of_act, with_told_date
from graph.extraction.acts.told_dates import BRACKETED, dated_by_verb
from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.sentence_dates import edtf
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence

BEHIND = 30
"""Letters at most between the date of a signing and the act behind it."""
BETWEEN = 2
"""Words, at most, between the noun for a signing and the act: "of the"."""
NUMBERED = re.compile(r"\d+\s?\((?P<bracketed>(?:19|20)\d\d)\)|\d{1,3}/(?P<year>(?:19|20)\d\d)")


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
        told = [dated_by_verb(act, head, sentence, around) for act in dated]
        dated = _listed(dated, told, sentence)
    for head in found:
        if head.kind == "eventNoun" and head.cls in DATING:
            dated = [_behind(act, head, others) for act in dated]
            dated = [_of_noun(act, head, sentence, others) for act in dated]
    dated = [dated_at_once(act, sentence, others, found) for act in dated]
    dated = [_behind_lead(act, sentence, others) for act in dated]
    return tuple(_numbered(_in_brackets(act, sentence, others)) for act in dated)


def _behind_lead(act: Annotation, sentence: Sentence, others: Sequence[Annotation]) -> Annotation:
    """Return an act with the date behind it that only sets a time, or takes another's place.

    "Until the Pact in 1878", "replaced by a new code in 1878"; and what is said to be an act of a
    day: "the Accords were a bundle of treaties signed in 1878".
    """
    own, text = act_rules(sentence.language), sentence.text
    ahead = text[: act.start]
    sets = act.text[0].isupper() and own.dated_behind.search(ahead)
    led = sets or own.succeeding.search(ahead)
    for date in (o for o in others if o.kind == "date" and o.start >= act.end):
        between = text[act.end : date.start]
        told = (led and between.strip() in own.time_leads) or own.called.fullmatch(between)
        if told and "/" not in edtf(date):
            return with_told_date(act, edtf(date))
        return act
    return act


def _behind(act: Annotation, head: Head, others: Sequence[Annotation]) -> Annotation:
    """Return an act with the date that stands between it and the noun for its signing."""
    value = act.value
    if not isinstance(value, Act) or value.date or act.start < head.end:
        return act
    for other in others:
        between = other.kind == "date" and 0 <= other.start - head.end <= 4
        if between and 0 <= act.start - other.end <= BEHIND:
            return with_told_date(act, edtf(other))
    return act


def _of_noun(
    act: Annotation, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> Annotation:
    """Return an act with the date behind it and a noun: "adoption of the Act on 5 May"."""
    rule, text = rules(sentence.language), sentence.text
    between = text[head.end : act.start].lower().split() if head.end <= act.start else [";"]
    if not set(between) <= rule.links | rule.articles or len(between) > BETWEEN:
        return act
    date = next((o for o in others if o.kind == "date" and o.start >= act.end), None)
    led = text[act.end : date.start].strip() if date else ";"
    leads = act_rules(sentence.language).time_leads
    return with_told_date(act, edtf(date)) if date and (not led or led in leads) else act


def _listed(
    acts: Sequence[Annotation], told: Sequence[Annotation], sentence: Sentence
) -> list[Annotation]:
    """Return acts with the date of the one that opens their list: "passed the A and the B".

    ``told`` are the ``acts``, some of them with a date that their verb has told.
    """
    found: list[Annotation] = []
    apart = _apart(acts, sentence)
    for at, (act, current) in enumerate(zip(acts, told, strict=True)):
        before = next((i for i, o in enumerate(found) if _lists(o, act, sentence)), None)
        if before is not None and not date_of_act(acts[before]) and current == act:
            current = with_told_date(current, date_of_act(found[before]))
        found.append(act if at in apart else current)
    for place in reversed(range(len(found) - 1)):
        ahead = next((i for i, o in enumerate(found) if _lists(found[place], o, sentence)), None)
        if place in apart or ahead is None or date_of_act(acts[ahead]):
            continue
        if not date_of_act(found[place]):
            found[place] = with_told_date(found[place], date_of_act(found[ahead]))
    return found


def _apart(acts: Sequence[Annotation], sentence: Sentence) -> frozenset[int]:
    """Return the places of acts in lists of a preamble of which the verb tells of the last alone.

    "Recalling the A and the B, adopted in 1992": it is B that was.
    """
    found: set[int] = set()
    if not act_rules(sentence.language).preamble.match(sentence.text):
        return frozenset()
    parted = False
    for place in reversed(range(len(acts))):
        act = acts[place]
        listed = any(_lists(act, other, sentence) for other in acts)
        parted = parted if listed else sentence.text.startswith(",", act.end)
        found |= {place} if listed and parted else set()
    return frozenset(found)


def _lists(act: Annotation, following: Annotation, sentence: Sentence) -> bool:
    """Whether only a comma, "and" and an article stand between two acts."""
    rule = rules(sentence.language)
    text = BRACKETED.sub("", sentence.text[act.end : following.start])
    between = text.lower().replace(",", " , ").split()
    passed = rule.joiners | rule.articles | {","}
    return act.end < following.start and bool(between) and all(w in passed for w in between)


def _in_brackets(act: Annotation, sentence: Sentence, others: Sequence[Annotation]) -> Annotation:
    """Return an act named in brackets with the date before them: "since 3 May 2000 (Law No. 4)"."""
    opening = sentence.text[: act.start].rstrip()
    if not opening.endswith("("):
        return act
    for date in (o for o in reversed(others) if o.kind == "date" and o.end < len(opening)):
        between = opening[date.end : -1]
        if len(between) <= BEHIND and not set(between) & set(",;:()—–"):
            return with_told_date(act, edtf(date))
    return act


def _numbered(act: Annotation) -> Annotation:
    """Return an act with the year that its number ends in: "Measure 5 (2003)", "731/1999"."""
    year = NUMBERED.fullmatch(act.value.number) if isinstance(act.value, Act) else None
    return with_told_date(act, year["bracketed"] or year["year"]) if year else act
