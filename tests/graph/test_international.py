"""International bodies named in several languages."""

from __future__ import annotations

import pytest

from graph.extraction.names.international import international_body


@pytest.mark.parametrize(
    ("name", "language"),
    [("United Nations", "en"), ("ООН", "ru"), ("Организации Объединённых Наций", "ru")],
)
def test_one_body_has_one_key(name: str, language: str) -> None:
    """A body has the same key in every language, by its acronym and in any case."""
    assert international_body(name, language) == "UN"


def test_other_names_have_none() -> None:
    """A name that the table lacks has no key."""
    assert international_body("Senate of Peru", "en") == ""
