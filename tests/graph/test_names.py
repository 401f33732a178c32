"""Names: who and what a text speaks of."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extraction.annotation import Annotation, Name
from graph.extraction.names.abbreviations import is_acronym
from graph.extraction.names.countries import country_names
from graph.extraction.names.names import find_names
from graph.languages.pack import languages, pack
from graph.reading.document import Document
from graph.reading.sentence import Paragraph, Sentence
from graph.reading.views import View


def sentence(text: str, language: str, index: int = 0) -> Sentence:
    """Return a text as one sentence of a language."""
    document = Document("0" * 16, text, (language,), "0" * 64, "test.txt")
    view = View(text, tuple(range(len(text))))
    return Sentence(document, index, Paragraph(document, 0, language, "prose", view), 0, view)


def names(*texts: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Return text, class and nominative of the names in sentences of one document."""
    read = [sentence(text, language, index) for index, text in enumerate(texts)]
    return [(a.text, *value(a)) for found in find_names(read) for a in found]


def value(annotation: Annotation) -> tuple[str, str]:
    """Return class and nominative of a name."""
    assert isinstance(annotation.value, Name)
    return annotation.value.cls, annotation.value.nominative


EXAMPLES = [(code, e) for code in languages() for e in pack(code).table("names")["examples"]]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_examples_beside_the_rules(language: str, example: dict[str, Any]) -> None:
    """Each example in the language data is read as it says."""
    found = names(example["text"], language=language)
    for wanted in example["names"]:
        expected = (wanted["text"], wanted["cls"])
        assert expected in [(text, cls) for text, cls, _ in found]
        if "nominative" in wanted:
            assert wanted["nominative"] in [nominative for _, _, nominative in found]


def test_only_what_tells_one_body_from_others_describes_it() -> None:
    """A plain noun, several bodies or any of them are no described body."""
    plain = (
        "The new committee met; any commission on dams, two committees on dams and its council sat."
    )
    assert names(plain, language="en") == []
    led = names("They sat on a five-man panel under Ada Holm.", language="en")
    assert [text for text, _, _ in led] == ["five-man panel", "Ada Holm"]


def test_a_word_of_a_post_or_of_money_is_no_name() -> None:
    """The government that somebody heads beside a state is no body, the sign US$ no country."""
    heads = names("The Heads of State and Government of the African Union gave US$5.")
    assert [text for text, _, _ in heads] == ["African Union"]


def test_a_bare_surname_names_the_person_named_in_full() -> None:
    """Once a person is named in full, the surname alone names him, also without any cue."""
    found = names("Minister Pedro Almeira resigned.", "“We go on,” said Almeira.")
    assert [(text, cls) for text, cls, _ in found][-1] == ("Almeira", "Person")


def test_a_body_in_another_case_is_no_part_of_the_next_name() -> None:
    """An acronym does not take up the body that stands before it."""
    found = names("Эстония Парламентін БҰҰ мақтады.", language="kk")
    assert ("БҰҰ", "InternationalOrganisation", "БҰҰ") in found


def test_a_legal_act_is_no_name() -> None:
    """The name of an act or event is left to those who read acts and events."""
    found = names("They adopted the Constitution of Portugal at the Lisbon Conference.")
    assert all("Constitution" not in text and "Conference" not in text for text, _, _ in found)


def test_an_abbreviation_in_brackets_has_the_class_of_the_name() -> None:
    """ "(NAB)" behind a body's name is a name of its own, of the same class."""
    found = names("The National Assembly of Benin (NAB) met in Cotonou.")
    assert ("NAB", "Parliament", "NAB") in found


def test_a_person_behind_a_post_needs_no_recogniser() -> None:
    """Capitalised words behind a title and its country name a person."""
    assert ("Kofi Mensah", "Person", "Kofi Mensah") in names(
        "President of Ghana Kofi Mensah spoke."
    )


def test_initials_belong_to_the_surname() -> None:
    """A surname with initials before or behind it is one name."""
    assert "R. T. Holm" in [text for text, _, _ in names("The paper by R. T. Holm won.")]
    found = names("В книге писали Жуков П. А. и Н. Б. Лебедева.", language="ru")
    assert [text for text, cls, _ in found if cls == "Person"] == ["Жуков П. А.", "Н. Б. Лебедева"]


def test_lists_share_their_head() -> None:
    """The members of a list behind a plural head noun are bodies of its class."""
    found = names("The leaders of three parties – Dawn, Blue Bridge and Harvest – met.")
    assert {text: cls for text, cls, _ in found} == {
        "Dawn": "PoliticalParty",
        "Blue Bridge": "PoliticalParty",
        "Harvest": "PoliticalParty",
    }


def test_countries_are_known_in_every_case() -> None:
    """An inflected country has its dictionary name."""
    assert ("Франции", "Country", "Франция") in names("Они были во Франции.", language="ru")
    assert ("Жапонияға", "Country", "Жапония") in names("Олар Жапонияға барды.", language="kk")


@pytest.mark.parametrize("language", languages())
def test_the_table_of_countries_is_whole(language: str) -> None:
    """Each language names more than 190 states."""
    codes = {entry.code for entries in country_names(language).values() for entry in entries}
    assert len(codes) > 190


def test_acronyms() -> None:
    """An acronym has two letters or more, most of them capital."""
    assert all(is_acronym(word) for word in ("OSCE", "ООН", "БҰҰ", "КазГУ"))
    assert not any(is_acronym(word) for word in ("Peru", "A", "of", "МОСКОВСКИЙ"))


VOCABULARY = (
    "The President of Norway Ada Holm Ministry Justice and ( ) « » , . – Senate Blue party in NAB "
    "Президент Франции Совет при партия «Дом» и Қазақ үкіметі Парламентінің"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, min_size=1, max_size=14), st.sampled_from(sorted(languages())))
@settings(max_examples=60)
def test_names_keep_to_their_sentence_and_apart(words: list[str], language: str) -> None:
    """Whatever the words, names lie in the sentence, in order, and never overlap."""
    text = " ".join(words)
    found = find_names([sentence(text, language)])[0]
    assert all(0 <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == find_names([sentence(text, language)])[0]


def test_case_of_a_person_is_told_by_what_stands_before():
    """A closing quotation mark, an infinitive or a title past names in quotes tell a case."""
    told = {
        "Ставят «Метель» Бруниса Вайтукаса.": "Брунис Вайтукас",
        "Он должен сменить Горрета Рейнсмана.": "Горрет Рейнсман",
        "Так сказал советник Барака Обамы в Риге.": "Барак Обама",
        "С главой фирмы Holm «Ода» Петером Хольмом спорят.": "Петер Хольм",
        "Пришла инспектор по региону Марина Орешина.": "Марина Орешина",
        "Болот Асанов избран мэром.": "Болот Асанов",
    }
    for text, name in told.items():
        found = names(text, language="ru")
        assert name in [form for _, cls, form in found if cls == "Person"], found


def test_a_word_in_another_case_is_no_part_of_a_person():
    """Who stands in the nominative is somebody else than the genitive or preposition before."""
    found = names("Вместо Ивана Белова выступил помощник Орлова Дмитрий Норкин.", language="ru")
    assert [form for _, cls, form in found if cls == "Person"] == ["Иван Белов", "Дмитрий Норкин"]


def test_places_that_no_dictionary_has_are_named_by_their_endings():
    """Behind a preposition of place an unknown name loses the ending of its case."""
    found = names("Они встретились в Бренвике, в Тарусовке и в Гагаурии.", language="ru")
    called = {form for _, cls, form in found if cls == "Place"}
    assert called
    assert called <= {"Бренвик", "Тарусовка", "Гагаурия"}


def test_an_adjective_of_a_noun_is_no_name():
    """Of «Кедровском районном суде» the first word alone is neither a place nor a body."""
    found = names("Он жил в Кедровском лесном районе и в Киеве.", language="ru")
    assert "Кедровском" not in [text for text, _, _ in found]
