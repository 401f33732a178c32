from __future__ import annotations

from pathlib import Path

import pytest

from graph.reading.language import document_languages, line_languages, votes


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("The Riksdag adopted the law in May.", "en"),
        ("Сейм принял закон в мае.", "ru"),
        ("Сейм мамыр айында заңды қабылдады.", "kk"),
        ("Ҳ", "en"),
        ("THE COURT OF JUSTICE", "en"),
        ("ВЕРХОВНЫЙ СУД РЕСПУБЛИКИ И ЕГО СОСТАВ", "ru"),
        ("ЖОҒАРҒЫ СОТ ЖӘНЕ ОНЫҢ ҚҰРАМЫ", "kk"),
    ],
)
def test_language_of_a_single_line(line: str, code: str) -> None:
    """Letters and function words tell the language, in capitals too; unknown scripts get one."""
    assert line_languages([line]) == (code,)


def test_latin_schwa_is_a_kazakh_letter() -> None:
    """Ə in the place of Ә does not keep a word from being Kazakh."""
    assert votes("Əлеуметтік")["kk"] == 1


def test_roman_numerals_in_cyrillic_letters_have_no_vote() -> None:
    """ХІІ typed in Cyrillic makes no line Kazakh."""
    assert not votes("ХІІ ХVІ XIV")


def test_open_line_follows_its_neighbours() -> None:
    """A name or a number alone takes the language of the lines around it."""
    lines = ["Сейм принял закон в мае этого года.", "Лаура Берг", "1998", "Он подписан в Риге."]
    assert line_languages(lines) == ("ru",) * 4


def test_addresses_have_no_vote() -> None:
    """A web address in a Russian text does not make its line English."""
    assert line_languages(["Закон был принят в мае.", "https://example.org/the-law"]) == (
        "ru",
        "ru",
    )


def test_languages_of_a_document_by_frequency() -> None:
    """The language with the most letters comes first."""
    text = "Сейм принял закон в мае.\nОн вступил в силу в июне.\nThe law is in force.\n"
    assert document_languages(text) == ("ru", "en")


def test_validation_texts_are_of_one_language(shared: Path) -> None:
    """Each odd-numbered validation text is found to be in the language that its name gives."""
    for path in sorted((shared / "validation" / "texts").glob("1?[13579]_*.txt")):
        assert document_languages(path.read_text("utf-8")) == (path.name[4:6],), path.name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент Латвии Анна Белова приехала.", "ru"),
        ("Экс-президент Перу", "ru"),
        ("Lisbon", "en"),
        ("123", "en"),
    ],
)
def test_a_text_without_telling_words_has_a_language_that_can_write_it(
    text: str, language: str
) -> None:
    """Letters alone decide where no word does: the smallest alphabet that has them all."""
    assert document_languages(text)[:1] in ((language,), ())
    assert line_languages([text]) == (language,)


def test_a_line_in_another_script_is_not_in_the_language_of_its_neighbours() -> None:
    """A name in Cyrillic letters among English lines is not English."""
    lines = ["The council met in the town of Arica and the mayor spoke.", "Анна Белова"]
    assert line_languages(lines) == ("en", "ru")
