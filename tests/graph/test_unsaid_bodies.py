"""Bodies that posts leave unsaid, in texts about one body."""

import pytest

from graph.extraction.extract import extract
from graph.extraction.posts.post_nouns import posts_of
from graph.reading.files import document_of
from ontology.vocabulary import classes
from tests.graph.told import told


def led(text: str) -> list[str]:
    """Return who heads what as a text states it, as ``person | body``."""
    return stated(text, "heads")


def stated(text: str, property: str) -> list[str]:
    """Return what a text states of a property, as ``subject | object``."""
    return sorted(fact.ends for fact in told(text, property))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "The Ministry of Fisheries was formed in 1962. The first minister was Maria Jansen.",
            "Maria Jansen | Ministry of Fisheries",
        ),
        (
            "Министерство рыбного хозяйства создано в 1962 году. "
            "Первым министром стала Анна Орлова.",
            "Анна Орлова | Министерство рыбного хозяйства",
        ),
        (
            "Балық шаруашылығы министрлігі 1962 жылы құрылды. Бірінші министр Ерлан Сапаров болды.",
            "Ерлан Сапаров | Балық шаруашылығы министрлігі",
        ),
    ],
)
def test_a_text_about_a_body_need_not_repeat_its_name(text: str, fact: str) -> None:
    """In a text that opens with a ministry, the minister is its minister."""
    assert fact in led(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Fisheries was formed in 1962. The Foreign Minister was Maria Jansen.",
        "The Ministry of Fisheries was formed in 1962 and the Ministry of Trade in 1970. "
        "The first minister was Maria Jansen.",
        "The Ministry of Fisheries was formed in 1962. The speaker was Maria Jansen.",
        "Балық шаруашылығы министрлігі 1962 жылы құрылды. Бас министр Ерлан Сапаров болды.",
        "The trade fair met in 1962. The first minister was Maria Jansen.",
    ],
)
def test_a_body_is_not_guessed(text: str) -> None:
    """A title of another field or kind, or another body named last, leaves the body unknown."""
    assert led(text) == []


@pytest.mark.parametrize(
    ("text", "property", "facts"),
    [
        (
            "Фонд «Живая вода» открыт в 2001 году. Директор фонда Анна Орлова выступила в Риге.",
            "heads",
            ["Анна Орлова | Фонд «Живая вода»"],
        ),
        (
            "Партия «Живая вода» основана в 2001 году. Членами партии были Анна Орлова и Ян Белов.",
            "memberOf",
            ["Анна Орлова | Партия «Живая вода»", "Ян Белов | Партия «Живая вода»"],
        ),
        (
            "Партия «Живая вода» основана в 2001 году. Её список возглавила Анна Орлова.",
            "heads",
            [],
        ),
        (
            "Фонд «Живая вода» открыт. Заместителем директора фонда стала Анна Орлова.",
            "heads",
            [],
        ),
        (
            "Банк «Живая вода» открыт. Член совета директоров банка Анна Орлова выступила в Риге.",
            "heads",
            [],
        ),
        (
            "Фонд «Живая вода» открыт. Директор пенсионного фонда Анна Орлова выступила в Риге.",
            "heads",
            [],
        ),
    ],
)
def test_the_noun_that_ends_a_post_points_to_a_body(
    text: str, property: str, facts: list[str]
) -> None:
    """«директор фонда» leads the fund that was named; who stands below its director does not."""
    assert stated(text, property) == facts


@pytest.mark.parametrize(
    ("text", "property", "facts"),
    [
        (
            "Выборы в Сейм Латвии прошли в 2010 году. Депутатами стали Анна Орлова и Ян Белов.",
            "memberOf",
            ["Анна Орлова | Сейм Латвии", "Ян Белов | Сейм Латвии"],
        ),
        (
            "Бундестаг принял бюджет. Против голосовали депутаты Анна Орлова и Ян Белов.",
            "memberOf",
            ["Анна Орлова | Бундестаг", "Ян Белов | Бундестаг"],
        ),
        (
            "Сейм Латвии принял бюджет. Израильский депутат Ян Белов удивлён.",
            "memberOf",
            [],
        ),
        (
            "Сейм Латвии принял бюджет. Депутат горсовета Ян Белов удивлён.",
            "memberOf",
            [],
        ),
        (
            "Сейм Литвы принял гостей из Бундестага. Депутатами стали Анна Орлова и Ян Белов.",
            "memberOf",
            [],
        ),
        (
            "Выборы в Сейм Латвии прошли в 2010 году. Партия «Вода» получила 33 мандата.",
            "participatedIn",
            ["Партия «Вода» | Выборы в Сейм Латвии"],
        ),
    ],
)
def test_the_only_parliament_and_election_of_a_text_may_be_left_unsaid(
    text: str, property: str, facts: list[str]
) -> None:
    """Where a text names just one, deputies sit there, and parties win their seats there."""
    assert stated(text, property) == facts


def test_a_body_is_no_part_of_its_own_name() -> None:
    """«клуб «Заря»» is the club itself, also where the text calls it by its name alone."""
    assert stated("Клуб «Заря» открыт в Риге. Тренер «Зари» доволен клубом «Заря».", "partOf") == []


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_leaders_are_posts_that_lead_classes_of_the_ontology(language: str) -> None:
    """The table of leaders names classes of the ontology."""
    table = posts_of(language).table["leaders"]
    assert {c for found in table.values() for c in found} <= set(classes())


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Лаос балық комиссиясы 1992 жылы құрылды. Комиссия төрағасы Ян Уолден болды.",
            ["Ян Уолден | Лаос балық комиссиясы"],
        ),
        (
            "«Көк аспан» партиясы 1992 жылы құрылды. Ян Уолден партия төрағасы болып сайланды.",
            ["Ян Уолден | «Көк аспан» партиясы"],
        ),
        (
            "«Көк аспан» партиясы 1992 жылы құрылды. Жаңа партия төрағасы Ян Уолден болды.",
            [],
        ),
    ],
)
def test_a_post_that_begins_with_a_noun_for_a_body_is_of_the_body_named_so(text, facts):
    """The noun before a title points back as it does elsewhere, unless it is another's."""
    assert led(text) == facts


def test_posts_that_verbs_tell_are_apart_by_their_bodies() -> None:
    """Who leads is the head of his own body: two bodies that are led have two heads."""
    text = "The Rose League, led by Ada Holm, met the Vik Council, led by Jon Ek."
    found = stated(text, "postOf")
    assert found == ["head of Rose League | Rose League", "head of Vik Council | Vik Council"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Рига банкі 1964 жылы құрылды. Қазіргі президенті – Ян Новак, хатшысы – Анна Холм.",
            ["Ян Новак | Рига банкі"],
        ),
        ("Ян Новак 1950 жылы туған. Хатшысы – Анна Холм.", []),
    ],
)
def test_owned_post(text: str, facts: list[str]) -> None:
    """A post that only its ending says to be somebody's is of the body just spoken of."""
    assert led(text) == facts
    assert stated(text, "holdsPost") == (
        ["Анна Холм | Рига банкінің хатшысы", "Ян Новак | Рига банкінің президенті"]
        if facts
        else []
    )


def test_time_of_a_title() -> None:
    """A time that stands before a post, or between it and its body, is its tenure."""
    text = "Лех Новак – Чехия саясаткері, Чехияның 1990–1995 жылдардағы президенті."
    extraction = extract(document_of(text, "example.txt"))
    assert stated(text, "holdsPost") == ["Лех Новак | Чехияның президенті"]
    held = [f for f in extraction.facts if f.property == "holdsPost"]
    assert [f.time for f in held] == ["1990/1995"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "The Harbour Bank opened in 1990. Jan Novak, the bank's first governor, met Ada Holm.",
            ["Jan Novak | Harbour Bank"],
        ),
        (
            "The Rose Party met in Oslo. The leader of the party, Ada Holm, thanked the mayor.",
            ["Ada Holm | Rose Party"],
        ),
        ("The Rose Party met in Oslo. A leader of a party, Ada Holm, thanked the mayor.", []),
    ],
)
def test_a_noun_beside_a_post_points_to_its_body(text: str, facts: list[str]) -> None:
    """ "The bank's governor" and "the leader of the party" lead what was named before."""
    assert led(text) == facts
