"""Definitions: what a text says that a thing is, "the Rose League is a political party".

The table ``definition`` of ``coreference.toml`` has patterns: ``opens`` is what stands between a
name and its definition, with the groups ``verb``, behind which a noun is in ``case``, and
``becomes``, behind which is what the thing was not before; ``ends`` what no noun that defines it
stands behind; ``follows`` what may stand behind that noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.coreference.definite import hypernyms
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.noun_endings import is_possessed
from graph.languages.grammar import possible_cases
from graph.languages.pack import pack
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

FURTHEST = 60
"""Code points from what opens a definition, within which its noun stands."""
DEFINED = ("Organisation", "LegalAct", "Gathering")
"""Classes of things that a definition may have any noun of."""
AHEAD = re.compile(r"[\W\d_]*(?:the\s)?", re.IGNORECASE)


@dataclass(frozen=True)
class Definition:
    """What a sentence says that a thing is: the name of the thing, and the noun for it."""

    of: Annotation
    head: Head


def definitions(sentence: Annotated) -> Iterator[Definition]:
    """Yield what the things that open a sentence are said to be, each by a noun of its kind."""
    table = _table(sentence)
    for annotation in sentence.annotations if table else ():
        value = annotation.value
        if not isinstance(value, Name | Act | Event):
            continue
        cls = next((c for c in DEFINED if is_a(value.cls, c)), "")
        opens = AHEAD.fullmatch(sentence.sentence.text, 0, annotation.start)
        head = _noun(sentence, annotation, table, cls, being=True) if cls and opens else None
        if head:
            yield Definition(annotation, head)


def told_to_be(sentence: Annotated, body: Annotation) -> tuple[tuple[str, str], ...]:
    """Return the noun that the words behind a body's name define it by, with its class."""
    table = _table(sentence)
    head = _noun(sentence, body, table, "Organisation") if table else None
    return ((head.lemma, head.cls),) if head else ()


def _table(sentence: Annotated) -> Mapping[str, str]:
    table: Mapping[str, str] = (
        pack(sentence.sentence.language).table("coreference").get("definition", {})
    )
    return table


def _noun(
    sentence: Annotated, of: Annotation, table: Mapping[str, str], cls: str, *, being: bool = False
) -> Head | None:
    """Return the noun for a thing of a class by which the words behind a name define it.

    ``being``: not what the thing has become.
    """
    text = sentence.sentence.text
    opened = re.compile(table["opens"], re.IGNORECASE).match(text, of.end)
    groups = opened.groupdict() if opened else {}
    if opened is None or (being and groups.get("becomes")):
        return None
    case = table.get("case", "") if groups.get("verb") else ""
    behind = (h for h in _nouns(sentence) if h.start >= opened.end() and is_a(h.cls, cls))
    found = [h for h in behind if _suits(h, case, sentence.sentence)]
    return next((h for h in found if _defines(h, opened.end(), table, text)), None)


def _defines(head: Head, start: int, table: Mapping[str, str], text: str) -> bool:
    """Whether a noun is that of the words from a place on, and not of another among them."""
    near = "ends" not in table or head.end <= start + FURTHEST
    apart = "ends" in table and re.compile(table["ends"]).search(text, start, head.start)
    follows = table.get("follows")
    return near and not apart and (not follows or bool(re.compile(follows).match(text, head.end)))


def _nouns(sentence: Annotated) -> Iterator[Head]:
    """Yield the nouns of a sentence for things of a class, and those for things of any such."""
    read = sentence.sentence
    yield from (h for h in heads(read) if h.kind != "triggerVerb")
    known = hypernyms(read.language)
    for at in read.having(known.keys()):
        token, lemma = read.tokens[at], read.lemmas[at][0]
        if lemma in known:
            yield Head(token.start, token.end, known[lemma], lemma, "headNoun")


def _suits(head: Head, case: str, sentence: Sentence) -> bool:
    """Whether a noun is in a case; for '' its dictionary form, or that of what belongs to one."""
    form = sentence.text[head.start : head.end].lower()
    if case:
        return case in possible_cases(form.split()[-1], sentence.language)
    return form == head.lemma or is_possessed(form, head.lemma, sentence.language)
