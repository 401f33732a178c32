"""What a count is in its clause: who does what the verb tells, or to whom or where it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph.extraction.annotation import Annotation
from graph.extraction.figures.labels.case_clauses import Clause, Phrase
from graph.extraction.figures.labels.label_words import label_pattern, label_table
from graph.extraction.figures.number_words import named_number
from graph.extraction.figures.shares import Span
from graph.languages.grammar import (
    VerbForm,
    agrees,
    grammar,
    is_known,
    is_place,
    possible_cases,
)
from graph.languages.morphology import lemmas

Role = Literal["doer", "object", ""]
DIRECT = frozenset({"Nom", "Gen", "Acc"})
"""Cases of what is counted where it is a subject or an object."""
OBLIQUE = ("Dat", "Ins")
"""Cases that tell alone what else it is."""


@dataclass(frozen=True)
class Count:
    """A count in its clause: where it stands, its noun and form, and the names of its sentence.

    ``form`` is ``Plur`` or, of a share of one thing, that thing's gender; ``owner`` is whom the
    figure is of.
    """

    text: str
    language: str
    span: Span
    noun: str
    form: str
    clause: Clause
    names: Sequence[Annotation]
    owner: Annotation | None
    is_share: bool = False

    @property
    def table(self) -> dict[str, Any]:
        """Return how the language tells of what figures count."""
        return label_table(self.language)

    @property
    def cases(self) -> frozenset[str]:
        """Return the cases in which what is counted may stand."""
        return possible_cases(self.noun, self.language)

    @property
    def is_living(self) -> bool:
        """Whether people or beasts are counted."""
        return grammar(self.noun, self.language).animacy == "Anim"


def leading(count: Count) -> tuple[str, str] | None:
    """Return the preposition that leads a count, with the case of what is counted, or None.

    A preposition and a case are '' where none leads it; None where one does that says nothing.
    """
    before = count.text[: count.span[0]]
    found = label_pattern(count.language, "leading").search(before)
    asked = count.table["led"].get(found["led"].lower(), ()) if found else ()
    if case := next((case for case in asked if case in count.cases), ""):
        return (found["led"].lower() if found else ""), case
    last = before.rstrip(' «"').split()[-1:] or [""]
    return None if grammar(last[0], count.language).part in ("ADP", "CONJ") else ("", "")


def oblique(count: Count) -> str:
    """Return the case of a count that is neither subject nor object nor led, or ''."""
    return next((case for case in OBLIQUE if count.cases == {case}), "")


def role(count: Count, verb: str, form: VerbForm) -> Role:
    """Return whether those counted do what the verb tells, or it is done to them; '' if unknown."""
    if count.cases.isdisjoint(DIRECT) or _is_owner(count) or _is_beside(count, form):
        return ""
    fits = form.number == "Plur" or form.gender in ("", "Neut")
    subject = subject_of(count, verb)
    if not form.has_object:
        return "doer" if fits and not subject else ""
    others = [p for p in count.clause.phrases if p != subject and _is_object(p, count.language)]
    acts = _acts(count.noun, count)
    if subject and (not fits or _is_subject(subject, count, form)):
        return "" if others else "object"
    if not fits:
        return ""
    if subject or others or form.lemma in count.table["objectless"]:
        return "doer" if not subject or (acts and form.number == "Plur") else ""
    asked = any(p.cases & DIRECT for p in count.clause.phrases)
    return "doer" if asked and acts else "" if asked or acts else "object"


def _is_beside(count: Count, form: VerbForm) -> bool:
    """Whether a count right behind a noun may tell whose that is: «счета | 3 банков»."""
    near = [p for p in count.clause.phrases if p.end == count.span[0] - 1]
    if not near or count.noun in count.table["sums"].values():
        return False
    phrase, told_before = near[0], count.clause.verb[0] < count.span[0]
    if phrase.led:
        return form.number != "Plur" and (not told_before or form.is_short)
    one_word = not {*lemmas(phrase.head, count.language)}.isdisjoint(count.table["with_verb"])
    bare = phrase.cases & {"Nom", "Acc"} and not one_word
    return bool(bare) and not _acts(phrase.head, count)


def _is_object(phrase: Phrase, language: str) -> bool:
    """Whether a phrase may be an object, and likelier so than not: «армии» is none."""
    return "Acc" in phrase.cases and grammar(phrase.head, language).case in ("Nom", "Acc")


def subject_of(count: Count, verb: str) -> Phrase | None:
    """Return the phrase beside the count that may be the subject of the verb, or None."""
    free = (p for p in count.clause.phrases if "Nom" in p.cases)
    return next((p for p in free if agrees(p.head, verb, count.language)), None)


def _is_subject(phrase: Phrase, count: Count, form: VerbForm) -> bool:
    """Whether a phrase that may be a subject can be nothing else, or is of who does something."""
    sum_ = count.noun in count.table["sums"].values()
    if sum_ or form.lemma in count.table["gathering"]:
        return True
    if form.number == "Sing" and not _acts(count.noun, count):
        return True
    return (
        named_by(count, phrase) is not None
        or "Acc" not in phrase.cases
        or _acts(phrase.head, count)
    )


def _acts(noun: str, count: Count) -> bool:
    """Whether a noun is of who does something: a living being, or a body."""
    living = grammar(noun, count.language).animacy == "Anim"
    return living or not {*lemmas(noun, count.language)}.isdisjoint(count.table["doers"])


def named_by(count: Count, phrase: Phrase) -> Annotation | None:
    """Return the name that a phrase holds, or None; a common noun alone names nobody: «Фонд»."""
    found = (n for n in count.names if n.start < phrase.end and phrase.start < n.end)
    return next((n for n in found if not is_common(n)), None)


def is_common(name: Annotation) -> bool:
    """Whether a name is one common noun with a capital, as it opens a sentence."""
    word, language = name.text.lower(), name.sentence.language
    noun = grammar(word, language).part == "NOUN" and is_known(word, language)
    return noun and not is_place(word, language)


def _is_owner(count: Count) -> bool:
    """Whether a count may only tell whose the noun before it is: «выполнение девяти шагов»."""
    numeral = count.text[slice(*count.span)].split()[0]
    known = named_number(numeral, count.language, "cardinals") is not None
    cases = possible_cases(numeral, count.language) if known else frozenset()
    bent = bool(cases) and cases.isdisjoint({"Nom", "Acc"})
    before = [p for p in count.clause.phrases if p.end <= count.span[0]]
    verb = count.clause.whole
    beside = bool(before) and not before[-1].end <= verb[0] < count.span[0]
    return bent and (beside or not count.is_living)
