"""Events told by a verb: "in 1995 the Assembly was created"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.annotation import Act, Annotation, Event
from graph.extraction.events.adverbials import before_adverbials, past_adverbials
from graph.extraction.events.clause_words import clause_words, deed_words, shortened
from graph.extraction.events.deed_labels import of_noun_ahead
from graph.extraction.events.event_arguments import (
    act_before,
    argument,
    person_in,
    post_span,
    thing_at,
)
from graph.extraction.events.event_classes import DEEDS, OF_PERSONS
from graph.extraction.events.event_clauses import (
    appointed,
    bare_noun,
    described,
    told_by_clause,
)
from graph.extraction.events.event_labels import as_label
from graph.extraction.events.event_names import (
    as_deed,
    deed_of,
    deed_of_noun,
    named,
    of_what,
)
from graph.extraction.events.event_needs import Deed, counts_undated, fits_class
from graph.extraction.events.event_places import place_of_verb
from graph.extraction.events.event_rules import event_rules
from graph.extraction.events.event_subjects import passive, subject_span
from graph.extraction.events.event_triggers import is_idle
from graph.extraction.events.gathered import gathered_span
from graph.extraction.events.other_deeds import of_another_verb
from graph.extraction.events.sentence_dates import edtf, points, untitled, without_cited
from graph.extraction.events.verb_dates import date_of_verb
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

Span = tuple[int, int]


def verb_events(sentence: Sentence, others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the events that verbs of a sentence tell of, in order.

    A verb event needs a date, or else a thing by name that it is about. Where heads stand last,
    nouns of doing ("the adopting of the law") are read as their verbs are.
    """
    kinds = {"triggerVerb", "eventNoun"} if rules(sentence.language).head_final else {"triggerVerb"}
    found: dict[int, Annotation] = {}
    deeds = [
        head
        for head in (_behind_act(head, others) for head in heads(sentence))
        if head.kind in kinds
        and (head.kind == "triggerVerb" or head.cls in DEEDS)
        and is_a(head.cls, "PolicyEvent")
        and not is_idle(head, sentence, others)
    ]
    for read in (_read, told_by_clause):
        for head in deeds:
            annotation = None if head.start in found else read(head, sentence, others)
            if annotation and isinstance(annotation.value, Event) and annotation.value.name:
                found[head.start] = annotation
    return tuple(found[start] for start in sorted(found))


def _behind_act(head: Head, others: Sequence[Annotation]) -> Head:
    """Return a verb without the noun of its phrase that an act's name ends with: «шарт | жасасты».

    Where heads stand last: elsewhere the act follows its verb.
    """
    for act in (o for o in others if isinstance(o.value, Act) and o.start <= head.start < o.end):
        words = len(act.text[head.start - act.start :].split())
        if act.end < head.end and rules(act.sentence.language).head_final:
            lemma = " ".join(head.lemma.split()[words:])
            return replace(head, start=act.end + 1, lemma=lemma) if lemma else head
    return head


def _read(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    people = gathered_span(head, sentence, others)
    about = people or argument(head, sentence, others)
    known = without_cited(others) if head.cls == "AmendmentEvent" else others
    date = date_of_verb(head, sentence, points(known), about)
    date = None if date and of_another_verb(head, date, sentence) else date
    deed = Deed(head, sentence, others, about, date)
    if about[0] == about[1] or not (people or fits_class(deed)):
        return None
    if _of_verb_between(head, about, others):
        return None
    sure = head.lemma in event_rules(sentence.language).sure_verbs
    placed = people and place_of_verb(sentence, (head.start, head.end), others)
    if not (date or placed) and (sure or not counts_undated(deed)):
        return None
    return _annotation(head, sentence, others, about, date)


def _of_verb_between(head: Head, about: Span, others: Sequence[Annotation]) -> bool:
    """Whether an act before a verb is the object of another: «актіні қабылдап, … қол қойды»."""
    act = act_before(head, about, others)
    if act is None:
        return False
    rule = event_rules(act.sentence.language)
    dative = head.lemma.startswith(tuple(rule.to_what))
    bent = nominative(act.text, rule.language) != act.text
    return dative and bent and bool(rule.objective.search(act.text))


def _annotation(
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
    about: Span,
    date: Annotation | None,
) -> Annotation:
    said = _shortened(sentence, min(about[0], head.start), max(about[1], head.end))
    act = act_before(head, about, others)
    told = (act.start, act.end) if act else about
    told = _titled(told, others) if head.cls in OF_PERSONS else told
    bare = bare_noun(head, sentence, others)
    name = deed_of_noun(bare, head, sentence, others) if bare else ""
    name = name or _name(head, sentence, others, told)
    if not name:
        verb = act if head.kind == "triggerVerb" else None
        name = deed_of(verb, head, others) if verb else of_noun_ahead(head, sentence, about)
        plain = name or _plain(head, about, sentence, others) or said
        name = name or as_deed(plain, head, sentence, others)
    place = place_of_verb(sentence, (head.start, head.end), others)
    words = clause_words(sentence, head, others)
    deed = as_deed(deed_words(sentence, head, others), head, sentence, others) if words else ""
    name = as_label(name, sentence.language) or as_label(deed, sentence.language)
    aliases = tuple(a for a in dict.fromkeys((said, words)) if a and a != name)
    event = Event(head.cls, name, edtf(date), place, aliases=aliases)
    holder = appointed(head, sentence, others)
    start, end = min(about[0], head.start), max(about[1], head.end)
    start = min(start, holder.start) if holder else start
    acts = [o.end for o in others if isinstance(o.value, Act) and start <= o.start < end]
    return Annotation.of(sentence, start, max(end, *acts, 0), "event", event)


def _titled(about: Span, others: Sequence[Annotation]) -> Span:
    """Return the span of the person alone in words that open with the post that they hold."""
    opens = any(o.kind == "post" and o.start == about[0] for o in others)
    person = person_in(about, others)
    return person if opens and person[0] < person[1] else about


def _name(head: Head, sentence: Sentence, others: Sequence[Annotation], about: Span) -> str:
    """Return the description that the language's templates make, or '' without a template."""
    rule, text = event_rules(sentence.language), sentence.text
    words = text[slice(*about)].strip(" ,.")
    if head.cls in rule.names_as:
        name = _post_name(head, sentence, others, about)
        if name:
            return name
    if head.cls in OF_PERSONS and person_in(about, others)[0] == person_in(about, others)[1]:
        name = described(head, sentence, others)
        if name:
            return name
    if any(o.kind == "date" and o.start < about[1] <= o.end + 1 for o in untitled(others)):
        return ""
    thing = thing_at(about, others)
    if thing and isinstance(thing.value, Act) and _is_all_of(thing, words):
        words = thing.text if rule.names_in_genitive else thing.value.title
    return named(head, words, thing, sentence, others)


def _post_name(head: Head, sentence: Sentence, others: Sequence[Annotation], about: Span) -> str:
    """Return what an event is called by whose it is and the post, or '' where either is unsaid."""
    rule, text = event_rules(sentence.language), sentence.text
    post = post_span(head, sentence, others)
    if post is None:
        return ""
    subject, person = subject_span(head, sentence, others), person_in(about, others)
    done = grammar(text[head.start : head.end], sentence.language).part == "PTCP"
    active = not passive(head, sentence) and head.lemma not in rule.intransitive and not done
    if active or (done and thing_at(subject, others) is None and person[0] < person[1]):
        subject = person
    thing = thing_at(subject, others)
    holder = of_what(text[slice(*subject)].strip(" ,"), thing, sentence.language)
    unsaid = subject[0] == subject[1] and rule.names_in_genitive
    named_by = (holder or unsaid) and subject != post
    name = rule.names_as[head.cls].format(holder, text[slice(*post)]) if named_by else ""
    return " ".join(name.split())


def _is_all_of(act: Annotation, words: str) -> bool:
    """Whether words that begin with an act go on to no other: "the Water Code banning trade"."""
    behind = words.removeprefix(act.text).split()[:1]
    rest = rules(act.sentence.language).joiners | {","}
    return act.text.startswith(words) or (words.startswith(act.text) and not rest & {*behind})


def _plain(head: Head, about: Span, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return a verb with what it is about, without the dates and places between them, or ''."""
    verb, told = (sentence.text[slice(*at)].strip(" ,;") for at in ((head.start, head.end), about))
    if head.end < past_adverbials(sentence, head.end, others) <= about[0]:
        return shortened(f"{verb} {told}")
    ahead = before_adverbials(sentence, head.start, others)
    final = rules(sentence.language).head_final
    return shortened(f"{told} {verb}") if final and about[1] <= ahead + 1 < head.start else ""


def _shortened(sentence: Sentence, start: int, end: int) -> str:
    words = sentence.text[start:end].strip(" ,;")
    return shortened(words)
