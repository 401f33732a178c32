"""Who was at a gathering by its own name: "the meeting of the leaders of Ghana, Togo and Benin".

Or by the verb that tells of it: «Гана, Того және Бенин басшылары кездесті».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.acts.parties import FEWEST, beside
from graph.extraction.annotated import Annotated
from graph.extraction.coreference.register import Register
from graph.extraction.events.gathered import gathered
from graph.extraction.lexicon import heads
from graph.facts import Fact

MEMBERS = ("Country", "InternationalOrganisation")
"""Classes of those whose leaders come together."""
GATHERED = ("Gathering", "Session")


def attendance(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield that states took part in the meeting of their leaders, as its own name says."""
    for sentence in sentences:
        for event in sentence.annotations:
            if event.kind != "event" or not event.is_of(*GATHERED) or event not in register.keys:
                continue
            row = beside(event, sentence, "attended")
            within = [n for n in row if event.start <= n.start and n.end <= event.end]
            named = [n for n in within if register.is_one(n, *MEMBERS)]
            for name in named if len(named) >= FEWEST else ():
                place = sentence.sentence.evidence(event.start, event.end)
                key = register.keys[name]
                yield Fact(key, "participatedIn", register.keys[event], place, frame="attendance")
        yield from _by_verbs(sentence, register)


def _by_verbs(sentence: Annotated, register: Register) -> Iterator[Fact]:
    """Yield that those came together who are the subject of a verb that tells of a meeting."""
    events = [a for a in sentence.annotations if a.kind == "event" and a in register.keys]
    for head in heads(sentence.sentence) if events else ():
        told = (e for e in events if e.start <= head.start and head.end <= e.end)
        event = next((e for e in told if e.is_of(head.cls)), None)
        for name in gathered(head, sentence.sentence, sentence.annotations) if event else ():
            if event and name in register.keys:
                place = sentence.sentence.evidence(name.start, head.end)
                meeting = register.keys[event]
                key = register.keys[name]
                yield Fact(key, "participatedIn", meeting, place, frame="attendance")
