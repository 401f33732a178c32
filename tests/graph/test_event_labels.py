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


def test_words_of_a_language_without_parts_of_speech_are_told_by_their_form() -> None:
    """Where no word has a part of speech, patterns tell a clause, and what hangs at the end."""
    assert as_label("the league was closed", "en") == ""
    assert as_label("loss of power to the", "en") == "loss of power"
    assert as_label("the closed league", "en") == "the closed league"
