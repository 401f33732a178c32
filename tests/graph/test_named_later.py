"""Whom a sentence names only later is not its "he", nor who acts in the clause before."""

import pytest

from tests.graph.told import told


@pytest.mark.parametrize(
    "text",
    [
        "He was elected chairman of the Senate in 1999, the year when Jan Ek became mayor of Vik.",
        "She became premier of Norland that year, following the dismissal of Jan Ek.",
        "Она стала председателем Сената в 1999 году, а Ян Новак стал мэром Риги.",
        "В 1999 году он был избран председателем Сената, а Ян Новак стал мэром Риги.",
    ],
)
def test_another_holds_the_post_told_before(text: str) -> None:
    """A post told of a pronoun is not held by the only person whom the sentence names behind."""
    found = {f.object for name in ("heads", "holdsPost", "memberOf") for f in told(text, name)}
    assert found <= {"mayor of Vik", "мэр Риги"}


@pytest.mark.parametrize(
    "text",
    [
        "Он посетил Перу в 1990 году, где Ян Новак основал Партию озёр.",
        "He visited Peru in 1990, where Jan Ek founded the Lake Party.",
    ],
)
def test_another_did_what_is_told_before(text: str) -> None:
    """Who visits is not whom the sentence names behind."""
    assert not list(told(text, "visited"))
