"""What stands instead of the noun of a count: «61 % беженцев — дети», «лены (90 человек)»."""

from __future__ import annotations

import re

from graph.extraction.figures.labels.case_labels import cover, kept, small
from graph.extraction.figures.labels.case_roles import Count, subject_of
from graph.extraction.figures.labels.label import NOTHING, Label
from graph.extraction.figures.labels.label_words import label_pattern, label_table
from graph.extraction.figures.quantities import Quantity
from graph.extraction.figures.shares import Span
from graph.languages.genitive import genitive
from graph.languages.grammar import grammar, noun_forms, possible_cases, subject_forms
from graph.languages.morphology import lemmas, nominative

WORD = re.compile(r"[\w-]+")


def told_by_noun(text: str, counted: Quantity, language: str) -> Label:
    """Return what is counted where another word than that behind the number tells it."""
    if counted.called or counted.is_amount or counted.is_age:
        return NOTHING
    return _what_they_are(text, counted, language) or _in_brackets(text, counted, language)


def _what_they_are(text: str, counted: Quantity, language: str) -> Label:
    """Return what a part of those counted are: «дети среди беженцев»."""
    number, table = counted.number, label_table(language)
    end = max(number.end, number.unit_end if number.is_share or not counted.is_elided else 0)
    end = max(end, counted.span[1] if counted.span[0] >= number.start else 0)
    found = label_pattern(language, "count_is").match(text, end)
    part = number.is_share or counted.is_elided
    if not found or not part or not _are_many(found["what"], language):
        return NOTHING
    whole = text[slice(*counted.span)].strip()
    known = set(lemmas(whole.split()[-1], language)) & set(table["people"])
    owns = "Gen" in possible_cases(whole.split()[0], language) and not known
    words = f" {table['among']} {whole}" if owns else ""
    return Label(found.span("what"), noun=found["what"], behind=words)


def _are_many(words: str, language: str) -> bool:
    """Whether words may be several in the nominative, and hold no verb."""
    parts = [grammar(word, language).part for word in words.split()]
    last = [w for w, part in zip(words.split(), parts, strict=True) if part == "NOUN"]
    return set(parts) <= {"NOUN", "ADJ", "PTCP"} and any(
        ("Nom", "Plur") in noun_forms(noun, language) for noun in last[:1]
    )


def _in_brackets(text: str, counted: Quantity, language: str) -> Label:
    """Return what stands before brackets that hold how many people it is."""
    number, table = counted.number, label_table(language)
    end = max(number.end, number.unit_end)
    unit = text[slice(*counted.span)].strip()
    found = label_pattern(language, "bracketed").search(text[: number.start])
    people = {*lemmas(unit, language)} & set(table["people"])
    if not found or not people or not label_pattern(language, "bracket_end").match(text, end):
        return NOTHING
    word = found["what"]
    opens = not text[: found.start("what")].strip(" «“—–")
    if grammar(word, language).part == "NOUN" and (word.islower() or opens):
        return Label(found.span("what"), noun=_straight(word.lower(), language))
    noun = _noun_of(text[: found.start()], word, language)
    return Label(found.span("what"), noun=f"{word} {noun}") if noun else NOTHING


def _straight(word: str, language: str) -> str:
    return word if "Nom" in possible_cases(word, language) else nominative(word, language)


def _noun_of(before: str, adjective: str, language: str) -> str:
    """Return the noun told before that an adjective stands for: «общины …: русскоязычная»."""
    forms = subject_forms(adjective, language)
    for word in reversed(WORD.findall(before)):
        lemma = lemmas(word, language)[0]
        many = any(number == "Plur" for _, number in noun_forms(word, language))
        if (
            many
            and grammar(adjective, language).part == "ADJ"
            and forms & subject_forms(lemma, language)
        ):
            return lemma
    return ""


def told_by_change(count: Count) -> Label:
    """Return what changed by how many are counted: «сокращение населения столицы»."""
    form, verb = count.clause.form, count.text[slice(*count.clause.verb)]
    before = count.text[: count.span[0]]
    if form is None or not label_pattern(count.language, "changed_by").search(before):
        return NOTHING
    subject = subject_of(count, verb)
    others = [p for p in count.clause.phrases if p != subject and "Acc" in p.cases]
    name = count.table["changes"].get(form.lemma)
    if not {*lemmas(count.noun, count.language)} & {*count.table["people"], *count.table["sums"]}:
        return NOTHING
    more = form.lemma in count.table["exceeding"]
    if not name or subject is None or len(others) != int(form.has_object):
        return NOTHING
    things = others if others and not more else [subject, *others]
    of = [_genitive(count, (p.start, p.end)) for p in kept(count, things)]
    if len(of) < len(things):
        return NOTHING
    span = cover(count.clause.whole, *((p.start, p.end) for p in things))
    words = f" {count.table['against']} ".join(of)
    return Label(span, noun=name, behind=f" {words}") if all(of) else NOTHING


def _genitive(count: Count, span: Span) -> str:
    return genitive(small(count, *span), count.language)
