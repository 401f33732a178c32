"""The text of a treaty or of a joint declaration: who made it and who signed it at its end.

``The Government of Norway and the Government of Chile, hereinafter referred to as the Parties, have
agreed as follows``. ``Norway, Chile and Peru declare the following``. ``For the Government of
Norway: Jan Berg``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.acts.closings import CLOSING
from graph.extraction.acts.formulas import says
from graph.extraction.acts.parties import TREATIES
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.coreference.register import Register
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.relations.frames import frames
from graph.facts import Fact

ABOVE = 30
"""Sentences above the formula of a preamble that may name the treaty and its parties."""
LONGEST_SIGNATURE = 160
LONGEST_LEAD = 60
"""Code points before the first party: "We, the heads of state of"."""
PARTIES = ("Country", "StateBody", "InternationalOrganisation")
FEWEST = 2
MADE = {"called": TREATIES, "agreed": TREATIES, "declared": ("Declaration",)}
"""What those are the makers of whom a preamble names before a formula."""


def treaty_texts(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield who made the treaty or declaration that a document is the text of, or signed it."""
    treaty, prop = "", ""
    for at, sentence in enumerate(sentences):
        above = sentences[max(at - ABOVE, 0) : at + 1]
        for name in (name for name in MADE if says(sentence.sentence, name)):
            act, heading = _heading(above, MADE[name], register)
            named = _makers(above[heading:], name, register) if act else ()
            if len(named) >= FEWEST:
                treaty = act
                prop = "partyTo" if MADE[name] == TREATIES else _made(sentences[at:])
                yield from _facts(named, prop, act, register)
    closing = sentences[-CLOSING:] if treaty else ()
    signed = [a for line in closing for a in _signing(line, register)]
    yield from _facts(signed if prop != "signed" else _persons(signed), "signed", treaty, register)


def _made(below: Sequence[Annotated]) -> str:
    """Return what those did with a declaration who declare: they signed it if its end says so."""
    ends = (says(s.sentence, "done") or _is_signing(s) for s in below[-CLOSING:])
    return "signed" if any(ends) else "issued"


def _heading(
    above: Sequence[Annotated], classes: Sequence[str], register: Register
) -> tuple[str, int]:
    """Return the key of the act of some classes that a heading names nearest above, and where."""
    for place in range(len(above) - 1, -1, -1):
        for annotation in above[place].annotations:
            opens = above[place].sentence.text.strip().startswith(annotation.text)
            if opens and annotation.kind == "act" and register.is_one(annotation, *classes):
                return register.keys[annotation], place
    return "", 0


def _makers(preamble: Sequence[Annotated], name: str, register: Register) -> Sequence[Annotation]:
    """Return the parties that a preamble names: where it calls them so, all; else its first row."""
    if name == "called":
        return _parties(preamble[-1], register)
    rows = (_row(sentence, register) for sentence in preamble)
    return next((row for row in rows if len(row) >= FEWEST), ())


def _row(sentence: Annotated, register: Register) -> list[Annotation]:
    """Return the parties in a row with which a sentence begins, or none."""
    text, row, end = sentence.sentence.text, list[Annotation](), 0
    for party in _parties(sentence, register):
        gap = text[end : party.start]
        if party.start < end:
            continue
        if not (_joins(gap, sentence.sentence.language) if row else len(gap) <= LONGEST_LEAD):
            break
        row.append(party)
        end = party.end
    return row


def _joins(gap: str, language: str) -> bool:
    """Whether words between two names are no more than a conjunction, an article or a bracket."""
    words = re.sub(r"\([^()]*\)|,", " ", gap.lower()).split()
    return {*words} <= frames(language).grammar.conjunctions | rules(language).articles


def _parties(sentence: Annotated, register: Register) -> list[Annotation]:
    """Return the states, their bodies and the organisations of states that a sentence names."""
    names = (a for a in sentence.annotations if isinstance(a.value, Name))
    return [a for a in names if register.is_one(a, *PARTIES)]


def _persons(named: Sequence[Annotation]) -> list[Annotation]:
    return [a for a in named if a.is_person]


def _is_signing(sentence: Annotated) -> bool:
    """Whether a line says for whom it signs."""
    text = sentence.sentence.text.rstrip()
    short = len(text) <= LONGEST_SIGNATURE and not text.endswith(".")
    return short and says(sentence.sentence, "signing")


def _signing(sentence: Annotated, register: Register) -> list[Annotation]:
    """Return for whom a line at the end of a treaty signs it, and who does."""
    if not _is_signing(sentence):
        return []
    persons = (a for a in sentence.annotations if a.is_person and a in register.keys)
    return [*_parties(sentence, register), *persons]


def _facts(named: Sequence[Annotation], prop: str, act: str, register: Register) -> Iterator[Fact]:
    for name in named:
        yield Fact(register.keys[name], prop, act, name.evidence, frame="treaty")
