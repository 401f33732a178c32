from __future__ import annotations

import pytest

from graph.languages.genitive import genitive


@pytest.mark.parametrize(
    ("phrase", "person", "expected"),
    [
        ("Картахенское соглашение", False, "Картахенского соглашения"),
        ("Учёный совет", False, "Учёного совета"),
        ("Надежда Кузнецова", True, "Надежды Кузнецовой"),
        ("Иван Петров", True, "Ивана Петрова"),
        ("Ассоциация музеев Латвии", False, "Ассоциации музеев Латвии"),
        ("Закон о языках", False, "Закона о языках"),
        ("Рижскую декларацию и Протокол к ней", False, "Рижской декларации и Протокола к ней"),
        ("Комитет по делам молодёжи и спорта", False, "Комитета по делам молодёжи и спорта"),
        ("премьера", False, "премьера"),
        ("республики", False, ""),
        ("Baltica", False, "Baltica"),
        ("АБВГ", False, "АБВГ"),
        ("", False, ""),
    ],
)
def test_the_head_of_a_phrase_stands_in_the_genitive(
    phrase: str, person: bool, expected: str
) -> None:
    """Of a person all words are inflected, of anything else the noun and what agrees with it."""
    assert genitive(phrase, "ru", person=person) == expected


def test_a_language_without_such_a_dictionary_has_no_genitive() -> None:
    """Nothing is made up where the pack names no dictionary that inflects."""
    assert genitive("Anna Keller", "en") == ""
