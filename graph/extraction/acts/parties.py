"""Parties: between whom a treaty is, as its own name or the words beside it say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.coreference.register import Register
from graph.facts import Fact
from graph.languages.pack import pack
from ontology.vocabulary import is_a

REACH = 14
"""Code points beside a treaty's name within which "between" may stand."""
FEWEST = 2
"""How many names at least "between" joins."""
TREATIES = ("Treaty", "Charter", "Protocol")
"""Classes of acts that have parties."""
STATES = ("Country", "StateBody")
WEAKER = ("adopted", "issued")
"""Properties that say less of a treaty than that somebody is its party or signed it."""


def parties(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield that states and their bodies are parties to a treaty, and that others signed it."""
    for sentence in sentences:
        for act in sentence.annotations:
            if act.is_of(*TREATIES) and act in register.keys and not _of_another(act, sentence):
                yield from _facts(act, sentence, register)


def without_weaker(found: Sequence[Fact], register: Register) -> list[Fact]:
    """Drop what says less than something else of the same two.

    That a treaty was adopted or issued by who is its party or signed it; that who adopted an act
    supported it.
    """
    treaties = {key for key, thing in register.things.items() if is_a(thing.cls, "Treaty")}
    bound = [f for f in found if f.property == "partyTo"]
    bound += [f for f in found if f.property == "signed" and f.object in treaties]
    told = {(weaker, f.subject, f.object) for f in bound for weaker in WEAKER}
    told |= {("supported", f.subject, f.object) for f in found if f.property == "adopted"}
    return [f for f in found if (f.property, f.subject, f.object) not in told]


def _facts(act: Annotation, sentence: Annotated, register: Register) -> Iterator[Fact]:
    found = [n for n in beside(act, sentence, "between") if n in register.keys]
    if len(found) < FEWEST:
        return
    for name in found:
        party = register.is_one(name, *STATES)
        place = sentence.sentence.evidence(min(name.start, act.start), max(name.end, act.end))
        signed = _is_signed(act, sentence) and not _is_in_title(act, sentence)
        said = (party, "partyTo"), (not party or signed, "signed")
        for verb in (verb for known, verb in said if known):
            yield Fact(register.keys[name], verb, register.keys[act], place, frame="parties")


def _of_another(act: Annotation, sentence: Annotated) -> bool:
    """Whether a title names another treaty, whose parties it then tells: "Protocol to the Pact"."""
    return any(a != act and a.is_of(*TREATIES) for a in sentence.inside(act))


def _is_in_title(act: Annotation, sentence: Annotated) -> bool:
    """Whether a treaty stands in the title of another act, which is what was signed then."""
    acts = (a for a in sentence.annotations if a.kind == "act")
    return any(a.start < act.start and act in sentence.inside(a) for a in acts)


def _is_signed(act: Annotation, sentence: Annotated) -> bool:
    """Whether words right beside the name of a treaty say that it was signed."""
    pattern = pack(sentence.sentence.language).table("frames").get("between", {}).get("signed")
    text = sentence.sentence.text
    words = text[: act.start] if pattern and pattern.endswith("$") else text[act.end :]
    return bool(pattern) and bool(re.search(pattern, words, re.IGNORECASE))


def beside(act: Annotation, sentence: Annotated, words: str) -> list[Annotation]:
    """Return the names that "between" joins in the name of an act or event, or right beside it.

    ``words`` is the table of ``frames.toml`` with the words that lead to them, or follow them.
    """
    table = pack(sentence.sentence.language).table("frames").get(words, {})
    text = sentence.sentence.text
    names = [a for a in sentence.annotations if isinstance(a.value, Name)]
    for word in table.get("before", ()):
        if match := _word(word).search(text, act.start, min(act.end + REACH, len(text))):
            return list(_row(names, text, match.end(), forward=True))
    for word in table.get("after", ()):
        if match := _word(word).search(text, max(act.start - REACH, 0), act.end):
            return list(_row(names, text, match.start(), forward=False))[::-1]
    return []


def _row(
    names: Sequence[Annotation], text: str, place: int, *, forward: bool
) -> Iterator[Annotation]:
    """Yield the names of a row that begins (or ends) at a place: at most a word between two."""
    while True:
        if forward:
            near = [n for n in names if place <= n.start <= place + REACH]
            best = min(near, key=lambda n: (n.start, -n.end), default=None)
        else:
            near = [n for n in names if place - REACH <= n.end <= place]
            best = max(near, key=lambda n: (n.end, n.end - n.start), default=None)
        if best is None:
            return
        gap = text[place : best.start] if forward else text[best.end : place]
        if len(gap.split()) > 2 or re.search(r"[.;:()\[\]]", gap):
            return
        yield best
        place = best.end if forward else best.start


@cache
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
