"""What Kazakh clauses state: later words for what was named, lists, titles, makers of acts."""

import pytest

from tests.graph.told import read, told

LAKES = "Рига конференциясы 1975 жылғы 3 мамырда Ригада өтті. "


def stated(text: str, name: str) -> list[str]:
    """Return what a text states of a property, as ``subject | object``."""
    return sorted({fact.ends for fact in told(text, name)})


@pytest.mark.parametrize(
    ("sentence", "property", "fact"),
    [
        (
            "Конференцияны Эстония президенті Анна Кравец ашты.",
            "presidedOver",
            "Анна Кравец | Рига конференциясы",
        ),
        (
            "Жиында Эстония президенті Анна Кравец баяндама жасады.",
            "spokeAt",
            "Анна Кравец | Рига конференциясы",
        ),
        ("Оған Чили мен Перу қатысты.", "participatedIn", "Перу | Рига конференциясы"),
    ],
)
def test_a_later_word_for_what_was_held(sentence, property, fact):
    """A noun with a case, a word for its whole class and a pronoun mean the event named before."""
    assert fact in stated(LAKES + sentence, property)


def test_a_word_for_a_whole_class_does_not_point_far_back():
    """«Құжат» means no act that was named many sentences before."""
    act, between = "Рига шарты 1999 жылы жасалды. ", "Ауа райы жылы болды. " * 5
    assert stated(f"{act}Құжатты Чили қолдады.", "supported") == ["Чили | Рига шарты"]
    assert not stated(f"{act}{between}Құжатты Чили қолдады.", "supported")


def test_a_list_of_people_with_their_titles():
    """People who are listed with their titles do together what the verb says."""
    text = (
        "Рига декларациясына Чили Президенті Али Нур, Перу Президенті Хуан Рейес және Эстония "
        "Президенті Анна Кравец қол қойды."
    )
    who = ("Али Нур", "Анна Кравец", "Хуан Рейес")
    assert stated(text, "signed") == [f"{person} | Рига декларациясы" for person in who]


def test_the_title_of_the_other_is_no_subject():
    """A title before a name in another case does not keep the subject from its verb."""
    text = "Анна Кравец Чили Президенті Али Нурмен кездесті."
    assert stated(text, "metWith") == ["Анна Кравец | Али Нур"]


def test_delegations_act_for_their_countries():
    """What the leaders or the delegation of countries do, the countries do."""
    text = "Рига шарты 1999 жылы жасалды. Чили, Перу және Эстония басшылары шартты қолдады."
    who = ("Перу", "Чили", "Эстония")
    assert stated(text, "supported") == [f"{country} | Рига шарты" for country in who]


def test_a_subject_of_its_own():
    """Whoever a sentence names by a common noun in the plural leaves no room for the topic."""
    text = "Анна Кравец ұзақ сөйледі. Рига декларациясын барлық қатысушылар қолдады."
    assert not stated(text, "supported")


@pytest.mark.parametrize(
    ("text", "property", "fact"),
    [
        (
            "Чили Парламентінің 2001 жылғы 3 мамырдағы «Теңіз туралы» Заңы күшін жойды.",
            "adopted",
            "Чили Парламенті | «Теңіз туралы» Заңы",
        ),
        (
            "Эстония Үкіметінің 2001 жылғы 3 мамырдағы № 5 қаулысы жарияланды.",
            "adopted",
            "Эстония Үкіметі | Эстония Үкіметінің 2001 жылғы 3 мамырдағы № 5 қаулысы",
        ),
    ],
)
def test_the_owner_of_an_act_gave_it(text, property, fact):
    """A body in the genitive before an act, or before the day of the act, is who gave it."""
    assert fact in stated(text, property)


def test_a_country_owns_its_laws_and_gave_none():
    """The country of a law is not said to have adopted it."""
    text = "Чили Республикасының 2001 жылғы 3 мамырдағы «Теңіз туралы» Заңы күшін жойды."
    assert not stated(text, "adopted") + stated(text, "issued")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Кеңестердің екінші съезі Аралдар туралы декларацияны бекітті.",
            "Кеңестердің екінші съезі | Аралдар туралы декларация",
        ),
        ("Арика шарты 1999 жылы жасалды. Литва шартты бекітті.", "Литва | Арика шарты"),
    ],
)
def test_who_acts_is_no_word_of_the_title(text, fact):
    """A gathering or a country before the name of an act is who adopted it."""
    assert fact in stated(text, "adopted")


def test_the_subject_of_the_next_clause():
    """Who acted in one clause does not act in the next one that has a subject of its own."""
    text = "Литва Сеймі «Орман туралы» заңды қабылдады, оған Президент Анна Кравец қол қойды."
    assert stated(text, "signed") == ["Анна Кравец | «Орман туралы» заң"]


def test_who_acts_in_a_relative_clause_does_nothing_else():
    """«Х құрған комиссияны басқарды» is said of whom the text is about, and not of X."""
    text = (
        "Анна Кравец – Эстония саясаткері. 1990 жылы Али Нур құрған Балтық кеңесін басқарды. "
        "Ян Новак жасақтаған кабинетте қаржы министрі қызметін атқарды."
    )
    assert stated(text, "founded") == ["Али Нур | Балтық кеңесі"]
    assert stated(text, "heads") == ["Анна Кравец | Балтық кеңесі"]
    assert "Анна Кравец | қаржы министрі" in stated(text, "holdsPost")
    assert not [f for f in stated(text, "holdsPost") if f.startswith("Ян")]


def test_a_name_that_ends_like_a_case_may_be_a_subject():
    """In a text about somebody called «…нен», sentences without a subject are about her."""
    text = "Рита Халонен – Финляндия саясаткері. 1970 жылы Теңіз партиясының қатарына өтті."
    assert stated(text, "memberOf") == ["Рита Халонен | Теңіз партиясы"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Чили мен Перу теңіз шекарасы туралы келісімге қол қойды.",
            ["Перу | теңіз шекарасы туралы келісім", "Чили | теңіз шекарасы туралы келісім"],
        ),
        (
            "Чили, Боливия және Перу Арика шартын жасасты.",
            ["Боливия | Арика шарты", "Перу | Арика шарты", "Чили | Арика шарты"],
        ),
        ("Чили порттары туралы келісімге Перу қол қойды.", ["Перу | Чили порттары туралы келісім"]),
    ],
)
def test_a_state_that_acts_is_no_part_of_the_title_behind_it(text, facts):
    """States in the nominative sign what follows, unless its first noun is theirs."""
    assert stated(text, "signed") == facts


@pytest.mark.parametrize(
    ("text", "property", "facts"),
    [
        ("Иван Новак Борис Павловпен кездесті.", "metWith", ["Иван Новак | Борис Павлов"]),
        (
            "1990 жылы Иван Новак Ригаға келіп, Осло келісіміне қол қойды.",
            "signed",
            ["Иван Новак | Осло келісімі"],
        ),
        (
            "Чили мен Перу президенттері шекара туралы шартқа қол қойды.",
            "signed",
            ["Перу | шекара туралы шарт", "Чили | шекара туралы шарт"],
        ),
        (
            "Осло келісіміне үш ел қол қойды: Чили, Перу және Боливия.",
            "signed",
            ["Боливия | Осло келісімі", "Перу | Осло келісімі", "Чили | Осло келісімі"],
        ),
    ],
)
def test_names_that_no_mark_parts(text, property, facts):
    """A subject, an object and a place side by side are told apart; a list has its last member."""
    assert stated(text, property) == facts


def test_a_post_that_ends_like_a_plural_is_one_person():
    """«Канцлері» and «лидері» are no plurals, so that who is named behind them holds the post."""
    text = "Осло келісіміне Чили президенті Али Нур мен Перу канцлері Иван Новак қол қойды."
    assert stated(text, "signed") == ["Али Нур | Осло келісімі", "Иван Новак | Осло келісімі"]
    assert stated(text, "holdsPost") == ["Али Нур | Чили президенті", "Иван Новак | Перу канцлері"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Чили мен Перу Рига саммитіне қатысты.", "Рига саммиті"),
        ("Чили мен Перу президенттері Рига саммитіне қатысты.", "Рига саммиті"),
        ("Рига саммиті 1975 жылы өтті. Чили мен Перу саммитке қатысты.", "Рига саммиті"),
    ],
)
def test_states_that_take_part_are_no_part_of_the_name_of_the_gathering(text, event):
    """States in the nominative, or their presidents, take part in the gathering named behind."""
    assert stated(text, "participatedIn") == [f"Перу | {event}", f"Чили | {event}"]


def test_who_is_in_somebody_s_government_is_not_the_one_who_leads_it():
    """The leader by whose name a government goes holds no post in it."""
    text = "1936 жылы Ян Новак Петр Земан үкіметінде әділет министрі болып тағайындалды."
    assert [fact.subject for fact in told(text, "holdsPost")] == ["Ян Новак"]
    text = "Ол Петр Земанның үкіметінде әділет министрі болды."
    assert not told(text, "holdsPost")


@pytest.mark.parametrize(
    "text",
    [
        "1990 жылы Осло қаласында Чили мен Перу Балық шартына қол қойды.",
        "1990 жылы Ослода Чили, Перу және Куба Балық шартына қол қойды.",
        "1990 жылы Ослода Чили мен Перу Балық, сауда және көмек туралы шартқа қол қойды.",
    ],
)
def test_a_list_and_the_noun_for_a_town_hide_no_place(text):
    """A deed was done where its clause says, before a list, a long title or «қаласында»."""
    places = {thing.name for thing in read(text).things if thing.cls == "Place"}
    assert [fact.object for fact in told(text, "place")] == ["Осло"]
    assert places == {"Осло"}


def test_words_that_go_on_a_list_join_other_kinds_of_actors():
    """«Сондай-ақ» joins a body to countries, as «және» does."""
    text = LAKES + "Конференцияға Чили, Перу, сондай-ақ Дүниежүзілік банк қатысты."
    assert "Дүниежүзілік банк | Рига конференциясы" in stated(text, "participatedIn")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("2010 жылғы 5 мамырда Ригада балықшылар кеңесі өтті.", ["балықшылар кеңесі"]),
        ("Балықшылар кеңесі 2010 жылы үлкен еді.", []),
        ("Порт одағы ескі. Одақ 1990 жылы Ригада құрылды.", ["одақтың құрылуы"]),
    ],
)
def test_a_body_s_noun_for_what_was_held_or_founded(sentence, names):
    """«Кеңес» is a gathering where it was held; a bare noun is what was founded."""
    events = [t.name for t in read(sentence).things if t.key.startswith("event")]
    assert events == names


def test_who_leaves_an_act_is_no_word_of_it_and_issues_nothing():
    """A country before a town and the noun of an act is who acts."""
    text = "Колумбия Богота пактісінен шығатынын жариялады."
    assert [t.name for t in read(text).things if t.cls == "Treaty"] == ["Богота пактісі"]
    assert not told(text, "issued")


def test_a_country_that_joins_leaves_nobody_a_member():
    """Whom the text speaks of holds no post by a sentence that opens with another subject."""
    text = "Чилидің министрі Али Нур келді. Чили 1995 жылғы 13 шілдеде Еуропа Кеңесіне мүше болды."
    assert stated(text, "memberOf") == ["Чили | Еуропа Кеңесі"]


def test_a_body_is_founded_by_the_act_behind_its_date():
    """What was founded stands before the act by which it was."""
    text = "Рига порт комитеті 2003 жылғы 5 мамырда Үкімет қаулысымен құрылды."
    events = [t.name for t in read(text).things if t.cls == "Founding"]
    assert events == ["Рига порт комитетінің құрылуы"]


def test_titles_in_the_plural_are_each_one_s():
    """A title that is somebody's in the plural is so in the singular."""
    text = "Екі елдің сыртқы істер министрлері Али Нур мен Анна Кравец келді."
    posts = {fact.object for fact in told(text, "holdsPost")}
    assert posts == {"Екі елдің сыртқы істер министрі"}


def test_who_speaks_is_no_word_of_what_is_said():
    """A pronoun that opens a sentence is who says what follows."""
    text = "Али Нур сөйледі. Ол 1994 жылғы Су кодексі ескіргенін айтты."
    (said,) = (t.name for t in read(text).things if t.cls == "Statement")
    assert said == "1994 жылғы Су кодексі ескіргені"


def test_the_country_that_a_text_is_about_is_meant_by_the_noun():
    """«Елді» is the country that a text opens with, and «елді мекен» none."""
    text = "Чили 1810 жылы құрылды. Чили 1817 жылы жеңді. Елді Али Нур басқарды."
    assert stated(text, "heads") == ["Али Нур | Чили"]
    assert not stated(text.replace("Елді", "Елді мекенді"), "heads")


def test_a_title_behind_a_name_is_of_the_ruler():
    """Who is named without his title later is the same person; his son comes to the throne."""
    text = (
        "Қорған хандығында Ноян хан отырды. Ноян хан қайтыс болғаннан кейін таққа оның ұлы "
        "Барлас хан отырды."
    )
    assert stated(text, "predecessorOf") == ["Ноян хан | Барлас хан"]
    assert stated(text, "childOf") == ["Барлас хан | Ноян хан"]


def test_who_stands_before_the_last_verb_is_spoken_of_next():
    """A pronoun means who stands right before the verb at the end of the sentence before."""
    text = (
        "2004 жылғы ақпанда өткен екінші отырыста Порт комитетінің төрағасы болып Али Нур "
        "сайланды. 2008 жылы оның орнын Анна Кравец басты."
    )
    assert stated(text, "predecessorOf") == ["Али Нур | Анна Кравец"]


def test_in_the_stead_of_whom_the_clause_before_tells():
    """«Орнына» alone means who left the post in the clause or sentence before."""
    text = "2004 жылы Али Нур төраға қызметінен кетіп, орнына Ада Белл сайланды."
    assert stated(text, "predecessorOf") == ["Али Нур | Ада Белл"]


def test_the_decree_of_an_office_makes_nobody_its_holder():
    """Whom the President's decree appoints is no president."""
    text = (
        "Али Нур – заңгер. 2001 жылы Президент Жарлығымен Әділет министрі лауазымына тағайындалды."
    )
    assert stated(text, "holdsPost") == ["Али Нур | Әділет министрі"]


@pytest.mark.parametrize(
    ("text", "property"),
    [
        ("Али Нур 2010 жылы Рига қорын құрды. Қорды қазір оның қызы басқарады.", "heads"),
        ("Али Нур Орман туралы заңға қол қойды. Заңға оппозиция қарсы болды.", "criticised"),
        ("Али Нур – заңгер. Ол Порт министрлігінде бөлім басқарады.", "heads"),
    ],
)
def test_what_somebody_without_a_name_does(text, property):
    """What the opposition or a daughter does is not said of whom the text was about."""
    assert not stated(text, property)


def test_a_word_for_before_that_is_no_participle():
    """«Бұған дейін» behind a name makes no clause of its own of it."""
    text = (
        "Ян Новак Дәурен Түсіпті министр етті. Дәурен Түсіп бұған дейін Кеден комитетін басқарды."
    )
    assert stated(text, "heads") == ["Дәурен Түсіп | Кеден комитеті"]


def test_a_name_ends_before_the_title_of_an_act():
    """«Ада Белл Тіл туралы заңға қол қойды» names Ada Bell."""
    assert stated("Президент Ада Белл Тіл туралы заңға қол қойды.", "signed") == [
        "Ада Белл | Тіл туралы заң"
    ]
