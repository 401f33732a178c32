"""What a word is: part of speech, case and number."""

from __future__ import annotations

from graph.languages.grammar import Grammar, grammar


def test_a_language_with_a_dictionary_knows_cases() -> None:
    """A Russian noun in the genitive is told so in the terms of UD, with gender and animacy."""
    assert grammar("Министерства", "ru") == Grammar("NOUN", "Gen", "Sing", "Neut", "Inan")


def test_other_languages_know_none() -> None:
    """A language whose strategy tells no grammar has an empty reading."""
    assert grammar("ministry", "en") == Grammar()
