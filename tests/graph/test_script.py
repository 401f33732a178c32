"""Romanisation, consonant keys, confusable letters, Roman numerals and slugs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.languages.script import (
    consonant_key,
    fold_confusables,
    roman_numeral,
    romanise,
    slug,
)

SPELLINGS = [
    ("Назарбаев", "Nazarbayev", "Nazarbaev", "NAZARBAYEV"),
    ("Тоқаев", "Токаев", "Tokayev", "Tokaev"),
    ("Қасым-Жомарт", "Касым-Жомарт", "Kassym-Jomart", "Kasym-Zhomart"),
    ("Жээнбеков", "Jeenbekov", "Zheenbekov"),
    ("Ельцин", "Yeltsin", "Eltsin"),
    ("Алиев", "Əliyev", "Aliyev", "Әлиев"),
    ("Бердімұхамедов", "Бердымухамедов", "Berdimuhamedow", "Berdymukhamedov"),
    ("Ердоған", "Эрдоган", "Erdoğan", "Erdogan"),
    ("Хрущёв", "Khrushchev", "Хрущев"),
    ("Шевченко", "Shevchenko"),
]
DIFFERENT = [("Назарбаев", "Назарбаева Дарига"), ("Akayev", "Kayev"), ("Putin", "Patil")]


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    """A name has one key in all alphabets and usual transliterations."""
    assert len({consonant_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    """Another name has another key."""
    assert consonant_key(one) != consonant_key(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Əділет", "Әділет"),
        ("Н.Ə.", "Н.Ә."),
        ("Əliyev", "Əliyev"),
        ("ХVІ", "XVI"),
        ("ХХІ", "XXI"),
        ("N.А.Nazarbayev", "N.A.Nazarbayev"),
        ("Pарламент", "Рарламент"),
        ("Сeнат", "Сенат"),
        ("СМИ", "СМИ"),
    ],
)
def test_letters_of_the_wrong_alphabet_are_put_right(text: str, folded: str) -> None:
    """A word has the letters of one alphabet afterwards."""
    assert fold_confusables(text) == folded


@pytest.mark.parametrize(
    ("text", "value"),
    [("XIV", 14), ("ХVІ", 16), ("ХХІ", 21), ("IX", 9), ("IIII", None), ("", None), ("Мир", None)],
)
def test_roman_numerals_in_either_alphabet(text: str, value: int | None) -> None:
    """Latin, Cyrillic and mixed letters make the same number; other words make none."""
    assert roman_numeral(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Қазақстан халқы Ассамблеясы", "kazakstan-khalky-assambleyasy"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("საქართველო", "u10e1u10d0u10e5u10d0u10e0u10d7u10d5u10d4u10dau10dd"),
        ("  №  217 А (III) ", "no-217-a-iii"),
    ],
)
def test_slugs_are_ascii(text: str, expected: str) -> None:
    """A slug has lower-case ASCII letters, digits and single hyphens, and says the name."""
    assert slug(text) == expected


@given(st.text(max_size=40))
def test_folding_keeps_every_offset(text: str) -> None:
    """One code point stays one code point, and folding twice changes nothing more."""
    folded = fold_confusables(text)
    assert len(folded) == len(text)
    assert fold_confusables(folded) == folded


@given(st.text(max_size=40))
def test_slugs_are_stable(text: str) -> None:
    """The slug of a slug is itself."""
    assert slug(slug(text)) == slug(text)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщыэюяәғқңөұүһі", min_size=1, max_size=20))
def test_cyrillic_becomes_ascii(word: str) -> None:
    """No letter of the Russian and Kazakh alphabets is left over."""
    assert romanise(word).isascii()
