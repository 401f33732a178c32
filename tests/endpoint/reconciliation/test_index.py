from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint.reconciliation.index import BUDGET, Index
from endpoint.reconciliation.things import Thing
from endpoint.reconciliation.words import LONGEST, words


def anything(_: Thing) -> bool:
    """Let every thing pass."""
    return True


def index(names: dict[str, str], cls: str = "Organisation") -> Index:
    """Return an index of things with these names, by their identifiers."""
    kinds = frozenset({cls})
    return Index("one", [Thing(id, kinds, {"en": name}) for id, name in names.items()])


BODIES = index(
    {
        "water": "Ministry of Water",
        "waters": "Ministry of Water and Forests",
        "health": "Министерство здравоохранения",
        "xiv": "XIV Assembly",
        "law-5": "Council 5",
        "law-6": "Council 6",
        "people": "Қазақстан халқы Ассамблеясы",
    }
)
PEOPLE = index({"anna": "Anna Svobodová", "jan": "Jan Novák", "aigul": "Айгүл Жұмабаева"}, "Person")


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Ministerstvo zdravookhraneniya", "health"),
        ("MINISTRY of WATRE", "water"),
        ("Министерство здравохранения", "health"),
        ("Kazakstan khalky assambleyasy", "people"),
        ("Казахстан халкы Ассамблеясы", "people"),
        ("Министе\u0301рство здравоохране\u0301ния", "health"),
        ("council 6", "law-6"),
    ],
)
def test_other_spellings_are_found(text: str, id: str) -> None:
    """Capitals, alphabets, case endings and typing mistakes do not hide a name."""
    assert BODIES.search(text, anything, 3)[0].thing.id == id


def test_numbers_are_never_mistakes() -> None:
    """Another number is another thing: it is less alike than one without a number would be."""
    first, second = BODIES.search("Council 5", anything, 2)
    assert (first.thing.id, first.exact) == ("law-5", True)
    assert second.likeness < 0.6


def test_names_of_people() -> None:
    """A surname may stand first and be exact; an initial stands for a given name and is not."""
    assert PEOPLE.search("Novák, Jan", anything, 1)[0].exact
    assert PEOPLE.search("novak jan", anything, 1)[0].exact
    found = PEOPLE.search("А. Жумабаева", anything, 1)[0]
    assert found.thing.id == "aigul"
    assert 0.8 < found.likeness < 0.99
    assert not found.exact
    assert not BODIES.search("Water of Ministry", anything, 1)[0].exact


@given(st.text(max_size=60))
def test_a_name_finds_itself(text: str) -> None:
    """Whatever a name is, as long as it has words, it is found by itself, exactly."""
    found = index({"it": text, "other": "Ministry of Water"}).search(text, anything, 5)
    assert any(one.thing.id == "it" and one.exact for one in found) == bool(words(text))


@given(st.text(max_size=200) | st.text("minstryofwae ", max_size=60))
def test_likeness_has_its_bounds(text: str) -> None:
    """Likeness is from 0 to 1, and 1 only for the name itself; the best comes first."""
    found = BODIES.search(text, anything, 5)
    assert all(0 < one.likeness <= 1 and one.exact == (one.likeness == 1) for one in found)
    assert found == sorted(found, key=lambda one: -one.likeness)
    assert found == BODIES.search(text, anything, 5)


def test_long_names_differ_to_their_end() -> None:
    """Titles that begin alike are told apart by their last word, however far away it stands."""
    title = "Decree on the amendment of " + " ".join(f"article {n}," for n in range(40)) + " of {}"
    found = index({"may": title.format("May"), "june": title.format("June")})
    first, second = found.search(title.format("June"), anything, 5)
    assert (first.thing.id, first.exact, second.exact) == ("june", True, False)
    assert not found.search(title.format("July"), anything, 5)[0].exact


@given(st.text(max_size=1000))
def test_words_are_plain(text: str) -> None:
    """Words are in small letters and of a bounded length, whatever they are read from."""
    assert all(word == word.lower() and len(word) <= 4 * LONGEST for word in words(text))


def test_common_words_hide_nothing() -> None:
    """A name made of words that very many names have is found, and without a long search."""
    names = {f"b{n}": f"Council of the City {n}" for n in range(2 * BUDGET)}
    large = index(names | {"z": "City of the Council"})
    began = time.process_time()
    found = large.search("City of the Council", anything, 3)
    assert (found[0].thing.id, found[0].exact) == ("z", True)
    assert len(large.beginning("council of the city", anything)) <= BUDGET
    assert time.process_time() - began < 2


def test_beginnings() -> None:
    """Who types the beginning of a word sees the names that have it, those that begin so first."""
    assert [thing.id for thing in BODIES.beginning("min", anything)] == [
        "water",
        "waters",
        "health",
    ]
    assert [thing.id for thing in BODIES.beginning("ministry of fo", anything)] == ["waters"]
    assert [thing.id for thing in BODIES.beginning("МИН", anything)] == [
        "water",
        "waters",
        "health",
    ]
    assert BODIES.beginning("", anything) == BODIES.beginning("?", anything) == []
