import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extraction.extract import examine, extract
from graph.extraction.gate import objection
from graph.extraction.relations.compositions import compositions
from graph.facts import Extraction, Fact, Literal, Thing
from graph.reading.document import Document
from ontology.vocabulary import fits, properties

TEXT = """The Council of Villages of Norway

The Council of Villages of Norway (CVN) was founded in 1952 by Ingrid Solberg.
On 3 May 1999 the Parliament of Norway adopted the Law on Villages.
Erik Dahl, chairman of the Council of Villages of Norway, spoke at the fifth session of the Council
in June 2001. “The villages of our country have never been so strong as they are today,” said Dahl.
In 2001 the Council united more than 130 villages.
"""


def document(text: str, *languages: str) -> Document:
    """Return a text as a document."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(digest[:16], text, languages or ("en",), digest, "villages.txt")


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    """What is read from the text about villages."""
    return extract(document(TEXT))


def facts(extraction: Extraction, name: str) -> set[tuple[str, str]]:
    """Return (subject, object) of a property, by name."""
    named = {t.key: t.name for t in extraction.things}
    return {
        (named[f.subject], f.object.value if isinstance(f.object, Literal) else named[f.object])
        for f in extraction.facts
        if f.property == name
    }


def test_who_founded(extraction):
    """A founder is read from a passive sentence."""
    assert ("Ingrid Solberg", "Council of Villages of Norway") in facts(extraction, "founded")


def test_who_adopted(extraction):
    """A parliament adopts an act."""
    assert ("Parliament of Norway", "Law on Villages") in facts(extraction, "adopted")


def test_membership(extraction):
    """A post is a membership with person, post and body, and its holder heads the body."""
    assert ("Erik Dahl", "Council of Villages of Norway") in facts(extraction, "heads")
    members = {value for _, value in facts(extraction, "member")}
    assert "Erik Dahl" in members


def test_statement_has_its_speaker(extraction):
    """A quotation is a statement of the person whose surname hands it over."""
    assert {speaker for _, speaker in facts(extraction, "speaker")} == {"Erik Dahl"}


def test_every_fact_has_things_and_a_quote(extraction):
    """Subjects and objects of facts are things of the extraction, and the quote is in the text."""
    keys = {t.key for t in extraction.things}
    for fact in extraction.facts:
        assert fact.subject in keys
        assert isinstance(fact.object, Literal) or fact.object in keys
        assert fact.evidence.quote in TEXT


def test_every_fact_fits_the_ontology(extraction):
    """No fact breaks the domain or range of its property."""
    classes = {t.key: t.cls for t in extraction.things}
    for fact in extraction.facts:
        value = fact.object
        kind = classes[value] if isinstance(value, str) else (
            "text" if value.language else value.datatype
        )  # fmt: skip
        assert fits(fact.property, classes[fact.subject], kind), fact


def test_the_same_text_gives_the_same_facts(extraction):
    """Extraction is a function of the text."""
    assert extract(document(TEXT)) == extraction


def test_keys_are_unique(extraction):
    """No two things of a document have one key."""
    keys = [t.key for t in extraction.things]
    assert len(keys) == len(set(keys))


@settings(max_examples=20)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    """No text, however odd, stops the extraction."""
    assert extract(document(text)).document.text == text


def test_the_gate_says_why(extraction):
    """A fact that does not fit is refused with the classes that it needs."""
    things = {t.key: t for t in extraction.things}
    person = next(t.key for t in extraction.things if t.cls == "Person")
    fact = Fact(person, "adopted", person, extraction.things[0].mentions[0])
    assert "itself" in objection(fact, things)
    act = next(t.key for t in extraction.things if t.cls == "Law")
    fact = Fact(act, "bornIn", person, extraction.things[0].mentions[0])
    assert properties()["bornIn"].range in objection(fact, things)
    assert "no property" in objection(Fact(act, "unheardOf", person, fact.evidence), things)


def test_refusals_are_kept():
    """What the ontology refuses is given back with its reason."""
    _, refused = examine(document(TEXT))
    assert all(r.reason for r in refused)


def test_a_body_named_after_its_whole():
    """A body whose name ends in another body's name is part of it."""
    text = "The League of Cities met. The General Assembly of the League of Cities voted.\n"
    found = extract(document(text))
    assert compositions.__doc__
    assert any("Assembly" in a and "League" in b for a, b in facts(found, "partOf"))


def test_a_body_is_no_part_of_its_own_short_name():
    """The General Assembly is not part of the Assembly, nor a party of the name in its quotes."""
    english = extract(document("The Assembly met. The General Assembly voted in May 1999.\n"))
    kazakh = extract(document("Алау партиясы мен «Алау» партиясы 1999 жылы құрылды.\n", "kk"))
    assert not facts(english, "partOf") | facts(kazakh, "partOf")


def test_a_country_in_a_title_does_not_act():
    """«Литва қарары» is the name of a resolution: Lithuania did not adopt it."""
    text = "Бас Ассамблея 1961 жылы «Литва қарары» аталған № 1665 қарарды қабылдады.\n"
    assert {a for a, _ in facts(extract(document(text, "kk")), "adopted")} == {"Бас Ассамблея"}


def test_a_bare_head_noun_means_the_act_named_before():
    """In Kazakh a noun in the dative is a definite one: the treaty that was named."""
    text = "Рига шарты 1999 жылы жасалды. Литва мен Эстония шартқа 2002 жылы қосылды.\n"
    joined = facts(extract(document(text, "kk")), "partyTo")
    assert joined == {("Литва", "Рига шарты"), ("Эстония", "Рига шарты")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Treaty of Riga entered into force on 1 November 1993."),
        ("ru", "Рижский договор вступил в силу 1 ноября 1993 года."),
        ("kk", "Рига шарты 1993 жылғы 1 қарашада күшіне енді."),
    ],
)
def test_entry_into_force(language, text):
    """The day on which an act entered into force is from when it holds, and not its own date."""
    read = extract(document(text, language))
    dated = {f.property: f.object.value for f in read.facts if f.subject.startswith("act-")}
    assert dated == {"inForceFrom": "1993-11-01"}


def test_an_amendment_that_enters_into_force_is_not_its_act():
    """What is said of amendments to an act says nothing of when the act was given or holds."""
    read = extract(document("Amendments to the Land Act came into force on 3 May 2004."))
    assert not [f for f in read.facts if f.subject.startswith("act-")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The Rivers Strategy was approved by Decree of the President of Estonia of 3 May 2010.",
        ),
        ("ru", "Стратегия рек «Вода» утверждена Указом Президента Эстонии от 3 мая 2010 года."),
    ],
)
def test_an_act_approved_by_another(language, text):
    """An act that another approves has its date and its maker, beside the act that approves it."""
    read = extract(document(text, language))
    strategy = next(t.key for t in read.things if t.cls == "Strategy")
    makers = [f.subject for f in read.facts if (f.property, f.object) == ("adopted", strategy)]
    dates = [f.object.value for f in read.facts if (f.subject, f.property) == (strategy, "date")]
    assert len(makers) == 2
    assert dates == ["2010-05-03"]


def test_who_leads_a_body_by_a_verb_alone():
    """A verb that says whom somebody leads gives a post without a title of the text."""
    read = extract(document("Хельге Лунд возглавил Управление рыболовства.", "ru"))
    assert facts(read, "heads") == {("Хельге Лунд", "Управление рыболовства")}


def test_a_title_shows_the_case_of_a_name_that_shows_none():
    """Whose title is an object does nothing, though the name has one form only (Russian)."""
    text = "Президента Джулио Конти раскритиковал певец Марио Росси."
    assert not facts(extract(document(text, "ru")), "criticised")


def test_no_country_is_of_a_ministry(extraction):
    """A country belongs to no body of a state."""
    evidence = extraction.things[0].mentions[0]
    country, ministry = Thing("c", "Country", (), ()), Thing("m", "Ministry", (), ())
    things = {"c": country, "m": ministry}
    assert "body of a state" in objection(Fact("c", "partOf", "m", evidence), things)
