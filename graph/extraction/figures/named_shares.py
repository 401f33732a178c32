"""Shares told beside a name: «Ян Новак – 54 %» is of him, and of the votes told beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.annotation import Annotation, Name
from graph.extraction.figures.figures import FigureMention
from graph.extraction.figures.unit_words import units_pattern

HOLDERS = frozenset({"Person", "PoliticalParty", "Country", "Place"})
"""Classes of names that a share before which they stand is no part of."""


def of_named(
    figures: Sequence[FigureMention],
    names: Sequence[Annotation],
    text: str,
    lead: str,
    language: str,
) -> Iterator[FigureMention]:
    """Yield the figures, each share of a name with what is shared, if the words beside tell it.

    That is what ``text``, the sentence, says was recorded, or what the share before or behind is
    of, else what ``lead`` announces, the sentence before a list. A share of nothing that is told
    is no figure.
    """
    shared = [f.what for f in figures if _is_share(f) and not _holder(f, names)]
    recorded = _told("recorded", text, language)
    for figure in figures:
        holder = _holder(figure, names)
        if holder is None:
            yield figure
        elif what := recorded or next(iter(shared), "") or _told("announced", lead, language):
            yield replace(figure, what=what, of_whom=holder)


def _is_share(figure: FigureMention) -> bool:
    return figure.unit == "%" or "/" in figure.written


def _holder(figure: FigureMention, names: Sequence[Annotation]) -> Annotation | None:
    """Return the name that stands where a share's noun would, before its number."""
    if not _is_share(figure) or figure.evidence.start == figure.words.start:
        return None
    for name in names:
        value = name.value
        if not isinstance(value, Name) or value.cls not in HOLDERS:
            continue
        region = units_pattern(name.sentence.language, "region")
        before = figure.evidence.start <= name.evidence.start < figure.words.start
        rest = figure.what.removeprefix(name.text).strip()
        named = figure.what in (name.text, value.nominative) or region.fullmatch(rest)
        if before and named:
            return name
    return None


def _told(key: str, text: str, language: str) -> str:
    """Return what shares are of by the words of a pattern; a capital only opens its sentence."""
    found = units_pattern(language, key).search(text)
    return found["what"][0].lower() + found["what"][1:] if found else ""
