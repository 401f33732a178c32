"""Clauses without a verb that say who did the same on another date."""

from __future__ import annotations

import pytest

from tests.graph.told import read, told


@pytest.mark.parametrize(
    "text",
    [
        "Членами НАТО с 1950 года является Перу, с 1952 года — Чили и Куба, с 1955 г. — Гана.",
        "В НАТО в 1950 г. вступило Перу, в 1952 г. — Чили и Куба, в 1955 г. — Гана.",
        "В НАТО вступили: Перу — в 1950 году, Чили и Куба — в 1952 году, Гана — в 1955 году.",
        "Peru joined NATO in 1950, Chile and Cuba in 1952, Ghana in 1955.",
        "In 1950 Peru joined NATO, in 1952 Chile and Cuba, and in 1955 Ghana.",
    ],
)
def test_all_who_joined_on_their_dates_are_members(text: str) -> None:
    """Those who stand behind or before a date of their own did what the verb says of the first."""
    members = {fact.subject for fact in told(text, "memberOf")}
    assert members in ({"Перу", "Чили", "Куба", "Гана"}, {"Peru", "Chile", "Cuba", "Ghana"})


def test_the_words_that_tell_of_the_last_reach_to_it() -> None:
    """The quote of a relation that is told without its verb has both the verb and who did it."""
    facts = read("Peru joined NATO in 1950, Chile in 1952, Ghana in 1955. They met.").facts
    quotes = [fact.evidence.quote for fact in facts if fact.property == "memberOf"]
    assert quotes[-1] == "Peru joined NATO in 1950, Chile in 1952, Ghana"


def test_who_does_something_else_on_another_date_does_not_the_same() -> None:
    """A verb behind a date and a name is of another clause."""
    text = "In 1950 Peru joined NATO, in 1952 Chile and Cuba left the League."
    assert {fact.subject for fact in told(text, "memberOf")} == {"Peru"}


@pytest.mark.parametrize(
    "text",
    [
        "НАТО-ға 1950 жылы Перу, 1952 жылы Чили мен Куба, ал 1955 жылы Гана кірді.",
        "НАТО-ға алдымен Перу, кейін Чили мен Куба, сосын Гана қосылды.",
    ],
)
def test_those_with_dates_of_their_own_before_a_verb_are_one_list(text: str) -> None:
    """Where verbs stand last, who did something on several dates stands before the one verb."""
    members = {fact.subject for fact in told(text, "memberOf", language="kk")}
    assert members == {"Перу", "Чили", "Куба", "Гана"}


def test_who_did_something_else_before_is_in_no_list() -> None:
    """Behind a verb of its own the next clause has one subject."""
    text = "1990 жылы Перу сөйледі, 1992 жылы Чили НАТО-ға кірді."
    assert {fact.subject for fact in told(text, "memberOf", language="kk")} == {"Чили"}
