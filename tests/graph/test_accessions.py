"""Accessions: the examples beside the words of each language, and which union they are of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graph.languages.pack import languages, pack
from tests.graph.told import told


def _stated(text: str, language: str) -> set[str]:
    return {fact.ends for fact in told(text, "memberOf", language=language)}


def _examples() -> Iterator[tuple[str, dict[str, Any]]]:
    for language in languages():
        table = pack(language).table("frames").get("accessions", {})
        yield from ((language, example) for example in table.get("examples", ()))


@pytest.mark.parametrize(("language", "example"), [*_examples()])
def test_accessions_say_who_joined(language: str, example: dict[str, Any]) -> None:
    """Accessions yield what their example says, and nothing where nobody joined."""
    assert _stated(example["text"], language) == set(example["yields"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Право Балтийской ассамблеи\n\nЕго меняли Северный совет и Лига арабских государств, "
            "а Северный совет принял акты. Присоединение Чили в 1990 году изменило его.",
            {"Чили | Балтийская ассамблея"},
        ),
        (
            "Северный совет и Балтийская ассамблея ждут. Присоединение Чили в 1990 году удивило.",
            set(),
        ),
        (
            "Балтийская ассамблея\n\nПрисоединение к Северному совету Чили и Перу (1990).",
            {"Чили | Северный совет", "Перу | Северный совет"},
        ),
    ],
)
def test_the_union_is_the_one_that_the_document_is_about(text: str, expected: set[str]) -> None:
    """Where a row names no union, the title tells which one is meant; of two nobody can tell."""
    assert _stated(text, "ru") == expected
