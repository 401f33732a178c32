"""Acts that have no name and that a verb tells the time of: "passed a law banning the trade"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.acts.act_mention import blocked
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_arguments import argument
from graph.extraction.events.event_dates import nearest_date
from graph.extraction.events.event_rules import event_rules
from graph.extraction.events.sentence_dates import dates, edtf
from graph.extraction.lexicon import Head
from graph.extraction.phrases.noun_endings import is_plural
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.phrases.phrase_start import before
from graph.extraction.times.dates import date_in_words
from graph.languages.grammar import grammar
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence

END = re.compile(r"[,;:.]\s|[.;]?$")
LONGEST = 100
"""Letters, at most, of the clause that tells an act from others of its kind."""
DOT = 1
"""The sign that a date may have behind a clause that it ends: «1957 г.»."""
NEAR = 5
"""Letters between a head and the verb of a clause that only tells the time of the act."""
WORDS_BEFORE = 3
"""Words, at most, between an article and the head of such an act."""

Span = tuple[int, int]


def described_acts(
    acts: Sequence[Head],
    verbs: Sequence[Head],
    sentence: Sentence,
    others: Sequence[Annotation],
) -> Iterator[tuple[Head, Annotation]]:
    """Yield the acts of ``acts`` (heads without a name) that one of ``verbs`` tells the time of.

    A word before the head or a clause behind it says which one it is; ``others`` are the
    annotations already found, the named acts among them.
    """
    for head in acts:
        for verb in verbs if is_free(head, sentence, others) else ():
            span = _described(head, verb, sentence, others)
            date = nearest_date(sentence, verb.start, verb.end, others) if span else None
            if span and date:
                title = _title(head, span, verb, date, sentence)
                aliases = dict.fromkeys((sentence.text[slice(*span)], _short(head, span, sentence)))
                told = tuple(a for a in aliases if a and a != title)
                act = Act(head.cls, title, told, edtf(date))
                yield head, Annotation.of(sentence, *span, "act", act)
                break


def _short(head: Head, span: Span, sentence: Sentence) -> str:
    """Return the head with the words before it, if these tell it from others, or ''."""
    words = sentence.text[span[0] : head.end]
    told = set(words.lower().split()[:-1]) - act_rules(sentence.language).generic
    return nominative(words, sentence.language) if told and span[0] < head.start else ""


def _title(head: Head, span: Span, verb: Head, date: Annotation, sentence: Sentence) -> str:
    """Return the title: by its date where its words tell that, else in the words of the text."""
    language, told = sentence.language, edtf(date)
    pattern = act_rules(language).dated_title
    words, short = sentence.text[slice(*span)], sentence.text[span[0] : head.end]
    dated = pattern and date.end - span[1] <= DOT and "/" not in told
    if dated and "-" in told:
        return pattern.format(nominative(short, language), date_in_words(told, language))
    if dated and told.isdigit() and head.end < verb.start < head.end + NEAR:
        return act_rules(language).year_title.format(nominative(short, language), told)
    whole = span[1] == head.end or nominative(short, language) == short
    return nominative(words, language) if whole else words


def is_free(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a head is of one act, outside all that is known already."""
    own, form = act_rules(sentence.language), sentence.text[head.start : head.end]
    plural = is_plural(form, head.lemma, sentence.language)
    plural = plural or grammar(form.lower(), sentence.language).number == "Plur"
    inside = any(o.start <= head.start < o.end for o in others if o.kind != "date")
    apart = head.lemma not in own.only_titled and head.cls != "Article"
    return apart and not (plural or inside or own.not_forms.fullmatch(form.lower()))


def _described(
    head: Head, verb: Head, sentence: Sentence, others: Sequence[Annotation]
) -> Span | None:
    """Return the span of the words for an act that a verb is about; None if it is another's."""
    if rules(sentence.language).head_final:
        return _described_before(head, verb, sentence, others)
    end = _clause_end(head, verb, sentence, others)
    first, last = argument(verb, sentence, others)
    if not first <= head.start < last and not head.end < verb.start < end:
        return None
    start = _opening(head, sentence, others)
    told = set(sentence.text[start : head.start].lower().split())
    told -= act_rules(sentence.language).generic
    return (start, end) if end > head.end or told else None


def _opening(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where the words before a head begin: its adjectives, or what an article opens."""
    rule, start = rules(sentence.language), head.start
    if rule.genitive_after:
        return before(sentence, start, blocked(others))
    ahead = [t for t in sentence.tokens if t.end <= head.start][-WORDS_BEFORE - 1 :]
    for token in reversed(ahead):
        lower = token.text.lower()
        if lower in rule.articles:
            return start
        if lower in rule.links | rule.stops | rule.joiners or not token.text[0].isalpha():
            break
        start = token.start
    return head.start


def _clause_end(head: Head, verb: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where the clause behind a head ends that says which act it is, or the head's end.

    A clause with the verb that dates the act goes on to the date, any other stops before one.
    """
    opening = act_rules(sentence.language).clause.match(sentence.text, head.end)
    if not opening:
        return head.end
    match = END.search(sentence.text, opening.end())
    end = match.start() if match else len(sentence.text)
    passive = event_rules(sentence.language).passive
    said = [t for t in sentence.tokens if opening.end() <= t.start < min(end, verb.start)]
    end = next((t.start for t in said if t.text.lower() in passive), end)
    for date in dates(others):
        if head.end < date.start < end:
            dated = opening.end() > verb.start >= head.end or head.end < verb.start < date.start
            end = date.end if dated else date.start
            break
    words = sentence.text[head.end : end].rstrip()
    last = words.split()[-1].lower() if words.split() else ""
    leads = act_rules(sentence.language).time_leads
    kept = words[: -len(last)].rstrip() if last in leads else words
    return head.end + len(kept) if len(kept) <= LONGEST else head.end


def _described_before(
    head: Head, verb: Head, sentence: Sentence, others: Sequence[Annotation]
) -> Span | None:
    """Return the span of a head that stands last, with the participle clause before it."""
    words = [t for t in sentence.tokens if t.end <= head.start]
    if not words or not act_rules(sentence.language).premodifier.fullmatch(words[-1].text.lower()):
        return None
    dating = verb.start <= words[-1].start < verb.end
    first, last = argument(verb, sentence, others)
    if not dating and not (first <= head.start < last):
        return None
    start = words[-1].start
    for date in reversed(dates(others)):
        if date.end <= start and "," not in sentence.text[date.end : start]:
            start = date.start if dating else date.end + 1
            return (start, head.end) if head.end - start <= LONGEST else None
    return None
