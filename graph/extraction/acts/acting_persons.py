"""Persons who act right behind the title of an act: «Указ о выборах Ян Новак подписал»."""

from __future__ import annotations

from graph.extraction.annotation import Annotation, Name
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import is_finite

VERB_BEHIND = 2
"""Words, at most, from a person's name to the verb."""


def acts(person: Annotation) -> bool:
    """Tell whether a person named in the dictionary's form is the subject of a verb behind.

    Where what belongs to a noun stands behind it in another form, the name is no word of a title.
    """
    value, sentence = person.value, person.sentence
    if not isinstance(value, Name) or value.nominative != person.text:
        return False
    behind = [t.text for t in sentence.tokens if t.start >= person.end][:VERB_BEHIND]
    verb = any(word.islower() and is_finite(word, sentence.language) for word in behind)
    return verb and rules(sentence.language).genitive_after
