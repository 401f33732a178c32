"""What the title of an act says that it does: "agreement establishing the Wind Fund".

The tables ``titled`` of ``frames.toml`` have, for each property, the class of what the act does it
to, and the words right before that in a title; which act an act amends ``amending_titles`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.register import Register
from graph.facts import Fact
from graph.languages.grammar import is_finite, is_to_come
from graph.languages.morphology import lemmas
from graph.languages.pack import pack


@dataclass(frozen=True)
class _Deed:
    """A property that titles tell of, with the class of its object and the words before that."""

    property: str
    cls: str
    before: re.Pattern[str]


def titled_deeds(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield what acts do by their own titles to the acts and bodies that these name."""
    for sentence in sentences:
        for act in sentence.annotations:
            if act.kind == "act" and act in register.keys and not _is_planned(act):
                yield from _of_title(act, sentence, register)


def _of_title(act: Annotation, sentence: Annotated, register: Register) -> Iterator[Fact]:
    """Yield what one act does to what its title names."""
    inside = [a for a in sentence.inside(act) if a in register.keys]
    for deed in _deeds(sentence.sentence.language) if inside else ():
        told = [a for a in inside if _is_told(a, act, deed) and register.is_one(a, deed.cls)]
        for thing in _outer(told):
            key, own = register.keys[thing], register.keys[act]
            if key != own:
                yield Fact(own, deed.property, key, act.evidence, frame="title")


def _is_planned(act: Annotation) -> bool:
    """Whether an act is a draft, or what a verb right before it says is yet to come."""
    language, ahead = act.sentence.language, act.sentence.text[: act.start].split()[-1:]
    table = pack(language).table("frames")
    drafts = set(table.get("carriers", ()))
    drafted = any(not drafts.isdisjoint(lemmas(word, language)) for word in ahead)
    return drafted or any(is_to_come(w, language) and is_finite(w, language) for w in ahead)


def _is_told(thing: Annotation, act: Annotation, deed: _Deed) -> bool:
    """Whether the words before a thing in the title of an act say what is done to it."""
    return bool(deed.before.search(act.sentence.text[act.start : thing.start]))


def _outer(told: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield the things that are in no other of them."""
    for thing in told:
        around = (o for o in told if o is not thing and o.start <= thing.start)
        if not any(
            thing.end <= o.end and o.end - o.start > thing.end - thing.start for o in around
        ):
            yield thing


@cache
def _deeds(language: str) -> tuple[_Deed, ...]:
    table = pack(language).table("frames").get("titled", {})
    return tuple(
        _Deed(name, told["of"], re.compile(f"(?i)(?:{told['before']})$"))
        for name, told in table.items()
    )
