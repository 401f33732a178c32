"""Names of those who act right behind the title of an act: «Указ о выборах Ян Новак подписал»."""

from __future__ import annotations

from graph.extraction.annotation import Annotation, Name
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar, is_finite, person_cases, possible_cases

VERB_BEHIND = 2
"""Words, at most, from a name to the verb."""


def acts(name: Annotation) -> bool:
    """Tell whether a name is in the nominative alone, and the subject of a verb right behind it.

    Where what belongs to a noun stands behind it in another form, it is no word of a title then.
    """
    if not isinstance(name.value, Name) or name.value.nominative != name.text:
        return False
    language = name.sentence.language
    first = name.text.split()[0]
    cases = person_cases(name.text, language) if name.is_person else possible_cases(first, language)
    behind = [t.text for t in name.sentence.tokens if t.start >= name.end][:VERB_BEHIND]
    verb = any(word.islower() and _is_predicate(word, language) for word in behind)
    straight = bool(cases) and "Gen" not in cases
    return verb and straight and rules(language).genitive_after


def _is_predicate(word: str, language: str) -> bool:
    """Whether a word says something of a subject: a finite verb, or «создан» beside «созданный»."""
    read = grammar(word, language)
    return is_finite(word, language) or (read.part == "PTCP" and not read.case)
