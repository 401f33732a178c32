"""What Kazakh news and headers of acts leave unsaid: short names, who speaks, what is amended."""

from __future__ import annotations

import pytest

from tests.graph.told import read, told

SESSION = (
    "Рига ауданында Порт лигасының бесінші сессиясы өтті\n\nСессия барысында министр Олег Сичтің "
    "Балтық одағының он екінші форумында берген тапсырмалары талқыланды. Жиында Рига ауданының "
    "әкімі Ян Бек сөз сөйледі.\n"
)
LAW = """«Су көлігі туралы» Қазақстан Республикасының Заңына {} туралы

Қазақстан Республикасының Заңы 2021 жылғы 25 мамыр № 335-VI ҚРЗ.

1-бап. Заң жарияланған күнінен бастап қолданысқа енгізіледі.
"""


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "БПЛ төрағасы Ян Бек келді. Кеше Балтық порттары лигасы жиналды.",
            {"Балтық порттары лигасы"},
        ),
        ("БКЛ төрағасы Ян Бек келді. Кеше Балтық порттары лигасы жиналды.", set()),
    ],
)
def test_an_abbreviation_that_a_bodys_name_spells_is_that_body(text: str, bodies: set[str]) -> None:
    """Nothing has to explain it, but a body with those first letters is named somewhere."""
    assert {fact.object for fact in told(text, "heads")} == bodies


def test_an_abbreviation_is_no_part_of_a_persons_name() -> None:
    """«Ян Бек БПЛ-дан ұсынылды» is of Ян Бек."""
    text = "Чили Президенті Ян Бек БПЛ-дан сайланғандарға келді. Балтық порттары лигасы жиналды."
    assert {fact.subject for fact in told(text, "holdsPost")} == {"Ян Бек"}


def test_a_gathering_is_that_of_the_news_and_not_one_named_by_the_way() -> None:
    """What was done at another gathering does not make a noun mean it."""
    found = {fact.object for fact in told(SESSION, "spokeAt")}
    assert found == {"Порт лигасының бесінші сессиясы"}


@pytest.mark.parametrize(
    ("lead", "speakers"),
    [("Ян Бек, порт директоры:", {"Ян Бек"}), ("Ян Бек, порт директоры", set())],
)
def test_who_is_presented_with_a_colon_says_the_paragraph_below(
    lead: str, speakers: set[str]
) -> None:
    """Words without marks are somebody's only behind a colon."""
    words = "Біз биыл барлық айлақты жөндеп, жаңа кеме алдық."
    text = f"Порттың жылы\n\nКеше порт ашылды.\n\n{lead}\n\n{words}\n"
    assert {fact.object for fact in told(text, "speaker")} == speakers


@pytest.mark.parametrize(
    ("topic", "amended"),
    [("өзгерістер мен толықтырулар енгізу", 1), ("түсініктеме беру", 0)],
)
def test_the_title_of_a_law_tells_which_law_it_amends(topic: str, amended: int) -> None:
    """Day and number may stand behind the noun, and the title in the line above."""
    assert len({fact.object for fact in told(LAW.format(topic), "amended")}) == amended
    assert any(
        f.object.value == "335-VI ҚРЗ"
        for f in read(LAW.format(topic)).facts
        if f.property == "number"
    )


def test_several_are_elected_to_one_post() -> None:
    """«… орынбасарлары болып А мен Б сайланды» gives both the post of one."""
    text = "Порт лигасы төрағасының орынбасарлары болып Ян Бек пен Ада Холм сайланды."
    assert {fact.subject for fact in told(text, "holdsPost")} == {"Ян Бек", "Ада Холм"}


def test_a_surname_before_a_body_is_no_part_of_its_name() -> None:
    """A body's noun that is nobody's stands for itself, beside a surname too."""
    text = "Ян Новак сөйледі. Новак Мәжіліс төрағасы қызметінде қалды."
    assert {fact.object for fact in told(text, "heads")} == {"Мәжіліс"}


def test_those_with_titles_of_their_own_are_no_members_told_before() -> None:
    """Of a list behind "member" those who have other titles are members of nothing."""
    text = (
        "«Теңіз» порт орталығының мүшесі Бек А. Б., «Дала» порт орталығының төрағасы И. И. Холм "
        "және Осло орталығының төрайымы Т. У. Медова келді."
    )
    assert {fact.subject for fact in told(text, "memberOf")} == {"Бек А. Б."}
