from __future__ import annotations

import pytest

from graph.extraction.events.event_labels import as_label


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("второй съезд портных", "второй съезд портных"),
        ("встреча с портными резко", "встреча с портными"),
        ("прибытие Анны с", "прибытие Анны"),
        ("роспуск «Стали и стекла»", "роспуск «Стали и стекла»"),
        ("Анна Келлер лично побывала", ""),
        ("работа газеты была остановлена", ""),
        ("митинг против них", "митинг"),
        ("Основано портными", ""),
        ("хотя договор подписан", ""),
        ("первого осмотра дома", ""),
        ("создание могучего", ""),
        ("Baltica, созданная", ""),
    ],
)
def test_a_clause_is_no_name_of_an_event(words: str, label: str) -> None:
    """A name is a noun phrase in the nominative with nothing left hanging behind."""
    assert as_label(words, "ru") == label


def test_words_of_a_language_without_parts_of_speech_stay() -> None:
    """Where nobody can tell a clause from a phrase, nothing is refused."""
    assert as_label("the league was closed", "en") == "the league was closed"
