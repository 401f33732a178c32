"""Bodies under several names, persons with initials, and events told more than once."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Resolution
from graph.facts import Extraction, Literal
from graph.resolution.resolve import resolve
from tests.graph.made import Maker, date, figure

BASE = "https://example.org/id/"


def of_class(found: Resolution, cls: str) -> list[str]:
    """Return the ends of the IRIs of the entities of a class."""
    return [e.iri.removeprefix(BASE) for e in found.entities if e.cls == cls]


def founding(
    text: str, cls: str, body: str, *dates: str, language: str = "en", event: str = "Founding"
) -> Extraction:
    """Return the extraction of a text that tells of an event that concerns a body."""
    maker = Maker(text, language=language)
    key = maker.thing(cls, body)
    told = maker.thing(event, text.rstrip("."))
    maker.fact(told, "concerns", key)
    for when in dates:
        maker.fact(told, "date", date(when))
    return maker.extraction


def test_two_languages_of_one_document() -> None:
    """A body named in two languages of one document is one, with a name in each."""
    maker = Maker("Assembly of the People of Mali. Ассамблея народа Мали.")
    maker.thing("Organisation", "Assembly of the People of Mali")
    maker.language = "ru"
    maker.thing("Organisation", "Ассамблея народа Мали")
    found = resolve([maker.extraction], BASE)
    assert of_class(found, "Organisation") == ["actor/assembly-of-the-people-of-mali"]


def test_a_renamed_body_is_one() -> None:
    """A body that took another name is the one that bears it elsewhere, however it differs."""
    maker = Maker("In 2001 the Council of Harbours of Mali became the Port Chamber of Mali.")
    body = maker.thing("Organisation", "Council of Harbours of Mali")
    maker.fact(body, "renamedTo", Literal("Port Chamber of Mali", "en"))
    later = Maker("The Port Chamber of Mali met.")
    later.thing("Organisation", "Port Chamber of Mali")
    other = Maker("The Port Chamber of Norway met.")
    other.thing("Organisation", "Port Chamber of Norway")
    found = resolve([maker.extraction, later.extraction, other.extraction], BASE)
    assert len(of_class(found, "Organisation")) == 2


def test_renamed_to_another_thing() -> None:
    """A body said to be renamed to one that the text names too is that one."""
    maker = Maker("The Council of Harbours of Mali became the Port Chamber of Mali.")
    old = maker.thing("Organisation", "Council of Harbours of Mali")
    new = maker.thing("Organisation", "Port Chamber of Mali")
    maker.fact(old, "renamedTo", new)
    found = resolve([maker.extraction], BASE)
    assert len(of_class(found, "Organisation")) == 1
    renamed = next(c for c in found.claims if c.property == "renamedTo")
    assert renamed.object == Literal("Port Chamber of Mali", "en")


def president(name: str, country: str, title: str = "President") -> Extraction:
    """Return the extraction of a text on the president of a country."""
    maker = Maker(f"{name}, {title} of {country}, spoke.")
    who, post = maker.thing("Person", name), maker.thing("Post", title)
    maker.fact(post, "postOf", maker.thing("Country", country))
    maker.fact(who, "holdsPost", post)
    return maker.extraction


def test_a_president_with_initials() -> None:
    """Initials, surname and post of a country are the person with the full name there."""
    full = president("Nils Axel Berg", "Norway", "First President")
    found = resolve([full, president("N.A. Berg", "Norway")], BASE)
    assert len(of_class(found, "Person")) == 1
    middle = resolve([president("Nils A. Berg", "Norway"), president("Nils Berg", "Norway")], BASE)
    assert len(of_class(middle, "Person")) == 1


def test_presidents_who_are_not_one() -> None:
    """Another country, another initial or the bare surname is another person."""
    full = president("Nils Axel Berg", "Norway")
    for other in (
        president("N.A. Berg", "Mali"),
        president("N.O. Berg", "Norway"),
        president("Berg", "Norway"),
        president("A. Berg", "Norway"),
    ):
        assert len(of_class(resolve([full, other], BASE), "Person")) == 2


def test_initials_that_fit_two_stay_alone() -> None:
    """Initials that two namesakes could have are given to neither."""
    both = [president(name, "Norway", "Rector") for name in ("Nils Berg", "Nora Berg", "N. Berg")]
    assert len(of_class(resolve(both, BASE), "Person")) == 3


def test_a_founding_told_three_times() -> None:
    """Foundings of one body at compatible dates are one event, in all languages."""
    name = "Assembly of the People of Mali"
    texts = [
        founding(f"The {name} was founded in 1995.", "Organisation", name, "1995"),
        founding(f"On 1 March 1995 the {name} was set up.", "Organisation", name, "1995-03-01"),
        founding(
            "Создана Ассамблея народа Мали.", "Organisation", "Ассамблея народа Мали", language="ru"
        ),
    ]
    assert len(of_class(resolve(texts, BASE), "Founding")) == 1


def test_foundings_of_other_dates_are_two() -> None:
    """A body founded in two years that cannot be one was founded twice, and both are kept."""
    texts = [
        founding(f"In {year} the Baltic Forum was founded.", "Organisation", "Baltic Forum", year)
        for year in ("1995", "2003")
    ]
    assert len(of_class(resolve(texts, BASE), "Founding")) == 2


def test_elections_of_one_year() -> None:
    """Elections of one person in one year are one; in another year another."""
    told = (("1995", "."), ("1995", " again."), ("1999", "."))
    texts = [
        founding(
            f"Elected in {year}: Nils Berg{end}", "Person", "Nils Berg", year, event="Election"
        )
        for year, end in told
    ]
    assert len(of_class(resolve(texts, BASE), "Election")) == 2


def test_sessions_by_number_and_body() -> None:
    """The third session of a body is one under all names of the body; the fourth is another."""
    made = []
    for text, body, number in (
        (
            "Third session of the Assembly of the People of Mali",
            "Assembly of the People of Mali",
            3,
        ),
        ("The Assembly of Peoples of Mali, session 3", "Assembly of Peoples of Mali", 3),
        (
            "Fourth session of the Assembly of the People of Mali",
            "Assembly of the People of Mali",
            4,
        ),
    ):
        maker = Maker(text)
        session, of = maker.thing("Session", text), maker.thing("Organisation", body)
        maker.fact(session, "body", of)
        maker.fact(session, "ordinal", Literal(str(number), "", "integer"))
        made.append(maker.extraction)
    assert len(of_class(resolve(made, BASE), "Session")) == 2


def test_figures_of_one_measure_in_two_words() -> None:
    """Ethnoses and ethnic groups of a country are one measure, whose numbers can disagree."""
    made = [
        figure("Norway had 56 ethnic groups.", "ethnic groups", "56"),
        figure("Norway is home to 60 ethnoses.", "ethnoses", "60"),
    ]
    found = resolve(made, BASE)
    assert of_class(found, "Measure") == ["measure/ethnic-groups"]
    assert [c.status for c in found.claims if c.property == "value"] == ["disputed", "disputed"]


def test_a_part_is_not_set_against_the_whole() -> None:
    """The number of some of the groups does not contradict the number of all."""
    maker = Maker("Norway: 20 of the 56 ethnic groups.")
    country = maker.thing("Country", "Norway")
    key = maker.thing("Figure", quote="20 of the 56", key="figure-1")
    for name, value in (
        ("what", Literal("ethnic groups", "en")),
        ("value", Literal("20", "", "decimal")),
    ):
        maker.fact(key, name, value, frame="part of a figure")
    maker.fact(key, "ofWhom", country)
    found = resolve(
        [maker.extraction, figure("Norway had 56 ethnic groups.", "ethnic groups", "56")], BASE
    )
    assert len(of_class(found, "Measure")) == 1
    assert {c.status for c in found.claims if c.property == "value"} == {"accepted"}


BODIES = ["Baltic Forum", "Assembly of the People of Mali", "Ассамблея народов Мали"]
EVENTS = ["Founding", "Election", "Renaming"]


@st.composite
def tellings(draw: st.DrawFn) -> list[Extraction]:
    """Give documents that tell of few events of few bodies."""
    made = []
    for number in range(draw(st.integers(1, 4))):
        body, event = draw(st.sampled_from(BODIES)), draw(st.sampled_from(EVENTS))
        when = draw(st.sampled_from([(), ("1995",), ("1995-03-01",), ("1999",)]))
        language = "ru" if body[0] == "А" else "en"
        text = f"{draw(st.sampled_from(['Told', 'Said']))} of {body} {event} {number % 2}"
        made.append(founding(text, "Organisation", body, *when, language=language, event=event))
    return list({e.document.id: e for e in made}.values())


@settings(max_examples=60)
@given(tellings())
def test_adding_tellings_orphans_no_iri(extractions: list[Extraction]) -> None:
    """Every IRI of fewer texts is in use, redirects or names its namesakes when texts are added."""
    whole = resolve(extractions, BASE)
    known = {e.iri for e in whole.entities} | {c.iri for c in whole.claims}
    known |= set(whole.redirects) | set(whole.namesakes)
    for size in range(1, len(extractions)):
        for some in combinations(extractions, size):
            fewer = resolve(some, BASE)
            published = {e.iri for e in fewer.entities} | {c.iri for c in fewer.claims}
            assert published | set(fewer.redirects) | set(fewer.namesakes) <= known
