"""What a clause with a day or month tells was done, whatever its verb and whoever did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.acts.formulas import says
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.events.clause_words import clause_words
from graph.extraction.events.event_classes import ABOUT_ACTS
from graph.extraction.events.event_clauses import FARTHEST
from graph.extraction.events.event_names import as_deed
from graph.extraction.events.event_places import place_of_verb
from graph.extraction.events.event_rules import DAY, clause, event_rules, unreal
from graph.extraction.events.other_deeds import of_another_verb
from graph.extraction.events.sentence_dates import dates, edtf, undated_acts
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import quotations
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence, Token

MONTH = len("2000-01")
"""Letters of an EDTF date that tells the month: what is dated less finely may be background."""
VERBS = ("", "VERB", "PTCP")


def dated_deeds(
    sentence: Sentence, others: Sequence[Annotation], told: Sequence[Annotation]
) -> tuple[Annotation, ...]:
    """Return events by dates of a sentence that no event in ``told`` has yet, in order.

    That the text of a treaty was done at a place on a day is no event beside its signing.
    """
    if says(sentence, "done"):
        return ()
    taken = {e.value.date for e in told if isinstance(e.value, Event)}
    found = []
    for date in dates(undated_acts(others, 0, 0)):
        if edtf(date) in taken or not _tells_when(date, sentence):
            continue
        verb = _verb_of(date, sentence, others)
        if verb and not any(e.start <= verb.start < e.end for e in told):
            event = _event(verb, date, sentence, others)
            if event:
                taken.add(edtf(date))
                found.append(event)
    return tuple(found)


def _tells_when(date: Annotation, sentence: Sentence) -> bool:
    """Whether a date is one time as fine as a month, and that of a deed and not of a thing."""
    ahead = [t.text.lower() for t in sentence.tokens if t.end <= date.start][-1:]
    leads = event_rules(sentence.language).not_when
    told = edtf(date)
    days = all(len(end) == DAY for end in told.split("/"))
    whole = len(told) >= MONTH and (days or "/" not in told) and "X" not in told
    return whole and not leads.intersection(ahead) and not _quoted(date.start, sentence)


def _verb_of(date: Annotation, sentence: Sentence, others: Sequence[Annotation]) -> Token | None:
    """Return the verb nearest to a date in its clause.

    With a month it is one that the lexicon does not have, where somebody or an act is spoken of.
    """
    first, last = clause(sentence, date.start, date.end)
    if not sentence.text[first : date.start].strip() and sentence.text[last : last + 1] == ",":
        last = clause(sentence, last + 2, last + 3)[1]
    spoken = len(edtf(date)) >= DAY or any(
        (isinstance(o.value, Act | Name) or o.kind == "post") and first <= o.start < last
        for o in others
    )
    known = {h.start for h in heads(sentence) if h.kind == "triggerVerb"}
    fine = len(edtf(date)) >= DAY
    verbs = [t for t in _verbs(sentence, others) if first <= t.start < last and spoken]
    verbs = [v for v in verbs if fine or v.start not in known]
    verbs = [v for v in verbs if not _quoted(v.start, sentence)]
    near = [v for v in verbs if max(v.start - date.end, date.start - v.end) <= FARTHEST]
    return min(near, key=lambda v: max(v.start - date.end, date.start - v.end), default=None)


def _verbs(sentence: Sentence, others: Sequence[Annotation]) -> Iterator[Token]:
    """Yield the verbs of a sentence in the past that tell of a deed."""
    named = [(o.start, o.end) for o in others if o.kind in ("name", "post", "act")]
    words = ("", *(t.text for t in sentence.tokens), "")
    for token, before, after in zip(sentence.tokens, words, words[2:], strict=False):
        taken = any(s <= token.start < e for s, e in named)
        if not taken and _is_deed(before, token, after, sentence.language):
            yield token


def _is_deed(before: str, token: Token, after: str, language: str) -> bool:
    """Whether a word between two others is a verb in the past, by its form and by what it means."""
    rule, phrase, form = event_rules(language), rules(language), token.text
    if not rule.past.fullmatch(form) or grammar(form, language).part not in VERBS:
        return False
    if rule.no_deeds.intersection(lemmas(form, language)):
        return False
    if phrase.head_final and after[:1].isalnum():
        return False
    return before not in phrase.articles | phrase.links


def _quoted(place: int, sentence: Sentence) -> bool:
    return any(q.start < place < q.end for q in quotations(sentence.text))


def _event(
    verb: Token, date: Annotation, sentence: Sentence, others: Sequence[Annotation]
) -> Annotation | None:
    """Return what a verb tells, if it has a noun to be called by: no clause is a name."""
    head = Head(verb.start, verb.end, _class(verb, sentence), verb.text.lower(), "triggerVerb")
    if unreal(head, sentence):
        return None
    place = place_of_verb(sentence, (verb.start, verb.end), others)
    words = clause_words(sentence, head, others)
    name = as_deed(words, head, sentence, others)
    if words == name or of_another_verb(head, date, sentence):
        return None
    event = Event(head.cls, name, edtf(date), place, aliases=(words,))
    return Annotation.of(sentence, verb.start, verb.end, "event", event)


def _class(verb: Token, sentence: Sentence) -> str:
    """Return the class of what a verb says is done to an act; that of any event for all else."""
    weak = event_rules(sentence.language).weak_verbs
    for head in heads(sentence):
        if head.kind == "triggerVerb" and head.start == verb.start and head.cls in ABOUT_ACTS:
            return head.cls if head.lemma not in weak else "PolicyEvent"
    return "PolicyEvent"
