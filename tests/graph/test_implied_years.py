from __future__ import annotations

from typing import Any

import pytest

from graph.extraction.annotation import Annotation, Date
from graph.extraction.times.dates import find_dates
from graph.extraction.times.implied_years import document_dates, with_years
from graph.languages.pack import languages, pack
from tests.graph.test_lexicon import sentence


def years(text: str, language: str) -> list[str]:
    """Return the EDTF strings of the dates of a paragraph of one sentence."""
    (found,) = document_dates([sentence(text, language)])
    return [a.value.edtf for a in found if isinstance(a.value, Date)]


EXAMPLES = [
    (code, example)
    for code in languages()
    for entry in pack(code).table("dates").get("relative", ())
    for example in entry["examples"]
]


@pytest.mark.parametrize(("language", "example"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_times_told_by_another_are_those_beside_the_data(language: str, example: Any) -> None:
    """Each example beside a relative time gives that time after those told before it."""
    text, expected = example
    assert expected in years(text, language)[1:]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It met on 6 July 2000 and voted on 7 August.", "en", ["2000-07-06", "2000-08-07"]),
        ("Он приехал 5 мая 1999 года и уехал 9 мая.", "ru", ["1999-05-05", "1999-05-09"]),
        ("Founded in 2000, it was closed on 7 August.", "en", ["2000", "2000-08-07"]),
        ("It met on 7 August and on 9 September 2001.", "en", ["2001-08-07", "2001-09-09"]),
        ("On 7 August it met after the May 2001 vote.", "en", ["XXXX-08-07", "2001-05"]),
        ("It met on 6 December 2000 and votes on 7 January.", "en", ["2000-12-06", "XXXX-01-07"]),
        ("Since 6 July 2000 it meets every 7 August.", "en", ["2000-07-06/..", "XXXX-08-07"]),
        ("The Seal Act 1987 was law in August of that year.", "en", ["1987-08"]),
        (
            "On 6 July 2000 it left the 1922 pact and met on 7 August.",
            "en",
            ["2000-07-06", "1922", "2000-08-07"],
        ),
        (
            "В мае 2000 года спорили о законе 1922 года, а 8 июня вышли.",
            "ru",
            ["2000-05", "1922", "2000-06-08"],
        ),
        ("Under the Harbour Act of 1994, a fee was set on 5 June.", "en", ["1994", "XXXX-06-05"]),
        ("The Riga Accord of 1994 was signed on 5 June.", "en", ["1994", "1994-06-05"]),
        (
            "On 1 April 2011 they replaced the Harbour Act of 1994, and on 15 September met.",
            "en",
            ["2011-04-01", "1994", "2011-09-15"],
        ),
        (
            "2000 жылғы 6 шілдеде елді 1990 жылдан бері билеген ол кетіп, 7 тамызда оралды.",
            "kk",
            ["2000-07-06", "1990/..", "2000-08-07"],
        ),
    ],
)
def test_a_day_takes_the_year_that_its_text_has_just_told(
    text: str, language: str, expected: list[str]
) -> None:
    """A day takes the year told beside it unless it recurs or may be of the next year.

    A year that only looks back gives no day its own.
    """
    assert years(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Мост планируется открыть в 2031 году, а в июне мэр сложил полномочия.",
            ["2031"],
        ),
        ("В мае мэр сказал, что мост обещают достроить к 2031 году.", ["2031"]),
        (
            "Совет намерен собраться до конца 2031 года, а 5 мая он выбрал главу.",
            ["2031", "XXXX-05-05"],
        ),
        ("Мост открыли в 2031 году, а в июне мэр сложил полномочия.", ["2031", "2031-06"]),
    ],
)
def test_a_year_looked_ahead_to_is_no_day_s(text: str, expected: list[str]) -> None:
    """A day without a year does not take the year of a plan."""
    assert years(text, "ru") == expected


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        (
            ("Её открыли в мае 2030 года.", "В начале этого года спорили, а 9 июня ушли."),
            "ru",
            "XXXX-06-09",
        ),
        (("Её открыли в мае 2030 года.", "В июне ушли."), "ru", "2030-06"),
        (
            ("It opened in May 2030.", "It was sold this year, and on 9 June it closed."),
            "en",
            "XXXX-06-09",
        ),
    ],
)
def test_the_year_of_a_text_without_its_day_is_not_known(
    texts: tuple[str, str], language: str, expected: str
) -> None:
    """Behind "this year" a day does not take the year told before it, where no dateline tells."""
    found = document_dates([sentence(text, language) for text in texts])
    assert [d.edtf for d in found[-1]] == [expected]


def test_a_year_does_not_cross_languages() -> None:
    """A day does not take the year that a passage in another language told last."""
    first = find_dates(sentence("It met on 6 July 2000.", "en"))
    second: tuple[Annotation, ...] = find_dates(sentence("Он уехал 7 августа.", "ru"))
    assert [a.value for a in with_years([*first, *second])][-1] == Date("XXXX-08-07")


def test_what_no_time_was_told_for_is_no_date() -> None:
    """ "The same year" is no date where the text has told none."""
    assert years("It split in the same year.", "en") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It met in May 1998 and split about six years later.", "en"),
        ("It met in May 1998 and split two years before the war.", "en"),
        ("Он был избран в 1998 году, спустя два года после того, как ушёл.", "ru"),
        ("Ол 1998 жылы кетті, соғыстан екі жыл бұрын сайланған еді.", "kk"),
        ("Ол 1998 жылы сайланып, жиырма бес жылдан кейін кетті.", "kk"),
    ],
)
def test_a_time_told_by_something_else_is_not_told_by_the_last_one(
    text: str, language: str
) -> None:
    """Years counted from what is named beside them, or only about, are no date."""
    assert years(text, language) in (["1998"], ["1998-05"])


def test_a_span_that_begins_later_moves_the_story_on() -> None:
    """A day is of the year since which something lasts, if that is later than the last one told."""
    assert years(
        "It met on 3 May 1990, talks ran since April 1991, it split on 20 August.", "en"
    ) == [
        "1990-05-03",
        "1991-04/..",
        "1991-08-20",
    ]
