"""Bylines: who wrote a text, and where they work."""

from __future__ import annotations

import pytest

from tests.graph.told import told


def affiliated(text: str) -> set[tuple[str, str]]:
    """Return who is affiliated with which body, by name."""
    return {(fact.subject, fact.object) for fact in told(text, "affiliatedWith")}


BODY = {
    "en": "\n\nThe river is clean now. It was dirty for many years before that.\n",
    "ru": "\n\nТеперь река чистая. До этого она много лет была грязной.\n",
    "kk": "\n\nҚазір өзен таза. Бұған дейін ол көп жыл бойы лас болған.\n",
}


@pytest.mark.parametrize(
    ("language", "head", "expected"),
    [
        (
            "en",
            "Rivers\n\nBy Mary Okoro, University of Bergen",
            ("Mary Okoro", "University of Bergen"),
        ),
        (
            "ru",
            "Реки\n\nАвтор: Иван Петров, доктор наук, Институт водного права Латвии",
            ("Иван Петров", "Институт водного права Латвии"),
        ),
        (
            "kk",
            "Өзендер\n\nАвтор: Айгүл Серікова, Қазақстан ұлттық университеті",
            ("Айгүл Серікова", "Қазақстан ұлттық университеті"),
        ),
    ],
)
def test_an_author_works_where_the_byline_says(
    language: str, head: str, expected: tuple[str, str]
) -> None:
    """A byline ties its author to the body named after the author."""
    assert affiliated(head + BODY[language]) == {expected}


def test_authors_of_lines_that_go_on_share_the_last_body() -> None:
    """A line that ends in a comma goes on: its author works in the body at the block's end."""
    text = (
        "Rivers\n\nOkoro M.A., PhD, professor,\n\n"
        "Berg A.K., student, University of Bergen" + BODY["en"]
    )
    assert affiliated(text) == {
        ("Okoro M.A.", "University of Bergen"),
        ("Berg A.K.", "University of Bergen"),
    }


def test_a_heading_that_begins_as_a_byline_names_nobody() -> None:
    """A title that begins with the same word ("By land and sea") has no author."""
    assert affiliated("By land and sea to the University of Bergen" + BODY["en"]) == set()
