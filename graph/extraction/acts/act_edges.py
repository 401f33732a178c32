"""Numbers and dates that stand between the head of an act's phrase and its other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Annotation, Date
from graph.extraction.lexicon import Head
from graph.extraction.times.dates import month_number
from graph.reading.sentence import Sentence

YEARS = re.compile(r"\d{4}(?:\s?[-–—]\s?\d{4})?")
YEAR_AFTER = re.compile(r",?\s(?:1[89]|20)\d\d(?![\w/]|\s?[-–—]\s?\d)")


@dataclass(frozen=True)
class Edge:
    """What stands right before a head: where it begins, and the number and date that it tells."""

    start: int
    number: str = ""
    date: str = ""


def edge_before(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Edge:
    """Return the number and date right before a head ("1998 жылғы 2 шілдедегі № 6 қаулы").

    Where heads do not stand last, only bare years do so: "the 1992 Constitution".
    """
    own, start, number = act_rules(sentence.language), head.start, ""
    ahead = sentence.text[: head.start] if head.cls != "Article" else ""
    found = own.number_before.search(ahead)
    if not found and head.lemma in own.numbered:
        found = own.bare_number_before.search(ahead)
    if found and found.end() == head.start:
        start, number = found.start(), found["number"].strip()
    month = _month_before(start, sentence)
    if month is not None:
        return Edge(month, number)
    date = date_before(start, sentence, others)
    if date is None or not isinstance(date.value, Date):
        return Edge(start, number)
    edtf = date.value.edtf
    if "/" in edtf and not own.year_after:
        return Edge(start, number)
    if head.cls == "Programme" and head.lemma in own.numbered:
        return Edge(date.start, number)
    return Edge(date.start, number, "" if "/" in edtf else edtf)


def _month_before(start: int, sentence: Sentence) -> int | None:
    """Return where a month begins that names the act right behind it: "October Manifesto"."""
    earlier = [t for t in sentence.tokens if t.end <= start][-2:]
    if not (act_rules(sentence.language).year_after and earlier and sentence.text[start].isupper()):
        return None
    month = month_number(earlier[-1].text, sentence.language)
    numbered = len(earlier) > 1 and earlier[0].text[0].isdigit()
    return earlier[-1].start if month and not numbered else None


def date_of_name(start: int, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    """Return the date that stands before the whole name of an act: "the 1951 Seal Convention".

    A bare year does so behind an article.
    """
    date = date_before(start, sentence, others)
    own = act_rules(sentence.language)
    if date is None or not own.year_after:
        return date
    ahead = [t.text.lower() for t in sentence.tokens if t.end <= date.start][-1:]
    return date if ahead and (ahead[0] in own.year_leads or ahead[0] in ("s", "'s", "’s")) else None


def date_before(start: int, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    """Return the date that ends right before a place and qualifies what stands there."""
    own = act_rules(sentence.language)
    for other in others:
        near = other.kind == "date" and 0 <= start - other.end <= 2
        if near and not sentence.text[other.end : start].strip():
            bare = YEARS.fullmatch(other.text) and own.year_after
            if bare or own.date_before.fullmatch(other.text.lower()):
                return other
    return None


def year_after(head: Head, end: int, sentence: Sentence) -> int:
    """Return where the year ends that an act is named with ("Water Act 1998"), or 0.

    It follows a word with a capital, and a comma only right behind the head.
    """
    own, text = act_rules(sentence.language), sentence.text
    last = text[:end].split()[-1]
    if not own.year_after or head.lemma in own.numbered or not (end == head.end or last.istitle()):
        return 0
    match = YEAR_AFTER.match(text, end)
    comma = match is not None and match[0].startswith(",")
    if match is None or (comma and not (end == head.end and text[head.start].isupper())):
        return 0
    return match.end()
