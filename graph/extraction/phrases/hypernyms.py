"""Nouns that stand for things of a whole class: "the body", «құжат»: ``coreference.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from graph.extraction.lexicon import Head
from graph.languages.pack import pack
from graph.reading.sentence import Sentence


@cache
def hypernyms(language: str) -> Mapping[str, str]:
    """Return the nouns of a language that stand for things of a whole class, with the class."""
    return {noun: classes[0] for noun, classes in meanings(language).items()}


@cache
def meanings(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the classes of what each such noun may mean: "the ceremony" a signing or an award."""
    table = pack(language).table("coreference").get("hypernyms", {})
    return {noun: tuple(classes.split("|")) for noun, classes in table.items()}


@cache
def never_meant(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the classes below its own of which such a noun means no thing, where it has some."""
    table = pack(language).table("coreference").get("never", ())
    return {noun: tuple(group["classes"]) for group in table for noun in group["nouns"]}


def standing_for(sentence: Sentence, nouns: Mapping[str, str]) -> Iterator[Head]:
    """Yield some nouns wherever they stand in a sentence, each with its class."""
    for at in sentence.having(nouns.keys()):
        token = sentence.tokens[at]
        lemma = next((form for form in sentence.lemmas[at] if form in nouns), "")
        if lemma:
            yield Head(token.start, token.end, nouns[lemma], lemma, "headNoun")
