"""What a clause tells of what it counts where cases tell who does what: «, сдавшие экзамен»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.figures.around import Around
from graph.extraction.figures.labels.case_clauses import clause_around
from graph.extraction.figures.labels.case_labels import told_of
from graph.extraction.figures.labels.case_lists import shared
from graph.extraction.figures.labels.case_nouns import told_by_change, told_by_noun
from graph.extraction.figures.labels.case_participles import done
from graph.extraction.figures.labels.case_roles import Count, is_common
from graph.extraction.figures.labels.case_sums import told_of_sum
from graph.extraction.figures.labels.label import NOTHING, Label, Owned
from graph.extraction.figures.labels.label_words import label_pattern
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.grammar import grammar
from graph.languages.morphology import lemmas


def by_cases(around: Around, counted: Sequence[Owned]) -> Iterator[Label]:
    """Yield what is said of each figure by what its noun is in its clause."""
    text, language = around.text, around.language
    told = [_told(around, quantity, owner) for quantity, owner in counted]
    plain = [quantity for quantity, _ in counted]
    for quantity, label in zip(plain, shared(text, plain, told, language), strict=True):
        yield label or done(text, quantity, language)


def _told(around: Around, counted: Quantity, owner: Annotation | None) -> Label:
    """Return what a clause tells of what it counts, beside its noun or instead of it."""
    text, language = around.text, around.language
    if counted.called:
        return told_of_sum(around, counted)
    if told := told_by_noun(text, counted, language):
        return told
    count = _count(around, counted, owner)
    return (told_by_change(count) or told_of(count)) if count else NOTHING


def _count(around: Around, counted: Quantity, owner: Annotation | None) -> Count | None:
    """Return a count in its clause; None where it is an amount or its noun is not behind it."""
    text, language = around.text, around.language
    number, span = counted.number, counted.span
    odd = counted.named or counted.is_amount or counted.is_age or counted.is_elided
    if odd or span[0] < number.end or _is_measure(text[slice(*span)], language):
        return None
    ranged = label_pattern(language, "range").search(text[: number.start])
    whole = (ranged.start() if ranged else number.start), span[1]
    clause = clause_around(text, whole, around.dates, language)
    if clause is None:
        return None
    noun = head_noun(text[slice(*span)], language)
    read = grammar(noun, language)
    form = read.gender if number.is_share and read.number == "Sing" else "Plur"
    own = None if owner and is_common(owner) else owner
    return Count(text, language, whole, noun, form, clause, around.names, own, number.is_share)


def _is_measure(words: str, language: str) -> bool:
    """Whether words hold a unit of measure, of which nobody knows what it measures."""
    measures = units_table(language).get("measures", ())
    whole = units_pattern(language, "unit").fullmatch(words.strip())
    return len(words.split()) == 1 + bool(whole) and any(
        not {*lemmas(word, language)}.isdisjoint(measures) for word in words.split()
    )
