"""Definitions: what a text says that a body is, "the Rose League is a political party"."""

from __future__ import annotations

import re

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.lexicon import heads
from graph.languages.pack import pack
from ontology.vocabulary import is_a

FURTHEST = 60
"""Code points from what opens a definition, within which its noun stands."""


def told_to_be(sentence: Annotated, body: Annotation) -> tuple[tuple[str, str], ...]:
    """Return the noun that the words behind a body's name define it by, with its class.

    The table ``definition`` of ``coreference.toml`` has patterns: ``opens`` what stands between
    the name and its definition, ``ends`` what ends the words before its noun.
    """
    table = pack(sentence.sentence.language).table("coreference").get("definition")
    text = sentence.sentence.text
    opened = re.compile(table["opens"]).match(text, body.end) if table else None
    if opened is None or table is None:
        return ()
    ended = re.compile(table["ends"]).search(text, opened.end(), opened.end() + FURTHEST)
    last = ended.start() if ended else opened.end() + FURTHEST
    for head in heads(sentence.sentence):
        inside = opened.end() <= head.start and head.end <= last
        if inside and head.kind == "headNoun" and is_a(head.cls, "Organisation"):
            return ((head.lemma, head.cls),)
    return ()
