"""Statements: what a text quotes or reports somebody as saying, and who that is.

A quotation is a statement if a verb or phrase of speech hands it over, or if it stands as whole
sentences of its own; titles, mottos and quoted terms are none. The speaker is the person in the
sentence of the cue, else the one that a pronoun takes up from the paragraph or the title, else
nobody: no speaker is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.extraction.annotation import Annotation
from graph.extraction.statements.cues import (
    WORD,
    Cue,
    cue_after,
    cue_before,
    cue_of,
    is_title,
    stands_alone,
)
from graph.extraction.statements.enumerated_speech import enumerated
from graph.extraction.statements.interruptions import interrupting, uninterrupted
from graph.extraction.statements.passage import Named, Passage, passages
from graph.extraction.statements.presented import presented_by, presenter
from graph.extraction.statements.reported_speech import reported
from graph.extraction.statements.reports import Report
from graph.extraction.statements.speakers import only, speaker_of
from graph.extraction.statements.wordings import wordings
from graph.reading.document import Evidence
from graph.reading.sentence import Sentence

LEAST_WORDS, LEAST_WORDS_ALONE, LEAST_WORDS_NAMED = 5, 7, 2
"""The words of a statement: with a cue, without one, and with a cue and a person beside it."""
SHORT_PIECE = 5
"""A quoted sentence with fewer words is part of the statement of the one after it."""


@dataclass(frozen=True)
class StatementMention:
    """A statement: the words said, without the marks, and what tells who said them.

    ``speaker`` is the name annotation of a person or a body, or None; ``cue`` the sentence that
    hands the words over; ``direct`` is False for reported speech.
    """

    evidence: Evidence
    text: str
    speaker: Annotation | None
    verb: Evidence | None
    cue: Sentence = field(compare=False, repr=False)
    direct: bool = True


def find_statements(
    sentences: Sequence[Sentence], names: Sequence[tuple[Annotation, ...]]
) -> tuple[StatementMention, ...]:
    """Return the statements of a document in the order of the text.

    ``names`` holds the name annotations of each sentence.
    """
    found: list[StatementMention] = []
    titles: list[Named] = []
    before: Passage | None = None
    worded: frozenset[int] = frozenset()
    for passage in passages(sentences, names):
        worded = wordings(passage, before, worded)
        if passage.paragraph.role == "heading":
            titles.extend(passage.persons)
        elif passage.paragraph.role != "reference":
            known = _carried(before, found[-1:]) or only(titles)
            found.extend(_in_passage(passage, known, before, found[-1:], worded))
        before = passage
    return tuple(sorted(found, key=lambda s: (s.evidence.start, s.evidence.end)))


def _carried(before: Passage | None, latest: Sequence[StatementMention]) -> Named | None:
    """Return who spoke last in the paragraph before, if that names nobody else.

    A pronoun that hands over the words of the next paragraph takes that person up.
    """
    person = only(before.persons) if before else None
    if before is None or person is None or not latest or latest[0].speaker is None:
        return None
    near = latest[0].cue.paragraph is before.paragraph
    return person if near and latest[0].speaker.text == person.annotation.text else None


def _in_passage(
    passage: Passage,
    titled: Named | None,
    before: Passage | None,
    latest: Sequence[StatementMention],
    worded: frozenset[int],
) -> list[StatementMention]:
    direct: list[StatementMention] = []
    last: StatementMention | None = None
    for start, end in (q for q in passage.quotations if q[0] not in worded):
        pieces = _handed_over(passage, start, end, before, latest)
        pieces = pieces or _quoted(passage, start, end, titled, last)
        direct.extend(pieces)
        last = pieces[-1] if pieces else None
    direct.extend(_transcribed(passage, before))
    spans = [(s.evidence.start, s.evidence.end) for s in direct]
    indirect = [_of_report(passage, r) for r in (*reported(passage), *enumerated(passage))]
    return direct + [
        s
        for s in indirect
        if all(s.evidence.end <= start or end <= s.evidence.start for start, end in spans)
    ]


def _transcribed(passage: Passage, before: Passage | None) -> list[StatementMention]:
    """Read a paragraph without marks below a line with but a name, a post and a colon."""
    text = passage.text.strip()
    told = before is not None and before.text.rstrip().endswith(":") and not passage.quotations
    whole = text[:1].isupper() and text.endswith((".", "!", "?", "…"))
    if before is None or not (told and whole):
        return []
    model = _shown(passage, 0, len(passage.text), presented_by(before))
    return _split(model, passage, 0, len(passage.text)) if model else []


def _handed_over(
    passage: Passage,
    start: int,
    end: int,
    before: Passage | None,
    latest: Sequence[StatementMention],
) -> list[StatementMention]:
    """Read a quotation that begins its paragraph and is handed over, or begun, by the last one."""
    opens = not any(char.isalnum() for char in passage.text[:start])
    if before is None or not opens or cue_after(passage, end):
        return []
    model = _lead_in(passage, start, end, before) or _shown(
        passage, start, end, presented_by(before)
    )
    runs_on = before.quotations and before.quotations[-1][1] == len(before.text)
    if runs_on and latest and latest[0].cue.paragraph is before.paragraph:
        model = latest[0]
    return _split(model, passage, start, end) if model else []


def _lead_in(passage: Passage, start: int, end: int, before: Passage) -> StatementMention | None:
    last = len(before.text)
    cue = cue_before(before, last) if before.text.rstrip().endswith(":") else None
    if cue is None or is_title(passage.text[start:end]):
        return None
    return _model(
        before, speaker_of(before, last, last, cue, None), cue, passage.evidence(start, end)
    )


def _shown(
    passage: Passage, start: int, end: int, speaker: Named | None
) -> StatementMention | None:
    """Return the words of who is presented right before them, and by no verb."""
    said = speaker and len(WORD.findall(passage.text[start:end])) >= LEAST_WORDS
    if not speaker or not said or is_title(passage.text[start:end]):
        return None
    place, evidence = passage.sentence_at(start), passage.evidence(start, end)
    return StatementMention(evidence, "", speaker.annotation, None, place)


def _model(
    passage: Passage, speaker: Named | None, cue: Cue, evidence: Evidence
) -> StatementMention:
    return StatementMention(
        evidence,
        "",
        speaker.annotation if speaker else None,
        passage.evidence(cue.phrase.start, cue.phrase.end),
        passage.sentence_at(cue.phrase.start),
    )


def _split(
    model: StatementMention, passage: Passage, start: int, end: int
) -> list[StatementMention]:
    told = interrupting(passage, start, end)
    speaker = model.speaker or (told.annotation if told else None)
    return [
        replace(model, evidence=passage.evidence(a, b), text=passage.text[a:b], speaker=speaker)
        for first, last in uninterrupted(passage, start, end)
        for a, b in _pieces(passage, first, last)
    ]


def _of_report(passage: Passage, report: Report) -> StatementMention:
    return StatementMention(
        passage.evidence(report.start, report.end),
        passage.text[report.start : report.end],
        report.speaker.annotation if report.speaker else None,
        passage.evidence(report.verb.start, report.verb.end),
        passage.sentence_at(report.start),
        direct=False,
    )


def _quoted(
    passage: Passage, start: int, end: int, titled: Named | None, last: StatementMention | None
) -> list[StatementMention]:
    words = len(WORD.findall(passage.text[start:end]))
    cue = cue_of(passage, start, end)
    model: StatementMention | None = None
    goes_on = last is not None and last.verb is not None
    unnamed = last is not None and last.speaker is None
    if is_title(passage.text[start:end]) or _opens_relative(passage, start, end):
        return []
    if cue:
        speaker = speaker_of(passage, start, end, cue, titled, unnamed)
        unsaid = cue.only_named and speaker is None
        if words >= (LEAST_WORDS_NAMED if speaker and cue.close else LEAST_WORDS) and not unsaid:
            model = _model(passage, speaker, cue, passage.evidence(start, end))
    elif shown := _shown(passage, start, end, presenter(passage, start)):
        model = shown
    elif words >= (LEAST_WORDS if goes_on else LEAST_WORDS_ALONE) and stands_alone(
        passage, start, end
    ):
        known = last.speaker if last and last.verb else None
        place, evidence = passage.sentence_at(start), passage.evidence(start, end)
        model = StatementMention(evidence, "", known, None, place)
    return _split(model, passage, start, end) if model else []


def _opens_relative(passage: Passage, start: int, end: int) -> bool:
    """Tell whether quoted words are a relative clause, cut from the noun that it is about."""
    first = WORD.search(passage.text, start, end)
    asked = passage.text[start:end].rstrip(" \"'»”").endswith("?")
    return bool(first and first[0].islower() and passage.is_relative(first[0]) and not asked)


def _pieces(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    """Split a quotation into its sentences, short ones joined with the next."""
    pieces: list[tuple[int, int]] = []
    first = start
    for sentence in passage.sentences:
        last = min(end, sentence.start + len(sentence.text))
        if last <= first:
            continue
        words = len(WORD.findall(passage.text[first:last]))
        if words >= SHORT_PIECE or last == end:
            pieces.append(_trimmed(passage.text, first, last))
            first = last
        if last == end:
            break
    return [(a, b) for a, b in pieces if a < b]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \"'«“„‘":
        start += 1
    while end > start and (text[end - 1] in " ,;\"'»”" or text[start:end].endswith(".")):
        if text[start:end].endswith(".."):
            break
        end -= 1
    return start, end
