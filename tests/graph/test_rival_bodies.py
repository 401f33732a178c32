"""A noun that names a body or a gathering means the gathering that the text tells of."""

from __future__ import annotations

from tests.graph.told import told


def test_the_noun_of_a_congress_that_was_held_is_no_parliament() -> None:
    """Those who came to «Конгреске» came to the congress just named."""
    text = "1815 жылы Вена конгресі болып өтті. Конгреске Чили, Перу және Куба өкілдері бас қосты."
    there = told(text, "participatedIn", language="kk")
    assert {f.ends for f in there} == {f"{who} | Вена конгресі" for who in ("Чили", "Перу", "Куба")}


def test_a_body_that_is_named_so_stays_a_body() -> None:
    """Where a text names a body by the noun as well, a bare one may be of that."""
    text = "1815 жылы Вена конгресі өтті. АҚШ Конгресі жиналды. Конгреске Чили өкілдері келді."
    assert not [f for f in told(text, "participatedIn", language="kk") if f.object[0] == "В"]
