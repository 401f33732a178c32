"""Topics: whom or what a sentence is about when it does not say so.

A text about one person opens with the name, and speaks of that person wherever a sentence has no
subject or a pronoun for one. Elsewhere the topic is what the sentence before was about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation, Name
from graph.extraction.lexicon import heads
from graph.extraction.relations.frames import frames
from graph.languages.grammar import grammar
from graph.languages.pack import pack
from ontology.vocabulary import is_a

OPENING = 40
"""Code points from the start of a sentence within which its subject stands."""
FIRST = 3
"""Sentences of a document, its heading among them, that tell whom it is about."""
VERBS = ("VERB", "PTCP", "INFN")
NOUNS = ("NOUN", "NPRO")
SUBJECTS = ("Person", "Organisation")


def topics(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> tuple[Annotation | None, ...]:
    """Return for each sentence the mention of what it is about if it names no subject itself."""
    main = main_person(sentences, keys)
    found: list[Annotation | None] = []
    topic, paragraph = main, -1
    for sentence in sentences:
        if sentence.sentence.paragraph.index != paragraph:
            topic, paragraph = main, sentence.sentence.paragraph.index
        found.append(None if _has_subject(sentence) else main or topic)
        topic = leading(sentence, keys) or topic
    return tuple(found)


def main_person(
    sentences: Sequence[Annotated], keys: Mapping[Annotation, str]
) -> Annotation | None:
    """Return the first mention of the person that a document opens with and defines or names most.

    A definition says when somebody was born, or who he is: "Ada Holm (born 1950) is".
    """
    named = [a for s in sentences for a in s.annotations if a in keys and _is(a, ("Person",))]
    counts = Counter(keys[a] for a in named)
    opening = [leading(s, keys) for s in sentences[:FIRST]]
    for first in opening:
        if first and _is(first, ("Person",)):
            if defined(first):
                return first
            others = [n for key, n in counts.items() if key != keys[first]]
            return first if counts[keys[first]] > max(others, default=0) else None
    return None


def defined(person: Annotation) -> bool:
    """Tell whether a name opens its sentence and a definition stands right behind it."""
    table = pack(person.sentence.language).table("coreference")
    behind = person.sentence.text[person.end :].lstrip(" ,").lower()
    opens = not person.sentence.text[: person.start].strip(" *•–-")
    return opens and behind.startswith(tuple(table.get("definitions", ())))


def leading(sentence: Annotated, keys: Mapping[Annotation, str]) -> Annotation | None:
    """Return the actor at the start of a sentence that may be its subject, or None."""
    for annotation in sentence.annotations:
        if annotation.start > OPENING:
            return None
        if annotation in keys and _is(annotation, SUBJECTS) and _free(annotation, sentence):
            return annotation
    return None


def _has_subject(sentence: Annotated) -> bool:
    """Tell whether a noun in the nominative stands before the first verb.

    Where no dictionary tells the cases it is a name, a head noun or a plural of its own.
    """
    language = sentence.sentence.language
    if pack(language).table("coreference").get("subjects"):
        return _acts(sentence, pack(language).table("coreference")["subjects"])
    for token in sentence.sentence.tokens:
        read = grammar(token.text, language)
        if read.part in VERBS:
            return False
        if read.part in NOUNS and read.case == "Nom":
            return True
    return False


def _acts(sentence: Annotated, table: Mapping[str, str]) -> bool:
    """Tell whether somebody acts in the first clause of a sentence, as far as forms tell.

    ``table`` has patterns: ``plural``, a noun for several; ``end``, what ends a clause before a
    comma; ``owned``, a noun that makes the one before it its owner.
    """
    read = sentence.sentence
    nouns = {h.end: h.start for h in heads(read) if h.kind != "triggerVerb"}
    names = {a.end: a.start for a in sentence.annotations if a.kind in ("name", "act", "event")}
    for token, behind in zip(read.tokens, (*read.tokens[1:], None), strict=True):
        following = behind.text.lower() if behind else ""
        if token.text == ";" or (following == "," and re.fullmatch(table["end"], token.text)):
            return False
        noun = token.end in nouns or token.end in names
        noun = noun or bool(re.fullmatch(table["plural"], token.text))
        noun = noun or (token.start > 0 and token.text[0].isupper() and token.text[1:].islower())
        owner = re.fullmatch(table["owned"], following)
        if noun and not owner and _nominative(token.text, following, read.language):
            return True
    return False


def _nominative(word: str, following: str, language: str) -> bool:
    """Tell whether neither the form of a word nor the one behind forbid it to be a subject."""
    case = frames(language).grammar.cases.get("nominative")
    return case is None or (case.suits(word, language) and case.stands((), following))


def _free(annotation: Annotation, sentence: Annotated) -> bool:
    """Tell whether neither its form nor the word before it forbids it to be a subject."""
    language = sentence.sentence.language
    table = frames(language).grammar
    case = table.cases.get("nominative")
    word = annotation.text.split()[0 if table.inflected == "first" else -1]
    before = sentence.sentence.text[: annotation.start].lower().split()
    return case is None or (case.suits(word, language) and case.stands(before[-1:], ""))


def _is(annotation: Annotation, classes: Sequence[str]) -> bool:
    value = annotation.value
    return isinstance(value, Name) and any(is_a(value.cls, c) for c in classes)
