"""What a sentence tells of what a figure counts, beside its noun or instead of it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.figures.clause_labels import NOTHING, Told, told_of
from graph.extraction.figures.clause_nouns import told_by_change, told_by_noun
from graph.extraction.figures.clause_roles import Count, is_common
from graph.extraction.figures.clause_sums import told_of_sum
from graph.extraction.figures.clauses import clause_around
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas


def told_by_sentence(
    text: str,
    counted: Quantity,
    language: str,
    beside: tuple[Sequence[Annotation], Sequence[Annotation]],
    owner: Annotation | None,
) -> Told:
    """Return what a sentence tells of what it counts; nothing where it tells nothing.

    ``beside`` are the dates and the names of the sentence, ``owner`` is whom the figure is of.
    """
    if not units_table(language).get("clause"):
        return NOTHING
    if counted.called:
        return told_of_sum(text, counted, language, beside)
    if told := told_by_noun(text, counted, language):
        return told
    count = _count(text, counted, language, beside, owner)
    return (told_by_change(count) or told_of(count)) if count else NOTHING


def _count(
    text: str,
    counted: Quantity,
    language: str,
    beside: tuple[Sequence[Annotation], Sequence[Annotation]],
    owner: Annotation | None,
) -> Count | None:
    """Return a count in its clause; None where it is an amount or its noun is not behind it."""
    number, span = counted.number, counted.span
    odd = counted.named or counted.is_amount or counted.is_age or counted.is_elided
    if odd or span[0] < number.end or _is_measure(text[slice(*span)], language):
        return None
    ranged = units_pattern(language, "clause_range").search(text[: number.start])
    whole = (ranged.start() if ranged else number.start), span[1]
    clause = clause_around(text, whole, beside[0], language)
    if clause is None:
        return None
    noun = head_noun(text[slice(*span)], language)
    read = grammar(noun, language)
    form = read.gender if number.is_share and read.number == "Sing" else "Plur"
    own = None if owner and is_common(owner) else owner
    return Count(text, language, whole, noun, form, clause, beside[1], own, number.is_share)


def _is_measure(words: str, language: str) -> bool:
    """Whether words hold a unit of measure, of which nobody knows what it measures."""
    measures = units_table(language).get("measures", ())
    whole = units_pattern(language, "unit").fullmatch(words.strip())
    return len(words.split()) == 1 + bool(whole) and any(
        not {*lemmas(word, language)}.isdisjoint(measures) for word in words.split()
    )
