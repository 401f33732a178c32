"""Observations: the figures of a document as things, with time and of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.register import Register
from graph.extraction.figures.figures import FigureMention, find_figures
from graph.extraction.figures.idle_figures import is_idle
from graph.extraction.figures.named_shares import of_named
from graph.extraction.figures.unit_words import units_table
from graph.facts import Fact, Literal, Name

PART = "part of a figure"
"""The frame of facts of figures that count some of what others count: they never disagree."""
LONGEST_ITEM = 100
"""Letters of an item of a list, at most."""
DIRECT = "{number} {what}"
"""How a figure is called where a language says nothing else."""
SHARE = "share"
"""The frame of facts of figures that give how much of it: per cent or a fraction."""


def observations(sentences: Sequence[Annotated], register: Register) -> Iterator[Fact]:
    """Yield the facts of each figure: what is counted, how many, when and of whom."""
    lead = ""
    for sentence in sentences:
        acts = [a for a in sentence.annotations if a.kind == "act"]
        names = tuple(a for a in sentence.annotations if a.kind == "name")
        dates = (a for a in sentence.annotations if a.kind == "date")
        free = tuple(d for d in dates if not _within(d, acts))
        language, text = sentence.sentence.language, sentence.sentence.text
        found = find_figures(sentence.sentence, free, names)
        for figure in of_named(found, names, text, lead, language):
            if not (is_idle(figure, language) or any(_covers(act, figure) for act in acts)):
                yield from _facts(figure, language, register)
        lead = _lead(text, lead)


def _lead(text: str, before: str) -> str:
    """Return what leads to a list: a sentence with a colon, as long as its items follow."""
    return text if text.rstrip().endswith(":") else before if len(text) <= LONGEST_ITEM else ""


def _within(date: Annotation, acts: Sequence[Annotation]) -> bool:
    """Whether a date is that of an act that the sentence cites."""
    return any(act.start <= date.start and date.end <= act.end for act in acts)


def _covers(act: Annotation, figure: FigureMention) -> bool:
    """Whether a number is in the title of an act: «Три языка — один дом»."""
    return act.evidence.start <= figure.words.start and figure.words.end <= act.evidence.end


def _facts(figure: FigureMention, language: str, register: Register) -> Iterator[Fact]:
    evidence, frame = figure.evidence, _frame(figure)
    name = Name(_label(figure, language), language, evidence)
    key = register.new("figure", "Figure", name)
    values = {
        "what": Literal(figure.what, language) if figure.what else None,
        "value": Literal(_plain(figure), datatype="decimal"),
        "comparator": Literal(figure.comparator),
        "unit": Literal(figure.unit, language) if figure.unit else None,
        "asOf": Literal(figure.as_of, datatype="edtf") if figure.as_of else None,
    }
    for name_, value in values.items():
        if value:
            place = figure.words if name_ == "value" else evidence
            yield Fact(key, name_, value, place, frame=frame)
    of_whom = register.keys.get(figure.of_whom) if figure.of_whom else None
    if of_whom:
        yield Fact(key, "ofWhom", of_whom, evidence, frame=frame)


def _label(figure: FigureMention, language: str) -> str:
    """Return what a figure is called, by the ``labels`` of ``units.toml``: "29 parties"."""
    share = figure.unit == "%" and not figure.written.endswith("%")
    number = f"{figure.written} %" if share else figure.written
    measured = figure.is_amount and figure.unit not in figure.what
    key = "share" if share or figure.is_amount else "count"
    if measured:
        number = f"{number} {figure.unit}"
    pattern = units_table(language).get("labels", {}).get(key, DIRECT)
    return str(pattern).format(number=number, what=figure.what) if figure.what else number


def _frame(figure: FigureMention) -> str:
    """Tell a count, a part of what is counted, and a share of it (per cent or a fraction) apart."""
    if not figure.is_part:
        return "figure"
    return SHARE if figure.is_amount or figure.unit in ("", "%") else PART


def _plain(figure: FigureMention) -> str:
    """Return the value without exponent and idle zeros: a canonical xsd:decimal."""
    text = format(figure.value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
