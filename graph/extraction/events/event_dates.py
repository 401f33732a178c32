"""Which date of a sentence is that of a deed that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.acts.act_mention import leads_on
from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_rules import BREAK, DAY, clause, event_rules, happens
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar, is_finite
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

CLOSE = 12
"""Letters between two dates up to which the second tells the first more finely."""
LONGEST_NAME = 6
"""Words between a year and the noun of the event that it is part of the name of."""
NEAR = 3
"""Words between a date that qualifies a noun and that noun, at most."""
ANOTHERS = 50
"""Letters that a date seems farther by if a joiner parts it from the words behind it."""
STRONG_BREAK = re.compile(r";")
OPENING = 4
"""Letters at most before a date that opens its sentence."""
VERBS = ("PTCP", "GRND")
"""Parts of speech of what tells of a deed without being a verb that agrees with a subject."""
QUOTES = (("«", "»"), ("“", "”"))
DASH = re.compile(r"\s[–—-]\s")


def dates(others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the dates among annotations, in order."""
    return tuple(sorted((o for o in others if o.kind == "date"), key=lambda o: o.start))


def edtf(annotation: Annotation | None) -> str:
    """Return the EDTF string of a date annotation, or '' for none.

    An event is at the time from which a text counts: "since the election in 2019" is 2019.
    """
    return annotation.edtf.removesuffix("/..") if annotation else ""


def undated_acts(others: Sequence[Annotation], start: int, end: int) -> tuple[Annotation, ...]:
    """Return the annotations without the dates inside acts that the words given do not touch.

    The date of a law that a sentence cites dates nothing else.
    """
    cited = [o for o in others if isinstance(o.value, Act) and (o.end <= start or end <= o.start)]
    return tuple(
        o
        for o in others
        if o.kind != "date" or not any(a.start <= o.start and o.end <= a.end for a in cited)
    )


def untitled(others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return annotations without the dates that are words of an act's title: "plan until 2030"."""
    acts = [o for o in others if isinstance(o.value, Act)]
    return tuple(
        o
        for o in others
        if not any(
            isinstance(a.value, Act) and a.start < o.start < a.end and o.text in a.value.title
            for a in acts
        )
    )


def nearest_date(
    sentence: Sentence,
    start: int,
    end: int,
    others: Sequence[Annotation],
    strict: bool = True,
) -> Annotation | None:
    """Return the date that belongs to the words at ``start`` to ``end``, if one does.

    It is the nearest one; each comma on the way counts as forty letters, a semicolon parts them.
    Unless ``strict``, it may be that of another verb.
    """
    best: tuple[int, Annotation] | None = None
    final = rules(sentence.language).head_final
    for date in dates(others):
        if final and best and date.start >= end and sentence.text[end : date.start].strip() != "(":
            continue
        if edtf(date).startswith("../") or leads_on(date) or _in_title(date, others):
            continue
        if _is_period(date, sentence) or _names_another(date, (start, end), sentence):
            continue
        if start <= date.start < end:
            return date
        low, high = (date.end, start) if date.end <= start else (end, date.start)
        between = sentence.text[low:high]
        if STRONG_BREAK.search(between) or _anothers(date, start, end, sentence):
            continue
        if _parted_by_quote(between) or (strict and is_of_another(date, (start, end), sentence)):
            continue
        if date.start >= end and _opens_clause(between, sentence.language):
            continue
        if date.end <= start and BREAK.search(between) and _of_another(date, sentence):
            continue
        if _of_other_clause(date, (start, end), sentence) or _qualifies(date, start, others):
            continue
        distance = len(between) + 40 * len(BREAK.findall(between))
        if not final and date.end <= start and _joined_on(between, sentence.language):
            distance += ANOTHERS
        if best is None or distance < best[0]:
            best = (distance, date)
    return _finest(best[1], end, sentence, others) if best else None


def is_of_another(date: Annotation, at: tuple[int, int], sentence: Sentence) -> bool:
    """Whether a date stands with a verb of its own between commas that the event is not in.

    "The bank, founded in 1990, closed" and "on 5 May he said that he had signed the pact", but not
    "in 1990, when it closed". The language must tell what is a verb.
    """
    first, last = clause(sentence, date.start, date.end)
    rule = event_rules(sentence.language)
    then = rule.then.match(sentence.text, date.end)
    if first <= at[0] < last or (then and then.end() <= at[0]):
        return False
    opening = sentence.text[first:last].split()[:1]
    if at[1] < first and opening and lemmas(opening[0], sentence.language)[0] in rule.relatives:
        return not happens(sentence, first, last, to_come=True)
    if date.start <= OPENING and _goes_on(at, sentence):
        return False
    inside = (t.text for t in sentence.tokens if first <= t.start < last)
    return any(_is_verb(word, sentence.language) for word in inside)


def _goes_on(at: tuple[int, int], sentence: Sentence) -> bool:
    """Whether a verb opens its clause, and so goes on with the subject and time of the last one."""
    first, _ = clause(sentence, *at)
    return first == at[0] > 0 and is_finite(sentence.text[slice(*at)].split()[0], sentence.language)


def _is_verb(word: str, language: str) -> bool:
    read = grammar(word, language)
    return word.islower() and (read.part in VERBS or is_finite(word, language))


def _parted_by_quote(between: str) -> bool:
    """Whether words of somebody begin or end between a date and an event that only one is in."""
    return any(between.count(first) != between.count(last) for first, last in QUOTES)


def _of_another(date: Annotation, sentence: Sentence) -> bool:
    """Whether a year is that of the thing before it: "after the war of 1994–1997, they signed"."""
    ahead = sentence.text[: date.start].lower().split()[-1:]
    return "-" not in edtf(date) and not rules(sentence.language).links.isdisjoint(ahead)


def _of_other_clause(date: Annotation, span: tuple[int, int], sentence: Sentence) -> bool:
    """Whether a date is of a participle that opens a clause which a comma parts from the words.

    "The charter, *adopted in 1978*, was repealed", or of a clause that begins with a relative
    behind them: "signed a law, *which from 1 June* bans it".
    """
    first, last = clause(sentence, date.start, date.end)
    deeds = {h.start for h in heads(sentence) if h.kind == "triggerVerb"}
    if date.start >= span[1]:
        if span[0] not in deeds:
            return False
        opening = sentence.text[first:last].lower().split()[:2] if first > span[1] else []
        told = {lemma for word in opening for lemma in lemmas(word, sentence.language)}
        others = not event_rules(sentence.language).relatives.isdisjoint(told)
        return others and not happens(sentence, first, last)
    verbs = (h for h in heads(sentence) if h.kind == "triggerVerb" and h.end <= date.start)
    return last < span[0] and any(h.start == first for h in verbs)


def _qualifies(date: Annotation, start: int, others: Sequence[Annotation]) -> bool:
    """Whether a date that qualifies a noun is far before words: «5 мамырдағы жиында … бекітті»."""
    rule, text = event_rules(date.sentence.language), date.sentence.text
    far = len(text[date.end : start].split()) > NEAR if date.end <= start else False
    acts = (o for o in others if isinstance(o.value, Act))
    far = far and not any(a.start <= date.start < a.end for a in acts)
    return far and bool(rule.qualifying.fullmatch(date.text.lower()))


def _opens_clause(between: str, language: str) -> bool:
    """Whether a date opens the next clause: "signed the pact, *and in* 2001 it adopted"."""
    words = between.replace(",", " , ").split()[-3:]
    rule, leads = rules(language), event_rules(language).place_leads
    led = len(words) == 3 and words[2].lower() in leads and not rule.head_final
    return led and words[0] == "," and words[1].lower() in rule.joiners


def _anothers(date: Annotation, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a date was told before "and" with a verb in the present: "in 1994 and *elects*"."""
    present = event_rules(sentence.language).present
    if date.end > start or not present.fullmatch(sentence.text[start:end].split(" ")[0].lower()):
        return False
    between = sentence.text[date.end : start].lower().split()
    return not rules(sentence.language).joiners.isdisjoint(between)


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
    if head is None or not rule.articles.intersection(ahead):
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
    event that is told to have been held then keeps it: "on 5 May after a vote was held".
    """
    return tuple(o for o in others if o.kind != "date" or not _parted(o, span, sentence))


def _parted(date: Annotation, span: tuple[int, int], sentence: Sentence) -> bool:
    rule = event_rules(sentence.language)
    if date.end <= span[0]:
        words = sentence.text[date.end : span[0]].lower().split()
        told = happens(sentence, span[1], clause(sentence, *span)[1])
        return len(words) <= 2 and bool(rule.order_leads.intersection(words[:1])) and not told
    if _is_before_or_after(span, date, sentence):
        return True
    between = sentence.text[span[1] : date.start].lower().split()
    joined = bool(rules(sentence.language).joiners.intersection(between[:1]))
    inside = (h for h in _event_nouns(sentence) if span[1] <= h.start and h.end <= date.start)
    return not joined and any(head.cls != "Speech" for head in inside)


def _is_before_or_after(span: tuple[int, int], date: Annotation, sentence: Sentence) -> bool:
    """Whether a dash parts a date from an event that it follows: "after the vote – on 5 May"."""
    leads = event_rules(sentence.language).order_leads
    ahead = sentence.text[: span[0]].lower().split()[-1:]
    return bool(DASH.search(sentence.text[span[1] : date.start])) and not leads.isdisjoint(ahead)


def points(others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return annotations without the spans of years or months: no deed is done for years."""
    return tuple(o for o in others if o.kind != "date" or _is_point(edtf(o)))


def _is_point(told: str) -> bool:
    return "/" not in told or all(len(end) == DAY for end in told.split("/"))


def _is_period(date: Annotation, sentence: Sentence) -> bool:
    """Whether a date is the time that something is meant for: "a programme for 2006–2009"."""
    earlier = [t.text.lower() for t in sentence.tokens if t.end <= date.start]
    leads = event_rules(sentence.language).period_leads
    return "/" in edtf(date) and bool(earlier) and earlier[-1] in leads


def _in_title(date: Annotation, others: Sequence[Annotation]) -> bool:
    """Whether a date is part of the name of an act, and not the act's own."""
    return any(
        isinstance(o.value, Act)
        and o.start <= date.start
        and date.end <= o.end
        and o.value.date.removesuffix("/..") != edtf(date)
        for o in others
    )


def of_another_verb(head: Head, date: Annotation, sentence: Sentence) -> bool:
    """Whether a date before a participle, with another between them, is that of the other.

    «1998 жылы өткен сайлауда Ян Новак құрған партия»: the year is that of the election.
    """
    rule = event_rules(sentence.language)
    form = sentence.text[head.start : head.end].lower()
    if not rules(sentence.language).head_final or not rule.attributive.fullmatch(form):
        return False
    between = sentence.text[date.end : head.start].lower().split() if date.end < head.start else []
    return any(rule.attributive.fullmatch(word) for word in between)
