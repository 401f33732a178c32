"""What a bare measure is of: "an increase of 5 %" of the share before it, "a loss of" seats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.annotation import Annotation
from graph.extraction.figures.money import is_money
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.shares import NOWHERE, Span
from graph.extraction.figures.unit_words import units_pattern, units_table


def with_complements(text: str, counted: Sequence[Quantity], language: str) -> Iterator[Quantity]:
    """Yield the quantities of a sentence in order, each bare measure with what it is of.

    A bare share of nothing that is told is left out.
    """
    before: Quantity | None = None
    for quantity in counted:
        if _is_bare(text, quantity, language):
            of = _complement(text, quantity, before, language)
            of = of if of != NOWHERE else _topic(text, quantity, language)
            if of == NOWHERE and quantity.number.is_share:
                continue
            quantity = replace(quantity, complement=of)
        yield quantity
        before = quantity


def _is_bare(text: str, quantity: Quantity, language: str) -> bool:
    """Whether a measure says not of what it is: "increase", "slight drop"; not "vote increase"."""
    measured = quantity.number.is_share or quantity.is_amount
    bare = units_pattern(language, "bare").fullmatch(text[slice(*quantity.span)].strip())
    return bool(measured and bare and quantity.span[1] <= quantity.number.start)


def _complement(text: str, quantity: Quantity, before: Quantity | None, language: str) -> Span:
    """Return what a measure is of: its own unit, else what follows, else what was told before."""
    number = quantity.number
    unit = (number.unit_start, number.unit_end)
    if not number.is_share and unit[0] < unit[1] and not is_money(text, unit, language):
        return unit
    ends = sorted({number.unit_end, number.end}, reverse=True)
    behind = (units_pattern(language, "complement").match(text, end) for end in ends)
    if found := next((match for match in behind if match), None):
        return found.span("what")
    beside = units_pattern(language, "beside_measure").search(text[: quantity.span[0]])
    change = text[slice(*quantity.span)].split()[-1:] or [""]
    changed = change[0].lower() in units_table(language).get("joints", {})
    alike = before and (changed or before.number.is_share == number.is_share) and not before.called
    if not before or not alike or not beside or _is_parted(text[before.number.end : number.start]):
        return NOWHERE
    bare = _is_bare(text, before, language)
    return before.complement if bare or before.complement != NOWHERE else before.span


def _topic(text: str, quantity: Quantity, language: str) -> Span:
    """Return what a sentence is about that a measure only goes on with: "…, with a rate of"."""
    found = units_pattern(language, "topic").search(text[: quantity.span[0]])
    return found.span("what") if found and not _is_parted(text[: quantity.span[0]]) else NOWHERE


def _is_parted(words: str) -> bool:
    """Whether a full clause ends among words."""
    return bool(re.search(r"[;:]", words))


def completed(
    text: str, name: str, quantity: Quantity, language: str, names: Sequence[Annotation]
) -> str:
    """Return the name of a measure with what it is of: "increase in exports"."""
    if quantity.complement == NOWHERE:
        return name
    joints = units_table(language).get("joints", {})
    joint = joints.get(name.split()[-1].lower(), units_table(language).get("joint", ""))
    of = text[slice(*quantity.complement)].strip()
    opening = quantity.complement[0] == 0 and (of[1:].islower() or of.partition(" ")[2].islower())
    opening = opening and not any(name.start == 0 for name in names)
    return f"{name} {joint} {of[0].lower() + of[1:] if opening else of}"
