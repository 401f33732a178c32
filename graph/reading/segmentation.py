"""From a document to its paragraphs and sentences, each a view with a map back to the text."""

from __future__ import annotations

from graph.reading.document import Document
from graph.reading.folding import Wording, citations, fold
from graph.reading.joining import blocks
from graph.reading.lines import lines_of
from graph.reading.quotation_marks import quotations
from graph.reading.roles import heads_references, role_of
from graph.reading.sentence import Paragraph, Sentence
from graph.reading.sentences import sentence_spans


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a document in order, each of one language, with its quotations."""
    found: list[Paragraph] = []
    wording = Wording(document.text)
    running = listed = False
    for block in blocks(lines_of(document.text)):
        view = fold(document.text, block, wording)
        if not view.text.strip():
            continue
        language = block[0].language
        role = role_of(view.text, language, found[-1].role if found else None, listed)
        listed = heads_references(view.text) or (listed and role == "reference")
        stops = citations(document.text, view)
        spans, running = quotations(view.text, running and role == "prose", stops)
        found.append(Paragraph(document, len(found), language, role, view, spans))
    return tuple(found)


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in order; ``index`` runs through the document."""
    found: list[Sentence] = []
    for paragraph in paragraphs(document):
        view = paragraph.view
        for start, end in _spans(paragraph):
            cut = view.cut(start, end)
            found.append(Sentence(document, len(found), paragraph, start, cut))
    return tuple(found)


def _spans(paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
    """Split a paragraph into sentences; an entry of a reference list stays whole."""
    text = paragraph.view.text
    if paragraph.role == "reference":
        return _whole(text)
    return sentence_spans(text, paragraph.language, paragraph.quotations)


def _whole(text: str) -> tuple[tuple[int, int], ...]:
    start = len(text) - len(text.lstrip())
    return ((start, len(text.rstrip())),)
