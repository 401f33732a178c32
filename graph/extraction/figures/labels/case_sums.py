"""What a clause tells of a sum: «расходы музея на выставку», «сумма, выплаченная вдовам»."""

from __future__ import annotations

from dataclasses import replace

from graph.extraction.annotation import Annotation
from graph.extraction.figures.around import Around
from graph.extraction.figures.labels.case_clauses import Phrase, clause_around
from graph.extraction.figures.labels.case_labels import cover, fitting, kept, small, told_of
from graph.extraction.figures.labels.case_nouns import told_by_change
from graph.extraction.figures.labels.case_roles import Count, leading, named_by, subject_of
from graph.extraction.figures.labels.label import NOTHING, Label
from graph.extraction.figures.labels.label_words import label_table
from graph.extraction.figures.money import currency_before
from graph.extraction.figures.noun_phrases import head_noun
from graph.extraction.figures.quantities import Quantity
from graph.languages.genitive import genitive
from graph.languages.grammar import grammar


def told_of_sum(around: Around, sum_: Quantity) -> Label:
    """Return what the clause of a sum called by a general word tells of it; else nothing."""
    count = None if sum_.is_age or sum_.number.is_share else _count(around, sum_)
    if count is None:
        return NOTHING
    if changed := told_by_change(count):
        return changed
    base = count.table["sums"].get(sum_.called, "")
    if not base:
        return _of_doing(count, sum_.called)
    told = told_of(count) if leading(count) == ("", "") else NOTHING
    return replace(told, noun=base) if told else NOTHING


def _count(around: Around, sum_: Quantity) -> Count | None:
    """Return a sum in its clause, None without one."""
    text, language = around.text, around.language
    sign = currency_before(text, sum_.number, language)
    span = (sign[0] if sign else sum_.number.start), max(sum_.number.end, sum_.number.unit_end)
    clause = clause_around(text, span, around.dates, language)
    if clause is None:
        return None
    called = label_table(language)["sums"].get(sum_.called, sum_.called)
    noun = head_noun(called, language)
    read = grammar(noun, language)
    form = "Plur" if read.number == "Plur" else read.gender
    return Count(text, language, span, noun, form, clause, around.names, None)


def _of_doing(count: Count, called: str) -> Label:
    """Return what a sum called by a noun is of, by the phrases of its clause."""
    verb = count.text[slice(*count.clause.verb)]
    subject = subject_of(count, verb) if verb else None
    objects = [p for p in count.clause.phrases if p is not subject and "Acc" in p.cases]
    costs = called in count.table["costs"]
    form = count.clause.form
    sold = costs and form is not None and form.lemma not in count.table["costing"]
    thing = next(iter(objects), None) if sold else subject
    owner = _named(count, subject)
    parts = [] if thing is None or (owner and thing is subject) else [_of(count, thing)]
    rest = [p for p in count.clause.phrases if p is not subject and p not in objects]
    rest = [] if costs else [p for p in kept(count, rest) if p.led or p.cases <= {"Dat", "Loc"}]
    used = [p for p in (thing, subject if owner else None, *rest) if p]
    words = " ".join(filter(None, [*parts, *(small(count, p.start, p.end) for p in rest)]))
    if not words and not owner:
        return NOTHING
    span = cover(count.clause.whole, *((p.start, p.end) for p in used))
    lone = (words,) if len(rest) == 1 and not any(parts) else ()
    behind = f" {words}" if words else ""
    return fitting(count, Label(span, "", behind, called, owner, phrases=lone))


def _of(count: Count, phrase: Phrase) -> str:
    """Return a phrase in the genitive, or '' where nobody knows its form or it only points."""
    if not kept(count, [phrase]):
        return ""
    return genitive(small(count, phrase.start, phrase.end), count.language)


def _named(count: Count, phrase: Phrase | None) -> Annotation | None:
    """Return the name of a body or country that a phrase is, or None."""
    found = named_by(count, phrase) if phrase else None
    return None if found is None or found.is_person else found
