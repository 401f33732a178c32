"""When and where a gathering was, as the sentence behind its name tells: "It was held in Riga"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.coreference.register import Register
from graph.extraction.events.event_dates import nearest_date
from graph.extraction.events.event_places import place_of_noun
from graph.extraction.events.event_rules import clause, event_rules, happens
from graph.extraction.events.sentence_dates import edtf
from graph.facts import Fact, Literal

FRAME = "held"
"""The frame of what a later sentence tells of a gathering."""
OPENING = 40
"""Code points from the start of a sentence within which what it is about stands."""


def held_later(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield the date and place of a gathering that a pronoun means which opens a sentence.

    It means the one gathering that the sentence before opens with, in its paragraph. Where that
    tells of a body or an act too, only a verb that is said of gatherings alone tells which is
    meant: not "it opened".
    """
    previous: Annotated | None = None
    for sentence in sentences:
        same = previous and previous.sentence.paragraph.index == sentence.sentence.paragraph.index
        meant = _opening(previous, register) if same and previous else ""
        if meant and previous and _is_of_it(sentence, alone=not _tells_of_others(previous)):
            yield from _told(meant, sentence, register)
        previous = sentence


def _opening(sentence: Annotated, register: Register) -> str:
    """Return the key of the one gathering of a sentence, which opens it, or ''."""
    events = [a for a in sentence.annotations if a.is_of("Gathering") and a in register.keys]
    keys = {register.keys[a] for a in events}
    first = next((a for a in sentence.annotations if a in register.keys), None)
    opens = len(keys) == 1 and first in events and events[0].start <= OPENING
    return keys.pop() if opens else ""


def _tells_of_others(sentence: Annotated) -> bool:
    """Whether a sentence names a body or an act, which a pronoun may mean as well."""
    return any(
        a.kind != "event" and a.is_of("Organisation", "LegalAct") for a in sentence.annotations
    )


def _is_of_it(sentence: Annotated, *, alone: bool) -> bool:
    """Whether a sentence opens with a pronoun and tells that something happened, and no event.

    What is not ``alone`` must be held, as gatherings are and nothing else.
    """
    read = sentence.sentence
    pronoun = next((t for t in read.tokens if t.text[0].isalpha()), None)
    opens = pronoun and pronoun.text.lower() in event_rules(read.language).it
    others = any(a.kind == "event" for a in sentence.annotations)
    if not opens or others:
        return False
    return happens(read, *clause(read, 0, 1), only=not alone)


def _told(key: str, sentence: Annotated, register: Register) -> Iterator[Fact]:
    """Yield the date and the place that the first clause of a sentence tells."""
    read, others = sentence.sentence, sentence.annotations
    span, around = (0, 1), clause(read, 0, 1)
    date = nearest_date(read, *span, [o for o in others if o.start < around[1]])
    if date:
        value = Literal(edtf(date), datatype="edtf")
        yield Fact(key, "date", value, date.evidence, frame=FRAME)
    if place := place_of_noun(read, span, around, others):
        near = next(o for o in others if o.start < around[1])
        yield Fact(key, "place", register.place(place, near), read.evidence(*around), frame=FRAME)
