"""Kazakh endings: put on and taken off again."""

from __future__ import annotations

import pytest

from graph.languages.endings import genitive, verbal_noun
from graph.languages.morphology import nominative

NAMES = [
    "Эстония", "Германия", "Ресей", "Өзбекстан", "Мали", "Чили", "Израиль", "Жапония", "Бишкек",
    "Лондон", "Пекин", "Берлин", "Нарын", "Марсель", "Назарбаев", "Горбачев", "Құдайберді",
    "Мұхтар Тілеуберді", "Асқар Ақаев", "Ян Новак", "Марта Линд", "Сан-Франциско", "Нью-Йорк",
    "БҰҰ", "АҚШ", "ЕҚЫҰ", "НАТО", "КСРО", "Мәжіліс", "Сенат", "комиссия", "реформа", "бағдарлама",
    "студент", "ұйым", "өтініш", "дәрігер", "халық санағы", "шетел азаматы", "сот төрағасы",
    "Қаржы министрлігі", "Ұлттық банк", "Ұлттық банкі", "Балық шаруашылығы басқармасы",
    "Біріккен Ұлттар Ұйымы", "Порттар одағы", "Рига университеті", "Порттар туралы заң",
    "«Теңіз» партиясы", "Теңіз заңы", "кеңес пленумы", "Рига съезі", "мүшелер", "Балтық елдері",
    "Порттар комитетінің төрағасы", "тұрғын", "жиын", "отбасы",
]  # fmt: skip
FORMS = {
    "genitive": ("ның нің", "дың дің", "ның нің", "тың тің"),
    "accusative": ("ны ні", "ды ді", "ды ді", "ты ті"),
    "dative": ("ға ге", "ға ге", "ға ге", "қа ке"),
    "locative": ("да де", "да де", "да де", "та те"),
    "ablative": ("дан ден", "дан ден", "нан нен", "тан тен"),
    "instrumental": ("мен мен", "мен мен", "мен мен", "пен пен"),
}
"""Endings behind a vowel, a voiced letter, a nasal and a voiceless letter."""
OWNED = {"accusative": "н н", "dative": "на не", "locative": "нда нде", "ablative": "нан нен"}
"""Endings of somebody's thing."""
CASES = [(name, case) for name in NAMES for case in FORMS]


def _inflected(name: str, case: str) -> str:
    """Return the name in a case, from its genitive, which tells letter and harmony."""
    end = genitive(name, "kk")[len(name) :]
    mark, ending = ("-", end[1:]) if end.startswith("-") else ("", end)
    front = ending[1] == "і"
    letters = [c for c in name.lower() if c.isalpha()]
    kind = {"д": 1, "т": 3}.get(ending[0], 2 if letters[-1] in "мнң" else 0)
    owned = letters[-1] in "ыі" and name.lower() != "отбасы" and " " in name
    forms = OWNED.get(case, FORMS[case][kind]) if owned else FORMS[case][kind]
    return name + mark + forms.split()[front]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_name_comes_back_from_any_case(name: str, case: str) -> None:
    """The nominative of each case of a name is the name."""
    form = _inflected(name, case)
    assert nominative(form, "kk") == name, form


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_the_nominative_stays(name: str) -> None:
    """Nothing is taken off a name that carries no case."""
    assert nominative(name, "kk") == name


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Порттар одағы", "Порттар одағының"),
        ("Порттар одағын", "Порттар одағының"),
        ("Назарбаев", "Назарбаевтың"),
        ("Горбачев", "Горбачевтің"),
        ("Чили", "Чилидің"),
        ("институт", "институттың"),
        ("БҰҰ", "БҰҰ-ның"),
        ("Израиль", "Израильдің"),
    ],
)
def test_the_genitive_goes_by_letter_and_vowel(phrase: str, expected: str) -> None:
    """The ending fits the last letter and the last vowel; a hyphen sets it off abbreviations."""
    assert genitive(nominative(phrase, "kk"), "kk") == expected


@pytest.mark.parametrize(
    ("stem", "noun", "possessed"),
    [
        ("құрыл", "құрылу", "құрылуы"),
        ("қабылда", "қабылдау", "қабылдауы"),
        ("сайлан", "сайлану", "сайлануы"),
        ("шық", "шығу", "шығуы"),
        ("күшіне ен", "күшіне ену", "күшіне енуі"),
        ("қой", "қою", "қоюы"),
        ("бекі", "беку", "бекуі"),
        ("кету", "кету", "кетуі"),
    ],
)
def test_a_verb_has_a_noun_of_doing(stem: str, noun: str, possessed: str) -> None:
    """What is done is called by the verb's stem, alone and as somebody's."""
    assert verbal_noun(stem, "kk") == noun
    assert verbal_noun(stem, "kk", possessed=True) == possessed
