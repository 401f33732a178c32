"""What was read in one text, shown to a person: in the terminal, or as a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    from graph.extraction.inspection import Inspection, SeenAnnotation, SeenFact

STYLES = {
    "date": "green",
    "ordinal": "green",
    "number": "yellow",
    "name": "cyan",
    "place": "cyan",
    "post": "blue",
    "act": "magenta",
    "event": "red",
    "quotation": "white",
}
"""The colour of each kind of annotation in the terminal; the kind's name stands beside it."""


@dataclass(frozen=True)
class Stretch:
    """A piece of the text that has the same marks throughout; offsets are code points.

    ``kind`` and ``value`` are those of the shortest annotation over it, or ''; ``ending`` are the
    kinds of the annotations that end with it; ``quoted`` tells that a fact's quote covers it.
    """

    start: int
    text: str
    kind: str
    value: str
    ending: tuple[str, ...]
    quoted: bool


def inspected(file: Path) -> Inspection:
    """Return what the reading of a text file saw; InputError where it is no UTF-8 text."""
    from graph.extraction.inspection import inspect
    from graph.reading.files import read_documents

    return inspect(read_documents([file]).documents[0])


def stretches(seen: Inspection) -> Iterator[Stretch]:
    """Give the whole text, cut wherever an annotation or a quote begins or ends."""
    places = [a.evidence for a in seen.annotations] + [f.evidence for f in seen.facts]
    places += [f.evidence for f in seen.refused]
    cuts = {0, len(seen.document.text)} | {n for e in places for n in (e.start, e.end)}
    ordered = sorted(cuts)
    covering = _covering(seen, ordered)
    for start, end in pairwise(ordered):
        over, quoted = covering[start]
        ranked = sorted(over, key=lambda a: (a.evidence.end - a.evidence.start, a.kind))
        inner = ranked[0] if ranked else None
        yield Stretch(
            start,
            seen.document.text[start:end],
            inner.kind if inner else "",
            inner.value if inner else "",
            tuple(dict.fromkeys(a.kind for a in ranked if a.evidence.end == end)),
            quoted,
        )


def _covering(
    seen: Inspection, cuts: Sequence[int]
) -> dict[int, tuple[list[SeenAnnotation], bool]]:
    """Return the annotations over the stretch at each cut, and whether a quote is."""
    index = {offset: number for number, offset in enumerate(cuts)}
    over: list[list[SeenAnnotation]] = [[] for _ in cuts]
    quoted = [False] * len(cuts)
    for annotation in seen.annotations:
        for number in range(index[annotation.evidence.start], index[annotation.evidence.end]):
            over[number].append(annotation)
    for fact in seen.facts:
        for number in range(index[fact.evidence.start], index[fact.evidence.end]):
            quoted[number] = True
    return {offset: (over[number], quoted[number]) for offset, number in index.items()}


def show(seen: Inspection, out: IO[str]) -> None:
    """Write the text with its marks, then each list; coloured where ``out`` is a terminal."""
    from rich.console import Console

    console = Console(file=out, highlight=False)
    console.print(_marked(seen), soft_wrap=True)
    for title, lines in _sections(seen):
        console.print(f"\n{title}", style="bold", markup=False)
        for line in lines:
            console.print(line, soft_wrap=True)


def _marked(seen: Inspection) -> Text:
    from rich.text import Text

    text = Text()
    for stretch in stretches(seen):
        style = f"bold {STYLES.get(stretch.kind, 'white')}" if stretch.kind else ""
        text.append(stretch.text, style + (" underline" if stretch.quoted else ""))
        for kind in stretch.ending:
            text.append(f"[{kind}]", "dim")
    return text


def _sections(seen: Inspection) -> Iterator[tuple[str, list[Text]]]:
    from rich.text import Text

    def place(item: SeenAnnotation | SeenFact) -> str:
        return f"{seen.document.source}:{seen.document.line(item.evidence.start)}: "

    yield (
        f"Annotations ({len(seen.annotations)})",
        [
            Text.assemble(
                (place(a), "dim"),
                (a.kind, f"bold {STYLES.get(a.kind, '')}".strip()),
                f"  {a.value}",
            )
            for a in seen.annotations
        ],
    )
    yield (
        f"Facts ({len(seen.facts)})",
        [Text.assemble((place(f), "dim"), *_told(f)) for f in seen.facts],
    )
    yield (
        f"Refused ({len(seen.refused)})",
        [
            Text.assemble((place(f), "dim"), *_told(f), ("\n    refused: " + f.refused, "red"))
            for f in seen.refused
        ],
    )


def _told(fact: SeenFact) -> Iterator[tuple[str, str]]:
    yield fact.subject, "cyan"
    yield f"  {fact.property}  ", "bold"
    yield fact.object, "cyan"
    yield (f"  ({fact.time})" if fact.time else ""), "green"
    yield f"  [{fact.frame}, {fact.confidence:.2f}]", "dim"
    yield f"\n    “{' '.join(fact.evidence.quote.split())}”", ""


def write_page(seen: Inspection, out: IO[str]) -> None:
    """Write a page that needs no other file: the text with its marks, and each list."""
    from jinja2 import Environment, PackageLoader

    loader = PackageLoader("endpoint", "templates")
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True)
    template = environment.get_template("text.html")
    for piece in template.generate(seen=seen, stretches=stretches(seen)):
        out.write(piece)
    out.write("\n")
