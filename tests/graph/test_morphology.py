"""Lemmas and nominatives in the three languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.languages.morphology import counted_form, lemmas, nominative, person_nominative
from graph.languages.pack import languages, pack

LEMMAS = [
    ("en", "adopted", "adopt"),
    ("en", "held", "hold"),
    ("en", "parties", "party"),
    ("en", "planned", "plan"),
    ("en", "created", "create"),
    ("en", "Kenya’s", "kenya"),
    ("en", "referenda", "referendum"),
    ("ru", "принята", "принять"),
    ("ru", "законами", "закон"),
    ("kk", "Назарбаевтың", "назарбаев"),
    ("kk", "Конституциясына", "конституция"),
    ("kk", "халқының", "халық"),
    ("kk", "кодексінің", "кодекс"),
    ("kk", "қабылданды", "қабылда"),
    ("kk", "кітабында", "кітап"),
    ("kk", "оқуға", "оқы"),
    ("kk", "ЮНЕСКО-ның", "юнеско"),
]
NOMINATIVES = [
    ("kk", "Қазақстан Республикасының Конституциясына", "Қазақстан Республикасының Конституциясы"),
    ("kk", "Біріккен Ұлттар Ұйымынан", "Біріккен Ұлттар Ұйымы"),
    ("kk", "БҰҰ-ның", "БҰҰ"),
    ("kk", "Эстонияда", "Эстония"),
    ("kk", "Өзбекстан", "Өзбекстан"),
    ("kk", "«Жасыл ел» партиясының", "«Жасыл ел» партиясы"),
    ("ru", "Астанинскую декларацию портов", "Астанинская декларация портов"),
    ("en", "the Court of St James’s", "the Court of St James’s"),
    ("en", "the Republic of Kenya’s", "the Republic of Kenya"),
    ("en", "the United Nations", "the United Nations"),
]


@pytest.mark.parametrize(("language", "word", "lemma"), LEMMAS)
def test_lemma_is_a_candidate(language: str, word: str, lemma: str) -> None:
    """The dictionary's form is among the candidates of an inflected one."""
    assert lemma in lemmas(word, language)


@pytest.mark.parametrize(("language", "phrase", "expected"), NOMINATIVES)
def test_nominative_keeps_what_depends_on_the_head(
    language: str, phrase: str, expected: str
) -> None:
    """Only the case of the head goes; possessives, dependents and capitals stay."""
    assert nominative(phrase, language) == expected


@pytest.mark.parametrize("language", languages())
def test_examples_of_the_pack_hold(language: str) -> None:
    """Each example beside the data comes out as it says."""
    for example in pack(language).table("morphology").get("example", []):
        assert nominative(example["phrase"], language) == example["nominative"]
    for example in pack(language).table("morphology").get("told_example", []):
        found = person_nominative(example["phrase"], language, frozenset(example["cases"]))
        assert found == example["nominative"]
    for example in pack(language).table("morphology").get("counted_example", []):
        assert counted_form(example["phrase"], language) == example["counted"]


@given(st.text(max_size=30), st.sampled_from(("en", "kk", "ru")))
def test_any_text_has_lemmas(word: str, language: str) -> None:
    """The word itself, lower-case, is always a candidate, and none is repeated."""
    found = lemmas(word, language)
    assert word.lower() in found
    assert len(set(found)) == len(found)


@given(st.text(max_size=40), st.sampled_from(("en", "kk", "ru")))
def test_nominative_takes_any_text(phrase: str, language: str) -> None:
    """No text breaks the nominative, and none disappears."""
    assert bool(nominative(phrase, language)) == bool(phrase)


def test_kazakh_nouns_reach_their_lemma(shared: Path) -> None:
    """At least 99 % of the nouns and names of UD Kazakh-KTB have their lemma as a candidate."""
    rows = list(_nouns(shared / "benchmarks/ud_kazakh_ktb/kk_ktb-ud-test.conllu"))
    reached = sum(lemma in lemmas(form, "kk") for form, lemma in rows)
    assert reached / len(rows) >= 0.99


def _nouns(path: Path) -> list[tuple[str, str]]:
    rows, left_out = [], False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            left_out = "Иран.tagged" in line
        columns = line.split("\t")
        if not left_out and len(columns) > 3 and columns[3] in {"NOUN", "PROPN"}:
            rows.append((columns[1], columns[2].lower()))
    return rows


def test_what_is_told_is_no_command() -> None:
    """A form that may be a past tense is not looked up as the imperative of another verb."""
    assert "выслать" not in lemmas("вышли", "ru")
    assert "выйти" in lemmas("вышли", "ru")
    assert "выслать" in lemmas("вышлите", "ru")
