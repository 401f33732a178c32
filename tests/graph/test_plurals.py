"""What plurals mean that stand for a list just named: «аталған елдер», «екі ел», «тараптар»."""

from __future__ import annotations

import pytest

from tests.graph.told import told

THREE = "Рига саммитіне Латвия, Литва және Эстония президенттері қатысты."
TITLED = "Рига саммитіне Чили Президенті Ада Холм, Перу Президенті Хосе Диас қатысты."


def _signed(text: str) -> set[str]:
    return {fact.subject for fact in told(text, "signed", language="kk")}


@pytest.mark.parametrize(
    "who", ["Аталған елдер", "Аталған елдердің сыртқы істер министрлері", "Үш ел", "Тараптар"]
)
def test_a_plural_means_the_list_of_the_sentence_before(who: str) -> None:
    """All of the list do what the plural does, by those who act for them."""
    assert _signed(f"{THREE} {who} Осло шартына қол қойды.") == {"Латвия", "Литва", "Эстония"}


def test_titles_are_no_part_of_a_list() -> None:
    """Persons are one list where only their titles stand between them."""
    assert _signed(f"{TITLED} Тараптар Осло шартына қол қойды.") == {"Ада Холм", "Хосе Диас"}


@pytest.mark.parametrize("who", ["Екі ел", "Бұл ел", "Жаңа елдер", "Аталған ел"])
def test_another_number_or_a_singular_means_no_list(who: str) -> None:
    """Two are not the three named, nor is one; without such a word other ones are meant."""
    assert not _signed(f"{THREE} {who} Осло шартына қол қойды.")
