"""Utterances: the statements of a document as things, with who said them and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Date, Event
from graph.extraction.coreference.register import Register
from graph.extraction.statements.quotations import StatementMention
from graph.facts import Fact, Literal, Name
from graph.reading.document import Evidence
from ontology.vocabulary import is_a

OCCASIONS = ("Gathering", "Speech")
LONGEST_NAME = 80
"""Letters of a statement's words that serve as its name."""


def utterances(
    found: Sequence[StatementMention], sentences: Sequence[Annotated], register: Register
) -> Iterator[Fact]:
    """Yield the words, the speaker and the occasion of each statement."""
    by_index = {s.sentence.index: s for s in sentences}
    for statement in found:
        language = statement.cue.language
        name = Name(_shortened(statement.text), language, statement.evidence)
        key = register.new("statement", "Statement", name)
        words = Literal(statement.text, language)
        yield Fact(key, "text", words, statement.evidence, frame="statement")
        speaker = register.keys.get(statement.speaker) if statement.speaker else None
        if speaker:
            yield Fact(key, "speaker", speaker, _handover(statement), frame="statement")
        cue = by_index.get(statement.cue.index)
        yield from _when_and_where(key, statement, cue, sentences, register) if cue else ()


def _when_and_where(
    key: str,
    statement: StatementMention,
    cue: Annotated,
    sentences: Sequence[Annotated],
    register: Register,
) -> Iterator[Fact]:
    """Yield occasion and date: those of the occasion, else the one date beside the words.

    The occasion is told where the words are handed over, else where the speaker is named.
    """
    by_speaker = [s for s in sentences if _names_speaker(s, statement)]
    told = (tuple(_occasion(key, statement, near, register)) for near in (cue, *by_speaker))
    occasion = next(filter(None, told), ())
    yield from occasion
    opening = _opening(statement)
    around = {cue.sentence.index: cue, **{s.sentence.index: s for s in sentences if opening(s)}}
    beside = {
        (a.value.edtf, near.sentence.evidence())
        for near in around.values()
        for a in near.annotations
        if isinstance(a.value, Date) and not _is_quoted(a, near, statement)
    }
    if len(beside) == 1 and all(fact.property != "date" for fact in occasion):
        edtf, evidence = beside.pop()
        yield Fact(key, "date", Literal(edtf, datatype="edtf"), evidence, frame="statement")


def _names_speaker(one: Annotated, statement: StatementMention) -> bool:
    """Whether a sentence of the same paragraph is the one that names the speaker."""
    here = one.sentence.paragraph == statement.cue.paragraph
    return here and statement.speaker is not None and statement.speaker in one.annotations


def _opening(statement: StatementMention) -> Callable[[Annotated], bool]:
    """Return whether a sentence is the one in which the quotation of a statement opens."""
    paragraph = statement.cue.paragraph
    starts = [
        start
        for start, end in paragraph.quotations
        if start < end
        and paragraph.view.offsets[start] <= statement.evidence.start
        and statement.evidence.end <= paragraph.view.offsets[end - 1] + 1
    ]

    def opens(one: Annotated) -> bool:
        sentence = one.sentence
        span = range(sentence.start, sentence.start + len(sentence.text) + 1)
        return sentence.paragraph == paragraph and any(start in span for start in starts)

    return opens


def _is_quoted(one: Annotation, near: Annotated, statement: StatementMention) -> bool:
    """Return whether an annotation is part of the words themselves, or of other quoted words."""
    place = one.start + near.sentence.start
    quoted = any(start <= place < end for start, end in near.sentence.paragraph.quotations)
    return quoted or statement.evidence.start <= one.evidence.start < statement.evidence.end


def _handover(statement: StatementMention) -> Evidence:
    """Return the clause that names the speaker, with the first of the words if they are beside."""
    assert statement.speaker is not None
    words, name = statement.evidence, statement.speaker.evidence
    start, end = min(words.start, name.start), max(words.end, name.end)
    return Evidence.at(words.document, start, end)


def _occasion(
    key: str, statement: StatementMention, cue: Annotated, register: Register
) -> Iterator[Fact]:
    """Yield the one gathering, else the one speech, of a sentence.

    What the words themselves tell of is not where they were said.
    """
    events = [
        a
        for a in cue.annotations
        if isinstance(a.value, Event) and a in register.keys and not _is_quoted(a, cue, statement)
    ]
    by_kind = ([a for a in events if is_a(a.value.cls, cls)] for cls in OCCASIONS)  # type: ignore[union-attr]
    found = next(filter(None, by_kind), [])
    if len(found) == 1:
        evidence = cue.sentence.evidence()
        yield Fact(key, "occasion", register.keys[found[0]], evidence, frame="statement")
        value = found[0].value
        if isinstance(value, Event) and value.date:
            date = Literal(value.date, datatype="edtf")
            yield Fact(key, "date", date, evidence, frame="statement")


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_NAME:
        return text
    return text[:LONGEST_NAME].rpartition(" ")[0] + " …"
