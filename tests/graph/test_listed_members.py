"""Lists and enumerations of members: the examples beside the words of each language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graph.languages.pack import pack
from tests.graph.told import told


def _stated(text: str, language: str, prop: str) -> set[str]:
    return {fact.ends for fact in told(text, prop, language=language)}


def _examples() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for language in ("en", "ru", "kk"):
        for prop, table in pack(language).table("frames")["listed"].items():
            yield from ((language, prop, example) for example in table.get("examples", ()))


@pytest.mark.parametrize(("language", "prop", "example"), [*_examples()])
def test_lists_say_of_whom_they_are(language: str, prop: str, example: dict[str, Any]) -> None:
    """A list or an enumeration yields what its example says, and nothing where they are past."""
    assert _stated(example["text"], language, prop) == set(example["yields"])


@pytest.mark.parametrize(
    ("text", "prop", "expected"),
    [
        (
            "Signatories of the Convention on Reindeer Routes:\n- Norway\n- Sweden (2004)",
            "signed",
            {"Norway | Convention on Reindeer Routes", "Sweden | Convention on Reindeer Routes"},
        ),
        ("Signatories of the Convention on Reindeer Routes:\n- Norway", "signed", set()),
    ],
)
def test_a_list_has_at_least_two(text: str, prop: str, expected: set[str]) -> None:
    """Who signed is listed line by line; a single line is no list."""
    assert _stated(text, "en", prop) == expected
