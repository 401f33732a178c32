"""Figures: what is counted, how many, when and of whom."""

from __future__ import annotations

from typing import Any

import pytest

from graph.extraction.annotation import Annotation, Name
from graph.extraction.figures.figures import find_figures
from graph.extraction.times.dates import find_dates
from graph.languages.pack import languages, pack
from graph.reading.document import Document
from graph.reading.sentence import Paragraph, Role, Sentence
from graph.reading.views import View


def _sentence(text: str, language: str, role: Role = "prose") -> Sentence:
    document = Document("0" * 16, text, (language,), "0" * 64, "test.txt")
    view = View(text, tuple(range(len(text))))
    return Sentence(document, 0, Paragraph(document, 0, language, role, view), 0, view)


def _name(sentence: Sentence, words: str, cls: str) -> Annotation:
    start = sentence.text.index(words)
    return Annotation.of(sentence, start, start + len(words), "name", Name(cls, words))


EXAMPLES = [
    (code, example)
    for code in languages()
    for table in ("units", "labels")
    for example in pack(code).table(table).get("example", ())
]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_examples_of_the_pack(language: str, example: dict[str, Any]) -> None:
    """Each example sentence gives the figures that stand beside it, in order."""
    sentence = _sentence(example["text"], language)
    found = find_figures(sentence, find_dates(sentence), ())
    assert [[f.what, f.written] for f in found] == example["figures"]


def test_a_figure_has_its_time_and_its_body() -> None:
    """The date and the body of the sentence belong to its figure; the quote holds the number."""
    sentence = _sentence("Since 2007 the Senate of Chile has 50 members.", "en")
    names = (_name(sentence, "Senate of Chile", "ParliamentChamber"),)
    (figure,) = find_figures(sentence, find_dates(sentence), names)
    assert (figure.as_of, figure.of_whom) == ("2007/..", names[0])
    assert figure.evidence.quote == "50 members"
    assert figure.unit == "members"


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("90 schools and 300 clubs of 18 towns exist in Chile.", "en", "Chile"),
        ("90 школ и 300 клубов действуют в Чили.", "ru", "Чили"),
    ],
)
def test_figures_of_one_clause_share_their_country(text: str, language: str, country: str) -> None:
    """All that is counted in a subject is of the country in which its verb places it."""
    sentence = _sentence(text, language)
    name = _name(sentence, country, "Country")
    figures = find_figures(sentence, (), (name,))
    assert len(figures) > 1
    assert {figure.of_whom for figure in figures} == {name}


@pytest.mark.parametrize(
    ("text", "of_whom"),
    [("Kenya is home to over 40 peoples.", "Kenya"), ("Kenya voted for over 40 posts.", None)],
)
def test_a_figure_is_of_the_country_that_is_home_to_it(text: str, of_whom: str | None) -> None:
    """A home has those who live there; another noun behind a preposition is not the country's."""
    sentence = _sentence(text, "en")
    name = _name(sentence, "Kenya", "Country")
    (figure,) = find_figures(sentence, (), (name,))
    assert (figure.of_whom and figure.of_whom.text) == of_whom


def test_people_are_not_what_a_figure_is_of() -> None:
    """A person who names a figure is not whom it is of."""
    sentence = _sentence("Michelle Bachelet counted 50 members.", "en")
    names = (_name(sentence, "Michelle Bachelet", "Person"),)
    assert find_figures(sentence, (), names)[0].of_whom is None


def test_references_hold_no_figures() -> None:
    """The numbers of a reference list are volumes and pages."""
    assert not find_figures(_sentence("Oslo: 218 pages and 3 maps.", "en", "reference"), (), ())


def test_a_part_is_told_from_the_whole() -> None:
    """Sixty of the 130 groups do not disagree with the 130."""
    sentence = _sentence("More than 60 of the 130 ethnic groups live in towns.", "en")
    assert [f.is_part for f in find_figures(sentence, (), ())] == [True, False]


def test_a_date_of_another_clause_is_not_the_figures() -> None:
    """What a later clause dates, the figure before it is not dated by."""
    sentence = _sentence("A body uniting 130 clubs, it was created in 1995.", "en")
    (figure,) = find_figures(sentence, find_dates(sentence), ())
    assert figure.as_of == ""


def test_an_age_is_the_age_of_whom_it_names() -> None:
    """Years of a person count nothing: they are an age, of the person named behind them."""
    sentence = _sentence("The 48-year-old mayor Ada Holm spoke.", "en")
    name = _name(sentence, "Ada Holm", "Person")
    (figure,) = find_figures(sentence, (), (name,))
    assert (figure.what, figure.unit, figure.of_whom) == ("age", "year", name)


def test_what_is_counted_and_its_unit_are_in_the_nominative() -> None:
    """A label has no case ending of the sentence; the unit of a share is the sign."""
    sentence = _sentence("В 27 сельских общинах живут 12,5 процента жителей.", "ru")
    found = find_figures(sentence, (), ())
    assert [(f.what, f.unit) for f in found] == [("сельские общины", "общины"), ("жители", "%")]


def test_the_date_beside_what_is_counted_is_the_figures() -> None:
    """A date earlier in the sentence is that of something else."""
    sentence = _sentence("Since 2011 it is in a union, which won six seats in 2015.", "en")
    (figure,) = find_figures(sentence, find_dates(sentence), ())
    assert figure.as_of == "2015"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Senate signed the order for the arrest of 22 officers.", "Senate"),
        ("It has six studios in Chile, Peru and Cuba.", "Chile"),
        ("The Senate must meet within 90 days.", "Senate"),
    ],
)
def test_what_stands_near_a_figure_does_not_have_it(text: str, body: str) -> None:
    """Another noun phrase between them, a list of places and a span of time tie nobody to it."""
    sentence = _sentence(text, "en")
    names = [_name(sentence, n, "Country") for n in (body, "Peru") if n in text]
    assert [f.of_whom for f in find_figures(sentence, (), names)] == [None]


@pytest.mark.parametrize(
    "text",
    ["Рига портында бес кран бар.", "Рига қаласында өткен саммитте алты елдің басшысы болды."],
)
def test_whose_something_is_has_no_figure_of_another(text: str) -> None:
    """A port of a town and a summit held there are what has something, and not the town."""
    sentence = _sentence(text, "kk")
    (figure,) = find_figures(sentence, (), [_name(sentence, "Рига", "Place")])
    assert figure.of_whom is None


def test_a_sum_says_in_what_currency_it_is() -> None:
    """What is counted is no currency: it is a sum, or what the text says that it is."""
    found = find_figures(_sentence("Дали 20 долларов США и кредит в 2 млн евро.", "ru"), (), ())
    assert [(f.what, f.unit, f.is_amount) for f in found] == [
        ("сумма", "доллары США", True),
        ("кредит", "евро", True),
    ]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Oslo: Ada Holm won 53 per cent of the vote.", ["Ada Holm"]),
        ("Oslo: other candidates had 11 seats.", [None]),
        ("The Greens took 26 of the 35 seats.", ["Greens", None]),
        ("The Greens won 26 out of 35 seats in the Senate.", ["Greens", "Senate"]),
        ("A list led by Ada Holm won 11 seats in the Senate.", [None]),
        ("The 40-seat Senate met.", ["Senate"]),
        ("The Senate said 40 schools had closed.", [None]),
    ],
)
def test_a_figure_is_of_who_has_it(text: str, owners: list[str | None]) -> None:
    """A figure is of who got or has it, not of where that is or who tells it."""
    sentence = _sentence(text, "en")
    known = {
        "Oslo": "Country",
        "Ada Holm": "Person",
        "Greens": "Organisation",
        "Senate": "Parliament",
    }
    names = tuple(_name(sentence, words, cls) for words, cls in known.items() if words in text)
    figures = find_figures(sentence, (), names)
    assert [f.of_whom and f.of_whom.text for f in figures] == owners


def test_a_figure_has_the_date_of_its_own_clause() -> None:
    """A figure takes no date of another clause, and an age none that tells since when."""
    text = "In 2012, 92% of claims were met while in 2011, 81% were met."
    sentence = _sentence(text, "en")
    assert [f.as_of for f in find_figures(sentence, find_dates(sentence), ())] == ["2012", "2011"]
    sentence = _sentence("The 53-year-old Ada Holm had led it since 2016.", "en")
    assert [f.as_of for f in find_figures(sentence, find_dates(sentence), ())] == [""]


def test_a_figure_is_of_the_item_of_its_list() -> None:
    """A number of a list is of whom its item names, never of an item before it."""
    text = "Альянс дал 40 голосов, Союз – 12, «Путь» – 9."
    sentence = _sentence(text, "ru")
    names = [_name(sentence, n, "PoliticalParty") for n in ("Альянс", "Союз")]
    figures = find_figures(sentence, (), names)
    assert [f.of_whom and f.of_whom.text for f in figures] == ["Альянс", "Союз", None]


@pytest.mark.parametrize(
    "text",
    [
        "По данным агентства Дельта, закон поддержали 70 сенаторов.",
        "Дельта сообщила, что закон поддержали 70 сенаторов.",
    ],
)
def test_a_figure_is_not_of_who_reports_it(text: str) -> None:
    """An agency that a figure is told by does not have what it counts."""
    sentence = _sentence(text, "ru")
    names = [_name(sentence, "Дельта", "Company")]
    assert [f.of_whom for f in find_figures(sentence, (), names)] == [None]
