from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extraction.annotation import Annotation, Name
from graph.extraction.statements.quotations import StatementMention, find_statements
from graph.languages.morphology import nominative
from graph.languages.pack import languages, pack
from graph.reading.files import document_of
from graph.reading.segmentation import sentences

EXAMPLES = [
    pytest.param(code, example, id=f"{code}-{number}")
    for code in languages()
    for number, example in enumerate(pack(code).table("speech").get("examples", ()))
]


def statements(text: str, *persons: str, bodies: Iterable[str] = ()) -> list[StatementMention]:
    """Return the statements of a text whose persons and bodies are marked by hand."""
    found = sentences(document_of(text, "a.txt"))
    named = [(name, "Person") for name in persons] + [(name, "Organisation") for name in bodies]
    names = [
        tuple(
            Annotation.of(
                sentence,
                sentence.text.index(name),
                sentence.text.index(name) + len(name),
                "name",
                Name(cls, nominative(name, sentence.language)),
            )
            for name, cls in named
            if name in sentence.text
        )
        for sentence in found
    ]
    return list(find_statements(found, names))


def said(text: str, *persons: str, bodies: Iterable[str] = ()) -> list[list[str]]:
    """Return what is said and by whom ('' for nobody)."""
    return [
        [s.text, s.speaker.text if s.speaker else ""]
        for s in statements(text, *persons, bodies=bodies)
    ]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_examples_of_speech(code: str, example: dict[str, Any]) -> None:
    """The examples beside the verbs of speech give the statements and speakers that they name."""
    bodies = example.get("bodies", ())
    assert said(example["text"], *example["persons"], bodies=bodies) == example["statements"]


def test_evidence_is_the_quoted_words() -> None:
    """The evidence holds the words without their marks, and the verb that hands them over."""
    text = "Anna Berg said: “The court must stay\nopen to all of us.”\n"
    (statement,) = statements(text, "Anna Berg")
    assert statement.evidence.quote == "The court must stay\nopen to all of us"
    assert statement.verb is not None
    assert statement.verb.quote == "said"


def test_quotation_in_a_paragraph_of_its_own() -> None:
    """A paragraph that ends in a colon hands over the quotation that the next begins with."""
    text = "Anna Berg told the press:\n\n“The court must stay open to all of us.”\n"
    assert said(text, "Anna Berg") == [["The court must stay open to all of us", "Anna Berg"]]


@pytest.mark.parametrize("lead", ["Анна Берг\nмэр Риги", "Анна Берг, мэр Риги:\n"])
def test_a_name_with_a_post_above_a_quotation_says_it(lead: str) -> None:
    """A paragraph of a name and a post alone presents who says the quotation under it."""
    words = "Мы построим новую школу в центре города"
    assert said(f"{lead}\n«{words}».", "Анна Берг") == [[words, "Анна Берг"]]


def test_quotation_that_runs_on_keeps_its_speaker() -> None:
    """A quotation that goes on in the next paragraph is said by the same person."""
    text = (
        "Anna Berg said: “The court of the union must be open to all.\n\n"
        "It must be fair to every citizen of it”.\n"
    )
    assert [speaker for _, speaker in said(text, "Anna Berg")] == ["Anna Berg"] * 2


def test_person_of_a_phrase_before_the_subject_is_no_speaker() -> None:
    """A person whom another subject parts from the verb has not spoken."""
    text = "On the advice of Anna Berg, the report and many experts now confirm that it works well."
    assert said(text, "Anna Berg") == []


def test_speaker_goes_on_in_the_next_quotation() -> None:
    """“…,” X said. “…” are two statements of one speaker."""
    text = (
        "“The court must stay open,” said Anna Berg. “It must be fair to all the people of Oslo.”"
    )
    assert [speaker for _, speaker in said(text, "Anna Berg")] == ["Anna Berg"] * 2


def test_addressee_is_no_speaker() -> None:
    """Whom the words are said to has not said them."""
    text = "A clerk told Anna Berg: “The doors of the court are closed for today.”"
    assert said(text, "Anna Berg") == [["The doors of the court are closed for today", ""]]


def test_two_persons_before_leave_the_speaker_open() -> None:
    """A pronoun after two persons takes up neither."""
    text = "Anna Berg met Luis Ortega. “Our rivers belong to all of us,” he said."
    assert said(text, "Anna Berg", "Luis Ortega") == [["Our rivers belong to all of us", ""]]


def test_person_of_the_title_speaks() -> None:
    """A pronoun that nothing in the paragraph explains takes up the person of the title."""
    text = "Speech by Anna Berg\n\nThe hall was full. “Our rivers belong to all of us,” she said.\n"
    assert said(text, "Anna Berg") == [["Our rivers belong to all of us", "Anna Berg"]]


def test_list_after_a_verb_of_speech() -> None:
    """Each item of a list that a verb of speech opens is a statement."""
    text = (
        "The delegates declared the following: to keep the border open for trade; to share the "
        "water of the river; to meet again in a year."
    )
    assert [words for words, _ in said(text)] == [
        "to keep the border open for trade",
        "to share the water of the river",
        "to meet again in a year",
    ]


@settings(max_examples=100)
@given(st.text(alphabet="Ab said: «»“”\"'.,;!?that он сказал, что деп айтты\n-–", max_size=200))
def test_statements_stand_in_the_text(text: str) -> None:
    """Whatever the text, each statement has words, and its evidence shows them."""
    for statement in statements(text):
        assert statement.text.strip()
        assert statement.evidence.start < statement.evidence.end
