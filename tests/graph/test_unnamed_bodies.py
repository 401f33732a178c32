"""Bodies that a text calls by their noun alone."""

import pytest

from tests.graph.told import read
from tests.graph.told import told as facts_told


def told(text: str) -> list[str]:
    """Return who heads or is a member of what, and where it is, as ``subject property object``."""
    found = facts_told(text, "heads", "memberOf", "locatedIn")
    return sorted(" ".join(fact.triple) for fact in found)


def things(text: str) -> list[str]:
    """Return the names of the things of a text."""
    return sorted(thing.name for thing in read(text).things)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The Council comprises Ada Holm and Jon Eklund.", "Jon Eklund memberOf Council"),
        ("The bureau, which is small, is based in Nairobi.", "bureau locatedIn Nairobi"),
        ("Комиссию возглавил Олег Дим.", "Олег Дим heads комиссия"),
        ("Комиссияны Анна Ковач басқарды.", "Анна Ковач heads комиссия"),
    ],
)
def test_a_noun_alone_names_a_body_of_which_something_is_told(text: str, fact: str) -> None:
    """A definite noun that points to no body named before is a body of its own."""
    assert fact in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Council met, and the bureau closed.",
        "The council of the town, based in Nairobi, is led by Ada Holm.",
        "Councils are led by Ada Holm.",
        "Комиссия работала два года.",
        "Комиссия екі жыл жұмыс істеді.",
    ],
)
def test_a_noun_of_which_nothing_is_told_is_no_body(text: str) -> None:
    """A noun alone is nothing in a document where no relation is told of it."""
    bodies = {"council", "bureau", "комиссия"}
    assert not bodies.intersection(name.lower() for name in things(text))


def test_a_noun_alone_means_the_same_body_again() -> None:
    """Two mentions of a body by its noun alone are one thing."""
    text = "The tribunal was led by Ada Holm. It was hot. The tribunal was based in Oslo."
    assert things(text).count("tribunal") == 1
