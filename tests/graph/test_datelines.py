from __future__ import annotations

import pytest

from graph.extraction.annotation import Act, Date, Event
from graph.extraction.extract import annotate
from graph.reading.files import document_of


def values(text: str, kind: str) -> list[object]:
    """Return the values of one kind of annotation in a document, in order."""
    read = annotate(document_of(text, "made.txt"))
    return [a.value for sentence in read for a in sentence.annotations if a.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote\n\n5 May 2012\n\nThe Senate today passed the law.", "2012-05-05"),
        ("The vote\n\n5 May 2012\n\nThe Senate passed the law on Thursday.", "2012-05-03"),
        ("The vote\n\n5 May 2012\n\nThe Senate passed the law last year.", "2011"),
        ("The vote\n\n5 May 2012\n\nOn 3 March this year it sat.", "2012-03-03"),
        ("The vote\n\n5 May 2012\n\nAfter the 2011 election it sat on 3 May.", "2012-05-03"),
        ("Выборы\n\n5 мая 2012 года\n\nСенат распустили 3 марта прошлого года.", "2011-03-03"),
    ],
)
def test_today_is_the_day_of_the_dateline(text: str, expected: str) -> None:
    """Times seen from the day of the text are dates where it has a dateline."""
    assert Date(expected) in values(text, "date")


def test_a_paragraph_under_a_dateline_begins_with_its_year() -> None:
    """An earlier year of the paragraph before is not that of a day told after it."""
    text = (
        "The vote\n\n5 May 2012\n\nThe Senate met as it had met in June 1999.\n\n"
        "On 9 March it voted on the law."
    )
    assert Date("2012-03-09") in values(text, "date")


def test_a_bare_year_is_no_background_to_another_paragraph() -> None:
    """A day does not take a year that only a paragraph before it has told in passing."""
    text = "Школу открыли в 1994 году портные.\n\nПраздник пройдёт 18 апреля в городском саду."
    assert Date("XXXX-04-18") in values(text, "date")


def test_without_a_dateline_today_is_no_date() -> None:
    """A text that does not say when it was written dates nothing by "today"."""
    assert values("The Senate today passed the law on fisheries.", "date") == []
    born = "5 мая 1898 года родился мастер\n\nВ этом году откроют музей портного дела."
    assert Date("1898") not in values(born, "date")


def test_a_header_over_lines_is_one_act_and_its_adoption() -> None:
    """Kind, date, number and topic on lines of their own make the act of the document."""
    text = (
        "ПОСТАНОВЛЕНИЕ\n\n29 января 2021 г. № 53\n\nО поддержке музеев\n\n"
        "1. Настоящее постановление касается всех музеев страны и их работников."
    )
    acts = [v for v in values(text, "act") if isinstance(v, Act)]
    assert {(a.date, a.number) for a in acts} == {("2021-01-29", "53")}
    events = [v for v in values(text, "event") if isinstance(v, Event)]
    assert [(e.cls, e.date) for e in events] == [("Adoption", "2021-01-29")]


def test_a_header_takes_its_date_from_the_line_with_the_kind_of_act() -> None:
    """A day of registration is not that of the act, and a topic in quotation marks is a topic."""
    text = (
        "Указ Президента Чада\n\n1/14752 (15.01.2014)\n\n«О поддержке музеев»\n\n"
        "Указ Президента Чада от 14 января 2014 г. № 7\n\nМузеи открыты для всех."
    )
    acts = {v for v in values(text, "act") if isinstance(v, Act)}
    assert {(a.date, a.number) for a in acts} == {("2014-01-14", "7")}
    assert "Указ Президента Чада о поддержке музеев" in {a.title for a in acts}


def test_the_entries_of_a_list_are_the_sessions_of_its_lead_in() -> None:
    """Sessions in a list are of the body that the sentence before the list names."""
    text = (
        "The Nordic Council has met twice:\n\nThe first session (March 1995) – “Water for All”;\n\n"
        "The second session (June 1996) – “A Common House”."
    )
    events = [v for v in values(text, "event") if isinstance(v, Event) and v.cls == "Session"]
    assert [(e.name, e.body, e.motto) for e in events] == [
        ("first session of the Nordic Council", "Nordic Council", "Water for All"),
        ("second session of the Nordic Council", "Nordic Council", "A Common House"),
    ]
