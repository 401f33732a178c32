"""The act that a document is the text of: its header, spread over lines, and "this law" below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.extraction.acts.act_heads import act_heads
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Date, Event, Name
from graph.extraction.events.event_names import of_what
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import quotations
from graph.languages.morphology import nominative
from ontology.vocabulary import is_a

HEADER = 8
"""Sentences at the beginning of a document among which its header stands."""
NEAR = 3
"""Lines between the name of the kind of act and its date, number or topic."""
LONGEST = 14
"""Words of a line that names the kind of act."""


@dataclass(frozen=True)
class Header:
    """The act of a document, the line that names it, and the line that dates it."""

    act: Act
    line: int
    dated: int
    head: Head


def with_header(read: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the sentences of a document with the act that its header names, if it has one.

    The header's act gets date, number and topic from the lines beside it; what speaks of itself
    below ("this law") is that act; its date is that of its adoption.
    """
    header = next(_headers(read[:HEADER]), None)
    if header is None:
        return tuple(read)
    lines = [_with_own(sentence, header) for sentence in read]
    lines[header.line] = _with_act(lines[header.line], header)
    if not any(_adopts(a) for sentence in read[:HEADER] for a in sentence.annotations):
        lines[header.dated] = _with_adoption(lines[header.dated], header)
    return tuple(lines)


def _headers(read: Sequence[Annotated]) -> Iterator[Header]:
    for place, line in enumerate(read):
        head = _kind(line)
        if head is None:
            continue
        beside = range(max(0, place - 1), min(len(read), place + NEAR + 1))
        dating = [i for i in beside if _is_dating(read[i])]
        dated = next((i for i in dating if _kind(read[i])), next(iter(dating), None))
        if dated is None:
            return
        topic = _topic(read, place, head)
        yield Header(_act(read, line, head, read[dated], topic), place, dated, head)


def _kind(line: Annotated) -> Head | None:
    """Return the head of a line that names a kind of act, with or without whose it is."""
    sentence = line.sentence
    words = [t for t in sentence.tokens if t.text[0].isalnum()]
    if not words or len(words) > LONGEST or sentence.text.rstrip()[-1:] in ":;":
        return None
    at = sentence.text.find(words[0].text)
    whole = any(
        isinstance(a.value, Act) and a.value.number and a.value.date and a.start == at
        for a in line.annotations
    )
    if sentence.text.rstrip().endswith(".") and not whole:
        return None
    final = rules(sentence.language).head_final
    for head in act_heads(sentence):
        edge = head.end == words[-1].end if final else head.start == words[0].start
        form = sentence.text[head.start : head.end]
        edge = edge and nominative(form, sentence.language).lower() == form.lower()
        if edge and head.cls != "Article" and sentence.text[words[0].start].isupper():
            return head
    return None


def _is_dating(line: Annotated) -> bool:
    """Whether a line is a date with or without a number, or holds the head with its date."""
    dates = [a for a in line.annotations if a.kind == "date"]
    if not dates or not isinstance(dates[0].value, Date) or len(dates[0].value.edtf) < 10:
        return False
    return _kind(line) is not None or not _rest(line, dates)


def _rest(line: Annotated, dates: Sequence[Annotation]) -> str:
    """Return what a line says besides dates and a number."""
    text = line.sentence.text
    for date in dates:
        text = text.replace(date.text, " ")
    for pattern in act_rules(line.sentence.language).numbers:
        text = pattern.sub(" ", text)
    return re.sub(r"[\W_]+", "", text)


def _topic(read: Sequence[Annotated], place: int, head: Head) -> str:
    """Return the line beside the kind (above it, where heads stand last) that tells the topic."""
    phrase = rules(read[place].sentence.language)
    above = range(place - 1, max(-1, place - 3), -1)
    below = range(place + 1, min(len(read), place + NEAR + 1))
    for i in above if phrase.head_final else (*below, *above):
        text = read[i].sentence.text.strip()
        text = _unquoted(text).rstrip(".")
        words = text.lower().split()
        if words and words[-1 if phrase.head_final else 0] in phrase.topic:
            return text
    return ""


def _unquoted(text: str) -> str:
    """Return a line without the quotation marks that stand around all of it."""
    around = [q for q in quotations(text) if q.start == 0 and q.end == len(text)]
    return text[1:-1] if around else text


def _act(
    read: Sequence[Annotated], line: Annotated, head: Head, dated: Annotated, topic: str
) -> Act:
    date = next(a.value.edtf for a in dated.annotations if isinstance(a.value, Date))
    known = next((a.value for a in line.annotations if isinstance(a.value, Act)), None)
    words = line.sentence.text.strip().rstrip(".")
    words = words.capitalize() if words.isupper() and " " not in words else words
    title = known.title if known and " " in known.title else words
    lower = topic if topic.isupper() else topic[:1].lower() + topic[1:]
    final = rules(line.sentence.language).head_final
    named = f"{title} {lower}" if topic and not final else ""
    names = [n for n in (topic, named, title, words) if n]
    best = named if named and not final else title
    number = (known.number if known else "") or _number(dated)
    return Act(head.cls, best, tuple(n for n in dict.fromkeys(names) if n != best), date, number)


def _number(line: Annotated) -> str:
    for pattern in act_rules(line.sentence.language).numbers:
        for match in pattern.finditer(line.sentence.text):
            if match.start("number") > match.start():
                return match["number"].strip()
    return ""


def _with_act(line: Annotated, header: Header) -> Annotated:
    sentence, head = line.sentence, header.head
    inside = [a for a in line.annotations if a.kind == "act" and a.start <= head.start < a.end]
    start = min((a.start for a in inside), default=head.start)
    end = max((a.end for a in inside), default=head.end)
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
    date = next(a for a in line.annotations if isinstance(a.value, Date))
    pattern = event_rules(sentence.language).names.get("Adoption", "{}")
    title = header.act.title
    if pattern != "{}":
        title = of_what(title, None, sentence.language) or title
    event = Event("Adoption", pattern.format(title), header.act.date)
    bodies = [a.value.nominative for a in line.annotations if isinstance(a.value, Name)]
    event = replace(event, body=bodies[0] if bodies else "")
    told = Annotation.of(sentence, date.start, date.end, "event", event)
    return Annotated.of(sentence, line.annotations, (told,))
