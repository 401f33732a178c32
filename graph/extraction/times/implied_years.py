"""Times that a text tells by what it has just said: "On 7 August …", "the same year"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.extraction.annotation import Annotation, Date
from graph.extraction.times.datelines import dateline, deictics, told_from
from graph.extraction.times.dates import find_dates
from graph.extraction.times.relative_times import RELATIVE, moved, with_relatives
from graph.languages.pack import pack
from graph.reading.sentence import Sentence

FULL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
WITHOUT_YEAR = re.compile(r"XXXX-(?P<month>\d\d)(?:-\d\d(?:/XXXX-\d\d-\d\d)?)?")
FARTHEST = 6
"""Months by which a day may precede the one told before it, or follow the day of the text, and
still be of the same year."""
NAMED = re.compile(r"(?<=[^\W\d_]\s)(?:1[89]|20)\d\d(?=\s[^\W\d_])")
UNSEEN = "+text:0"
"""A year told from the day of a text that does not tell its day: "this year"."""
OPENING = 12
"""Letters at most before a date that opens its sentence."""
NARROW = {"year": 4, "month": 7, "day": 10, "coming": 4, "past": 4}
"""Letters of an EDTF date that tells the unit; a coming or past month is told from a year too."""


@dataclass(frozen=True)
class Told:
    """The last time that a text told: its EDTF and where."""

    edtf: str = ""
    paragraph: int = -1
    language: str = ""
    sentence: int = -1
    """The sentence; -1 where no sentence tells it, but the day of the text."""
    opens: bool = False
    """Whether it opens its sentence, and so is the time of all that the sentence tells."""


def document_dates(sentences: Sequence[Sentence]) -> tuple[tuple[Annotation, ...], ...]:
    """Return the dates of each sentence of a document, with what its text plainly implies.

    A day or month without a year takes that of the time told before it; "the same year" and the
    like are dates where the paragraph, or the one before it, has told a time.
    """
    given = [find_dates(sentence) for sentence in sentences]
    day = dateline(sentences, given)
    ordered = [with_relatives(s, _seen(s, d, day)) for s, d in zip(sentences, given, strict=True)]
    resolved = iter(with_years([found for dates in ordered for found in dates], day))
    found = [tuple(next(resolved) for _ in dates) for dates in ordered]
    return tuple(tuple(d for d in dates if not RELATIVE.fullmatch(d.edtf)) for dates in found)


def with_years(dates: Sequence[Annotation], day: date | None = None) -> tuple[Annotation, ...]:
    """Return the date annotations of a document, in order, with the years that they plainly imply.

    Under a dateline (``day``) each paragraph begins with its year, which a later year of the
    paragraph before does not change.

    A day takes the year of the time told last in its language, else of the next one in its
    sentence. One that recurs ("every year") stays as it is, and so does one more than half a year
    before the last one told: that may be either year's.
    """
    found: list[Annotation] = []
    last = main = Told()
    for place, annotation in enumerate(dates):
        sentence = annotation.sentence
        if main.sentence != sentence.index:
            last = main
        if day and last.paragraph not in (-1, sentence.paragraph.index):
            last = main = Told(day.isoformat(), sentence.paragraph.index, sentence.language)
        if last.language != sentence.language:
            last = Told(_ahead(annotation, dates[place + 1 :]))
        if annotation.edtf == UNSEEN:
            last = main = Told("", sentence.paragraph.index, sentence.language)
        current = _implied(annotation, _named(annotation, last))
        told = current.edtf.removesuffix("/..").partition("/")[0]
        past = not (_looks_back(current, told, last) or _is_planned(current) or _is_cited(current))
        if FULL.fullmatch(told) and past:
            opens = current.start <= OPENING
            last = Told(told, sentence.paragraph.index, sentence.language, sentence.index, opens)
            main = main if main.opens and main.sentence == sentence.index else last
        found.append(current)
    return tuple(found)


def _looks_back(annotation: Annotation, told: str, last: Told) -> bool:
    """Whether a date only tells since when something lasts, or names a thing by an earlier year.

    A bare year does so in a form that qualifies a noun, and behind another time of its sentence.
    """
    if not last.edtf or last.language != annotation.sentence.language:
        return False
    if annotation.edtf.endswith("/.."):
        return told < last.edtf[: len(told)]
    named = pack(annotation.sentence.language).table("dates").get("naming", "(?!)")
    inside = last.sentence == annotation.sentence_index
    until = annotation.sentence.text[: annotation.end]
    naming = bool(re.search(named, until, re.IGNORECASE))
    behind = inside and len(last.edtf) > NARROW["year"]
    return len(told) == NARROW["year"] and told < last.edtf[:4] and (naming or behind)


def _is_cited(annotation: Annotation) -> bool:
    """Whether a bare year is that of an act by which something is done: "under the Act of 1994"."""
    cited = pack(annotation.sentence.language).table("dates").get("cited", "(?!)")
    until = annotation.sentence.text[: annotation.end]
    bare = len(annotation.edtf) == NARROW["year"]
    return bare and bool(re.search(cited, until, re.IGNORECASE))


def _is_planned(annotation: Annotation) -> bool:
    """Whether a bare year is one that a text looks ahead to: «планируется открыть в 2031 году»."""
    bare = len(annotation.edtf) == NARROW["year"]
    return bare and _looks_ahead(annotation.sentence, annotation.start)


def _looks_ahead(sentence: Sentence, at: int) -> bool:
    planned = pack(sentence.language).table("dates").get("planned", "(?!)")
    return bool(re.search(planned, sentence.text[:at], re.IGNORECASE))


def _named(annotation: Annotation, last: Told) -> Told:
    """Return the last time told, or the year that a name before "that year" ends in.

    "The Seal Act 1987 came into force on 1 August of that year" tells it without a date.
    """
    sentence, relative = annotation.sentence, RELATIVE.fullmatch(annotation.edtf)
    same = relative is not None and relative["unit"] == "year" and relative["shift"] == "0"
    if not same or last.sentence == sentence.index:
        return last
    named = NAMED.finditer(sentence.text, 0, annotation.start)
    years = [m[0] for m in named if not _looks_ahead(sentence, m.start())]
    place = (sentence.paragraph.index, sentence.language, sentence.index)
    return Told(years[-1], *place) if years else last


def _ahead(annotation: Annotation, following: Sequence[Annotation]) -> str:
    """Return the year that a later date of the same sentence tells."""
    own = (d for d in following if d.sentence_index == annotation.sentence_index)
    later = (d.edtf for d in own if not (_is_planned(d) or _comes_before(d)))
    return next((d[:4] for d in later if FULL.fullmatch(d)), "")


def _comes_before(annotation: Annotation) -> bool:
    """Whether a date is of what came before the rest: "after the June 2019 talks"."""
    earlier = pack(annotation.sentence.language).table("dates").get("earlier", "(?!)")
    return bool(re.search(earlier, annotation.sentence.text[: annotation.start], re.IGNORECASE))


def _implied(annotation: Annotation, last: Told) -> Annotation:
    edtf, told = annotation.edtf, FULL.fullmatch(last.edtf)
    if not told or _recurs(annotation):
        return annotation
    relative = RELATIVE.fullmatch(edtf)
    if relative and edtf != UNSEEN:
        near = annotation.sentence.paragraph.index - last.paragraph <= 1
        near = near and bool(relative["tail"] or last.sentence >= 0)
        fits = near and len(last.edtf) >= NARROW[relative["unit"]]
        return replace(annotation, value=Date(moved(relative, told))) if fits else annotation
    match = WITHOUT_YEAR.fullmatch(edtf)
    if not match or (not told["month"] and _apart(annotation, last)):
        return annotation
    later = int(told["month"]) - int(match["month"]) if told["month"] else 0
    if (-later if last.sentence < 0 else later) > FARTHEST:
        return annotation
    return replace(annotation, value=Date(edtf.replace("XXXX", told["year"])))


def _apart(annotation: Annotation, last: Told) -> bool:
    """Whether a bare year was told in another paragraph: it is background, and no day's year."""
    return last.sentence >= 0 and annotation.sentence.paragraph.index != last.paragraph


def _seen(
    sentence: Sentence, given: Sequence[Annotation], day: date | None
) -> tuple[Annotation, ...]:
    """Return dates with the times told from the day of the text, where none has its own year."""
    if any(FULL.fullmatch(d.edtf) for d in given):
        return tuple(given)
    if not day:
        return (*_unseen(sentence), *given)
    seen = tuple(told_from(day, sentence))
    kept = (d for d in given if not any(s.start <= d.start and d.end <= s.end for s in seen))
    return (*kept, *seen)


def _unseen(sentence: Sentence) -> Iterator[Annotation]:
    """Yield the years told from the day of a text that does not tell it: none is known then."""
    for deictic in deictics(sentence.language):
        for match in deictic.pattern.finditer(sentence.text) if deictic.unit == "year" else ():
            yield Annotation.of(sentence, match.start(), match.end(), "date", Date(UNSEEN))


def _recurs(annotation: Annotation) -> bool:
    pattern = pack(annotation.sentence.language).table("dates").get("recurring")
    return bool(pattern and re.search(pattern, annotation.sentence.text, re.IGNORECASE))
