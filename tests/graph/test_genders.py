"""Whom "he" and "she" mean, by gender and by who acts."""

import pytest

from graph.extraction.coreference.genders import own_gender
from graph.extraction.names.names import find_names
from tests.graph.test_antecedents import stated
from tests.graph.test_names import sentence


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("In May Ms Okoth came.", "Fem"),
        ("In May Helena Brandt came.", "Fem"),
        ("In May Raúl Ferro came.", "Masc"),
        ("In May King Oyo Mbala came.", "Masc"),
        ("In May Kim Fallow came.", ""),
    ],
)
def test_names_and_titles_show_a_gender(text: str, gender: str) -> None:
    """A given name, with or without accents, or a form of address shows a person's gender."""
    own = sentence(text, "en")
    [person] = (name for name in find_names([own])[0] if name.is_person)
    assert own_gender(person) == gender


def test_a_pronoun_agrees_with_whom_it_means() -> None:
    """Of two persons a pronoun means the one of its gender."""
    text = "Helena Brandt met Rudolf Amsel in Bern. He founded the League of Towns."
    assert stated(text, "founded") == ["Rudolf Amsel | League of Towns"]


def test_of_two_men_a_pronoun_means_the_one_who_acts() -> None:
    """Of two persons of its gender a pronoun means the subject of the sentence before."""
    text = "Otto Brandt met Rudolf Amsel in Bern. He founded the League of Towns."
    assert stated(text, "founded") == ["Otto Brandt | League of Towns"]


def test_the_first_pronoun_of_a_life_tells_whose_it_is() -> None:
    """In a text about one person, a name of either gender has that of the first pronoun."""
    text = (
        "Kim Fallow (born 1950) is a lawyer. She grew up in Bern.\n\n"
        "In 1990 Rudolf Amsel left the country. She founded the League of Towns."
    )
    assert stated(text, "founded") == ["Kim Fallow | League of Towns"]


def test_the_first_of_two_surnames_is_a_surname() -> None:
    """In the life of somebody with two surnames, the first alone means that person."""
    text = (
        "Ana Ferro Lanza (born 1950) is a lawyer, a niece of Luis Ferro and of Juan Ferro.\n\n"
        "In 1990 Ferro founded the League of Towns."
    )
    assert stated(text, "founded") == ["Ana Ferro Lanza | League of Towns"]


def test_what_would_be_is_no_post() -> None:
    """Who would become minister if he won is none."""
    text = "If the League won, Rudolf Amsel would become prime minister."
    assert stated(text, "holdsPost") == []
