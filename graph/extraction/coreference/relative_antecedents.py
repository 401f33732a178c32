"""What relatives mean ("which", «которого»): what stands right before their clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.events.event_rules import event_rules
from graph.extraction.relations.frames import frames
from graph.languages.grammar import grammar
from graph.languages.relative_pronouns import relative_pronouns

Meant = tuple[Annotation, ...]
Keys = Mapping[Annotation, str]
CLAUSE = 4
"""Words of a relative clause, at most, before its pronoun: "with the help of which"."""
REMARK = 60
"""Code points between a person and "who" with a post between them."""
BETWEEN = " »”\"’')"


def relative(sentence: Annotated, at: int, classes: Sequence[str], keys: Keys) -> Meant:
    """Return what stands right before a relative clause; the whole list before a plural."""
    tokens = sentence.sentence.tokens
    opening = next((i for i in range(at, max(at - CLAUSE, 0), -1) if tokens[i - 1].text == ","), at)
    end = tokens[opening - 1].start if tokens[opening - 1].text == "," else tokens[opening].start
    known = [a for a in sentence.annotations if a in keys and a.is_of(*classes) and a.end <= end]
    there = [a for a in known if not sentence.sentence.text[a.end : end].strip(BETWEEN)]
    there = [a for a in there if a.kind != "event"] or there
    if there:
        last = min(there, key=lambda a: a.start)
        plural = grammar(tokens[at].text, sentence.sentence.language).number == "Plur"
        if plural:
            return tuple(_listed(sentence, known, last))
        return (last, *_held_there(sentence, last, known))
    return _past_post(sentence, known, end)


def joined_relative(sentence: Annotated, at: int, found: Mapping[int, Meant]) -> Meant:
    """Return what the relative before means where another is joined to it: "and whose"."""
    tokens = sentence.sentence.tokens
    joiners = frames(sentence.sentence.language).grammar.conjunctions
    relatives = relative_pronouns(sentence.sentence.language)
    joined = at > 0 and tokens[at - 1].text.lower() in joiners
    earlier = [t.start for t in tokens[:at] if t.text.lower() in relatives and t.start in found]
    return found[earlier[-1]] if joined and earlier else ()


def _held_there(
    sentence: Annotated, place: Annotation, known: Sequence[Annotation]
) -> Iterator[Annotation]:
    """Yield the event that a place only locates: "the Forum in Bern, which"."""
    leads = event_rules(sentence.sentence.language).place_leads
    located = place.is_of("Place", "Country")
    for event in known if located else ():
        gap = sentence.sentence.text[event.end : place.start].lower().split()
        if event.kind == "event" and len(gap) == 1 and gap[0] in leads:
            yield event


def _past_post(sentence: Annotated, known: Sequence[Annotation], end: int) -> Meant:
    """Return the person of "Ada Holm, chair of the Senate, who"."""
    people = [a for a in known if a.is_of("Person") and end - a.end <= REMARK]
    last = people[-1] if people else None
    posts = [a for a in sentence.annotations if a.kind == "post" and last and a.start >= last.end]
    close = any(not sentence.sentence.text[p.end : end].strip(BETWEEN) for p in posts)
    return (last,) if last and close else ()


def _listed(
    sentence: Annotated, known: Sequence[Annotation], last: Annotation
) -> Iterator[Annotation]:
    """Yield a mention and those that a list has before it."""
    yield last
    joiners = frames(sentence.sentence.language).grammar.conjunctions
    for other in sorted(known, key=lambda a: -a.end):
        gap = sentence.sentence.text[other.end : last.start].lower().split()
        if other.end <= last.start and gap and joiners.issuperset(gap):
            yield from _listed(sentence, known, other)
            return
