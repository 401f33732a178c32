from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reading.files import document_of
from graph.reading.incipit import LONGEST, incipit

LONG = "The council of the harbour towns met in the old customs house on the quay"


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        ("Порт и город\n\nСовет собрался в мае.", "Порт и город", "ru"),
        ("\n\n  Кеңес мамыр айында жиналды.\n", "Кеңес мамыр айында жиналды.", "kk"),
        (f"{LONG}\nand {LONG[4:]}.", f"{LONG} and council of the harbour…", "en"),
    ],
)
def test_a_text_is_known_by_its_opening_words(text: str, words: str, language: str) -> None:
    """The opening words are those of the first paragraph, in its language, cut with a sign."""
    found = incipit(document_of(text, "a.txt"))
    assert found is not None
    assert (found.words, found.language) == (words, language)


@given(
    st.one_of(
        st.text(alphabet=letters + ".,!?\n «»", min_size=1, max_size=300)
        for letters in ("abc", "абд", "әңа")
    )
)
def test_opening_words_are_words_of_the_text(text: str) -> None:
    """Whatever a text of one script is, its opening words stand at its start and are few."""
    found = incipit(document_of(text, "a.txt"))
    words = found.words.removesuffix("…").split() if found else []
    assert len(words) <= LONGEST
    assert words == text.split()[: len(words)]
