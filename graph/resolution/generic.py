"""Generic words: the lexicon's nouns for classes of bodies, acts and events."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import RdfFormat, parse

from graph.languages.morphology import lemmas
from graph.languages.pack import languages
from graph.languages.script import romanise
from graph.resolution.words import WORD
from ontology.vocabulary import KEL, LEXICON

NOUNS = (KEL + "headNoun", KEL + "eventNoun")


def class_noun(word: str, language: str, cls: str) -> bool:
    """Say whether a word of a language names a class (a local name) by itself."""
    known = _class_nouns().get(cls, frozenset())
    forms = lemmas(word, language) if language in languages() else (word.lower(),)
    return any(form in known for form in forms)


@cache
def _class_nouns() -> Mapping[str, frozenset[str]]:
    """Return the single words, as lemmas of all languages, that name each class of body or act."""
    found: dict[str, set[str]] = {}
    for quad in parse(path=LEXICON, format=RdfFormat.TURTLE):
        if quad.predicate.value in NOUNS and " " not in quad.object.value:
            cls = quad.subject.value.removeprefix(KEL)
            found.setdefault(cls, set()).add(quad.object.value)
    return {cls: frozenset(words) for cls, words in found.items()}


@cache
def generic_words() -> frozenset[str]:
    """Return the words, romanised, that name classes of bodies, acts or events."""
    phrases = (
        quad.object.value
        for quad in parse(path=LEXICON, format=RdfFormat.TURTLE)
        if quad.predicate.value in NOUNS
    )
    return frozenset(romanise(w).lower() for phrase in phrases for w in WORD.findall(phrase))


@cache
def trigger_verbs(language: str) -> frozenset[str]:
    """Return the single verbs (lemmas) of a language that tell of an event."""
    quads = parse(path=LEXICON, format=RdfFormat.TURTLE)
    return frozenset(
        quad.object.value
        for quad in quads
        if quad.predicate.value == KEL + "triggerVerb" and quad.object.language == language
    )
