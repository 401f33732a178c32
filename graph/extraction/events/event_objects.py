"""The object of an event's verb, behind the verb or, where verbs stand last, before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph.extraction.acts.act_mention import blocked, free
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.act_subjects import without_subject
from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.adverbials import before_adverbials, past_adverbials
from graph.extraction.events.event_classes import ABOUT_ACTS
from graph.extraction.events.event_edges import left_edge
from graph.extraction.events.event_means import is_means, means
from graph.extraction.events.event_rules import clause, event_rules
from graph.extraction.events.event_subjects import active, subject_span, trimmed, whole_names
from graph.extraction.lexicon import Head
from graph.extraction.names.naming_rules import is_title
from graph.extraction.names.naming_rules import rules as naming_rules
from graph.extraction.phrases.phrase_end import span_after
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.phrases.phrase_start import before
from graph.languages.grammar import possible_cases
from graph.languages.tables import NEVER
from graph.reading.sentence import Sentence

Span = tuple[int, int]


def object_before(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span:
    """Return the object that stands before its verb: an act in the clause, or the next noun."""
    act = _act_of(head, sentence, others) if head.cls in ABOUT_ACTS else None
    if act:
        return act.start, head.start
    if founded := _founded_by(head, sentence, others):
        return founded
    places = blocked(others)
    verb = before_adverbials(sentence, head.start, others)
    earlier = [t for t in sentence.tokens if t.end <= verb]
    adverbs = event_rules(sentence.language).adverbs
    while earlier and earlier[-1].text.lower() in adverbs:
        earlier.pop()
    nouns = [t for t in earlier if t.text[0].isalnum() and t.start not in places]
    between = sentence.text[nouns[-1].end : verb].split() if nouns else []
    rule, phrase = event_rules(sentence.language), rules(sentence.language)
    told = bool(nouns) and nouns[-1].text.lower() not in (
        rule.relatives | rule.verb_links | phrase.not_before
    )
    if not told or any(w.strip('»”")(–-') and w.lower() not in adverbs for w in between):
        return head.start, head.start
    end = nouns[-1].end if adverbs.intersection(between) else verb
    begin, _ = whole_names((_begin(nouns[-1].start, sentence, others), verb), others)
    bodies = (o for o in others if isinstance(o.value, Name) and begin < o.start)
    named = next((o for o in bodies if 0 <= end - o.end <= 2), None)
    return (named.start if named else begin), end


def _founded_by(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span | None:
    """Return the body that a passive is said of, where what it was made by stands between.

    «Палата 1990 жылы заң негізінде | құрылды», «бюро Сеймнің жарлығымен | таратылды».
    """
    rule, form = event_rules(sentence.language), sentence.text[head.start : head.end].lower()
    said = act_rules(sentence.language).passive_forms.fullmatch(form)
    means = sentence.text[: head.start].lower().split()[-1:]
    by = bool(means) and (rule.instrument.fullmatch(means[0]) or means[0] in rule.means_behind)
    if head.cls not in ("Founding", "Dissolution") or not said or not by:
        return None
    acts = [o for o in others if isinstance(o.value, Act)]
    for body in (o for o in others if o.is_of("Organisation", "Country") and o.end < head.start):
        inside = any(act.start <= body.start < act.end for act in acts)
        dated = any(o.kind == "date" and o.start == body.end + 1 for o in others)
        value = body.value
        if dated and not inside and isinstance(value, Name) and value.nominative == body.text:
            return body.start, body.end
    return None


def _act_of(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    """Return the last act before a verb that the verb is said of, in its clause."""
    acts = [
        o
        for o in others
        if isinstance(o.value, Act)
        and o.end <= head.start
        and not is_means(o)
        and ";" not in sentence.text[o.end : head.start]
    ]
    form = sentence.text[head.start : head.end].lower()
    if act_rules(sentence.language).passive_forms.fullmatch(form):
        objective = event_rules(sentence.language).objective
        acts = [a for a in acts if not objective.search(a.text)] or acts
    return acts[-1] if acts and not _of_its_own(head, sentence, acts[-1]) else None


def _begin(start: int, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where the phrase of the noun at ``start`` begins, behind who acts and where."""
    places, names = blocked(others), free(others)
    begin = before(sentence, start, places, names)
    opening = sentence.text[:begin].rstrip()
    if opening[-1:] in ("«", "“", '"', "("):
        begin = before(sentence, len(opening) - 1, places, names)
    begin = without_subject(sentence, begin, start, others)
    return _with_title(sentence, left_edge(sentence, begin, start, others))


def _with_title(sentence: Sentence, begin: int) -> int:
    """Return where a phrase begins with what it is called before it: «„Теңіз“ атты | одақ»."""
    before = _titled(sentence.language).search(sentence.text[:begin])
    return before.start() if before else begin


@cache
def _titled(language: str) -> re.Pattern[str]:
    """Return a pattern of a name with a word behind it that leads to the noun that it calls."""
    called = "|".join(map(re.escape, sorted(event_rules(language).titled))) or NEVER
    return re.compile(rf"(?:[«“\"][^«»“”\"]+[»”\"]|[А-ЯӘІҢҒҮҰҚӨҺA-Z][\w-]*)\s(?:{called})\s$")


def _of_its_own(head: Head, sentence: Sentence, act: Annotation) -> bool:
    """Whether a verb of a clause behind that of an act has its object right before it."""
    between = sentence.text[act.end : head.start].strip(' «»“”"')
    rule = event_rules(sentence.language)
    objective, given = rule.objective, any(head.lemma.startswith(verb) for verb in rule.to_what)
    own = between.split()[-1:] if given else []
    if own and rule.given_to.fullmatch(own[0].lower()):
        return True
    return "," in between and not between.endswith(",") and bool(objective.search(between))


def _addressed(start: int, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    """Return the person whose name stands right behind a form of address: "Dr. Holm"."""
    person = next((o for o in others if o.is_person and o.start > start), None)
    ahead = sentence.text[start : person.start].split() if person else []
    titled = all(is_title(word.strip(".").lower(), sentence.language) for word in ahead)
    return person if ahead and titled else None


def object_after(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span:
    """Return the object behind a verb, or the subject where an act is what it is done by."""
    if means(head, sentence, others) and rules(sentence.language).genitive_after:
        return subject_span(head, sentence, others)
    links = rules(sentence.language).links | rules(sentence.language).soft_links
    begin = past_adverbials(sentence, head.end, others)
    start, end = trimmed(sentence, begin, span_after(sentence, begin, blocked(others)))
    person = _addressed(start, sentence, others) or _moved_ahead(head, sentence, others)
    if person:
        return person.start, person.end
    first = next((t for t in sentence.tokens if t.start >= start), None)
    days = naming_rules(sentence.language).words("calendar")
    if start < end and first and first.text.lower() not in links | days:
        return whole_names((start, end), others)
    if rules(sentence.language).genitive_after and not _acts(head, sentence):
        return subject_span(head, sentence, others)
    return head.end, head.end


def _moved_ahead(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Annotation | None:
    """Return the person who opens a clause as what its verb is done to: «Яна Новака | избрали».

    The case of the name tells it, and that of the word behind the verb, which is no object.
    """
    if not rules(sentence.language).genitive_after or not _acts(head, sentence):
        return None
    first, _ = clause(sentence, head.start, head.end)
    openings = {first, *(o.end + 1 for o in others if o.kind == "date")}
    verb = before_adverbials(sentence, head.start, others)
    named = [o for o in others if o.is_person and o.start in openings and o.end + 1 == verb]
    moved = [o for o in named if isinstance(o.value, Name) and o.value.nominative != o.text]
    behind = next((t.text.lower() for t in sentence.tokens if t.start >= head.end), "")
    object_behind = "Acc" in possible_cases(behind, sentence.language)
    return moved[0] if moved and not object_behind else None


def _acts(head: Head, sentence: Sentence) -> bool:
    """Whether a verb is ``active``; a ratification or an approval may be named by whose it is."""
    return head.cls not in ABOUT_ACTS and active(head, sentence)
