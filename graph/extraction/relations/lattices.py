"""Laying what a sentence names over its tokens: the lattice that patterns are matched on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Date, Event, Name, Post
from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.patterns import Grammar
from graph.languages.morphology import lemmas
from graph.reading.sentence import Token
from ontology.vocabulary import is_a

LONGEST_BRACKET = 12
"""Words in a bracket, at most, that a list passes over: "(1999–2003, 2006)"."""
Mention = tuple[tuple[str, str], ...]
"""The key and the class of each thing that an annotation stands for."""


def lay(
    sentence: Annotated,
    mentions: Mapping[Annotation, Mention],
    topic: Annotation | None,
    pronouns: Mapping[int, tuple[Annotation, ...]],
    grammar: Grammar,
) -> Lattice:
    """Lay the mentions of things and the dates over the tokens of their sentence."""
    tokens = sentence.sentence.tokens
    at = {token.start: i for i, token in enumerate(tokens)}
    until = {token.end: i + 1 for i, token in enumerate(tokens)}
    arcs: dict[int, list[Arc]] = {}
    posts = [a for a in sentence.annotations if a.kind == "post"]
    titles = [a for a in sentence.annotations if a.kind in ("post", "act") or _is_poll(a)]
    for annotation in sentence.annotations:
        start, end = at.get(annotation.start), until.get(annotation.end)
        if end is None and start is not None:
            end = _suffixed(tokens, annotation.end)
        apart = _ends_post(annotation, posts) or _is_stage(annotation, grammar)
        things = () if apart else mentions.get(annotation, ())
        if isinstance(annotation.value, Date):
            things = ((annotation.value.edtf, "Date"),)
        if things and start is not None and end is not None:
            group = arcs.setdefault(start, [])
            sent = end + (_is_sent(annotation, end, sentence, grammar) and 1)
            ends = dict.fromkeys((sent,) if sent > end else (_past_brackets(tokens, end), end))
            titular = _titular(annotation, titles)
            for last in ends:
                shown = tokens[(last if last == sent else end) - 1].end
                text = sentence.sentence.text[annotation.start : shown]
                group += [
                    Arc(start, last, annotation, key, cls, text, titular) for key, cls in things
                ]
    for group in arcs.values():
        whole = {title: [*_with_name(title, arcs)] for title in group}
        group[:] = [arc for title, found in whole.items() for arc in (found or [title])]
    ordered = {start: tuple(group) for start, group in sorted(arcs.items())}
    known = mentions.get(topic, ()) if topic else ()
    topics = tuple(Arc(0, 0, topic, key, cls, "") for key, cls in known if topic)
    before = {until[p.end]: at[p.start] for p in posts if p.end in until and p.start in at}
    meant = {
        at[start]: tuple(
            Arc(at[start], at[start] + 1, a, key, cls, tokens[at[start]].text)
            for a in antecedents
            for key, cls in mentions.get(a, ())
        )
        for start, antecedents in pronouns.items()
    }
    words = grammar.skipped, grammar.language
    return Lattice(tokens, ordered, _hiding(ordered), topics, before, meant, *words)


def _ends_post(annotation: Annotation, posts: Sequence[Annotation]) -> bool:
    """Tell whether a noun for a body ends a post that names none: «лидер партии»."""
    bare = (p for p in posts if isinstance(p.value, Post) and not p.value.organisation)
    return any(p.start < annotation.start and annotation.end == p.end for p in bare)


def _is_stage(annotation: Annotation, grammar: Grammar) -> bool:
    """Tell whether an event is a stage of an act's way: "its first reading"."""
    words = annotation.text.lower().split()
    return annotation.kind == "event" and words[-1] in grammar.stages


def _is_sent(annotation: Annotation, end: int, sentence: Annotated, grammar: Grammar) -> bool:
    """Whether words for those who act for a body stand behind it: «Қытай делегациясы»."""
    tokens = sentence.sentence.tokens
    if grammar.heads_first or end >= len(tokens) or not isinstance(annotation.value, Name):
        return False
    body = is_a(annotation.value.cls, "CollectiveActor")
    titled = any(
        a.kind in ("post", "name") and a.start <= tokens[end].start < a.end
        for a in sentence.annotations
    )
    known = lemmas(tokens[end].text, grammar.language)
    return body and not titled and not grammar.delegates.isdisjoint(known)


def _with_name(title: Arc, arcs: Mapping[int, Sequence[Arc]]) -> Iterator[Arc]:
    """Yield the arcs over a person's title and the name behind it, which shows the case."""
    if title.annotation.kind == "post" and title.cls == "Person":
        for name in arcs.get(title.end, ()):
            if name.key == title.key and name.annotation.kind == "name":
                yield replace(name, start=title.start)


def _titular(annotation: Annotation, titles: Sequence[Annotation]) -> bool:
    """Tell whether a name stands within the words of a post, an election or the title of an act.

    A name that begins the title of an act may be the subject before it.
    """
    around = (t for t in titles if t.start <= annotation.start and annotation.end <= t.end)
    begun = (t.kind != "act" or t.start < annotation.start for t in around)
    return annotation.kind == "name" and any(begun)


def _is_poll(annotation: Annotation) -> bool:
    """Tell an election that is named by its noun: "the Senate election", not "elected"."""
    event = annotation.value if annotation.kind == "event" else None
    return (
        isinstance(event, Event) and is_a(event.cls, "Election") and event.name == annotation.text
    )


def _suffixed(tokens: Sequence[Token], end: int) -> int | None:
    """Return where the token ends in which a name ends: the possessive of Chile's."""
    inside = [i for i, token in enumerate(tokens) if token.start < end < token.end]
    return inside[0] + 1 if inside and not tokens[inside[0]].text[0].isdigit() else None


def _past_brackets(tokens: Sequence[Token], end: int) -> int:
    """Return where a short remark in brackets right behind a name ends, or the name's own end."""
    if end < len(tokens) and tokens[end].text == "(":
        for at in range(end + 1, min(end + LONGEST_BRACKET, len(tokens))):
            if tokens[at].text == ")":
                return at + 1
    return end


def _hiding(arcs: Mapping[int, tuple[Arc, ...]]) -> dict[int, int]:
    """Return where the arcs that no other arc contains start and end; events hide nothing."""
    found: dict[int, int] = {}
    reached = 0
    for start, group in arcs.items():
        ends = [a.end for a in group if a.annotation.kind != "event"]
        if ends and start >= reached:
            found[start] = reached = max(ends)
    return found
