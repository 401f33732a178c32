"""Parties of treaties, topics and the act that a document is: from texts written for the test."""

from __future__ import annotations

import pytest

from graph.facts import Literal
from tests.graph.told import read, told


def _stated(text: str, language: str, prop: str) -> set[tuple[str, str]]:
    return {(fact.subject, fact.object) for fact in told(text, prop, language=language)}


def test_between() -> None:
    """The states between whom a treaty is are parties to it."""
    text = "The Treaty of Friendship between Chile and Peru was published in May 1999."
    assert {s for s, _ in _stated(text, "en", "partyTo")} == {"Chile", "Peru"}


MEETINGS = (
    ("en", "In May 2001 a meeting of the foreign ministers of Ghana, Togo and Benin was held."),
    ("ru", "В мае 2001 года прошло совещание министров иностранных дел Ганы, Того и Бенина."),
    ("kk", "Аккрада Гана, Того және Бенин мемлекет басшыларының кездесуі өтті."),
)


@pytest.mark.parametrize(("language", "text"), MEETINGS)
def test_states_take_part_in_the_meeting_of_their_leaders(language: str, text: str) -> None:
    """A meeting that is called that of some states' leaders has all of those states in it."""
    assert len({s for s, _ in _stated(text, language, "participatedIn")}) == 3


NAMED_MEETINGS = [
    (
        "12 июня 1987 года прошла встреча министров обороны Чили, Перу и Боливии.",
        {"Чили", "Перу", "Боливия"},
    ),
    ("Переговоры между Чили и Перу начались в мае 1987 года.", {"Чили", "Перу"}),
    ("Переговоры Чили с Перу начались в мае 1987 года.", {"Чили", "Перу"}),
    ("Конференция Лиги портов о Чили открылась в мае 1987 года.", set()),
]


@pytest.mark.parametrize(("text", "expected"), NAMED_MEETINGS)
def test_whom_a_meeting_names_took_part(text: str, expected: set[str]) -> None:
    """Those between whom, or between whose ministers, a meeting is by its name were there."""
    assert {s for s, _ in _stated(text, "ru", "participatedIn")} == expected


TREATIES = {
    "en": (
        "AGREEMENT ON LAKES\n\nThe Government of Norway and the Government of Chile, hereinafter "
        "referred to as the Parties, have agreed as follows:\n\nArticle 1\n\nThe lakes are shared."
        "\n\nDone at Oslo on 3 May 1990.\n\nFor the Government of Norway: Jan Berg\n\n"
        "For the Government of Chile: Ana Rojas",
        {"Government of Norway", "Government of Chile"},
    ),
    "ru": (
        "СОГЛАШЕНИЕ ОБ ОЗЁРАХ\n\nПравительство Республики Чили и Правительство Королевства "
        "Норвегия, именуемые в дальнейшем Сторонами, согласились о нижеследующем:\n\nСтатья 1\n\n"
        "Озёра общие.\n\nЗа Правительство Республики Чили\n\nЗа Правительство Королевства Норвегия",
        {"Правительство Республики Чили", "Правительство Королевства Норвегия"},
    ),
    "kk": (
        "КӨЛДЕР ТУРАЛЫ КЕЛІСІМ\n\nБұдан әрі Тараптар деп аталатын Норвегия Корольдігінің Үкіметі "
        "мен Чили Республикасының Үкіметі төмендегілер туралы келісті:\n\n1-бап\n\nКөлдер ортақ."
        "\n\nНорвегия Корольдігінің Үкіметі үшін\n\nЧили Республикасының Үкіметі үшін",
        {"Норвегия Корольдігінің Үкіметі", "Чили Республикасының Үкіметі"},
    ),
}


@pytest.mark.parametrize("language", [*TREATIES])
def test_a_preamble_names_the_parties(language: str) -> None:
    """Whom a treaty's preamble calls the Parties are its parties; for whom it is signed signed."""
    text, parties = TREATIES[language]
    assert {s for s, _ in _stated(text, language, "partyTo")} == parties
    assert parties <= {s for s, _ in _stated(text, language, "signed")}


def test_a_text_that_is_no_treaty_has_no_parties() -> None:
    """Where no treaty is named above, those called the parties are party to nothing."""
    text = "The hearing\n\nNorway and Chile, hereinafter the Parties, were heard in May."
    assert not _stated(text, "en", "partyTo")


@pytest.mark.parametrize(("told", "signed"), [("was signed", True), ("was published", False)])
def test_a_signed_treaty_is_signed_by_its_parties(told: str, signed: bool) -> None:
    """Those between whom a treaty is signed it where the text says that it was signed."""
    text = f"The Treaty of Friendship between Chile and Peru {told} in May 1999."
    assert bool(_stated(text, "en", "signed")) == signed


def test_a_party_adopted_nothing() -> None:
    """A state that ratifies a treaty becomes its party, and is not said to have adopted it."""
    text = "The ratification of the Aarhus Convention by Norway took a year."
    assert {s for s, _ in _stated(text, "en", "partyTo")} == {"Norway"}
    assert not _stated(text, "en", "adopted")


def test_a_parliament_adopts_at_its_session() -> None:
    """What is adopted at the session of a parliament is adopted by the parliament."""
    text = "Основной закон Эстонии был принят на XII сессии Верховного Совета Эстонии."
    assert "Верховный Совет Эстонии" in {s for s, _ in _stated(text, "ru", "adopted")}


@pytest.mark.parametrize("subject", ["He", "In 1998 he"])
def test_a_pronoun_means_whom_the_text_is_about(subject: str) -> None:
    """In a text about one person "he" is that person."""
    text = (
        "Lars Holm is a lawyer from Norway. Lars Holm met Ivan Petrov in 1990. "
        f"{subject} founded the League of Northern Teachers."
    )
    assert {s for s, _ in _stated(text, "en", "founded")} == {"Lars Holm"}


DECLARATIONS = {
    "en": (
        "Arica Declaration\n\nThe independent states – the Republic of Chile, the Republic of Peru "
        "and the Argentine Republic,\nrecalling the Charter of the Organization of American "
        "States,\ndeclare as follows:\n\nThe lakes are shared.\n\nDone at Arica on 3 May 1990 "
        "in three copies.\n\nFor the Republic of Chile: Jan Berg",
        {"Republic of Chile", "Republic of Peru", "Argentine Republic"},
    ),
    "ru": (
        "Арикская декларация\n\nНезависимые государства – Республика Чили, Республика Перу и "
        "Аргентинская Республика,\nнапоминая об Уставе Организации американских государств,\n"
        "ЗАЯВЛЯЮТ О НИЖЕСЛЕДУЮЩЕМ:\n\nОзёра общие.\n\nСовершено в городе Арике 3 мая 1990 года.\n\n"
        "За Республику Чили Ян Берг",
        {"Республика Чили", "Республика Перу", "Аргентинская Республика"},
    ),
    "kk": (
        "Арика декларациясы\n\nБіз, Чили Республикасының, Перу Республикасының және Аргентина "
        "Республикасының мемлекет басшылары, төмендегілерді мәлімдейміз:\n\nКөлдер ортақ.\n\n"
        "Арика қаласында 1990 жылғы 3 мамырда үш дана болып жасалды.\n\n"
        "Чили Республикасы үшін Ян Берг",
        {"Чили Республикасы", "Перу Республикасы", "Аргентина Республикасы"},
    ),
}


@pytest.mark.parametrize("language", [*DECLARATIONS])
def test_states_that_declare_sign_their_declaration(language: str) -> None:
    """Of a joint declaration's text those who declare signed it, on the day when it was done."""
    text, states = DECLARATIONS[language]
    signers = {s for s, _ in _stated(text, language, "signed")}
    assert states <= signers
    assert signers - states in ({"Jan Berg"}, {"Ян Берг"})
    dates = {f.object.value for f in read(text, language).facts if isinstance(f.object, Literal)}
    assert "1990-05-03" in dates


def test_a_declaration_that_nobody_signs_is_issued() -> None:
    """Where no end says that it was signed, those who declare issued their declaration."""
    text = "Arica Declaration\n\nChile and Peru declare as follows:\n\nThe lakes are shared."
    assert {s for s, _ in _stated(text, "en", "issued")} == {"Chile", "Peru"}
    assert not _stated(text, "en", "signed")
