"""Titles without a name that mean somebody whose post was named before."""

import pytest

from tests.graph.told import told


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Министр финансов Перу Анна Орлова прибыла в Осло. "
            "Министр раскритиковала Союз пекарей Риги.",
            "Анна Орлова | Союз пекарей Риги",
        ),
        (
            "Премьер-министр Перу Анна Орлова прибыла в Осло. Премьера раскритиковал Ян Новак.",
            "Ян Новак | Анна Орлова",
        ),
        (
            "Министр финансов Перу Анна Орлова ждала. Министр торговли Перу Ян Новак уехал вчера. "
            "Его ждали. Никто не пришёл. В пятницу министр финансов Анна Орлова прибыла в Осло. "
            "Министр раскритиковала Союз пекарей Риги.",
            "Анна Орлова | Союз пекарей Риги",
        ),
        (
            "Finance Minister Ada Holm of Kenya came. The minister criticised the Bakers Union.",
            "Ada Holm | Bakers Union",
        ),
        (
            "Руководитель Агентства рек (АР) Анна Орлова прибыла. Вчера глава АР раскритиковала "
            "Союз пекарей Риги.",
            "Анна Орлова | Союз пекарей Риги",
        ),
    ],
)
def test_a_title_alone_is_of_whoever_was_named_with_it(text: str, fact: str) -> None:
    """A shortened title means who was named with the whole one, or the last of several."""
    assert fact in [said.ends for said in told(text, "criticised")]


@pytest.mark.parametrize(
    "text",
    [
        "Министр финансов Перу Анна Орлова и министр торговли Ян Новак прибыли в Осло. "
        "Министр раскритиковала Союз пекарей Риги.",
        "Министр финансов Перу Анна Орлова прибыла. Новый министр раскритиковал Союз пекарей Риги.",
        "Министр раскритиковал Союз пекарей Риги. Министр финансов Перу Анна Орлова прибыла.",
        "Prime Minister Ada Holm of Kenya came. The minister criticised the Bakers Union.",
        "Руководитель Агентства рек (АР) Анна Орлова прибыла. Глава Союза плотников "
        "раскритиковал Союз пекарей Риги.",
        "Finance Minister Ada Holm of Kenya came. A minister criticised the Bakers Union.",
        "President Ada Holm of Kenya came. The heads of state criticised the Bakers Union.",
    ],
)
def test_a_title_is_nobodys_where_it_may_be_anothers(text: str) -> None:
    """One of two ministers, a new one, one not named yet or of another rank is nobody known."""
    assert told(text, "criticised") == []


@pytest.mark.parametrize(
    "text",
    [
        "Премьер-министр Перу Анна Орлова прибыла в Осло. "
        "По словам премьера, закон о лесах вступит в силу в мае.",
        "Премьер-министр Перу Анна Орлова прибыла в Осло. "
        "«Закон о лесах вступит в силу уже в мае», — заявила премьер.",
    ],
)
def test_who_speaks_is_told_by_a_title(text: str) -> None:
    """What a title alone is said to have stated is a statement of its holder."""
    assert [fact.object for fact in told(text, "speaker")] == ["Анна Орлова"]


def test_whose_words_the_wife_of_a_titled_person_says_are_not_his() -> None:
    """A title in the genitive speaks only behind a phrase that says so."""
    text = (
        "Премьер-министр Перу Ян Новак прибыл в Осло. "
        "«Закон о лесах вступит в силу уже в мае», — заявила жена премьера."
    )
    assert told(text, "speaker") == []
