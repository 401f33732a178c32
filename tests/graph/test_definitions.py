"""What a text says that a thing is: the noun of a definition is the thing itself."""

from __future__ import annotations

import pytest

from tests.graph.told import read, told

DEFINED = [
    (
        "en",
        "The Arica Treaty is an agreement signed by Norway, Peru and Latvia on 3 May 1985.",
        "signed",
        {"Norway | Arica Treaty", "Peru | Arica Treaty", "Latvia | Arica Treaty"},
    ),
    (
        "en",
        "The Arica Conference, a meeting attended by Norway and Latvia, closed on 3 May 1985.",
        "participatedIn",
        {"Norway | Arica Conference", "Latvia | Arica Conference"},
    ),
    (
        "ru",
        "Лига портов — международная организация, в которую входят Норвегия, Латвия и Польша.",
        "memberOf",
        {"Норвегия | Лига портов", "Латвия | Лига портов", "Польша | Лига портов"},
    ),
    (
        "ru",
        "Арикский договор был соглашением, которое подписали Норвегия и Латвия.",
        "signed",
        {"Норвегия | Арикский договор", "Латвия | Арикский договор"},
    ),
    (
        "kk",
        "Арика шарты — 1985 жылы 3 мамырда Норвегия, Латвия және Польша қабылдаған құжат.",
        "adopted",
        {"Норвегия | Арика шарты", "Латвия | Арика шарты", "Польша | Арика шарты"},
    ),
    (
        "kk",
        "Арика конференциясы – 1985 жылы Норвегия мен Латвия қатысқан халықаралық конференция.",
        "participatedIn",
        {"Норвегия | Арика конференциясы", "Латвия | Арика конференциясы"},
    ),
]


@pytest.mark.parametrize(("language", "text", "prop", "expected"), DEFINED)
def test_what_is_told_of_the_noun_is_told_of_the_thing(
    language: str, text: str, prop: str, expected: set[str]
) -> None:
    """What a definition tells of its noun is told of the thing that it defines."""
    assert {t.ends for t in told(text, prop, language=language)} == expected


APART = [
    ("The Lake Council is a Ministry of Health body.", {"Lake Council", "Ministry of Health"}),
    ("The Lake Bureau became the Lake Ministry in 1990.", {"Lake Bureau", "Lake Ministry"}),
    ("The Arica Treaty is a part of the Oslo Agreement.", {"Arica Treaty", "Oslo Agreement"}),
]


@pytest.mark.parametrize(("text", "names"), APART)
def test_what_a_thing_becomes_or_is_of_is_another(text: str, names: set[str]) -> None:
    """What something becomes, what it is a part of, and whose it is are other things."""
    assert names <= {thing.name for thing in read(text, "en").things}


JOINED = [
    (
        "Совет Европы основан в 1949 году. Акты о присоединении Норвегии (1950) и Мальты (1965) "
        "опубликованы.",
        "Норвегия | Совет Европы",
    ),
    (
        "The Council of Europe was founded in 1949. The treaty on the accession of Norway was "
        "signed.",
        "Norway | Council of Europe",
    ),
]


@pytest.mark.parametrize(("text", "joining"), JOINED)
def test_who_joins_joins_the_union_that_a_text_is_about(text: str, joining: str) -> None:
    """Where a text does not say what a state joins, it is the union that the text is about."""
    assert joining in {t.ends for t in told(text, "memberOf")}


def test_who_joins_a_treaty_joins_no_union() -> None:
    """Where a text says what a state joins, it is that alone."""
    text = "Совет Европы основан в 1949 году. Присоединение Норвегии к Арикскому договору долго."
    assert not told(text, "memberOf")
