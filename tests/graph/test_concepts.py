"""What figures count and what posts are called, in every language."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from graph.resolution.concepts import counted, is_of_country, post_key, title_countries, title_key

TABLE = tomllib.loads((files("graph.languages") / "concepts.toml").read_text(encoding="utf-8"))
COUNTED = [
    (concept, language, example)
    for concept, entry in TABLE["counted"].items()
    for language, example in entry["example"].items()
]
TITLES = [
    (concept, language, example)
    for concept, entry in TABLE["titles"].items()
    for language, example in entry["example"].items()
]


@pytest.mark.parametrize(("concept", "language", "example"), COUNTED)
def test_counted_examples(concept: str, language: str, example: str) -> None:
    """The example beside each concept counts it: some words at its end mean the concept."""
    words = example.split()
    ends = {counted(" ".join(words[at:]), language) for at in range(len(words))}
    assert concept in ends


@pytest.mark.parametrize(("concept", "language", "example"), TITLES)
def test_title_examples(concept: str, language: str, example: str) -> None:
    """The example beside each title has the concept as its key."""
    assert post_key(example, language) == concept or title_key(example, language) == concept


@pytest.mark.parametrize(
    ("what", "language"),
    [
        ("other ethnic groups", "en"),
        ("groups", "en"),
        ("national schools", "en"),
        ("союзных республик", "ru"),
        ("ethnic groups", "fr"),
        ("", "en"),
    ],
)
def test_other_things_are_no_concept(what: str, language: str) -> None:
    """A phrase with more or other words than the concept's counts something else."""
    assert counted(what, language) == ""


def test_what_a_country_has() -> None:
    """Inhabitants are a country's; members are their body's."""
    assert is_of_country("population")
    assert not is_of_country("members")
    assert not is_of_country("")


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("President of Norway", "en"),
        ("Norway’s First President", "en"),
        ("former President", "en"),
        ("Президент Республики Казахстан", "ru"),
        ("Первый Президент", "ru"),
        ("Тұңғыш Президент", "kk"),
        ("Мемлекет басшысы", "kk"),
    ],
)
def test_heads_of_state_are_one_title(title: str, language: str) -> None:
    """Country, ordinal and "former" do not make another title of a head of state."""
    assert title_key(title, language) == "head-of-state"


def test_titles_that_differ() -> None:
    """A deputy minister is no minister, and the second secretary not the first."""
    assert title_key("Deputy Minister", "en") != title_key("Minister", "en")
    assert post_key("Second Secretary", "en") != post_key("First Secretary", "en")
    assert title_countries("King of Norway", "en") == ("NO",)
