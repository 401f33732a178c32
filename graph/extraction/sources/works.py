"""Works: what a document lists in its references, and the papers that it holds itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation
from graph.extraction.coreference.register import Register
from graph.extraction.sources.citations import Cited, citations
from graph.extraction.sources.entries import Entry, Span
from graph.extraction.sources.reference_lists import entry_in
from graph.facts import Fact, Literal
from graph.facts import Name as Named
from graph.reading.document import Evidence

REFERENCE, BYLINE, CITATION = "reference", "byline", "citation"
"""The frames of what an entry, a byline and a reference in the text say."""
LEAST_WORDS = 2
"""Of the title of a paper."""


@dataclass
class Section:
    """A paper in a document: from the end of the list before to the end of its own list.

    ``key`` is that of the paper, '' while it has no title; ``start`` and ``end`` are the offsets
    between which it may refer to the works of its list.
    """

    start: int
    key: str = ""
    end: int = 0
    cited: list[Cited] = field(default_factory=list)


def works(read: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield who wrote the papers of a document and the works that it lists, and which cites which.

    What is cited in several places is yielded once for each, with its words.
    """
    section = Section(0)
    for role, group in groupby(read, key=lambda s: s.sentence.paragraph.role):
        block = list(group)
        if role == "byline":
            title = _title_beside(block, read)
            section.key = _paper(title, register) if title else section.key
            yield from _written(section.key, block, register) if title else ()
        elif role == "reference":
            section.key = section.key or _first_title(read, section, register)
            section.end = block[0].sentence.evidence().start
            for line in block:
                yield from _listed(line, section, register)
            yield from _cited_in_text(section, read, register)
            section = Section(block[-1].sentence.evidence().end)


def _title_beside(block: Sequence[Annotated], read: Sequence[Annotated]) -> Annotated | None:
    """Return the heading that stands before a byline, or else behind it."""
    first, last = block[0].sentence.index, block[-1].sentence.index
    beside = (s for at in (first - 1, last + 1) for s in read[max(at, 0) : at + 1])
    return next(filter(_is_title, beside), None)


def _first_title(read: Sequence[Annotated], section: Section, register: Register) -> str:
    """Return the paper that a document opens with its title, if this is its first section."""
    opens = section.start == 0 and read and _is_title(read[0])
    return _paper(read[0], register) if opens else ""


def _is_title(line: Annotated) -> bool:
    """Tell whether a line is the title of a paper: a heading with words, and no act or date."""
    text = line.sentence.text
    told = [a for a in line.annotations if isinstance(a.value, Act) or a.kind == "date"]
    other = any(len(a.text) * 2 > len(text) for a in told)
    long = [t for t in line.sentence.tokens if len(t.text) > 1 and t.text.isalpha()]
    return line.sentence.paragraph.role == "heading" and len(long) >= LEAST_WORDS and not other


def _paper(line: Annotated, register: Register) -> str:
    sentence = line.sentence
    name = Named(sentence.text.strip(" .*"), sentence.language, sentence.evidence())
    return register.add("work", "PublishedWork", name)


def _written(paper: str, block: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    for line in block:
        for person in _persons(line, register):
            key = register.keys[person]
            yield Fact(key, "authorOf", paper, line.sentence.evidence(), frame=BYLINE)


def _persons(line: Annotated, register: Register) -> Iterator[Annotation]:
    for name in line.annotations:
        if name.is_of("Person") and name in register.keys:
            yield name


def _listed(line: Annotated, section: Section, register: Register) -> Iterator[Fact]:
    entry = entry_in(line.sentence)
    if entry is None or _is_act(line, entry):
        return
    key = _work(line, entry.title, register)
    section.cited.append(_as_cited(line, entry, key))
    evidence = line.sentence.evidence()
    yield from _said(line, entry, key, evidence, register)
    if section.key:
        yield Fact(section.key, "citesWork", key, evidence, frame=REFERENCE)


def _is_act(line: Annotated, entry: Entry) -> bool:
    """Tell whether an entry lists a legal act, which is read as one and is no work besides."""
    start, end = entry.title
    acts = [a for a in line.annotations if isinstance(a.value, Act)]
    return not entry.authors and any(
        a.start <= start + 1 and 5 * (a.end - a.start) >= 4 * (end - start) for a in acts
    )


def _work(line: Annotated, title: Span, register: Register) -> str:
    sentence = line.sentence
    name = Named(sentence.text[slice(*title)], sentence.language, sentence.evidence(*title))
    return register.add("work", "PublishedWork", name)


def _as_cited(line: Annotated, entry: Entry, key: str) -> Cited:
    authors = tuple(line.sentence.text[slice(*span)] for span in entry.authors)
    return Cited(key, entry.number, authors, entry.date)


def _said(
    line: Annotated, entry: Entry, key: str, evidence: Evidence, register: Register
) -> Iterator[Fact]:
    text, language = line.sentence.text, line.sentence.language
    for person in _persons(line, register):
        if (person.start, person.end) in entry.authors:
            yield Fact(register.keys[person], "authorOf", key, evidence, frame=REFERENCE)
    if entry.host:
        yield Fact(key, "partOf", _work(line, entry.host, register), evidence, frame=REFERENCE)
    if entry.place:
        place = register.add("place", "Place", Named(entry.place, language, evidence))
        yield Fact(key, "publicationPlace", place, evidence, frame=REFERENCE)
    values = {
        "date": Literal(entry.date, datatype="edtf") if entry.date else None,
        "publisher": Literal(_words(text, entry.publisher), language) if entry.publisher else None,
        "pages": Literal("".join(_words(text, entry.pages).split())) if entry.pages else None,
    }
    for property_, value in values.items():
        if value:
            yield Fact(key, property_, value, evidence, frame=REFERENCE)


def _words(text: str, span: Span) -> str:
    return text[slice(*span)].strip(' «»“”"')


def _cited_in_text(
    section: Section, read: Sequence[Annotated], register: Register
) -> Iterator[Fact]:
    document = read[0].sentence.document
    for key, start, end in citations(document.text, section.start, section.end, section.cited):
        evidence = Evidence.at(document, start, end)
        if section.key:
            yield Fact(section.key, "citesWork", key, evidence, frame=CITATION)
        thing = register.things[key]
        register.things[key] = replace(thing, mentions=(*thing.mentions, evidence))
