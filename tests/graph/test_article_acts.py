"""Articles about an act, in a language whose sentences leave it unsaid."""

from __future__ import annotations

import pytest

from graph.facts import Literal
from tests.graph.told import read, told

DEFINED = "Найроби декларациясы – Африка елдерінің құжаты."


def _dates(text: str, name: str) -> set[str]:
    extraction = read(text, "kk")
    keys = {t.key for t in extraction.things if name in {n.text for n in t.names}}
    told_ = (f.object for f in extraction.facts if f.subject in keys and f.property == "date")
    return {date.value for date in told_ if isinstance(date, Literal)}


def test_who_signed_joined_and_adopted_it() -> None:
    """Sentences without an act tell of the one that the article opens with."""
    text = f"{DEFINED} 1998 ж. 12 мамырда Гана, Мали және Того басшылары қол қойды. Кейін Чад пен"
    facts = told(f"{text} Нигер қосылды.", "signed", "partyTo", language="kk")
    assert {f.ends for f in facts} == {
        *(f"{who} | Найроби декларациясы" for who in ("Гана", "Мали", "Того", "Чад", "Нигер"))
    }


@pytest.mark.parametrize(
    "later",
    [
        "1998 ж. 12 мамырда Гана, Мали және Того басшылары қол қойды.",
        "1998 ж. 12 мамырда Ломе қ-нда қол қойылды.",
        "Ломе қаласында 1998 ж. 12 мамырда қабылданды.",
    ],
)
def test_the_date_of_the_act(later: str) -> None:
    """When it was signed or adopted is its date, and the event is called by it."""
    assert _dates(f"{DEFINED} {later}", "Найроби декларациясы") == {"1998-05-12"}
    events = [t for t in read(f"{DEFINED} {later}", "kk").things if t.key.startswith("event")]
    assert all(event.name.startswith("Найроби декларациясы") for event in events)


@pytest.mark.parametrize(
    "later",
    [
        "1998 ж. жаңа мүшелер қабылданды.",
        "1998 ж. 12 мамырда Гана мен Мали хатқа қол қойды.",
        "Ломе шарты 1996 ж. жасалды. 1998 ж. 12 мамырда қол қойылды.",
        "Декларацияның ережелері 1998 ж. бекітілді.",
    ],
)
def test_what_has_an_object_or_subject_of_its_own_is_not_of_it(later: str) -> None:
    """Neither who was admitted, nor a letter, nor another act's date is of the article's act."""
    assert _dates(f"{DEFINED} {later}", "Найроби декларациясы") == set()
    assert not [f for f in told(f"{DEFINED} {later}", "signed", language="kk") if "Гана" in f.ends]
