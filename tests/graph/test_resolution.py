"""What is one across documents, under which IRI, and where sources disagree."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Resolution
from graph.facts import Extraction, Literal
from graph.resolution.decisions import read_decisions
from graph.resolution.iris import Group, Named, Slug, mint, shortened
from graph.resolution.names import country_of, initial_keys, name_key, person_keys
from graph.resolution.resolve import resolve
from ontology.errors import InputError
from tests.graph.made import Maker, act, date, figure, person, two_sources

BASE = "https://example.org/id/"
TREATY = "Treaty of Nordic Friendship"
CONSTITUTION = "Constitution of Norway"


def persons(resolution: Resolution) -> list[str]:
    """Return the ends of the IRIs of all persons."""
    iris = (e.iri for e in resolution.entities if e.cls == "Person")
    return sorted(iri.rpartition("/")[2] for iri in iris)


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("Republic of Mali", "en", "ML"),
        ("the Kingdom of Norway", "en", "NO"),
        ("Республика Казахстан", "ru", "KZ"),
        ("Қазақстан Республикасы", "kk", "KZ"),
        ("Republic of the Congo", "en", "CG"),
        ("Боснии и Герцеговины", "ru", "BA"),
        ("Bank of Norway", "en", ""),
    ],
)
def test_countries(name: str, language: str, code: str) -> None:
    """A country is known by its code under each of its names, and a body of it is not it."""
    assert country_of(name, language) == code


def test_keys_of_bodies() -> None:
    """Function words, capitals and the long form of a country do not tell two names apart."""
    short = name_key("Parliament of Norway", "en")
    assert short == name_key("the parliament of the Kingdom of Norway", "en")
    assert short != name_key("Parliament of Sweden", "en")


def test_keys_of_persons() -> None:
    """A full name has one key in every script and order; initials and surnames have none."""
    assert set(person_keys("Askar Akayev")) & set(person_keys("Аскар Акаев"))
    assert set(person_keys("Akayev Askar")) & set(person_keys("Аскар Акаевич Акаев"))
    assert person_keys("A. Akayev") == person_keys("Akayev") == ()
    assert set(initial_keys("А. Акаев")) & set(initial_keys("Askar Akayev"))


def test_one_person_in_two_scripts() -> None:
    """A person with one full name in two documents and scripts is one, with both names."""
    russian = Maker("Аскар Акаев выступил с речью.", language="ru")
    russian.thing("Person", "Аскар Акаев")
    found = resolve([person("Askar Akayev spoke.", "Askar Akayev"), russian.extraction], BASE)
    assert persons(found) == ["askar-akayev"]
    assert found.redirects[f"{BASE}actor/askar-akaev"] == f"{BASE}actor/askar-akayev"
    assert [merge.same for merge in found.merges] == [True]


@pytest.mark.parametrize(
    ("russian", "number"), [("Аскар Акаевич Акаев", 1), ("Аскар Омарович Акаев", 2)]
)
def test_an_initial_may_stand_for_a_patronymic(russian: str, number: int) -> None:
    """A person with an initial is the one with that patronymic, and not one with another."""
    maker = Maker(f"{russian} выступил с речью.", language="ru")
    maker.thing("Person", russian)
    found = resolve([person("Askar A. Akayev spoke.", "Askar A. Akayev"), maker.extraction], BASE)
    assert len(persons(found)) == number


def test_bare_surnames_stay_in_their_documents() -> None:
    """A bare surname is never the same person in two documents."""
    found = resolve([person("Berg spoke.", "Berg"), person("Berg left.", "Berg")], BASE)
    assert len(persons(found)) == 2


def test_initials_need_a_shared_post() -> None:
    """Initials and a surname are a full name's person only with the same post or body."""
    full = person(
        "Minister Anna Berg of the Nordic Council.",
        "Anna Berg",
        post=("Minister", "Nordic Council"),
    )
    same = person(
        "A. Berg, Minister at the Nordic Council.", "A. Berg", post=("Minister", "Nordic Council")
    )
    other = person("A. Berg, chess player.", "A. Berg")
    assert len(persons(resolve([full, same], BASE))) == 1
    assert len(persons(resolve([full, other], BASE))) == 2


def test_namesakes_are_kept_apart() -> None:
    """One full name, one title, different bodies: two persons, and the plain IRI leads to both."""
    one = person(
        "Rector Ivan Petrov of Plovdiv Polytechnic.",
        "Ivan Petrov",
        post=("Rector", "Plovdiv Polytechnic"),
    )
    two = person(
        "Rector Ivan Petrov of Samara Conservatory.",
        "Ivan Petrov",
        post=("Rector", "Samara Conservatory"),
    )
    found = resolve([one, two], BASE)
    assert len(persons(found)) == 2
    assert len(found.namesakes[f"{BASE}actor/ivan-petrov"]) == 2
    assert [merge.same for merge in found.merges] == [False]


def test_generic_names_stay_in_their_documents() -> None:
    """A parliament or court without its country is not the same one elsewhere."""
    texts = ["The Parliament met.", "The Parliament voted."]
    made = []
    for text in texts:
        maker = Maker(text)
        maker.thing("Parliament", "Parliament")
        made.append(maker.extraction)
    assert len(resolve(made, BASE).entities) == 2


def test_the_one_of_its_kind_in_every_language() -> None:
    """A country has one parliament, under its names in three languages."""
    named = [
        ("Parliament of Norway", "en"),
        ("Парламент Норвегии", "ru"),
        ("Норвегия Парламенті", "kk"),
    ]
    made = []
    for name, language in named:
        maker = Maker(f"{name}.", language=language)
        maker.thing("Parliament", name)
        made.append(maker.extraction)
    found = resolve(made, BASE)
    assert [e.iri for e in found.entities] == [f"{BASE}actor/parliament-of-norway"]


def test_a_numbered_gathering_is_one_in_every_language() -> None:
    """Its name means the same word for word, whatever the form of its number; others are apart."""
    named = [
        ("VIII Congress of Port and Sea Leaders", "en", "8"),
        ("Восьмой съезд лидеров портов и моря", "ru", "8"),
        ("Порт және теңіз көшбасшыларының VIII съезі", "kk", "8"),
        ("IX съезд лидеров портов и моря", "ru", "9"),
    ]
    made = []
    for name, language, ordinal in named:
        maker = Maker(f"{name}.", language=language)
        maker.fact(maker.thing("Congress", name), "ordinal", Literal(ordinal, "", "integer"))
        made.append(maker.extraction)
    assert len([e for e in resolve(made, BASE).entities if e.cls == "Congress"]) == 2


def test_acts_of_different_dates_are_two() -> None:
    """Two constitutions of one country are told apart by their years, also in their IRIs."""
    old = act("The Constitution of Norway of 1814.", "Constitution", CONSTITUTION, "1814")
    new = act("The Constitution of Norway of 2014.", "Constitution", CONSTITUTION, "2014")
    found = resolve([old, new], BASE)
    assert [e.iri.removeprefix(BASE) for e in found.entities] == [
        "act/constitution-of-norway-1814",
        "act/constitution-of-norway-2014",
    ]


def test_a_decision_parts_what_names_join(tmp_path: Path) -> None:
    """A person's line keeps apart two things of one name; another joins two of different ones."""
    texts = ["Anna Berg spoke.", "Anna Berg left.", "Anna Holm, born Berg."]
    one, two, three = (person(t, " ".join(t.replace(",", "").split()[:2])) for t in texts)
    ids = [e.document.id for e in (one, two, three)]
    path = tmp_path / "decisions.toml"
    path.write_text(
        f'[[keep-apart]]\nthings = ["{ids[0]} thing-1", "{ids[1]} thing-1"]\n'
        f'[[same]]\nthings = ["{ids[0]} thing-1", "{ids[2]} thing-1"]\n'
    )
    found = resolve([one, two, three], BASE, read_decisions(path))
    together = sorted(sorted(key[0] for key in e.things) for e in found.entities)
    assert together == sorted([sorted([ids[0], ids[2]]), [ids[1]]])


def test_a_broken_decision_is_named(tmp_path: Path) -> None:
    """A decisions file that cannot be used is named with what is wrong."""
    path = tmp_path / "decisions.toml"
    path.write_text('[[same]]\nthings = ["only one"]\n')
    with pytest.raises(InputError, match=r"decisions\.toml: same 1"):
        read_decisions(path)


def test_one_claim_with_two_evidences() -> None:
    """What two documents say alike is one claim with evidence in both."""
    found = resolve(two_sources(), BASE)
    founded = [claim for claim in found.claims if claim.property == "founded"]
    assert len(founded) == 1
    assert len({e.document_id for e in founded[0].evidence}) == 2
    assert founded[0].status == "accepted"


def test_disagreement_is_kept() -> None:
    """Two days of one founding, and two numbers of one thing, are disputed by each other."""
    found = resolve(two_sources(), BASE)
    disputed = {claim.iri: claim for claim in found.claims if claim.status == "disputed"}
    properties = sorted(claim.property for claim in disputed.values())
    assert properties == ["date", "date", "value", "value"]
    for claim in disputed.values():
        assert [disputed[other].contradicts for other in claim.contradicts] == [(claim.iri,)]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (("40", "2001", "equal"), ("45", "2001", "equal"), True),
        (("40", "2001", "equal"), ("45", "2009", "equal"), False),
        (("40", "2001", "equal"), ("45", "", "equal"), False),
        (("40", "2001", "more than"), ("45", "2001-06", "equal"), False),
        (("40", "2001", "more than"), ("40", "2001", "equal"), True),
        (("40", "2001", "about"), ("41", "2001", "equal"), False),
    ],
)
def test_figures_that_differ(
    first: tuple[str, str, str], second: tuple[str, str, str], differ: bool
) -> None:
    """Numbers disagree when they tell of one time and cannot both be right."""
    made = [
        figure(f"Norway had {values[0]} regions ({values[1:]}).", "regions", *values)
        for values in (first, second)
    ]
    found = resolve(made, BASE)
    assert any(c.status == "disputed" for c in found.claims if c.property == "value") == differ


def test_a_finer_date_supersedes() -> None:
    """A day supersedes its year; neither is disputed."""
    year = act("The Treaty of Nordic Friendship of 1971.", "Treaty", TREATY, "1971")
    day = act("The Treaty of Nordic Friendship, 3 May 1971.", "Treaty", TREATY, "1971-05-03")
    dates = [c for c in resolve([year, day], BASE).claims if c.property == "date"]
    status = {c.object.value: c.status for c in dates if isinstance(c.object, Literal)}
    assert status == {"1971": "superseded", "1971-05-03": "accepted"}


def test_a_date_without_a_year_is_rejected() -> None:
    """A day of an unknown year is kept as a rejected claim."""
    found = resolve(
        [act("The Treaty of Nordic Friendship, 3 May.", "Treaty", TREATY, "XXXX-05-03")], BASE
    )
    assert [c.status for c in found.claims if c.property == "date"] == ["rejected"]


GIVEN = ["Anna", "Olga", "A."]
SURNAMES = ["Berg", "Holm"]
POSTS = [
    None,
    ("Rector", "Plovdiv Polytechnic"),
    ("Rector", "Samara Conservatory"),
    ("Editor", "Nordic Herald"),
]


@st.composite
def texts(draw: st.DrawFn) -> list[Extraction]:
    """Give documents on few names, so that they meet."""
    made = []
    for number in range(draw(st.integers(1, 5))):
        name = f"{draw(st.sampled_from(GIVEN))} {draw(st.sampled_from(SURNAMES))}"
        post = draw(st.sampled_from(POSTS))
        text = f"Text {number}: {name}" + (f", {post[0]} at {post[1]}." if post else ".")
        other = draw(st.sampled_from(["", TREATY, "Law on Rivers"]))
        maker = Maker(f"{text} {other}")
        maker.things += person(maker.text, name, post=post).things
        maker.facts += person(maker.text, name, post=post).facts
        if other:
            key = maker.thing("Treaty" if "Treaty" in other else "Law", other)
            for when in draw(st.sampled_from([(), ("1971",), ("1971-05-03",), ("1999",)])):
                maker.fact(key, "date", date(when))
        made.append(maker.extraction)
    return made


@settings(max_examples=80)
@given(texts(), st.randoms())
def test_adding_texts_orphans_no_iri(extractions: list[Extraction], random: object) -> None:
    """Every IRI of fewer texts is in use, redirects or names its namesakes when texts are added."""
    whole = resolve(extractions, BASE)
    known = {e.iri for e in whole.entities} | {c.iri for c in whole.claims}
    known |= set(whole.redirects) | set(whole.namesakes)
    assert set(whole.redirects.values()) <= {e.iri for e in whole.entities} | {
        c.iri for c in whole.claims
    }
    for size in range(1, len(extractions)):
        for some in combinations(extractions, size):
            fewer = resolve(some, BASE)
            published = {e.iri for e in fewer.entities} | {c.iri for c in fewer.claims}
            published |= set(fewer.redirects) | set(fewer.namesakes)
            assert published <= known


@settings(max_examples=40)
@given(texts(), st.randoms(use_true_random=False))
def test_order_makes_no_difference(extractions: list[Extraction], random: object) -> None:
    """The same documents in any order resolve to the same."""
    shuffled = list(extractions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled, BASE) == resolve(extractions, BASE)


@settings(max_examples=60)
@given(texts())
def test_iris_are_unique(extractions: list[Extraction]) -> None:
    """Two entities, or two claims, never share an IRI, and no IRI in use redirects."""
    found = resolve(extractions, BASE)
    iris: Sequence[str] = [e.iri for e in found.entities] + [c.iri for c in found.claims]
    assert len(set(iris)) == len(iris)
    assert not set(iris) & (set(found.redirects) | set(found.namesakes))


def test_the_first_language_names_the_iri() -> None:
    """English comes before Russian, the fuller name before the shorter."""
    named = Named(
        ("d", "t"),
        "actor",
        tuple(
            Slug.of(name, language)
            for name, language in [("Форум", "ru"), ("Forum", "en"), ("Baltic Forum", "en")]
        ),
        "forum-d",
    )
    minted = mint([Group((named,))], BASE)
    assert minted.iris[("d", "t")] == f"{BASE}actor/baltic-forum"
    assert set(minted.redirects.values()) == {f"{BASE}actor/baltic-forum"}


@given(st.text("abc-", min_size=1, max_size=200))
def test_slugs_are_short(text: str) -> None:
    """A slug has at most 80 characters, and two long ones that differ stay different."""
    assert len(shortened(text)) <= 80
    long = "x" * 100
    assert shortened(long + "a") != shortened(long + "b")
