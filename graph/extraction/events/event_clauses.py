"""Events told by a dated clause whose verb has no object or subject of its own to go by."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.events.clause_words import clause_words, deed_words
from graph.extraction.events.event_arguments import argument, qualifies_noun
from graph.extraction.events.event_classes import BARE, OF_ACTS, OF_BODIES, OF_PERSONS
from graph.extraction.events.event_dates import nearest_date
from graph.extraction.events.event_names import (
    as_deed,
    deed_of,
    deed_of_noun,
    named,
    post_ahead,
)
from graph.extraction.events.event_places import place_of_verb
from graph.extraction.events.event_rules import clause, event_rules
from graph.extraction.events.event_subjects import passive
from graph.extraction.events.other_deeds import of_another_verb
from graph.extraction.events.sentence_dates import edtf, points, undated_acts
from graph.extraction.lexicon import Head, heads, is_likely
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

FARTHEST = 90
"""Letters between a verb and a date up to which the date is that of the verb."""


def told_by_clause(
    head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> Annotation | None:
    """Return the event of a verb by its clause, if a date stands near and the sentence has who.

    What it needs: a person or nobody (the subject is left out) for what is done to persons, an act
    for what is done to acts, an actor by name for all else.
    """
    rule = event_rules(sentence.language)
    dated_by = points(undated_acts(others, head.start, head.end))
    date = nearest_date(sentence, head.start, head.end, dated_by)
    if date is None or head.kind != "triggerVerb" or of_another_verb(head, date, sentence):
        return None
    opens = head.start < 2 and head.cls in OF_ACTS
    weak = head.lemma in rule.weak_verbs | rule.linking and not opens
    final = rules(sentence.language).head_final
    if weak or _far(head, sentence, date) or (final and qualifies_noun(head, sentence, others)):
        return None
    spoken = bare_noun(head, sentence, others) or _spoken_of(head, sentence, others)
    if not spoken or set_for_a_day(head, sentence, others):
        return None
    words = clause_words(sentence, head, others)
    deed = deed_words(sentence, head, others)
    name = described(head, sentence, others) or as_deed(deed, head, sentence, others)
    place = place_of_verb(sentence, (head.start, head.end), others)
    subject = _subject(head, sentence, others)
    start = subject.start if subject and head.start - subject.end < FARTHEST else head.start
    aliases = (words,) if words != name else ()
    event = Event(head.cls, name, edtf(date), place, aliases=aliases)
    return Annotation.of(sentence, start, head.end, "event", event)


def set_for_a_day(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a verb says for which day something is meant: «назначен на 5 мая»."""
    leads = event_rules(sentence.language).period_leads
    between = ((o, sentence.text[head.end : o.start].lower().split()) for o in others)
    return any(
        o.kind == "date" and o.start > head.end and set(b) <= leads and b for o, b in between
    )


def _far(head: Head, sentence: Sentence, date: Annotation) -> bool:
    """Whether another clause, or too many words, part a verb and its date."""
    low, high = (date.end, head.start) if date.end <= head.start else (head.end, date.start)
    between = sentence.text[low:high]
    return len(between) > FARTHEST or ";" in between


def _spoken_of(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether the sentence has what an event of this class is about."""
    if head.cls == "Resignation":
        start, end = argument(head, sentence, others)
        done_to = [o for o in others if start <= o.start < end]
        persons = any(o.kind in ("post", "name") and is_person(o) for o in done_to)
        thing = passive(head, sentence) and start < end and sentence.text[start].islower()
        thing = thing and not any(o.is_of("Government") for o in done_to)
        return persons or start == end or (start < head.end and not thing)
    if head.cls in OF_PERSONS:
        told = event_rules(sentence.language).names_in_genitive and " " not in head.lemma
        return head.cls != "Appointment" or not told or any(is_person(o) for o in others)
    if head.cls in OF_ACTS:
        acts = any(isinstance(o.value, Act) for o in others)
        bare = any(
            h.kind == "headNoun" and is_a(h.cls, "LegalAct") and is_likely(h, sentence)
            for h in heads(sentence)
        )
        return acts or bare or head.start < 2
    first, last = clause(sentence, head.start, head.end)
    if head.cls == "Meeting":
        first, last = 0, len(sentence.text)
    inside = [o for o in others if first <= o.start < last]
    if head.cls in OF_BODIES:
        return any(_is_body(o) for o in inside)
    return any(
        o.kind == "post" or (isinstance(o.value, Name) and o.value.cls != "Place") for o in inside
    )


def _is_body(annotation: Annotation) -> bool:
    return annotation.is_of("Organisation", "Country")


def is_person(annotation: Annotation) -> bool:
    """Whether an annotation stands for a person: by a name or by a post."""
    value = annotation.value
    return annotation.kind == "post" or (isinstance(value, Name) and value.cls == "Person")


def _subject(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    """Return the last person named before the verb, unless he does it to another."""
    people = [o for o in others if o.is_person and o.end <= head.start]
    led = event_rules(sentence.language).led_by.search(sentence.text[: head.start])
    people = [o for o in people if not led or o.end <= led.start()]
    last = max(people, key=lambda o: o.start, default=None)
    rule = event_rules(sentence.language)
    words = sentence.text[last.end : head.start].lower().split() if last else []
    active = all(word.isalnum() for word in words) and not passive(head, sentence)
    acts = head.lemma in rule.done_to_others and (rule.adverbs.issuperset(words) or active)
    form = sentence.text[head.start : head.end]
    done = grammar(form, sentence.language).part == "PTCP"
    return None if acts and not done else last


def described(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return what the language calls such an event of the person named before the verb, or ''."""
    subject = _subject(head, sentence, others)
    acts = [o for o in others if isinstance(o.value, Act) and o.end <= head.start]
    acts = [o for o in acts if sentence.text[o.start - 1 : o.start] != "("]
    if bare := bare_noun(head, sentence, others):
        return deed_of_noun(bare, head, sentence, others)
    if head.cls in OF_ACTS and acts and isinstance(acts[-1].value, Act):
        name = named(head, acts[-1].value.title, acts[-1], sentence)
        if name or not rules(sentence.language).head_final:
            return name
        return deed_of(acts[-1], head, others)
    if head.cls not in OF_PERSONS or subject is None or not isinstance(subject.value, Name):
        return ""
    by_verb = event_rules(sentence.language).names_by_verb
    words = subject.text if by_verb else subject.value.nominative
    return named(head, words, subject, sentence, others)


def bare_noun(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Head | None:
    """Return the noun that opens the clause of a verb and is all that it is said of.

    Where verbs stand last: «Шартқа 1990 жылы Ригада қол қойылды», «Ұйым 1990 жылы құрылды». What
    is named in the sentence before is what it means.
    """
    kind = BARE.get(head.cls, "") if rules(sentence.language).head_final else ""
    first, _ = clause(sentence, head.start, head.end)
    opening = next((t for t in sentence.tokens if t.start >= first), None)
    named = any(o.is_of(kind) and o.start < head.start for o in others) if kind else True
    if named or opening is None:
        return None
    openings = {opening.start, *_before_list(head, sentence, others)}
    nouns = (h for h in heads(sentence) if h.kind == "headNoun" and is_a(h.cls, kind))
    noun = next((h for h in nouns if h.start in openings and h.end < head.start), None)
    return noun if noun and _is_said_of(head, noun, sentence) else None


def _before_list(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> tuple[int, ...]:
    """Return where a sentence begins that goes on to a verb with no comma but those of a list."""
    text, names = sentence.text, [o for o in others if o.kind == "name"]
    commas = [at for at in range(head.start) if text[at] in ",;:"]
    listed = all(any(n.end == at for n in names) for at in commas)
    verbs = (h for h in heads(sentence) if h.kind == "triggerVerb" and h.end < head.start)
    return (sentence.tokens[0].start,) if listed and not any(verbs) else ()


def _is_said_of(head: Head, noun: Head, sentence: Sentence) -> bool:
    """Whether a verb is said of a noun by the forms of both: a passive, or what is done to it."""
    rule, form = event_rules(sentence.language), sentence.text[noun.start : noun.end].lower()
    verb = sentence.text[head.start : head.end].lower()
    given = any(head.lemma.startswith(verb) for verb in rule.to_what)
    passive_ = act_rules(sentence.language).passive_forms.fullmatch(verb)
    said = bool(passive_) or given or head.lemma in rule.sure_verbs
    return said and given != (form == noun.lemma)


def appointed(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    """Return who comes into a post that stands between him and a verb, where verbs stand last."""
    subject = _subject(head, sentence, others)
    if head.cls not in OF_PERSONS or subject is None or not rules(sentence.language).head_final:
        return None
    owner = rules(sentence.language).owner.fullmatch(subject.text.lower().split()[-1])
    return subject if not owner and post_ahead(head, subject, sentence, others) else None
