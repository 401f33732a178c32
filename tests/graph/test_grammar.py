"""What a word is: part of speech, case and number."""

from __future__ import annotations

from graph.languages.grammar import (
    Grammar,
    agrees,
    agrees_with_many,
    grammar,
    is_finite,
    possible_cases,
)


def test_a_language_with_a_dictionary_knows_cases() -> None:
    """A Russian noun in the genitive is told so in the terms of UD, with gender and animacy."""
    assert grammar("Министерства", "ru") == Grammar("NOUN", "Gen", "Sing", "Neut", "Inan")


def test_other_languages_know_none() -> None:
    """A language whose strategy tells no grammar has an empty reading."""
    assert grammar("ministry", "en") == Grammar()


def test_a_verb_tells_its_subject() -> None:
    """A verb agrees in number and gender with its subject, and many need a plural."""
    assert agrees("Турция", "учредила", "ru")
    assert not agrees("Совет", "учредила", "ru")
    assert agrees_with_many("учредили", "ru")
    assert not agrees_with_many("учредил", "ru")
    assert is_finite("учредил", "ru")
    assert not is_finite("учреждение", "ru")


def test_where_nobody_can_tell_all_agrees() -> None:
    """In a language without a dictionary no form speaks against a subject."""
    assert agrees("Council", "founded", "en")
    assert agrees_with_many("founded", "en")
    assert not is_finite("founded", "en")


def test_unknown_adjectives() -> None:
    """An unknown word with the ending of an adjective is one, in its own cases only."""
    assert grammar("Лундском", "ru").part == "ADJ"
    assert possible_cases("Лундском", "ru") == {"Loc"}
