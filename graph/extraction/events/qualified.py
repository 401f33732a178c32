"""The thing that a verb or participle beside it is said of: "the Law, adopted in 1995"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.adverbials import before_adverbials, past_adverbials
from graph.extraction.events.definitions import is_defined
from graph.extraction.events.event_classes import ABOUT_ACTS, DONE_BY, SIGNERS
from graph.extraction.events.event_means import is_means
from graph.extraction.events.event_rules import event_rules
from graph.extraction.events.event_subjects import active
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import agrees, does_to_another, grammar, possible_cases
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

Span = tuple[int, int]


def qualified(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span | None:
    """Return what a participle qualifies: "the Law, adopted in 1995", «қабылданған Заң»."""
    form = sentence.text[head.start : head.end]
    if does_to_another(form, sentence.language) or _acts_on(head, sentence):
        return None
    finite = grammar(form, sentence.language).part == "VERB"
    acts, followed = active(head, sentence), _doer_follows(head, sentence, others)
    done_by = finite or head.cls in DONE_BY
    for other in sorted(others, key=lambda o: not isinstance(o.value, Act)):
        act = isinstance(other.value, Act)
        if not act and not isinstance(other.value, Name):
            continue
        if (act and is_means(other)) or (head.cls in ABOUT_ACTS and other.is_of(*SIGNERS)):
            continue
        within = other.start <= head.start and head.end <= other.end
        if within and act and head.cls in ABOUT_ACTS:
            return other.start, head.start
        acting = acts and not (act and (followed or _is_done_to(other, head)))
        done = not acting and (act or not done_by)
        if done and _leads_to(other, head, sentence, others):
            return other.start, other.end
        if _is_attribute(head, other):
            return other.start, other.end
    return None


def _acts_on(head: Head, sentence: Sentence) -> bool:
    """Whether an object behind a verb shows that who stands before it does it to another."""
    rule = event_rules(sentence.language)
    words = sentence.text[head.end :].lower().split()[:2]
    led = bool(words) and words[0] in rules(sentence.language).articles
    timed = len(words) > 1 and rule.timed.fullmatch(words[1].strip(",.;)")) is not None
    return rule.object_after and head.lemma in rule.done_to_others and led and not timed


def _leads_to(
    thing: Annotation, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> bool:
    """Whether nothing but a comma, a definition, dates and places part a thing from a verb."""
    between = _told_between(thing, head, sentence, others)
    if between == ",":
        return not _is_where(thing, sentence)
    if between == "":
        return isinstance(thing.value, Act) and head.cls in ABOUT_ACTS
    return between is not None and is_defined(thing, head, sentence, others)


def _is_attribute(head: Head, thing: Annotation) -> bool:
    """Whether a participle stands right before what it qualifies: «қабылданған | Заң»."""
    text, language = thing.sentence.text, thing.sentence.language
    beside = head.end <= thing.start and not text[head.end : thing.start].strip(' «“"')
    form = text[head.start : head.end].lower()
    return beside and event_rules(language).attributive.fullmatch(form) is not None


def _doer_follows(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a body or a person who may be the subject of a verb stands behind it.

    «Закон принял | сейм», but not «закон принял | новый вид».
    """
    begin = past_adverbials(sentence, head.end, others)
    first = next((t for t in sentence.tokens if t.start >= begin and t.text[0].isalpha()), None)
    if first is None or "Nom" not in possible_cases(first.text, sentence.language):
        return False
    told = (o.start for o in others if o.kind == "post" or o.is_of("PolicyActor"))
    nouns = (h.start for h in heads(sentence) if is_a(h.cls, "PolicyActor"))
    return first.start in {*told, *nouns}


def _is_done_to(act: Annotation, head: Head) -> bool:
    """Whether an act's form shows that it is no subject of a verb: «закон | приняли депутаты»."""
    first, verb = act.text.split()[0], act.sentence.text[head.start : head.end].split()[0]
    cases = possible_cases(first, act.sentence.language)
    straight = not cases or "Nom" in cases
    return not straight or not agrees(first, verb, act.sentence.language)


def _told_between(
    thing: Annotation, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> str | None:
    """Return what stands between a thing and a verb behind it before dates and places, or None."""
    if thing.end > head.start:
        return None
    behind = max(before_adverbials(sentence, head.start, others), thing.end)
    return sentence.text[thing.end : behind].strip()


def _is_where(name: Annotation, sentence: Sentence) -> bool:
    """Whether a place is where what is told of is: "a party in Norland, *founded* in 2005"."""
    ahead = sentence.text[: name.start].lower().split()[-2:]
    ahead = ahead[:-1] if ahead and ahead[-1] in rules(sentence.language).articles else ahead
    place = isinstance(name.value, Name) and name.value.cls in ("Country", "Place")
    leads = event_rules(sentence.language).place_leads
    return place and bool(ahead) and ahead[-1] in leads
