"""The act that a document is the text of: its header, spread over lines, and "this law" below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.header_lines import (
    Giving,
    body_behind,
    given_with_kind,
    giving,
    is_body,
    is_brief,
    is_dating,
    kind,
    number,
    numbered_topic,
    owner,
    topic,
)
from graph.extraction.acts.header_titles import Titles, titles
from graph.extraction.acts.normal_letters import normal_letters
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Date, Event, Name, Post
from graph.extraction.events.event_names import of_what
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.languages.morphology import nominative
from ontology.vocabulary import is_a

HEADER = 8
"""Sentences at the beginning of a document among which its header stands."""
NEAR = 3
"""Lines between the name of the kind of act and its date, number or topic."""
GIVEN = 5
"""Lines between the kind and the line that tells who gave the act and when."""


@dataclass(frozen=True)
class Header:
    """The act of a document, the line that names it, and the line that dates it, if one does."""

    act: Act
    line: int
    dated: int | None
    head: Head
    body: str = ""
    """The body of a line that tells who gave the act, as the text names it."""


def with_header(read: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the sentences of a document with the act that its header names, if it has one.

    The header's act gets date, number and topic from the lines beside it; what speaks of itself
    below ("this law") is that act; its date is that of its adoption.
    """
    header = _header(read)
    if header is None:
        return tuple(read)
    lines = [_with_own(sentence, header) for sentence in read]
    lines[header.line] = _with_act(lines[header.line], header)
    told = {i for i, s in enumerate(read[:HEADER]) if any(_adopts(a) for a in s.annotations)}
    if header.dated is not None and told <= {header.dated}:
        lines[header.dated] = _with_adoption(lines[header.dated], header)
    return (*(_with_bodies(s, read) for s in lines[:HEADER]), *lines[HEADER:])


def _header(read: Sequence[Annotated]) -> Header | None:
    """Return what the first line that names a kind of act and those beside it tell."""
    kinds = ((at, head) for at, line in enumerate(read[:HEADER]) if (head := kind(line)))
    place, head = next(kinds, (0, None))
    if head is None:
        return None
    beside = range(max(0, place - 1), min(len(read), place + NEAR + 1))
    dating = [i for i in beside if is_dating(read[i])]
    dated = next((i for i in dating if kind(read[i])), next(iter(dating), None))
    given = {i: gave for i in _below(read, place, GIVEN) if (gave := giving(read[i]))}
    if gave := given_with_kind(read[place], head):
        given = {place: gave}
    told = topic(read[:HEADER], place, NEAR)
    headed = read[place].sentence.paragraph.role == "heading"
    if dated is None and not (headed and (told or given)):
        return None
    if not (given or is_brief(read[place]) or dated == place):
        return None
    return _of_lines(_Lines(read, place, head, dated, given, told))


@dataclass(frozen=True)
class _Lines:
    """The lines of a header: that of the kind, that of the day, those that tell of the giving."""

    read: Sequence[Annotated]
    place: int
    head: Head
    dated: int | None
    given: dict[int, Giving]
    topic: str

    @cached_property
    def numbered(self) -> re.Match[str] | None:
        """The number and topic that a line below tells of an act given by the line of its kind."""
        below = _below(self.read, self.place, NEAR) if self.place in self.given else ()
        return numbered_topic([self.read[i] for i in below])


def _below(read: Sequence[Annotated], place: int, lines: int) -> range:
    return range(place + 1, min(len(read), place + lines + 1))


def _of_lines(lines: _Lines) -> Header:
    """Return the header that its lines make."""
    told, given = next(iter(lines.given.items()), (None, None))
    dated = told if lines.dated is None else lines.dated
    date = "" if dated is None else _day(lines.read[dated], given if dated == told else None)
    body = given.body.text if given and given.body else ""
    title = _numbered(lines) or titles(lines.read, lines.place, lines.dated, lines.topic)
    act = _act(lines, title, date, _nominative(body, lines) or _giver(lines))
    return Header(act, lines.place, dated, lines.head, _nominative(body, lines))


def _numbered(lines: _Lines) -> Titles | None:
    """Return the title of an act whose number and topic a line below tells: "70/166. Ports"."""
    found = lines.numbered
    kind = lines.read[lines.place].sentence.text[lines.head.start : lines.head.end]
    return Titles(f"{kind} {found['number']}", (found["topic"],)) if found else None


def _day(line: Annotated, given: Giving | None) -> str:
    date = given.date if given else next(a for a in line.annotations if isinstance(a.value, Date))
    assert isinstance(date.value, Date)
    return date.value.edtf


def _act(lines: _Lines, title: Titles, date: str, body: str) -> Act:
    line = lines.read[lines.place]
    known = next((a.value for a in line.annotations if isinstance(a.value, Act)), None)
    told = known.number if known else ""
    if lines.numbered:
        told = told or lines.numbered["number"]
    for i in () if told else (lines.place, *_below(lines.read, lines.place, NEAR)):
        beside = i == lines.dated or i == lines.place
        told = told or (number(lines.read[i]) if beside else "")
    aliases = tuple(n for n in dict.fromkeys(title.others) if n and n != title.best)
    return Act(lines.head.cls, title.best, aliases, date, told, body)


def _nominative(body: str, lines: _Lines) -> str:
    return nominative(body, lines.read[lines.place].sentence.language) if body else ""


def _giver(lines: _Lines) -> str:
    """Return the body whose act the line of the kind says it is, or one beside it, or ''."""
    own = body_behind(lines.read[lines.place], lines.head)
    if own:
        words = normal_letters(own.text, lines.read[lines.place], lines.read)
        return nominative(words, own.sentence.language)
    for i in (lines.place + 1, lines.place - 1):
        line = lines.read[i] if 0 <= i < len(lines.read) else None
        giver = owner(line) if line else None
        if line and giver and is_body(giver):
            words = normal_letters(giver.text, line, lines.read)
            return nominative(words, line.sentence.language)
    return ""


def _with_bodies(line: Annotated, read: Sequence[Annotated]) -> Annotated:
    """Return a line of a header with its bodies, written in capitals, in normal letters."""
    found = []
    for annotation in line.annotations:
        value = annotation.value
        capitals = annotation.text.isupper() and " " in annotation.text
        if capitals and isinstance(value, Name) and value.nominative.isupper():
            words = normal_letters(annotation.text, line, read)
            named = nominative(words, line.sentence.language)
            annotation = replace(annotation, value=replace(value, nominative=named))
        elif capitals and isinstance(value, Post):
            body = normal_letters(value.organisation, line, read)
            annotation = replace(annotation, value=replace(value, organisation=body))
        found.append(annotation)
    return Annotated.of(line.sentence, tuple(found))


def _with_act(line: Annotated, header: Header) -> Annotated:
    sentence, head = line.sentence, header.head
    inside = [a for a in line.annotations if a.kind == "act" and a.start <= head.start < a.end]
    start = min((a.start for a in inside), default=head.start)
    end = max((a.end for a in inside), default=head.end)
    if sentence.paragraph.role == "heading" and not any(a.kind == "date" for a in line.annotations):
        start = len(sentence.text) - len(sentence.text.lstrip())
        end = len(sentence.text.rstrip())
    kept = tuple(a for a in line.annotations if a not in inside)
    return Annotated.of(sentence, kept, (Annotation.of(sentence, start, end, "act", header.act),))


def _with_own(line: Annotated, header: Header) -> Annotated:
    """Return a sentence in which the words for the document's own act stand for it."""
    sentence = line.sentence
    own = act_rules(sentence.language).own
    found = []
    for annotation in line.annotations:
        value = annotation.value
        if isinstance(value, Act) and value.cls == header.act.cls:
            earlier = [t.text.lower() for t in sentence.tokens if t.start < annotation.end]
            words = annotation.text.lower().split()
            led = bool(own & {*earlier[-len(words) - 1 : -len(words)], words[0]})
            if led and len(words) <= 2 and not value.number:
                annotation = replace(annotation, value=header.act)
        found.append(annotation)
    return Annotated.of(sentence, tuple(found))


def _adopts(annotation: Annotation) -> bool:
    value = annotation.value
    return isinstance(value, Event) and is_a(value.cls, "Adoption") and bool(value.date)


def _with_adoption(line: Annotated, header: Header) -> Annotated:
    """Return the line that dates the act with the event of its adoption."""
    sentence = line.sentence
    dates = [a for a in line.annotations if isinstance(a.value, Date)]
    date = next((a for a in dates if a.value == Date(header.act.date)), dates[0])
    pattern = event_rules(sentence.language).names.get("Adoption", "{}")
    title = header.act.title
    if pattern != "{}":
        title = of_what(title, None, sentence.language) or title
    event = Event("Adoption", pattern.format(title), header.act.date)
    told = (a for a in line.annotations if a.end <= date.start)
    ahead = (a.value for a in told if sentence.text[: a.start][-1:] != "(")
    bodies = [value.nominative for value in ahead if isinstance(value, Name)]
    body = header.body or header.act.adopted_by or (bodies[0] if bodies else "")
    event = replace(event, body=body)
    adoption = Annotation.of(sentence, date.start, date.end, "event", event)
    kept = tuple(a for a in line.annotations if not _adopts(a))
    return Annotated.of(sentence, kept, (adoption,))
