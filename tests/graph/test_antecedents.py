"""What relative, possessive and object pronouns mean, and what is read through them."""

import pytest

from tests.graph.told import told


def stated(text: str, name: str) -> list[str]:
    """Return what a text states of a property, as ``subject | object``."""
    return [fact.ends for fact in told(text, name)]


@pytest.mark.parametrize(
    ("text", "property", "fact"),
    [
        (
            "The Senate of Kenya, which replaced the Legislative Council in 1963, met.",
            "predecessorOf",
            "Legislative Council | Senate of Kenya",
        ),
        (
            "The Baltic Council met in May. Its members are Latvia and Estonia.",
            "memberOf",
            "Latvia | Baltic Council",
        ),
        (
            "The Rose League (RL) is a farmers' party in Norway. Jon Ek led the party until 2001. "
            "The Labour Party won.",
            "heads",
            "Jon Ek | Rose League",
        ),
        (
            "The Senate of Kenya adopted the Water Act in 1990. The act replaced the Lake Act. "
            "The Rose League condemned it.",
            "criticised",
            "Rose League | Water Act",
        ),
        (
            "The Vik Treaty was signed in 1998 by Chad, Malawi and Peru. It came into force "
            "after all three countries had ratified it.",
            "partyTo",
            "Malawi | Vik Treaty",
        ),
        (
            "The Vik Treaty was signed in 1998 in Lima. It was praised in Chad. It was ratified "
            "by the Senate of Kenya.",
            "adopted",
            "Senate of Kenya | Vik Treaty",
        ),
        (
            "The Rose League is a party in Norway. The League's highest body is its General "
            "Council. Ada Holm served as its first president.",
            "heads",
            "Ada Holm | Rose League",
        ),
        (
            "The Rose League joined the Baltic Alliance, and in 2003 it signed the Vik Treaty.",
            "signed",
            "Rose League | Vik Treaty",
        ),
        (
            "Комиссия по правам человека, которую возглавляет Анна Орлова, заседала в Риге.",
            "heads",
            "Анна Орлова | Комиссия по правам человека",
        ),
        (
            "Комиссия по правам человека, председателем которой избрали Анну Орлову, растёт.",
            "heads",
            "Анна Орлова | Комиссия по правам человека",
        ),
        (
            "В мае была создана Комиссия по правам человека, её председателем стала Анна Орлова.",
            "heads",
            "Анна Орлова | Комиссия по правам человека",
        ),
    ],
)
def test_a_pronoun_stands_for_what_it_means(text: str, property: str, fact: str) -> None:
    """A relation that a clause states of a pronoun is one of what the pronoun means."""
    assert fact in stated(text, property)


@pytest.mark.parametrize(
    ("text", "property", "fact"),
    [
        (
            "Трудовая партия Перу заседала в Лиме. Она вступила в Союз левых Америки.",
            "memberOf",
            "Трудовая партия Перу | Союз левых Америки",
        ),
        (
            "Трудовая партия Перу заседала в Лиме. В мае она вступила в Союз левых Америки.",
            "memberOf",
            "Трудовая партия Перу | Союз левых Америки",
        ),
        (
            "Закон о рыбе внесла Анна Орлова. Парламент Перу отклонил его в мае.",
            "rejected",
            "Парламент Перу | Закон о рыбе",
        ),
    ],
)
def test_he_and_she_may_be_no_person(text: str, property: str, fact: str) -> None:
    """In Russian the pronoun of a body or an act is that of a person; its gender tells which."""
    assert fact in stated(text, property)


@pytest.mark.parametrize(
    ("text", "property"),
    [
        ("Трудовая партия Перу заседала в Лиме. Он вступил в Союз левых Америки.", "memberOf"),
        (
            "Трудовая партия Перу приняла Марию Котову и Анну Орлову. "
            "Она вступила в Союз левых Америки.",
            "memberOf",
        ),
        (
            "Вчера подписали Закон о рыбе и Закон о лесах. Парламент Перу отклонил его в мае.",
            "rejected",
        ),
    ],
)
def test_a_pronoun_that_may_mean_two_means_none(text: str, property: str) -> None:
    """Of another gender, beside persons, or of two acts alike, nothing is what a pronoun means."""
    assert stated(text, property) == []


def test_a_successor_leads_what_the_other_led() -> None:
    """Who follows the head of a body leads that body."""
    text = (
        "Комитет по делам рыбы учреждён в 1997 году. Его возглавил Анвар Расулов. "
        "В 2001 году его сменил Тимур Ахмедов."
    )
    assert "Тимур Ахмедов | Комитет по делам рыбы" in stated(text, "heads")


def test_a_pronoun_may_mean_an_act() -> None:
    """What states join is the treaty that opened the sentence before."""
    text = "Договор о рыбе подписан в Праге в 1968 году. К нему присоединились Чили и Перу."
    assert "Чили | Договор о рыбе" in stated(text, "partyTo")


def test_an_object_is_not_its_own_subject() -> None:
    """An object pronoun never means the subject of its sentence."""
    text = "Иван Белов прибыл в Ригу. Анна Орлова пригласила его."
    assert "Анна Орлова | Анна Орлова" not in stated(text, "invited")


def test_the_body_of_a_title_does_not_act() -> None:
    """Whoever holds a post of a body acts, and not the body that the title names."""
    text = "UN Secretary-General Kofi Annan appointed Maria Jansen in May."
    assert "UN | Maria Jansen" not in stated(text, "elected")


def test_a_list_leads_what_an_accusative_takes_up() -> None:
    """A bare accusative takes up the body before, and each of a list with years led it."""
    text = (
        "Еңбек министрлігі 1992 жылы құрылды. Кейін министрлікті Қанат Саудабаев "
        "(1994, 2009–2011) және Марат Тәжин (2007–2009) басқарды."
    )
    assert {*stated(text, "heads")} == {
        "Қанат Саудабаев | Еңбек министрлігі",
        "Марат Тәжин | Еңбек министрлігі",
    }


def test_a_body_named_later_is_not_what_a_noun_points_to() -> None:
    """A definite noun points to no body that the text names only behind it."""
    text = "The party was led by Ada Holm. The Labour Party of Norway won the vote in 1990."
    assert stated(text, "heads") == ["Ada Holm | party"]


def test_one_resigns_from_the_post_that_ended_then() -> None:
    """Who resigns in a year leaves the post whose tenure ended in it, not the one told last."""
    text = (
        "Ada Holm (born 1955) was Minister of Trade of Peru from 1997 to 2000 and President of the "
        "Senate of Peru from 2002 to 2004. She resigned in April 2000."
    )
    assert stated(text, "resignedFrom") == ["Ada Holm | Minister of Trade of Peru"]


def test_it_before_a_verb_is_no_object() -> None:
    """What acts in a clause of its own is no object of the verb before it."""
    text = "The Rose League, led by Jon Ek, objected to the terms, which it said were too wide."
    assert stated(text, "criticised") == []


def test_what_of_opens_before_a_possessive_owns_nothing() -> None:
    """Behind an apposition, "its" is of the subject before it and not of the body that has it."""
    text = "The Press Bureau, an agency of the Ministry of Culture, has its seat in Recife."
    assert stated(text, "locatedIn") == ["Press Bureau | Recife"]


def test_a_body_within_a_title_is_not_what_it_means() -> None:
    """A body that only stands in the title of somebody is not what an object pronoun means."""
    text = (
        "The Press Bureau closed in May. Ada Holm, a former judge of the Administrative Court, has "
        "directed it since 2009."
    )
    assert stated(text, "heads") == ["Ada Holm | Press Bureau"]


def test_parliament_is_a_body_without_an_article() -> None:
    """A parliament may be named by its noun in small letters with no article before it."""
    text = "A week later parliament elected Ada Holm president."
    assert stated(text, "elected") == ["parliament | Ada Holm"]


def test_whom_somebody_gave_a_post_is_who_held_it() -> None:
    """Behind "made him minister" the next "he" is no more the one who did so."""
    text = (
        "Jan Novak (born 1951) is a Danish politician. Ada Vik met him. President Karl Brandt "
        "appointed him Minister of Trade in 1994, and he was succeeded by Ada Holm."
    )
    assert stated(text, "predecessorOf") == ["Jan Novak | Ada Holm"]


def test_a_heading_with_a_name_is_of_whom_the_text_defines() -> None:
    """A life with its name for a heading is of that person, whoever is named oftener."""
    text = (
        "Ada Vik\n\nAda Vik (born 1960) is a Danish lawyer. Jan Novak taught her. "
        "Jan Novak left, and Jan Novak fell ill.\n\nIn 2009 she resigned from the Rose Party."
    )
    assert "Ada Vik | Rose Party" in stated(text, "resignedFrom")
