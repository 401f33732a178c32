"""Acts whose own title says which act they amend: "the Protocol amending the Seal Convention".

The table ``amending`` of ``acts.toml`` has what stands in such a title before the act that is
amended (``before``) or behind it (``behind``), and words of titles that amend nothing yet
(``drafts``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation
from graph.extraction.coreference.register import Register
from graph.facts import Fact
from graph.languages.pack import pack
from graph.languages.tables import NEVER


def amending_titles(
    sentences: Sequence[Annotated], register: Register, found: Sequence[Fact]
) -> Iterator[Fact]:
    """Yield which act an act amends by its title; one without a name must be adopted for that."""
    made = {f.object for f in found if f.property in ("adopted", "signed", "issued")}
    for sentence in sentences:
        acts = [a for a in sentence.annotations if a.kind == "act" and a in register.keys]
        for title in acts:
            for act in (a for a in sentence.inside(title) if a in acts):
                one, other = register.keys[title], register.keys[act]
                told = one != other and _amends(title, act)
                if told and (one in made or not _is_unnamed(title)):
                    yield Fact(one, "amended", other, title.evidence, frame="title")
    for line, header in pairwise(sentences):
        yield from _by_header(line, header, register)


def _by_header(line: Annotated, header: Annotated, register: Register) -> Iterator[Fact]:
    """Yield which act the act of a header amends by the line of its title above."""
    for title in (a for a in header.annotations if a.kind == "act" and a in register.keys):
        key = register.keys[title]
        for act in _in_line_above(line, title):
            other = register.keys.get(act, key)
            if other != key:
                yield Fact(key, "amended", other, act.evidence, frame="title")


def _in_line_above(line: Annotated, title: Annotation) -> Iterator[Annotation]:
    """Yield the acts of a line that is part of the title of the act below, which amends them."""
    text = line.sentence.text.rstrip()
    own = title.value.title if isinstance(title.value, Act) else ""
    for act in (a for a in line.annotations if a.kind == "act"):
        behind = _pattern(line.sentence.language, "behind").match(text, act.end)
        if behind and text[act.start :] in own:
            yield act


def _is_unnamed(annotation: Annotation) -> bool:
    return isinstance(annotation.value, Act) and annotation.value.unnamed


def _amends(title: Annotation, act: Annotation) -> bool:
    """Whether the title of an act says that it amends another inside it."""
    text, language = title.sentence.text, title.sentence.language
    before, behind = text[title.start : act.start], text[act.end : title.end]
    draft = _pattern(language, "drafts").search(before)
    told = _pattern(language, "before").search(before) or _pattern(language, "behind").match(behind)
    return bool(told) and not draft


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(pack(language).table("acts").get("amending", {}).get(name, NEVER))
