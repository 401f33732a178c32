"""Attributes: the facts that acts and events carry in their own mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.dating_verbs import DATING, is_late, is_read
from graph.extraction.acts.later_dates import GIVEN
from graph.extraction.acts.makers import maker
from graph.extraction.acts.told_dates import changed
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.coreference.register import Register
from graph.extraction.coreference.same_acts import dates_agree
from graph.extraction.events.event_means import is_means
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import heads
from graph.extraction.phrases.phrase_rules import rules
from graph.facts import Fact, Literal
from ontology.vocabulary import is_a

STEM = 4
"""Letters of a name that stay in all its cases."""
# What an event of a class is about: the first thing of such a class inside its mention.
CONCERNED = {
    "Adoption": ("LegalAct",),
    "EntryIntoForce": ("LegalAct",),
    "Signing": ("LegalAct",),
    "AmendmentEvent": ("LegalAct",),
    "Publication": ("LegalAct",),
    "OrganisationalChange": ("Organisation", "Country"),
    "Appointment": ("Person",),
    "Resignation": ("Person", "Government"),
    "Award": ("Person",),
    "Celebration": ("Organisation",),
}

ISSUED = ("Decree", "Order")
"""Acts that one body issues; the others are adopted."""


def attributes(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield what the acts and events of a document say of themselves."""
    for sentence in sentences:
        for annotation in sentence.annotations:
            key = register.keys.get(annotation)
            if key is None:
                continue
            if isinstance(annotation.value, Act):
                yield from _act(annotation, annotation.value, key, sentence, register)
            elif isinstance(annotation.value, Event):
                yield from _event(annotation, annotation.value, key, sentence, register)


def _act(
    annotation: Annotation, act: Act, key: str, sentence: Annotated, register: Register
) -> Iterator[Fact]:
    evidence = annotation.evidence
    if act.date:
        yield Fact(key, "date", Literal(act.date, datatype="edtf"), evidence, frame="act")
    if act.number:
        yield Fact(key, "number", Literal(act.number), evidence, frame="act")
    owner = maker(annotation, sentence)
    body = register.find(act.adopted_by, annotation) or register.keys.get(owner or annotation, "")
    if body and body != key:
        verb = "issued" if act.cls in ISSUED else "adopted"
        if owner and owner.start < annotation.start:
            evidence = sentence.sentence.evidence(owner.start, annotation.end)
        yield Fact(body, verb, key, evidence, act.date, "act")


def _event(
    annotation: Annotation, event: Event, key: str, sentence: Annotated, register: Register
) -> Iterator[Fact]:
    evidence, language = annotation.evidence, annotation.sentence.language
    if event.date:
        yield Fact(key, "date", Literal(event.date, datatype="edtf"), evidence, frame="event")
    if event.ordinal:
        value = Literal(str(event.ordinal), datatype="integer")
        yield Fact(key, "ordinal", value, evidence, frame="event")
    if event.motto:
        yield Fact(key, "motto", Literal(event.motto, language), evidence, frame="event")
    if event.place:
        place = register.place(event.place, annotation)
        yield Fact(key, "place", place, evidence, frame="event")
    body = register.find(event.body, annotation) or _body_inside(
        event, annotation, sentence, register
    )
    if body:
        yield Fact(key, "body", body, evidence, frame="event")
    for concerned in _concerned(event, annotation, sentence, register):
        yield Fact(key, "concerns", concerned, evidence, frame="event")
        finer = _finer(event, concerned, sentence, register)
        if finer and _gives(event, annotation, sentence):
            date = Literal(finer, datatype="edtf")
            yield Fact(key, "date", date, evidence, frame="event")
        if event.date and _gives(event, annotation, sentence):
            date = Literal(event.date, datatype="edtf")
            yield Fact(concerned, "date", date, evidence, frame=GIVEN)
        if event.date and _brings_into_force(annotation, sentence):
            since = Literal(event.date, datatype="edtf")
            yield Fact(concerned, "inForceFrom", since, evidence, frame="force")


def _finer(event: Event, concerned: str, sentence: Annotated, register: Register) -> str:
    """Return the date of the act given, as its sentence has it, if it is the event's and finer."""
    for other in sentence.annotations:
        act = other.value if register.keys.get(other) == concerned else None
        if isinstance(act, Act) and event.date and act.date.startswith(f"{event.date}-"):
            return act.date
    return ""


def _gives(event: Event, annotation: Annotation, sentence: Annotated) -> bool:
    """Whether an event is the adoption or signing of the act in its mention, and so has its date.

    An entry into force or a ratification is not, nor the adoption of amendments to the act, nor
    a reading before the last.
    """
    if event.cls not in DATING:
        return False
    found = heads(annotation.sentence)
    late = act_rules(annotation.sentence.language).late_nouns
    inside = [h for h in found if annotation.start <= h.start < annotation.end]
    if any(h.lemma in late or is_late(h, found, annotation.sentence) for h in inside):
        return False
    if any(is_read(h, annotation.sentence) for h in inside if h.cls in DATING):
        return False
    acts = [a for a in sentence.inside(annotation) if _is_act(a)]
    if not acts or _only_owns(acts[0], [h.start for h in inside if h.cls in DATING]):
        return False
    return not changed(acts[0], annotation.sentence)


def _only_owns(act: Annotation, deeds: Sequence[int]) -> bool:
    """Whether an act owns what was adopted, where endings tell: «Шарттың | ережелері бекітілді».

    It does not own its own adoption, whose noun stands behind it: «Шарттың қабылдануы».
    """
    rule, text = rules(act.sentence.language), act.text.lower().split()[-1]
    owner = rule.head_final and bool(rule.owner.fullmatch(text))
    return owner and not any(start - act.end <= 1 for start in deeds)


def _brings_into_force(annotation: Annotation, sentence: Annotated) -> bool:
    """Whether an event is the entry into force of the act in its mention, not of changes to it."""
    words = act_rules(annotation.sentence.language).force
    found = heads(annotation.sentence)
    inside = [h for h in found if annotation.start <= h.start < annotation.end]
    acts = [a for a in sentence.inside(annotation) if _is_act(a)]
    into = any(h.lemma in words for h in inside)
    return into and bool(acts) and not changed(acts[0], annotation.sentence)


def _is_act(annotation: Annotation) -> bool:
    return annotation.is_of("LegalAct")


def dated_once(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield facts without the dates that events give to acts that have one of their own.

    Of several events the first one dates the act; the day or month of a date that is known less
    finely is no other date. A bare noun for an act may have the date of what was done to it later:
    of dates that differ the earliest is the act's.
    """
    listed = list(facts)
    known: dict[str, str] = {}
    for fact in (f for f in listed if f.property == "date" and f.frame != GIVEN):
        first, told = known.get(fact.subject), _date(fact)
        known[fact.subject] = min(first, told) if first and fact.frame == "act" else told
    for fact in listed:
        told = known.get(fact.subject, "")
        if fact.frame == "act" and fact.property == "date" and not dates_agree(_date(fact), told):
            continue
        if fact.frame != GIVEN:
            yield fact
        elif not told or _date(fact).startswith(f"{told}-"):
            known[fact.subject] = _date(fact)
            yield fact


def _date(fact: Fact) -> str:
    return fact.object.value if isinstance(fact.object, Literal) else ""


def _body_inside(
    event: Event, annotation: Annotation, sentence: Annotated, register: Register
) -> str:
    """Return the key of the one body whose name stands in the mention of a gathering, or ''."""
    inside = sentence.inside(annotation) if is_a(event.cls, "Gathering") else ()
    found = {register.keys.get(other, "") for other in inside}
    bodies = [k for k in found if k and is_a(register.things[k].cls, "Organisation")]
    return bodies[0] if len(bodies) == 1 else ""


def _leads(person: Annotation, event: Annotation) -> bool:
    """Whether a person in an event's words only leads who does it: «совет во главе с Озолсом»."""
    led = event_rules(event.sentence.language).led_by
    return bool(led.search(event.sentence.text[event.start : person.end]))


def _is_named(person: Annotation, event: Event) -> bool:
    """Whether an event's name tells that it is of a person, where it would: by the stem of a name.

    «Назначение советником» of a president's adviser is not of the president.
    """
    if not event_rules(person.sentence.language).names_in_genitive:
        return True
    return any(word[:STEM] in event.name for word in person.text.split() if word[0].isupper())


def _concerned(
    event: Event, annotation: Annotation, sentence: Annotated, register: Register
) -> Iterable[str]:
    wanted = [
        c for ancestor, found in CONCERNED.items() if is_a(event.cls, ancestor) for c in found
    ]
    for other in sentence.inside(annotation):
        value = other.value
        if (isinstance(value, Act) and is_means(other)) or _leads(other, annotation):
            continue
        if other.is_person and not _is_named(other, event):
            continue
        if isinstance(value, Name | Act) and any(is_a(value.cls, c) for c in wanted):
            return [register.keys[other]] if other in register.keys else []
    named = register.find(event.body, annotation)
    cls = register.things[named].cls if named else ""
    return [named] if named and any(is_a(cls, c) for c in wanted) else []
