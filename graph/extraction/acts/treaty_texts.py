"""The text of a treaty: whom its preamble calls its parties, and for whom it is signed at its end.

``The Government of Norway and the Government of Chile, hereinafter referred to as the Parties, have
agreed as follows``. ``For the Government of Norway: Jan Berg``. The table ``treaty`` of
``frames.toml`` has the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.coreference.register import Register
from graph.facts import Fact
from graph.languages.pack import pack

ABOVE = 6
"""Sentences above a preamble that may name the treaty."""
CLOSING = 12
"""Sentences at the end that may sign it."""
LONGEST_SIGNATURE = 160
PARTIES = ("Country", "StateBody", "InternationalOrganisation")
FEWEST = 2


def treaty_texts(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield who is party to the treaty that a document has the text of, and who signed it."""
    treaty = ""
    for at, sentence in enumerate(sentences):
        called = _words(sentence.sentence.language, "called")
        told = called and called.search(sentence.sentence.text)
        named = _parties(sentence, register) if told else []
        above = _treaty(sentences[max(at - ABOVE, 0) : at + 1], register) if named else ""
        if above and len(named) >= FEWEST:
            treaty = above
            yield from _facts(named, "partyTo", treaty, sentence, register)
    for sentence in sentences[-CLOSING:] if treaty else ():
        yield from _facts(_signing(sentence, register), "signed", treaty, sentence, register)


@cache
def _words(language: str, name: str) -> re.Pattern[str] | None:
    """Return a pattern of the table ``treaty`` of a language, or None where it has none."""
    pattern = pack(language).table("frames").get("treaty", {}).get(name)
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _treaty(above: Sequence[Annotated], register: Register) -> str:
    """Return the key of the treaty that a heading names nearest above a preamble, or ''."""
    for sentence in reversed(above):
        for annotation in sentence.annotations:
            opens = sentence.sentence.text.strip().startswith(annotation.text)
            if opens and annotation.kind == "act" and register.is_one(annotation, "Treaty"):
                return register.keys[annotation]
    return ""


def _parties(sentence: Annotated, register: Register) -> list[Annotation]:
    """Return the states, their bodies and the organisations of states that a sentence names."""
    names = (a for a in sentence.annotations if isinstance(a.value, Name))
    return [a for a in names if register.is_one(a, *PARTIES)]


def _signing(sentence: Annotated, register: Register) -> list[Annotation]:
    """Return for whom a line at the end of a treaty signs it, and who does."""
    text, lead = sentence.sentence.text, _words(sentence.sentence.language, "signing")
    if not lead or len(text) > LONGEST_SIGNATURE or not lead.search(text):
        return []
    persons = (a for a in sentence.annotations if a.is_person and a in register.keys)
    return [*_parties(sentence, register), *persons]


def _facts(
    named: Sequence[Annotation], prop: str, act: str, sentence: Annotated, register: Register
) -> Iterator[Fact]:
    for name in named:
        place = sentence.sentence.evidence(name.start, name.end)
        yield Fact(register.keys[name], prop, act, place, frame="treaty")
