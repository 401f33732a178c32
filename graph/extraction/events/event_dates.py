"""Which date of a sentence is that of a deed that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.acts.act_mention import leads_on
from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.dates_of_others import is_of_others
from graph.extraction.events.event_rules import BREAK, clause, event_rules, happens
from graph.extraction.events.other_deeds import is_of_another, is_parted
from graph.extraction.events.sentence_dates import dates, edtf
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

CLOSE = 12
"""Letters between two dates up to which the second tells the first more finely."""
LONGEST_NAME = 6
"""Words between a year and the noun of the event that it is part of the name of."""
COMMA = 40
"""Letters that a date seems farther by for each comma or stronger mark."""
ANOTHERS = 50
"""Letters that a date seems farther by if a joiner parts it from the words behind it."""
DASH = re.compile(r"\s[–—-]\s")


def held_on(sentence: Sentence, end: int, others: Sequence[Annotation]) -> Annotation | None:
    """Return the date of a participle right behind words, which says when something was held."""
    held = event_rules(sentence.language).held_behind
    told = (d for d in dates(others) if d.start > end)
    return next((d for d in told if held.fullmatch(sentence.text[end : d.start])), None)


def nearest_date(
    sentence: Sentence,
    start: int,
    end: int,
    others: Sequence[Annotation],
    strict: bool = True,
    own: bool = True,
) -> Annotation | None:
    """Return the date that belongs to the words at ``start`` to ``end``, if one does.

    It is the nearest one; each comma on the way makes it farther, a semicolon parts them.
    Unless ``strict``, it may be that of another verb; unless its ``own``, of anything beside it.
    """
    best: tuple[int, Annotation | None] | None = None
    final = rules(sentence.language).head_final
    if final and (listed := _in_list(sentence, (start, end), others)):
        return listed
    for date in dates(others):
        if final and best and date.start >= end and sentence.text[end : date.start].strip() != "(":
            continue
        if _dates_no_deed(date, (start, end), sentence, others):
            continue
        if start <= date.start < end:
            return date
        others_date = own and is_of_others(date, (start, end), sentence)
        if others_date and not strict:
            continue
        if is_parted(date, (start, end), sentence, others):
            continue
        if strict and is_of_another(date, (start, end), sentence):
            continue
        distance = _distance(date, (start, end), sentence)
        if best is None or distance < best[0]:
            best = (distance, None if others_date else date)
    return _finest(best[1], end, sentence, others) if best and best[1] else None


def _in_list(
    sentence: Sentence, span: tuple[int, int], others: Sequence[Annotation]
) -> Annotation | None:
    """Return the date that stands right behind words in a list of such, where verbs stand last.

    «Рига съезі 1990 жылы, Осло съезі 1992 жылы өтті».
    """
    text, joiners = sentence.text, rules(sentence.language).joiners
    ahead, behind = text[: span[0]].rstrip(), text[span[1] :]
    joined = not ahead or ahead.endswith(",") or ahead.lower().split()[-1] in joiners
    date = next((d for d in dates(others) if d.start == span[1] + 1), None)
    if date is None or behind[:1] != " ":
        return None
    first, end = clause(sentence, *span)
    alone = not any(first <= d.start < span[0] for d in dates(others))
    goes_on = joined and text[date.end : date.end + 1] == ","
    return date if goes_on or (alone and happens(sentence, date.end, end)) else None


def _dates_no_deed(
    date: Annotation, span: tuple[int, int], sentence: Sentence, others: Sequence[Annotation]
) -> bool:
    """Whether a date is an end alone, a period meant, or part of a name or of an act's title."""
    if edtf(date).startswith("../") or leads_on(date) or _in_title(date, others):
        return True
    if _is_unmet(date, sentence):
        return True
    return _is_period(date, sentence) or _names_another(date, span, sentence)


def _is_unmet(date: Annotation, sentence: Sentence) -> bool:
    """Whether what was meant for a date did not happen then: "slated for 2010, but postponed"."""
    rule, text = event_rules(sentence.language), sentence.text
    before = rule.unmet_before.search(text[: date.start])
    return bool(before or rule.unmet_behind.match(text, date.end))


def _distance(date: Annotation, span: tuple[int, int], sentence: Sentence) -> int:
    """Return the letters between a date and words, with those that commas and joiners count as."""
    low, high = (date.end, span[0]) if date.end <= span[0] else (span[1], date.start)
    between = sentence.text[low:high]
    distance = len(between) + COMMA * len(BREAK.findall(between))
    joined = date.end <= span[0] and _joined_on(between, sentence.language)
    return distance + ANOTHERS if joined and not rules(sentence.language).head_final else distance


def _joined_on(between: str, language: str) -> bool:
    """Whether a joiner opens the words between a date and what follows: another deed's date."""
    first = between.split()[:1]
    return bool(first) and first[0].lower() in rules(language).joiners


def _finest(
    date: Annotation, end: int, sentence: Sentence, others: Sequence[Annotation]
) -> Annotation:
    """Return the date that says the same as one more finely ("that year on 5 May").

    It stands right behind it, or behind the verb that ends at ``end`` with no comma between.
    """
    for other in dates(others):
        finer = edtf(other).startswith(f"{edtf(date)}-")
        told = date.end <= end <= other.start and not BREAK.search(sentence.text[end : other.start])
        if finer and (told or 0 < other.start - date.end <= CLOSE):
            return other
    return date


def _names_another(date: Annotation, span: tuple[int, int], sentence: Sentence) -> bool:
    """Whether a year is part of the name of another event: "won in the 1967 district election"."""
    rule, ahead = rules(sentence.language), sentence.text[: date.start].lower().split()[-1:]
    head = next((h for h in _event_nouns(sentence) if h.start >= date.end), None)
    listed = date.text.isdecimal() and any(w.endswith(",") or w in rule.joiners for w in ahead)
    if head is None or not (listed or rule.articles.intersection(ahead)):
        return False
    words = sentence.text[date.end : head.start].lower().split()
    plain = len(words) <= LONGEST_NAME and all(word.isalpha() for word in words)
    leads = rule.stops | rule.links | rule.joiners | rule.soft_links
    own = span[0] <= date.start < span[1] or span[0] <= head.start < span[1]
    return plain and not own and leads.isdisjoint(words)


def _event_nouns(sentence: Sentence) -> Iterator[Head]:
    """Yield the nouns for events of a sentence, in order."""
    for head in sorted(heads(sentence), key=lambda h: h.start):
        if head.kind == "eventNoun" and is_a(head.cls, "PolicyEvent"):
            yield head


def own_dates(
    sentence: Sentence, span: tuple[int, int], others: Sequence[Annotation]
) -> tuple[Annotation, ...]:
    """Return annotations without the dates that are not of the event with its noun in ``span``.

    One behind another event's noun is of that one (a speech shares it), and one before "after" is
    of what came after it: "the summit led to a conference in 1990", "in 1956 after the crisis". An
    event that is told to have been held then keeps it: "on 5 May after a vote was held". One that
    somebody abolished or brought back was not held on the day of that: «отменил прямые выборы».
    """
    if event_rules(sentence.language).undone_before.search(sentence.text[: span[0]]):
        return tuple(o for o in others if o.kind != "date" or span[0] <= o.start < span[1])
    return tuple(o for o in others if o.kind != "date" or not _parted(o, span, sentence))


def _parted(date: Annotation, span: tuple[int, int], sentence: Sentence) -> bool:
    rule = event_rules(sentence.language)
    if date.end <= span[0]:
        words = sentence.text[date.end : span[0]].lower().split()
        told = happens(sentence, span[1], clause(sentence, *span)[1])
        beside = rule.beside_order.search(sentence.text, date.end, span[0])
        if beside and not told and len(words) > 2:
            return True
        return len(words) <= 2 and bool(rule.order_leads.intersection(words[:1])) and not told
    if _is_before_or_after(span, date, sentence) or _is_of_participle(date, sentence):
        return True
    between = sentence.text[span[1] : date.start].lower().split()
    joined = bool(rules(sentence.language).joiners.intersection(between[:1]))
    inside = (h for h in _event_nouns(sentence) if span[1] <= h.start and h.end <= date.start)
    return not joined and any(head.cls != "Speech" for head in inside)


def _is_of_participle(date: Annotation, sentence: Sentence) -> bool:
    """Whether a participle behind a date qualifies a noun: «сайлау | 1980 жылы шыққан заңмен»."""
    rule = event_rules(sentence.language)
    verb, noun = (*sentence.text[date.end :].lower().split()[:2], "", "")[:2]
    qualifies = rules(sentence.language).head_final and rule.attributive.fullmatch(verb)
    return bool(qualifies and noun[:1].isalpha()) and not rule.beside_noun.fullmatch(noun)


def _is_before_or_after(span: tuple[int, int], date: Annotation, sentence: Sentence) -> bool:
    """Whether a dash parts a date from an event that it follows: "after the vote – on 5 May"."""
    leads = event_rules(sentence.language).order_leads
    ahead = sentence.text[: span[0]].lower().split()[-1:]
    return bool(DASH.search(sentence.text[span[1] : date.start])) and not leads.isdisjoint(ahead)


def _is_period(date: Annotation, sentence: Sentence) -> bool:
    """Whether a date is the time that something is meant for: "for 2006–2009", "for the years"."""
    rule = event_rules(sentence.language)
    earlier = [t.text.lower() for t in sentence.tokens if t.end <= date.start]
    while earlier and earlier[-1] in rule.period_nouns:
        earlier.pop()
    return "/" in edtf(date) and bool(earlier) and earlier[-1] in rule.period_leads


def _in_title(date: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether a date is part of the name of an act, and not the act's own."""
    return any(
        isinstance(o.value, Act)
        and o.start <= date.start
        and date.end <= o.end
        and o.value.date.removesuffix("/..") != edtf(date)
        for o in others
    )
