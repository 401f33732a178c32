"""What a state did, its leader did who stands in brackets behind it: "Chile (Ada Holm) signed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.register import Register
from graph.facts import Fact

BY_PEOPLE = ("participatedIn", "signed")
"""Properties of what a state does by somebody who acts for it."""
BEHIND = re.compile(r"\s?\((?:[\w\s-]+\s)?$")
"""What stands between a state and its leader: a bracket, and perhaps a title."""


def by_leaders(
    sentences: Sequence[Annotated], register: Register, found: Sequence[Fact]
) -> Iterator[Fact]:
    """Yield of each leader in brackets what is ``found`` of the state before them."""
    told = [f for f in found if f.property in BY_PEOPLE]
    for sentence in sentences if told else ():
        for state, leader in _pairs(sentence, register):
            for fact in told:
                within = fact.evidence.start <= state.evidence.start < fact.evidence.end
                if within and fact.subject == register.keys[state]:
                    yield replace(fact, subject=register.keys[leader])


def _pairs(sentence: Annotated, register: Register) -> Iterator[tuple[Annotation, Annotation]]:
    """Yield each state of a sentence with the one person in the bracket behind it."""
    text = sentence.sentence.text
    named = [a for a in sentence.annotations if a in register.keys and a.kind == "name"]
    for leader in (a for a in named if a.is_person and text[a.end : a.end + 1] == ")"):
        for state in (a for a in named if a.is_of("Country") and a.end <= leader.start):
            if BEHIND.fullmatch(text, state.end, leader.start):
                yield state, leader
