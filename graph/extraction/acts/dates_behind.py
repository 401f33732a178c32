"""The date behind the head of an act, or the period that the act is meant for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.acts.act_edges import YEARS, year_after
from graph.extraction.acts.act_mention import AHEAD_OF, BY_SOMEBODY, Mention
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Annotation, Date
from graph.extraction.lexicon import heads
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

PLACE = re.compile(r" \([^\W\d_][\w-]+, ")
LEADS = 3
"""Words and signs, at most, that lead from an act to its date: ", adopted on"."""
OPENS = '«“„"'
"""Quotation marks that open a title."""
PERIOD = re.compile(r"\d{4}/\d{4}")


def with_date(mention: Mention, sentence: Sentence, others: Sequence[Annotation]) -> Mention | None:
    """Take in the date that follows the phrase, or the period that it is for; None if none."""
    if mention.date:
        return None
    year = 0 if mention.number else year_after(mention.head, mention.end, sentence)
    if year:
        return _with_year(mention, year, sentence)
    for date in (o for o in others if o.kind == "date" and o.start >= mention.end):
        between, next_one = _between(mention, date, sentence), _qualifies_next(date, sentence)
        years = bool(YEARS.fullmatch(date.text)) and "/" in date.edtf
        if years and not between:
            return _with_period(mention, date)
        if not next_one and _is_meant_for(mention, date, sentence):
            return _with_period(mention, date)
        if not next_one and _leads_to(mention, date, between):
            return _with_told(mention, date, between)
    return None


def _with_year(mention: Mention, end: int, sentence: Sentence) -> Mention:
    """Take in the year of a name up to ``end``: its date, or the horizon of a plan."""
    horizon = any(is_a(mention.head.cls, cls) for cls in AHEAD_OF)
    date = "" if horizon else sentence.text[mention.end : end].strip(", ")
    return replace(mention, untimed=mention.end, date=date, end=end, title_end=end)


def _between(mention: Mention, date: Annotation, sentence: Sentence) -> list[str]:
    """Return the words and signs between an act and a date; a place is no more than its bracket."""
    if _is_place(mention, date, sentence):
        return ["("]
    return re.findall(r"\w+|[^\w\s]", sentence.text[mention.end : date.start].lower())


def _leads_to(mention: Mention, date: Annotation, between: Sequence[str]) -> bool:
    """Whether the words before a date make it the act's, and not when a verb was done."""
    own = act_rules(date.sentence.language)
    if not any(sign.isdigit() for sign in date.text):
        return False
    if not between:
        adverbial = not _names_date(mention, date)
    else:
        told = between[1:] if between[0] == "," and len(between) > 1 else between
        adverbial = own.time_leads.issuperset(told) or _is_next_number(mention, date, between)
    lasting = ".." in date.edtf and not _is_planned(mention)
    led = len(between) <= LEADS and own.date_leads.issuperset(between)
    return led and not adverbial and not lasting


def _is_next_number(mention: Mention, date: Annotation, between: Sequence[str]) -> bool:
    """Whether four digits behind a number go on a list: "resolutions 1747, | 1803 and 1929"."""
    counted = mention.head.lemma in act_rules(date.sentence.language).numbered
    listed = "(" not in between and bool(mention.number) and date.text.isdigit()
    return counted and listed


def _with_told(mention: Mention, date: Annotation, between: Sequence[str]) -> Mention | None:
    """Take in a date that words lead to: the act's day, a time that it is for, or a part of it."""
    if "/" in date.edtf and "(" not in between:
        return _with_period(mention, date)
    if between != ["("] and _is_of_inner(mention, date.sentence):
        return replace(mention, end=date.end, title_end=date.end)
    told = "" if "/" in date.edtf else date.edtf
    return replace(mention, date=told, end=date.end, cuts=(*mention.cuts, (mention.end, date.end)))


def _qualifies_next(date: Annotation, sentence: Sentence) -> bool:
    """Whether a date qualifies the noun behind it by its form, or behind a comma (heads last)."""
    form = act_rules(sentence.language).date_before.fullmatch(date.text.lower())
    final, listed = rules(sentence.language).head_final, sentence.text[: date.start].endswith(", ")
    follows = sentence.text[date.end : date.end + 2].strip()
    goes_on = follows.isalpha() or (follows != "" and follows in OPENS)
    return final and goes_on and (bool(form) or listed)


def _is_of_inner(mention: Mention, sentence: Sentence) -> bool:
    """Whether the date behind a protocol is that of the treaty that it changes."""
    inner = (h for h in heads(sentence) if is_a(h.cls, "Treaty") and h.kind == "headNoun")
    inside = any(mention.head.end < h.start < mention.end for h in inner)
    return inside and mention.head.cls == "Protocol" and rules(sentence.language).genitive_after


def _is_place(mention: Mention, date: Annotation, sentence: Sentence) -> bool:
    """Whether only the place parts a date from an act: "Pact (Riga, 1991)", "done at Riga on"."""
    between = sentence.text[mention.end : date.start]
    done = act_rules(sentence.language).done_at.fullmatch(between)
    return bool(PLACE.fullmatch(between) or done)


def _names_date(mention: Mention, date: Annotation) -> bool:
    """Whether a date without a word before it belongs to the name: a bare year, or right behind.

    Where heads stand last it never does, and a day behind further words is that of the verb.
    """
    rule, head = rules(date.sentence.language), mention.head
    if rule.head_final:
        return False
    given = head.cls in (*BY_SOMEBODY, *AHEAD_OF, "Law") and rule.genitive_after
    if given and mention.end == head.end == mention.start + head.end - head.start:
        told = isinstance(date.value, Date) and len(date.value.edtf) > len("2008")
        word = date.sentence.text[head.start : head.end]
        if told and word[0].islower() and " " not in word:
            return False
    bare = isinstance(date.value, Date) and len(date.value.edtf) == 4
    return bare or mention.end == mention.head.end or mention.cuts != ()


def _is_meant_for(mention: Mention, date: Annotation, sentence: Sentence) -> bool:
    """Whether a date is the time for which a plan is meant: "until 2025", "for 2011–2020"."""
    led = act_rules(sentence.language).meant_for
    between = sentence.text[mention.end : date.start]
    open_end = date.edtf.startswith("../") and between == " "
    years = PERIOD.fullmatch(date.edtf) and led.fullmatch(between.lower())
    return _is_planned(mention) and bool(open_end or years)


def _is_planned(mention: Mention) -> bool:
    """Whether an act is of a kind that is meant for a time: a plan, strategy or concept."""
    return any(is_a(mention.head.cls, cls) for cls in (*AHEAD_OF, "Concept"))


def _with_period(mention: Mention, period: Annotation) -> Mention | None:
    """Take in the time that an act is meant for; it is part of the title and no date."""
    if period.end <= mention.title_end:
        return None
    bare = mention.title_end
    return replace(mention, end=period.end, title_end=period.end, untimed=bare)
