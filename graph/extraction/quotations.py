"""Statements: what a text quotes or reports somebody as saying, and who that is.

A quotation is a statement if a verb or phrase of speech hands it over, or if it stands as whole
sentences of its own; titles, mottos and quoted terms are none. The speaker is the person in the
sentence of the cue, else the one that a pronoun takes up from the paragraph or the title, else
nobody: no speaker is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.extraction.annotation import Annotation
from graph.extraction.passage import Passage, Person, passages
from graph.extraction.reported_speech import Report, enumerated, reported
from graph.extraction.speech import CUE_TOKENS, Found, speech
from graph.reading.document import Evidence
from graph.reading.sentence import Sentence, Token

LEAST_WORDS, LEAST_WORDS_ALONE, LEAST_WORDS_NAMED = 5, 7, 2
"""The words of a statement: with a cue, without one, and with a cue and a person beside it."""
FURTHEST_SENTENCE = 2
"""How many sentences back a pronoun may take up a person."""
SHORT_PIECE = 5
"""A quoted sentence with fewer words is part of the statement of the one after it."""
WORD = re.compile(r"[^\W\d_][\w'’-]*")
HANDOVER = re.compile(r"[:,–—-]?\s*[\"'«“„‘]?\s*$")
CLAUSE_END = re.compile(r"[.;!?]")


@dataclass(frozen=True)
class StatementMention:
    """A statement: the words said, without the marks, and what tells who said them.

    ``speaker`` is a name annotation of class Person, or None; ``cue`` the sentence that hands the
    words over; ``direct`` is False for reported speech.
    """

    evidence: Evidence
    text: str
    speaker: Annotation | None
    verb: Evidence | None
    cue: Sentence = field(compare=False, repr=False)
    direct: bool = True


@dataclass(frozen=True)
class Cue:
    """What hands a quotation over: a phrase of speech before or after it."""

    phrase: Found
    after: bool
    close: bool


def find_statements(
    sentences: Sequence[Sentence], names: Sequence[tuple[Annotation, ...]]
) -> tuple[StatementMention, ...]:
    """Return the statements of a document in the order of the text.

    ``names`` holds the name annotations of each sentence.
    """
    found: list[StatementMention] = []
    titles: list[Person] = []
    before: Passage | None = None
    for passage in passages(sentences, names):
        if passage.paragraph.role == "heading":
            titles.extend(passage.persons)
        elif passage.paragraph.role != "reference":
            found.extend(_in_passage(passage, _only(titles), before, found[-1:]))
        before = passage
    return tuple(sorted(found, key=lambda s: (s.evidence.start, s.evidence.end)))


def _in_passage(
    passage: Passage,
    titled: Person | None,
    before: Passage | None,
    latest: Sequence[StatementMention],
) -> list[StatementMention]:
    direct: list[StatementMention] = []
    last: StatementMention | None = None
    for start, end in passage.quotations:
        pieces = _handed_over(passage, start, end, before, latest)
        pieces = pieces or _quoted(passage, start, end, titled, last)
        direct.extend(pieces)
        last = pieces[-1] if pieces else None
    spans = [(s.evidence.start, s.evidence.end) for s in direct]
    indirect = [_of_report(passage, r) for r in (*reported(passage), *enumerated(passage))]
    return direct + [
        s
        for s in indirect
        if all(s.evidence.end <= start or end <= s.evidence.start for start, end in spans)
    ]


def _handed_over(
    passage: Passage,
    start: int,
    end: int,
    before: Passage | None,
    latest: Sequence[StatementMention],
) -> list[StatementMention]:
    """Read a quotation that begins its paragraph and is handed over, or begun, by the last one."""
    opens = not any(char.isalnum() for char in passage.text[:start])
    if before is None or not opens or _cue_after(passage, end):
        return []
    model = _lead_in(passage, start, end, before)
    runs_on = before.quotations and before.quotations[-1][1] == len(before.text)
    if runs_on and latest and latest[0].cue.paragraph is before.paragraph:
        model = latest[0]
    return _split(model, passage, start, end) if model else []


def _lead_in(passage: Passage, start: int, end: int, before: Passage) -> StatementMention | None:
    last = len(before.text)
    cue = _cue_before(before, last) if before.text.rstrip().endswith(":") else None
    if cue is None or _is_title(passage.text[start:end]):
        return None
    return _model(
        before, _speaker(before, last, last, cue, None), cue, passage.evidence(start, end)
    )


def _model(
    passage: Passage, speaker: Person | None, cue: Cue, evidence: Evidence
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
    return [
        replace(model, evidence=passage.evidence(a, b), text=passage.text[a:b])
        for a, b in _pieces(passage, start, end)
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
    passage: Passage, start: int, end: int, titled: Person | None, last: StatementMention | None
) -> list[StatementMention]:
    words = len(WORD.findall(passage.text[start:end]))
    cue = _cue(passage, start, end)
    model: StatementMention | None = None
    if _is_title(passage.text[start:end]):
        return []
    if cue:
        speaker = _speaker(passage, start, end, cue, titled, last)
        if words >= (LEAST_WORDS_NAMED if speaker and cue.close else LEAST_WORDS):
            model = _model(passage, speaker, cue, passage.evidence(start, end))
    elif words >= LEAST_WORDS_ALONE and _stands_alone(passage, start, end):
        known = last.speaker if last and last.verb else None
        place, evidence = passage.sentence_at(start), passage.evidence(start, end)
        model = StatementMention(evidence, "", known, None, place)
    return _split(model, passage, start, end) if model else []


def _cue(passage: Passage, start: int, end: int) -> Cue | None:
    return _cue_after(passage, end) or _cue_before(passage, start)


def _cue_after(passage: Passage, end: int) -> Cue | None:
    """Find «…», said X; «…» – деп айтты: the verb comes soon, in the same clause."""
    rules = speech(passage.paragraph.language)
    last = _sentence_end(passage, end)
    tail = [t for t in passage.words(end, last) if t.text not in "\"'«»“”„’‘"]
    words = [t for t in tail if t.text[0].isalnum()]
    if not words:
        return None
    verbs = rules.find(words[: 2 * CUE_TOKENS], "verbs", "naming", "attributions")
    if words[0].text.lower() in rules.words("quotatives"):
        own = Found(0, 1, (words[0],))
        close = not words[0].text.lower().endswith("ген")
        return Cue(verbs[0] if verbs else own, after=True, close=close)
    between = passage.text[end : verbs[0].start] if verbs else ""
    near = verbs and verbs[0].first <= CUE_TOKENS and not CLAUSE_END.search(between)
    handed = re.match(
        r"[\"'»”’]*\s*[,–—-]|[,.!?…][\"'»”’]",
        passage.text[end - 1 : end + 4].lstrip(
            "".join(c for c in passage.text[end - 1 : end] if c.isalnum())
        ),
    )
    if near and (handed or verbs[0].first <= 1):
        return Cue(verbs[0], after=True, close=True)
    return None


def _cue_before(passage: Passage, start: int) -> Cue | None:
    """Find X said: «…», X believes that «…», X called it «…»."""
    rules = speech(passage.paragraph.language)
    first = passage.sentence_at(max(0, start - 1)).start
    words = [t for t in passage.words(first, start) if t.text[0].isalnum()]
    found = rules.find(words, "verbs", "naming", "attributions", "utterances")
    if not found:
        return None
    phrase = found[-1]
    between = words[phrase.last :]
    lead = passage.text[first:start].rstrip("\"'«“„‘ ")
    if lead.endswith(":"):
        return Cue(phrase, after=False, close=True)
    if between and between[-1].text.lower() in rules.words("complementisers"):
        return Cue(phrase, after=False, close=True)
    if len(between) <= 2:
        return Cue(phrase, after=False, close=False)
    named = passage.persons_between(first, start)
    if len(between) <= 2 * CUE_TOKENS and (named or phrase in rules.find(words, "attributions")):
        is_clause = phrase not in rules.find(words, "naming")
        return Cue(phrase, after=False, close=False) if is_clause else None
    return None


def _stands_alone(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a quotation is whole sentences, or more than one."""
    before = passage.words(passage.sentence_at(start).start, start)
    after = passage.words(end, _sentence_end(passage, end))
    alone = not any(t.text[0].isalnum() for t in (*before, *after))
    return alone or passage.sentence_at(start) is not passage.sentence_at(max(start, end - 1))


def _sentence_end(passage: Passage, offset: int) -> int:
    sentence = passage.sentence_at(max(0, offset - 1))
    return sentence.start + len(sentence.text)


def _is_title(text: str) -> bool:
    """Tell a title in capitals and a quoted name from words that somebody said."""
    words = [word for word in WORD.findall(text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capitals >= 0.7 * len(words) and not re.search(r"[.!?]$", text)


def _speaker(
    passage: Passage,
    start: int,
    end: int,
    cue: Cue,
    titled: Person | None,
    last: StatementMention | None = None,
) -> Person | None:
    first = passage.sentence_at(max(0, start - 1)).start
    before = passage.persons_between(first, start)
    after = passage.persons_between(end, _sentence_end(passage, end))
    if cue.after and after:
        return _nearest(passage, after, cue.phrase)
    if before:
        return _nearest(passage, before, cue.phrase) if not cue.after else before[-1]
    cue_words = (*passage.words(first, start), *passage.words(end, _sentence_end(passage, end)))
    if not _takes_up(passage, cue_words, cue):
        return None
    if last and last.speaker is None:
        return None
    return _in_paragraph(passage, first) or titled


def _nearest(passage: Passage, persons: Sequence[Person], phrase: Found) -> Person | None:
    """Choose the person next to the verb; one that an addressing verb has after it is spoken to."""
    rules = speech(passage.paragraph.language)
    addressed = bool(rules.find(phrase.tokens, "addressing"))
    able = [p for p in persons if p.end <= phrase.start or not addressed]
    return min(able, key=lambda p: (_distance(p, phrase), p.start), default=None)


def _distance(person: Person, phrase: Found) -> int:
    return max(phrase.start - person.end, person.start - phrase.end)


def _takes_up(passage: Passage, words: Sequence[Token], cue: Cue) -> bool:
    """Tell whether the cue's subject is a pronoun, or left out, and no document speaks."""
    rules = speech(passage.paragraph.language)
    if any(rules.is_form(t, word) for t in words for word in rules.words("documents")):
        return False
    if any(t.text.lower() in rules.words("pronouns") for t in words):
        return True
    quotatives = rules.words("quotatives")
    alone = [t for t in words if t.text[0].isalnum() and t.text.lower() not in quotatives]
    return bool(quotatives) and cue.after and len(alone) <= len(cue.phrase.tokens) + 1


def _in_paragraph(passage: Passage, before: int) -> Person | None:
    """Return the person of the nearest earlier sentence that names any, if it is one alone."""
    earlier = [s for s in passage.sentences if s.start < before]
    for sentence in earlier[: -FURTHEST_SENTENCE - 1 : -1]:
        persons = passage.persons_between(sentence.start, sentence.start + len(sentence.text))
        if persons:
            return _only(persons)
    return None


def _only(persons: Sequence[Person]) -> Person | None:
    names = {person.annotation.text for person in persons}
    return persons[-1] if len(names) == 1 else None


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
