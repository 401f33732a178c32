from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation, Event, Name
from graph.extraction.coreference.coreference import Coreference, corefer
from graph.extraction.coreference.name_keys import country_code, name_key
from graph.extraction.coreference.people import one_person, two_people
from graph.extraction.coreference.same_acts import dates_agree
from graph.extraction.extract import extract
from graph.reading.document import Document
from graph.reading.files import document_of
from graph.reading.sentence import Paragraph, Sentence
from graph.reading.views import View

Value = Name | Act | Event


def read(*marked: tuple[str, str, Sequence[tuple[str, Value]]]) -> Coreference:
    """Corefer sentences given as (language, text, names in it with their values)."""
    whole = "\n".join(text for _, text, _ in marked)
    languages = tuple(dict.fromkeys(language for language, _, _ in marked))
    document = Document("0" * 16, whole, languages, "0" * 64, "example")
    found, at = [], 0
    for index, (language, text, names) in enumerate(marked):
        view = View(text, tuple(range(at, at + len(text))))
        paragraph = Paragraph(document, 0, language, "prose", view)
        sentence = Sentence(document, index, paragraph, 0, view)
        annotations = tuple(annotate(sentence, words, value) for words, value in names)
        found.append(Annotated.of(sentence, annotations))
        at += len(text) + 1
    return corefer(document, found)


def annotate(sentence: Sentence, words: str, value: Value) -> Annotation:
    """Annotate the first place where the words stand."""
    start = sentence.text.index(words)
    kinds = {Name: "name", Act: "act", Event: "event"}
    return Annotation.of(sentence, start, start + len(words), kinds[type(value)], value)


def people(*names: tuple[str, str]) -> list[list[str]]:
    """Return the names of each person among (language, name) mentions."""
    marked = [(code, f"{name} …", [(name, Name("Person", name))]) for code, name in names]
    return [sorted({n.text for n in thing.names}) for thing in read(*marked).things]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Angela Merkel", "Merkel"),
        ("Angela Merkel", "A. Merkel"),
        ("Nursultan Nazarbayev", "Нурсултан Назарбаев"),
        ("Нұрсұлтан Әбішұлы Назарбаев", "N. A. Nazarbayev"),
        ("Boris Yeltsin", "Ельцин"),
        ("Merkel Angela", "Angela Merkel"),
    ],
)
def test_names_of_one_person(first, second):
    """Surnames, initials and other alphabets name the same person."""
    assert one_person(first, second)
    assert one_person(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Angela Merkel", "Max Merkel"),
        ("A. Merkel", "Max Merkel"),
        ("Angela Merkel", "Angela"),
        ("Angela Merkel", "Angela Davis"),
    ],
)
def test_names_of_two_people(first, second):
    """A surname with another first name, or a first name alone, is not taken as the same person."""
    assert not one_person(first, second)


@given(st.sampled_from(["Ana Lee", "A. Lee", "B. Lee", "Lee", "Ли", "Bo Lee"]), st.data())
def test_two_people_are_never_one(first, data):
    """No pair of names is at once one person's and two people's; both are symmetric."""
    second = data.draw(st.sampled_from(["Ana Lee", "A. Lee", "B. Lee", "Lee", "Ли", "Bo Lee"]))
    assert not (one_person(first, second) and two_people(first, second))
    assert one_person(first, second) == one_person(second, first)
    assert two_people(first, second) == two_people(second, first)


def test_a_surname_follows_a_full_name():
    """A surname alone is the person of that surname, in any alphabet."""
    assert people(("en", "Boris Yeltsin"), ("en", "Yeltsin"), ("ru", "Ельцин")) == [
        ["Boris Yeltsin", "Yeltsin", "Ельцин"]
    ]


def test_a_surname_of_two_people_is_nobody_s():
    """A surname that two people share is merged with neither."""
    found = people(("en", "Jan Novak"), ("en", "Petra Novak"), ("en", "Novak"))
    assert sorted(found) == [["Jan Novak"], ["Novak"], ["Petra Novak"]]


def pointing(found):
    """Return the nouns that point to what was named before them."""
    return [a for a in found.references if found.keys[a] not in found.unnamed]


def test_an_abbreviation_in_brackets():
    """What stands in brackets behind a name names the same thing, wherever it comes again."""
    council = Name("Organisation", "Nordic Council of Youth")
    found = read(
        ("en", "The Nordic Council of Youth (NCY) met.", [("Nordic Council of Youth", council)]),
        ("en", "Later the NCY wrote.", [("NCY", Name("Organisation", "NCY"))]),
    )
    [thing] = found.things
    assert [n.text for n in thing.names] == ["Nordic Council of Youth", "NCY"]
    assert len(thing.mentions) == 2


def test_a_definite_head_points_back():
    """A definite head noun stands for the one body that has it, though nothing annotated it."""
    assembly = Name("Organisation", "Assembly of Villages")
    found = read(
        ("en", "The Assembly of Villages met.", [("Assembly of Villages", assembly)]),
        ("en", "Then the Assembly went home.", []),
    )
    assert [a.text for a in found.references] == ["Assembly"]
    assert set(found.keys.values()) == {"actor-1"}


def test_a_previous_body_is_not_the_one_named_before():
    """A word for one before or behind in time makes a definite noun another thing."""
    assembly = Name("Organisation", "Assembly of Villages")
    found = read(
        ("en", "The Assembly of Villages met.", [("Assembly of Villages", assembly)]),
        ("en", "The previous assembly and the outgoing Assembly had gone home.", []),
    )
    assert [a.text for a in found.references] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Потом закон вступил в силу.", ["закон"]),
        ("Потом одобрен документ.", ["документ"]),
        ("Документы одобрены.", []),
        ("Закон о рыбе принят.", []),
        ("Потом принят новый закон.", []),
        ("Потом принят закон о рыбе.", []),
        ("Потом суд изучал законы.", []),
    ],
)
def test_a_noun_alone_points_back_where_there_are_no_articles(text, found):
    """A noun that nothing makes another stands for what was named with it before."""
    law = Act("Law", "Закон о печати")
    first = ("ru", "Закон о печати принят.", [("Закон о печати", law)])
    assert [a.text for a in pointing(read(first, ("ru", text, [])))] == found


@pytest.mark.parametrize(
    ("cls", "text", "found"),
    [
        ("Organisation", "Вчера компания открыла завод.", 1),
        ("Ministry", "Вчера компания открыла завод.", 0),
        ("Person", "По словам дипломата, ждать не стоит.", 1),
        ("Person", "Вчера дипломат Анна Орлова уехала.", 0),
    ],
)
def test_a_word_for_a_kind_means_one_that_was_named(cls, text, found):
    """A company is no ministry, and a word beside a name is no pointer to somebody before."""
    first = ("ru", "Вчера приехал Новак.", [("Новак", Name(cls, "Новак"))])
    other = [("Анна Орлова", Name("Person", "Анна Орлова"))] if "Орлова" in text else []
    assert len(pointing(read(first, ("ru", text, other)))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Парламент заңды бекітті.", 1),
        ("Президент парламентті таратты.", 1),
        ("Президент екі палаталы парламентті ұсынды.", 0),
        ("Президент жаңа парламентті сайлатты.", 0),
        ("Президент парламенттерді аралады.", 0),
    ],
)
def test_in_kazakh_a_noun_with_nothing_before_it_points_back(text, found):
    """A kind of which texts seldom mean two is the one last named; with an adjective it is none."""
    sentences = [("kk", "Жоғорку Жыйын жұмыс істеді.", [("Жоғорку Жыйын", _parliament())])]
    assert len(read(*sentences, ("kk", text, [])).references) == found


def test_a_noun_means_what_is_named_by_it_before_what_it_meant_once():
    """«Парламент» is the one with that name, though it stood for another kind before."""
    found = read(
        ("kk", "Ұлы Жыйын жұмыс істеді.", [("Ұлы Жыйын", Name("Parliament", "Ұлы Жыйын"))]),
        ("kk", "Парламент заңды бекітті.", []),
        (
            "kk",
            "Тонга Парламенті құрылды.",
            [("Тонга Парламенті", _parliament("Тонга Парламенті"))],
        ),
        ("kk", "Парламентті патша таратты.", []),
    )
    assert [found.thing(found.keys[a]).name for a in found.references] == [
        "Ұлы Жыйын",
        "Тонга Парламенті",
    ]


def _parliament(name: str = "Жоғорку Жыйын") -> Name:
    return Name("Parliament", name)


def test_the_country_is_the_one_that_the_text_is_about():
    """«Страна» is the country that a document names far more often than any other."""
    chile, peru = Name("Country", "Чили"), Name("Country", "Перу")
    opening = [("ru", f"Чили в {year} году росла.", [("Чили", chile)]) for year in (1991, 1992)]
    told = ("ru", "Потом Перу и страна спорили.", [("Перу", peru)])
    assert [a.text for a in read(*opening, told).references] == ["страна"]
    assert read(*opening[:1], told).references == ()


def test_countries_by_their_code():
    """Short and long names of a country in three languages are one country."""
    names = [("en", "Republic of Estonia"), ("ru", "Эстония"), ("kk", "Эстония"), ("en", "Estonia")]
    marked = [(code, f"{n} …", [(n, Name("Country", n))]) for code, n in names]
    [thing] = read(*marked).things
    assert thing.name == "Republic of Estonia"
    assert {country_code(n, code) for code, n in names} == {"EE"}


def test_acts_by_number_and_date():
    """Acts with one number and another date stay apart; the same number and date are one act."""
    acts = [
        Act("Law", "Law on Forests", number="12", date="1999-05-03"),
        Act("Law", "Law 12", number="12", date="1999-05-03"),
        Act("Law", "Law of 2004", number="12", date="2004-01-01"),
    ]
    marked = [("en", f"{act.title} holds.", [(act.title, act)]) for act in acts]
    assert len(read(*marked).things) == 2


def test_acts_of_one_day_that_a_sentence_lists_are_several():
    """Acts named beside each other are not one for having the same date."""
    first, second = (
        Act("Law", "Land Law", (), "1987-05-03"),
        Act("Law", "Sea Law", (), "1987-05-03"),
    )
    marked = ("en", "The Land Law and the Sea Law", [("Land Law", first), ("Sea Law", second)])
    assert len(read(marked).things) == 2


def test_an_act_has_the_name_that_the_text_says_it_has_too():
    """What follows "also known as" names the same act, also where it stands alone."""
    first, second = Act("Treaty", "Lake Treaty"), Act("Treaty", "Riga Pact")
    text = "The Lake Treaty, also known as the Riga Pact, is old."
    marked = ("en", text, [("Lake Treaty", first), ("Riga Pact", second)])
    [thing] = read(marked).things
    assert {name.text for name in thing.names} == {"Lake Treaty", "Riga Pact"}


def test_a_bare_noun_of_another_kind_means_the_act_spoken_of_last():
    """ "The treaty" is the accord before it, unless the words behind it name another act."""
    accord, treaty = Act("Treaty", "Riga Accord"), Act("Treaty", "treaty")
    first = ("en", "The Riga Accord holds.", [("Riga Accord", accord)])
    assert len(read(first, ("en", "They left the treaty.", [("treaty", treaty)])).things) == 1
    other = ("en", "They left the treaty known as the Oslo Pact.", [("treaty", treaty)])
    assert len(read(first, other).things) == 2


def test_an_act_with_nothing_but_its_noun_is_a_new_one_behind_an_indefinite_article():
    """ "A Treaty" is not the treaty before it, "the Treaty" is."""
    first = ("en", "The Riga Treaty holds.", [("Riga Treaty", Act("Treaty", "Riga Treaty"))])
    lone = [("Treaty", Act("Treaty", "Treaty"))]
    assert len(read(first, ("en", "They signed a Treaty.", lone)).things) == 2
    assert len(read(first, ("en", "They signed the Treaty.", lone)).things) == 1


def test_a_bill_and_the_law_about_one_thing_are_one_act():
    """Two nouns for laws with the same words are one act; other words, or dates, make it two."""
    bill, law = Act("Law", "bill on seals"), Act("Law", "Law on Seals")
    marked = [("en", f"The {act.title} holds.", [(act.title, act)]) for act in (bill, law)]
    assert len(read(*marked).things) == 1
    other = Act("Law", "Law on Ports")
    assert len(read(marked[0], ("en", "A Law on Ports.", [("Law on Ports", other)])).things) == 2


def test_a_bare_noun_that_may_mean_several_acts_is_none_of_its_own():
    """Where two acts of a kind are far, "the treaty" makes no third."""
    acts = [Act("Treaty", "Riga Treaty"), Act("Treaty", "Oslo Treaty")]
    marked = [("en", f"The {act.title} holds.", [(act.title, act)]) for act in acts]
    between = [("en", "It rains.", [])] * 4
    last = ("en", "They left the treaty.", [("treaty", Act("Treaty", "treaty"))])
    assert len(read(*marked, *between, last).things) == 2


def test_events_by_ordinal():
    """Sessions of one body with different ordinals are different events."""
    sessions = [Event("Session", f"{n}th session", ordinal=n, body="Diet") for n in (4, 5)]
    marked = [("en", f"{event.name} ended.", [(event.name, event)]) for event in sessions]
    assert len(read(*marked).things) == 2


def test_keys_are_a_function_of_the_document():
    """The same sentences give the same things with the same keys."""
    marked = ("en", "Chile met Peru.", [("Peru", Name("Country", "Peru"))])
    assert read(marked).things == read(marked).things


@given(st.sampled_from(["1999", "1999-05", "1999-05-03", "2000", ""]), st.data())
def test_dates_agree_is_symmetric(first, data):
    """Whether two dates can be one time does not depend on their order."""
    second = data.draw(st.sampled_from(["1999", "1999-05", "1999-06", "2000-01", ""]))
    assert dates_agree(first, second) == dates_agree(second, first)


def test_a_key_forgets_articles_and_long_forms():
    """A name's key has no articles, and a country is its code in either form."""
    long = name_key("the Parliament of the Republic of Moldova", "en")
    assert long == name_key("Parliament of Moldova", "en")


def test_translations_word_for_word():
    """Names whose words translate one another are one body's; another country is another body."""
    names = [
        ("en", "Supreme Court of Norway"),
        ("ru", "Верховный суд Норвегии"),
        ("ru", "Верховный суд Дании"),
    ]
    marked = [(code, f"{n} …", [(n, Name("Court", n))]) for code, n in names]
    found = [[n.text for n in thing.names] for thing in read(*marked).things]
    assert found == [["Supreme Court of Norway", "Верховный суд Норвегии"], ["Верховный суд Дании"]]


def test_constitutions_of_one_state_are_told_apart() -> None:
    """A word of its own, or a year of its own far from the other, makes another constitution."""
    told = read(
        ("en", "The Constitution of Chad is old.", [("Constitution of Chad", _constitution())]),
        ("en", "The constitution was made in 1994.", [("constitution", _bare("1994"))]),
        ("en", "The interim constitution lapsed.", [("interim constitution", _interim())]),
        ("en", "The king reigned.", []),
        ("en", "The 1979 constitution failed.", [("1979 constitution", _constitution("1979"))]),
    )
    names = [{name.text for name in thing.names} for thing in told.things]
    assert len(names) == 3
    twice = next(thing for thing in told.things if len(thing.mentions) == 2)
    assert twice.names[0].text == "Constitution of Chad"


def test_a_constitution_is_known_by_year_nickname_and_place() -> None:
    """One year, one name, or the sentence before makes two mentions one constitution."""
    text = (
        "The first constitution, known as the March Constitution, was adopted on 17 March 1921. "
        "The 1921 Constitution lasted long. The king signed a new constitution on 23 April 1935. "
        "The April Constitution was short. The current Constitution was passed on 2 April 1997. "
        "The 1997 Constitution has a preamble."
    )
    found = [t for t in extract(document_of(text, "x.txt")).things if t.cls == "Constitution"]
    dates = [{n.text for n in t.names} for t in found]
    assert len(found) == 3
    assert {"March Constitution", "1921 Constitution"} <= dates[0]
    assert {"April Constitution"} <= dates[1]


def test_another_noun_for_a_constitution_means_the_youngest_before_it() -> None:
    """«Основной закон» is the constitution of the sentence before, and a new one is none."""
    text = (
        "Конституция 1938 года усилила власть короля. Новая Конституция была одобрена на "
        "референдуме 25 октября 1992 года. Основной закон страны закрепил её."
    )
    found = [t for t in extract(document_of(text, "x.txt")).things if t.cls == "Constitution"]
    assert len(found) == 2
    assert "Основной закон страны" in {n.text for n in found[1].names}


def test_an_act_named_by_its_year_is_the_one_of_that_year() -> None:
    """\"The Act of 1936\" is the act of that kind that is known to be of that year."""
    told = read(
        (
            "en",
            "The Seal Act passed on 1 May 1936.",
            [("Seal Act", _law("Seal Act", "1936-05-01"))],
        ),
        ("en", "It repealed the Act of 1936.", [("Act of 1936", _law("Act of 1936", "1936"))]),
        ("en", "So did the Act of 1950.", [("Act of 1950", _law("Act of 1950", "1950"))]),
    )
    assert [thing.names[0].text for thing in told.things] == ["Seal Act", "Act of 1950"]


def _constitution(date: str = "") -> Act:
    return Act("Constitution", f"{date} constitution" if date else "Constitution of Chad", (), date)


def _interim() -> Act:
    return Act("Constitution", "interim constitution")


def _bare(date: str) -> Act:
    return Act("Constitution", "constitution", (), date)


def _law(title: str, date: str) -> Act:
    return Act("Law", title, (), date)


def test_a_thing_is_called_by_its_dictionary_form():
    """The nominative comes before forms as long, wherever they stand: that of most mentions."""
    thing = read(
        ("ru", "Он был в Афинах.", [("Афинах", Name("Place", "Афины"))]),
        ("ru", "С Афинами спорят.", [("Афинами", Name("Place", "Афины"))]),
    ).things[0]
    assert thing.name == "Афины"


def test_an_ending_behind_a_hyphen_makes_a_name_in_capitals_no_fuller():
    """The nominative of an abbreviation is its name, whichever of its forms a text has."""
    things = extract(document_of("Көмек НАТО-дан келді, НАТО жауап берді.", "made.txt")).things
    assert [thing.name for thing in things] == ["НАТО"]


@pytest.mark.parametrize("other", ["Strategy Arland - 2050", "Strategy Arland – 2050"])
def test_spaces_around_a_hyphen_before_a_number_tell_no_names_apart(other):
    """However a number is joined to a name, the name has one key."""
    assert name_key(other, "en") == name_key("Strategy Arland-2050", "en")


def test_quoted_titles_differ_by_more_than_their_hyphens():
    """An act whose title is quoted with spaces around its hyphen is the one quoted without."""
    titles = ('Strategy "Arland - 2050"', 'Strategy "Arland-2050"')
    found = read(*(("en", f"The {t} counts.", [(t, Act("Strategy", t))]) for t in titles))
    assert len(found.things) == 1


def test_the_country_that_a_text_opens_with_is_meant_by_its_noun():
    """ "The country" is the one that the text opens with and names most, and no other."""
    moldova = ("Moldova", Name("Country", "Moldova"))
    found = read(
        ("en", "Moldova joined the pact.", [moldova]),
        ("en", "The country left it, and the Jeune Nation praised the kingdom of salt.", []),
    )
    assert [a.text for a in found.references] == ["country"]
    assert {found.keys[a] for a in found.references} == {"country-1"}


def test_it_may_mean_the_country_that_the_sentence_before_is_about():
    """ "It" at the beginning means the country that the sentence before opens with."""
    names = [("Moldova", Name("Country", "Moldova")), ("Dairy League", Name("Organisation", "DL"))]
    found = read(("en", "Moldova joined the Dairy League.", names), ("en", "It then left.", []))
    assert [found.keys[a] for a in found.keys if a.text == "It"] == ["country-1"]


def test_the_ceremony_is_the_one_just_told_of():
    """A noun for several classes means what was told just before of one of them, and no strike."""
    strike = [("strike", Event("PolicyEvent", "strike"))]
    oath = [("inauguration of Holm", Event("Appointment", "inauguration of Holm"))]
    found = read(
        ("en", "The strike ended before the inauguration of Holm.", [*strike, *oath]),
        ("en", "The ceremony was short.", []),
    )
    meant = {a.text: found.thing(key).name for a, key in found.keys.items()}
    assert meant["ceremony"] == "inauguration of Holm"


def test_a_bare_gathering_that_somebody_attends_is_the_one_named_before() -> None:
    """What «саммитке» means stands before it; without that it is a gathering of its own."""
    summit = Event("Meeting", "Рига саммиті")
    bare = Event("Meeting", "саммит", aliases=("Саммитке",))
    first = ("kk", "Рига саммиті өтті.", [("Рига саммиті", summit)])
    second = ("kk", "Саммитке Чили қатысты.", [("Саммитке", bare)])
    events = [t for t in read(first, second).things if t.cls == "Meeting"]
    assert [t.names[0].text for t in events] == ["Рига саммиті"]
    alone = [t for t in read(second).things if t.cls == "Meeting"]
    assert [t.names[0].text for t in alone] == ["саммит"]


def test_a_number_is_one_with_and_without_the_session_in_brackets() -> None:
    """\"Resolution 181\" is "resolution 181 (II)", and 181 (III) is another."""
    text = (
        "The Assembly adopted resolution 181 (II) on 29 November 1947. Resolution 181 was "
        "welcomed. It adopted resolution 182 (III) on 5 May 1948."
    )
    found = [t for t in extract(document_of(text, "x.txt")).things if t.cls == "Resolution"]
    assert [len(t.mentions) for t in found] == [2, 1]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "The Charter of the United Nations was signed in 1945. The UN Charter bans war. "
            "The Charter of the African Union is younger.",
            [2, 1],
        ),
        (
            "26 июня 1945 года был подписан Устав Организации Объединённых Наций. Устав ООН жив.",
            [2],
        ),
        (
            "БҰҰ Жарғысы бар. Біріккен Ұлттар Ұйымының Жарғысы 1945 жылы қабылданды.",
            [2],
        ),
        (
            "В 1992 году был принят первый Закон «О реках». Закон 1992 года разрешил порты. "
            "В 2007 году парламент принял новый Закон «О реках».",
            [2, 1],
        ),
        (
            "Мәжіліс көлдерді қорғау туралы заң жобасын мақұлдады. 2024 жылғы 15 сәуірде Президент "
            "«Көлдерді қорғау туралы» заңға қол қойды.",
            [2],
        ),
    ],
)
def test_an_act_is_known_by_its_body_year_or_topic(text: str, mentions: list[int]) -> None:
    """A body in short, the year alone, and a bill's topic name the act that was named in full."""
    found = extract(document_of(text, "x.txt")).things
    assert [len(t.mentions) for t in found if t.key.startswith("act-")] == mentions
