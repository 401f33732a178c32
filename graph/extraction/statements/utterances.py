"""Utterances: the statements of a document as things, with who said them and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Event
from graph.extraction.coreference.register import Register
from graph.extraction.statements.quotations import StatementMention
from graph.facts import Fact, Literal, Name
from graph.reading.document import Evidence
from ontology.vocabulary import is_a

OCCASIONS = ("Speech", "Gathering")
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
        yield from _occasion(key, cue, register) if cue else ()


def _handover(statement: StatementMention) -> Evidence:
    """Return the clause that names the speaker, with the first of the words if they are beside."""
    assert statement.speaker is not None
    words, name = statement.evidence, statement.speaker.evidence
    start, end = min(words.start, name.start), max(words.end, name.end)
    return Evidence.at(words.document, start, end)


def _occasion(key: str, cue: Annotated, register: Register) -> Iterator[Fact]:
    """Yield the one speech or gathering of the sentence that hands the words over."""
    found = [
        a
        for a in cue.annotations
        if isinstance(a.value, Event) and any(is_a(a.value.cls, c) for c in OCCASIONS)
    ]
    if len(found) == 1 and found[0] in register.keys:
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
