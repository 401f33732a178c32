from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extraction.acts.acts import find_acts
from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.extract import extract
from graph.extraction.times.dates import find_dates
from graph.languages.pack import languages, pack
from graph.reading.files import document_of
from tests.graph.test_lexicon import sentence


def acts(text: str, language: str) -> list[Act]:
    """Return the acts that the rules find in a sentence, dates found first."""
    given = sentence(text, language)
    return [a.value for a in find_acts(given, find_dates(given)) if isinstance(a.value, Act)]


EXAMPLES = [(code, e) for code in languages() for e in pack(code).table("acts").get("examples", ())]


@pytest.mark.parametrize(("language", "example"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_examples_of_the_language_data_hold(language: str, example: dict[str, Any]) -> None:
    """Each example beside the rules gives just the acts that it names."""
    found = acts(example["text"], language)
    assert [(a.cls, a.title) for a in found] == [(w["cls"], w["title"]) for w in example["acts"]]
    for act, wanted in zip(found, example["acts"], strict=True):
        assert all(getattr(act, key) == value for key, value in wanted.items())


def test_a_list_of_dated_and_numbered_acts_is_as_many_acts() -> None:
    """Acts that share one head word each have their own date and number."""
    found = acts("Изменён законами Эстонии от 12.05.2003 № 5-З, от 01.06.2004 № 7-З.", "ru")
    assert [(a.date, a.number) for a in found] == [("2003-05-12", "5-З"), ("2004-06-01", "7-З")]


def test_a_date_beside_an_act_is_its_date() -> None:
    """The day in brackets or after a participle belongs to the act before it."""
    assert acts("The Treaty of Trianon (1920) is long.", "en")[0].date == "1920"


def test_a_name_that_a_noun_for_acts_closes_is_that_of_an_act() -> None:
    """What the recogniser takes for a body is an act to its first word if such a noun ends it."""
    given = sentence("They repealed the Federation of Chad Agreement 1957.", "en")
    start = given.text.index("Federation")
    body = Annotation.of(given, start, start + 28, "name", Name("Organisation", "Federation"))
    [found] = find_acts(given, (*find_dates(given), body))
    assert isinstance(found.value, Act)
    assert found.value.title == "Federation of Chad Agreement 1957"


@pytest.mark.parametrize(
    ("text", "adopter"),
    [
        ("Порттар кеңесін тарату туралы қаулы шықты.", ""),
        ("Порттар кеңесінің балық туралы қаулысы шықты.", "Порттар кеңесі"),
    ],
)
def test_what_a_resolution_dissolves_did_not_adopt_it(text: str, adopter: str) -> None:
    """A body in the accusative is what an act is about; one in the genitive is whose it is."""
    given = sentence(text, "kk")
    end = text.index(" ", len("Порттар "))
    body = Annotation.of(given, 0, end, "name", Name("Organisation", "Порттар кеңесі"))
    [found] = find_acts(given, (body,))
    assert isinstance(found.value, Act)
    assert found.value.adopted_by == adopter


def test_a_body_that_gave_an_act_is_no_word_of_its_name() -> None:
    """A body before "in the" ends where the name of the act begins."""
    given = sentence("It was said by the Seal Council in the Harbour Act of 1957.", "en")
    start = given.text.index("Seal")
    body = Annotation.of(given, start, start + 12, "name", Name("Organisation", "Seal Council"))
    [found] = find_acts(given, (*find_dates(given), body))
    assert isinstance(found.value, Act)
    assert found.value.title == "Harbour Act"


def test_the_date_of_an_adoption_is_the_date_of_the_act() -> None:
    """An act takes its date from the verb that adopts it, but not from its entry into force."""
    adopted = acts("The Charter of Riga was adopted in 1998.", "en")
    assert [a.date for a in adopted] == ["1998"]
    assert [a.date for a in acts("The Charter of Riga entered into force in 1999.", "en")] == [""]


@given(st.text(alphabet="Law on the of “” 12№()aА.", max_size=60))
def test_acts_stay_inside_the_sentence(text: str) -> None:
    """No words at all lead to an annotation outside the sentence or to an empty title."""
    for language in languages():
        given_sentence = sentence(text, language)
        for annotation in find_acts(given_sentence, ()):
            assert 0 <= annotation.start < annotation.end <= len(text)
            assert isinstance(annotation.value, Act)
            assert annotation.value.title


def test_a_body_before_the_giver_of_an_act_acts() -> None:
    """A body that stands before a giver in the genitive alone is no part of the act's name."""
    text = "Рига комиссиясы {} 1999 жылғы 5 мамырдағы қаулысымен құрылған."
    for giver in ("Сенаттың", "Үкіметтің", "Латвия Сеймінің"):
        extraction = extract(document_of(text.format(giver), "example.txt"))
        names = {key.name for key in extraction.things if key.cls == "Resolution"}
        assert names == {f"{giver} 1999 жылғы 5 мамырдағы қаулысы"}
        assert [f.property for f in extraction.facts if f.property == "established"]


@pytest.mark.parametrize(
    "text",
    [
        "Рига шарты – Латвия мен Литва арасында 1934 жылы жасалған шарт.",
        "The Riga Treaty is a treaty that Peru signed.",
    ],
)
def test_words_for_what_an_act_is_name_no_other(text: str) -> None:
    """What a sentence says that an act is, is no act of its own."""
    things = extract(document_of(text, "example.txt")).things
    assert len([t for t in things if t.cls == "Treaty"]) == 1
