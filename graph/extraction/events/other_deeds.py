"""Whether a date of a sentence is that of another deed than the one that it is sought for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Act, Annotation
from graph.extraction.events.event_classes import DEEDS
from graph.extraction.events.event_rules import BREAK, clause, event_rules, happens
from graph.extraction.events.sentence_dates import edtf
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar, is_finite
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.reading.sentence import Sentence

NEAR = 3
"""Words between a date that qualifies a noun and that noun, at most."""
STRONG_BREAK = re.compile(r";")
OPENING = 4
"""Letters at most before a date that opens its sentence."""
VERBS = ("PTCP", "GRND")
"""Parts of speech of what tells of a deed without being a verb that agrees with a subject."""
QUOTES = (("«", "»"), ("“", "”"))


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


def is_parted(
    date: Annotation, span: tuple[int, int], sentence: Sentence, others: Sequence[Annotation]
) -> bool:
    """Whether what stands between a date and words parts them: a clause, a quotation, a deed."""
    start, end = span
    low, high = (date.end, start) if date.end <= start else (end, date.start)
    between = sentence.text[low:high]
    if STRONG_BREAK.search(between) or _parted_by_quote(between):
        return True
    if date.start >= end and _opens_clause(between, sentence.language):
        return True
    if date.end <= start and BREAK.search(between) and _of_another(date, sentence):
        return True
    return (
        _anothers(date, start, end, sentence)
        or _of_other_clause(date, span, sentence)
        or _qualifies(date, span, others)
    )


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
        if first > span[1] and first in deeds and _is_deed(span, deeds, sentence):
            return True
        if span[0] not in deeds:
            return False
        opening = sentence.text[first:last].lower().split()[:2] if first > span[1] else []
        told = {lemma for word in opening for lemma in lemmas(word, sentence.language)}
        others = not event_rules(sentence.language).relatives.isdisjoint(told)
        return others and not happens(sentence, first, last)
    verbs = (h for h in heads(sentence) if h.kind == "triggerVerb" and h.end <= date.start)
    return last < span[0] and any(h.start == first for h in verbs)


def _is_deed(span: tuple[int, int], deeds: set[int], sentence: Sentence) -> bool:
    """Whether words are a verb, or a noun of doing with what it is done to."""
    nouns = (h for h in heads(sentence) if h.kind == "eventNoun" and h.cls in DEEDS)
    return span[0] in deeds or any(span[0] <= h.start < span[1] for h in nouns)


def _qualifies(date: Annotation, span: tuple[int, int], others: Sequence[Annotation]) -> bool:
    """Whether a date that qualifies a noun is far before words: «5 мамырдағы жиында … бекітті».

    Or behind them, outside brackets: «жиында 2012 жылғы сайлауға …».
    """
    rule, text = event_rules(date.sentence.language), date.sentence.text
    far = date.end <= span[0] and len(text[date.end : span[0]].split()) > NEAR
    behind = date.start >= span[1] and "(" not in text[span[1] : date.start]
    acts = (o for o in others if isinstance(o.value, Act))
    far = far and not any(a.start <= date.start < a.end for a in acts)
    known = (behind, rule.of_noun_behind), (far, rule.qualifying)
    return any(there and pattern.fullmatch(date.text.lower()) for there, pattern in known)


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


def _of_infinitive(head: Head, date: Annotation, sentence: Sentence) -> bool:
    """Whether a date is of what somebody was to do: «предложил провести съезд | 5 мая»."""
    phases, behind = event_rules(sentence.language).phase_verbs, date.start >= head.end
    if not phases or not behind or head.lemma.split()[0] in phases:
        return False
    between = sentence.text[head.end : date.start].split()
    return any(grammar(w, sentence.language).part == "INFN" for w in between if w.islower())


def of_another_verb(head: Head, date: Annotation, sentence: Sentence) -> bool:
    """Whether a date before a participle, with another between them, is that of the other.

    «1998 жылы өткен сайлауда Ян Новак құрған партия»: the year is that of the election. Nothing
    else was done on a day with a participle right behind, but for what was done at what was held
    then: «1998 жылы қабылданған заң күшіне енді».
    """
    rule = event_rules(sentence.language)
    if not rules(sentence.language).head_final:
        return _of_infinitive(head, date, sentence)
    if date.end >= head.start:
        return False
    form = sentence.text[head.start : head.end].lower()
    between = sentence.text[date.end : head.start].lower().split()
    if rule.attributive.fullmatch(form):
        return any(rule.attributive.fullmatch(word) for word in between)
    first, *behind = between or [""]
    held = head.lemma not in rule.sure_verbs and bool(rule.held.fullmatch(first))
    noun = bool(behind) and not rule.beside_noun.fullmatch(behind[0])
    pointing = first in pack(sentence.language).table("coreference").get("definite", ())
    return noun and not (held or pointing) and bool(rule.attributive.fullmatch(first))
