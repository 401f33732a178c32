"""Successions: who follows somebody in a post leads what the other led."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.extraction.annotated import Annotated
from graph.extraction.relations.frames import frames
from graph.facts import Fact

HELD = ("heads", "holdsPost")
NEAR = 600
"""Code points between where a text says whom somebody led and who came next, at most."""


def successions(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield that the successor of the head of one body heads that body too.

    What the two led must be told shortly before, and the successor lead nothing else by then;
    chains («A, then B, then C») are followed in the order of the text.
    """
    led: dict[str, list[Fact]] = {}
    left = [f for f in facts if f.property == "resignedFrom"]
    held = [f for f in facts if f.property == "holdsPost"]
    owned = {(f.subject, str(f.object)) for f in facts if f.property == "postOf"}
    told = (f for f in facts if f.property in ("heads", "predecessorOf"))
    for fact in sorted(told, key=lambda f: (f.evidence.start, f.property)):
        if fact.property == "heads":
            led.setdefault(fact.subject, []).append(fact)
            continue
        near = [h for h in led.get(fact.subject, ()) if _is_near(h, fact)]
        other = [f for f in left if f.subject == fact.subject and _is_near(f, fact)]
        other += [f for f in held if f.subject == fact.subject and _is_within(f, fact)]
        own = [f for f in held if f.subject == fact.subject]
        others = {h: [*other, *_later(own, h, fact)] for h in near}
        near = [h for h in near if all((str(f.object), str(h.object)) in owned for f in others[h])]
        bodies = {h.object for h in near}
        if len(bodies) == 1 and isinstance(fact.object, str) and fact.object not in led:
            found = Fact(
                fact.object,
                "heads",
                bodies.pop(),
                fact.evidence,
                frame="succession",
                confidence=fact.confidence,
            )
            led[fact.object] = [found]
            yield found


def _later(held: Sequence[Fact], led: Fact, succession: Fact) -> Sequence[Fact]:
    """Return the posts that a text tells of behind whom somebody led, before who came next."""
    behind = (f for f in held if f.evidence.start >= led.evidence.end)
    return [f for f in behind if f.evidence.start < succession.evidence.start]


def sequences(sentences: Sequence[Annotated], facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield who comes before whom where a sentence says that several led a body one by one.

    The words for it are ``successively`` in ``frames.toml``.
    """
    for sentence in sentences:
        read = sentence.sentence
        words = frames(read.language).grammar.words.get("successively", ())
        if not any(token.text.lower() in words for token in read.tokens):
            continue
        whole = read.evidence()
        led: dict[tuple[str, str], list[Fact]] = {}
        for fact in facts:
            inside = whole.start <= fact.evidence.start and fact.evidence.end <= whole.end
            if fact.property in HELD and inside:
                led.setdefault((fact.property, str(fact.object)), []).append(fact)
        for held in led.values():
            yield from _one_by_one(held)


def _one_by_one(held: Sequence[Fact]) -> Iterator[Fact]:
    for former, latter in pairwise(held):
        if former.subject != latter.subject:
            evidence, sure = latter.evidence, latter.confidence
            yield Fact(
                former.subject,
                "predecessorOf",
                latter.subject,
                evidence,
                frame="sequence",
                confidence=sure,
            )


def _is_near(earlier: Fact, later: Fact) -> bool:
    return 0 <= later.evidence.start - earlier.evidence.start <= NEAR


def _is_within(inner: Fact, outer: Fact) -> bool:
    """Whether the words of one fact stand among those of another: "succeeded as mayor by"."""
    place = outer.evidence
    return place.start <= inner.evidence.start and inner.evidence.end <= place.end
