"""Nouns that nothing beside them makes another: "the Council", not "a new Council of Oslo"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.languages.relative_pronouns import relative_pronouns
from graph.reading.sentence import Sentence, Token

MODIFIERS = ("ADJ", "PTCP", "NUMR")
BEFORE = "«“„\"'-–("
"""Signs before a noun that make it a part of something else."""
BEHIND = "«“„\"'-(№%"


def stands_alone(start: int, end: int, sentence: Annotated, *, held: bool) -> bool:
    """Tell whether neither side of the noun at a place says which of many it is.

    Where it is the noun of a post (``held``), a person behind it is who holds that.
    """
    tokens = sentence.sentence.tokens
    before = next((t for t in reversed(tokens) if t.end <= start), None)
    behind = [t for t in tokens if t.start >= end][:2]
    form = sentence.sentence.text[start:end]
    other = before is not None and _makes_other(before, form, sentence.sentence)
    return not other and not _goes_on(behind, sentence, held)


def _makes_other(before: Token, form: str, sentence: Sentence) -> bool:
    """Whether an adjective in its case, a number or a possessive stands before a noun."""
    table = pack(sentence.language).table("coreference")
    word = before.text.lower()
    if word in table.get("definite", ()):
        return False
    read = grammar(word, sentence.language)
    attributive = read.part in MODIFIERS and bool(read.case)
    attributive = attributive and _may_agree(word, form.lower(), sentence.language)
    counted = word[0].isdigit() or word in rules(sentence.language).possessives
    return attributive or counted or before.text in BEFORE


def _may_agree(word: str, form: str, language: str) -> bool:
    """Whether two words may stand in one case: not «принятый парламентом»."""
    one, other = possible_cases(word, language), possible_cases(form.split()[-1], language)
    return not one or not other or bool(one & other)


def _goes_on(behind: Sequence[Token], sentence: Annotated, held: bool) -> bool:
    """Whether what stands behind a noun says which of many it is: a genitive, a topic, a name."""
    if not behind:
        return False
    language, token = sentence.sentence.language, behind[0]
    word, phrase = token.text.lower(), rules(language)
    if word in phrase.links or token.text in BEHIND or word[0].isdigit():
        return True
    if word == ",":
        # An article says that one is meant before any clause about it does.
        if not pack(language).table("coreference").get("bare_definite"):
            return False
        relative = relative_pronouns(language)
        return any(not relative.keys().isdisjoint(lemmas(t.text, language)) for t in behind[1:])
    if token.text[0].isupper():
        named = sentence.starts.get(token.start, ())
        return not any(_is_subject(a) or (held and a.is_person) for a in named)
    genitive = "Gen" in possible_cases(word, language)
    return genitive and grammar(word, language).part in ("NOUN", "ADJ", "PTCP")


def _is_subject(annotation: Annotation) -> bool:
    """Whether a person is named in the nominative."""
    value = annotation.value
    return isinstance(value, Name) and annotation.is_person and value.nominative == annotation.text
