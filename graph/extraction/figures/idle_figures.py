"""Figures that say nothing alone: the age of nobody, a measure of nothing ("5 tonnes")."""

from __future__ import annotations

from graph.extraction.figures.figures import FigureMention
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.unit_words import units_table
from graph.languages.morphology import lemmas


def is_idle(figure: FigureMention, language: str) -> bool:
    """Whether nobody can tell from a figure alone of whom or of what it is."""
    table = units_table(language)
    if figure.what == table.get("age_name") and figure.unit == table.get("age_unit"):
        return figure.of_whom is None
    measured = figure.is_amount or figure.unit == "%" or not figure.unit
    if measured or not figure.what.endswith(figure.unit):
        return False
    noun = head_noun(figure.unit, language).lower()
    alone = len(figure.what.split()) == len(figure.unit.split())
    return alone and not {noun, *lemmas(noun, language)}.isdisjoint(table.get("measures", ()))
