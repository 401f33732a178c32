"""Links to what others know: the right ones, and none where names deceive."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from graph.claims import RELATIONS, Link, Resolution
from graph.extraction.names.international import international_body
from graph.linking.authorities import Authority, authorities
from graph.linking.link import link, strays
from graph.linking.links_json import links_as_json
from graph.linking.names import KEYS, folded
from graph.resolution.decisions import Decisions, LinkDecision, read_decisions
from graph.resolution.resolve import resolve
from ontology.errors import InputError
from ontology.vocabulary import classes
from tests.graph.made import Maker

BASE = "https://example.org/id/"
NORWAY = f"{BASE}actor/norway"
WIKIDATA = "http://www.wikidata.org/entity/"
IDS = [authority.name for authority in authorities()]


def linked(*made: Maker, decisions: Decisions | None = None) -> Resolution:
    """Return what texts say together, with its links."""
    decided = decisions or Decisions()
    return link(resolve([one.extraction for one in made], BASE, decided), decided)


def targets(resolution: Resolution, status: str = "accepted") -> set[str]:
    """Return the ends of the addresses that things are linked to."""
    links = (c for c in resolution.claims if isinstance(c, Link) and c.status == status)
    return {str(one.object).rstrip("/").rpartition("/")[2] for one in links}


def said(text: str, *things: tuple[str, str], language: str = "en") -> Maker:
    """Return a text that names things, each with its class."""
    made = Maker(text, language=language)
    for cls, name in things:
        made.thing(cls, name)
    return made


@pytest.mark.parametrize("authority", authorities(), ids=IDS)
def test_an_authority_can_be_read(authority: Authority) -> None:
    """A description speaks of classes, relations and columns that there are; ids are not twice."""
    assert {*authority.title} == {"en", "ru", "kk"}
    assert {*authority.classes} <= {*classes()}
    assert authority.relation in RELATIONS
    assert authority.match in KEYS
    assert authority.licence.startswith("https://")
    records = list(authority.records())
    assert {*authority.columns} <= {*records[0].cells}
    assert all(record.iris for record in records)
    addresses = [record.iris for record in records]
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize("authority", authorities(), ids=IDS)
def test_examples_of_an_authority(authority: Authority) -> None:
    """The examples beside an authority are found in it, or are not."""
    path = files("graph.linking") / "authorities" / f"{authority.name}.toml"
    examples = tomllib.loads(path.read_text(encoding="utf-8"))["examples"]
    assert any(example["iri"] for example in examples)
    assert any(not example["iri"] for example in examples)
    for example in examples:
        hits = authority.find(example["name"], example["language"])
        assert ([hit.record.iris[0] for hit in hits] or [""]) == [example["iri"]]


def test_bodies_are_known_by_the_table_of_names() -> None:
    """Each international body that has an address has names in English."""
    (bodies,) = (authority for authority in authorities() if authority.name == "bodies")
    table = tomllib.loads((files("graph.languages") / "international.toml").read_text("utf-8"))
    for record in bodies.records():
        key = record.cells["body"]
        assert international_body(table[key]["en"][0], "en") == key


def test_bare_names_of_countries_tell_no_form_of_another() -> None:
    """A country is found by each of its names that is not unsure ("St." alone is cut otherwise)."""
    (countries,) = (authority for authority in authorities() if authority.name == "countries")
    table = tomllib.loads((files("graph.languages") / "countries.toml").read_text("utf-8"))
    for record in countries.records():
        for language, names in table[record.cells["code"]].items():
            for name in (name for name in names if not name.startswith("St.")):
                hits = countries.find(name, language)
                sure = folded(name) not in countries.unsure
                assert [hit.record.cells["code"] for hit in hits] == [record.cells["code"]] * sure


def test_a_link_has_the_words_by_which_it_was_found() -> None:
    """A country in two languages is linked once, with a quote of each document."""
    english = said("Norway signed.", ("Country", "Norway"))
    kazakh = said("Норвегия қол қойды.", ("Country", "Норвегия"), language="kk")
    found = linked(english, kazakh)
    (one,) = (c for c in found.claims if isinstance(c, Link) and "wikidata" in str(c.object))
    assert one.object == f"{WIKIDATA}Q20"
    assert {evidence.quote for evidence in one.evidence} == {"Norway", "Норвегия"}
    assert one.authority == "countries"


NAMESAKES = tomllib.loads(Path(__file__).with_name("namesakes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("namesake", NAMESAKES["namesake"], ids=lambda namesake: namesake["why"])
def test_namesakes_get_no_wrong_link(namesake: dict[str, Any]) -> None:
    """What only looks like a known thing is not linked to it."""
    found = linked(said(namesake["text"], *map(tuple, namesake["things"])))
    assert targets(found) <= {"Q142", "3017382", "Q30", "6252001"}  # France, the United States


def test_a_shared_name_is_settled_by_the_country_beside_it() -> None:
    """Paris is the one in France where France is named and no other country with a Paris."""
    found = linked(said("In Paris, France signed.", ("Place", "Paris"), ("Country", "France")))
    assert {"Q90", "2988507"} <= targets(found)


def test_a_place_that_lies_elsewhere() -> None:
    """A place that the graph has in another country is not the known one."""
    made = Maker("Almaty lies in Norway.")
    place, country = made.thing("Place", "Almaty"), made.thing("Country", "Norway")
    made.fact(place, "partOf", country)
    assert targets(linked(made)) == {"Q20", "3144096"}


def test_what_is_not_clear_is_proposed() -> None:
    """A name that others bear is shown to people, with the reason."""
    found = linked(said("They met in Paris.", ("Place", "Paris")))
    (row,) = links_as_json(found)
    assert row["status"] == "proposed"
    assert row["target"].endswith("2988507/")
    assert "others bear the name" in row["reason"]


def test_people_decide() -> None:
    """A refused link is kept as rejected, an accepted one stands; the later decision counts."""
    made = said("Norway signed.", ("Country", "Norway"))
    refused = LinkDecision(NORWAY, f"{WIKIDATA}Q20", "reject")
    other = LinkDecision(NORWAY, "https://states.example/norway", "accept")
    found = linked(made, decisions=Decisions(links=(refused, other)))
    assert targets(found, "rejected") == {"Q20"}
    assert targets(found) == {"3144096", "norway"}
    again = Decisions(links=(refused,)) | Decisions(
        links=(LinkDecision(NORWAY, f"{WIKIDATA}Q20", "accept"),)
    )
    assert "Q20" in targets(linked(made, decisions=again))


def test_a_decision_replaces_the_other_address_in_the_same_list() -> None:
    """Where a person names another item of Wikidata, the one that was found is rejected."""
    made = said("Norway signed.", ("Country", "Norway"))
    decision = LinkDecision(NORWAY, f"{WIKIDATA}Q1", "accept")
    found = linked(made, decisions=Decisions(links=(decision,)))
    assert targets(found, "rejected") == {"Q20"}
    assert "Q1" in targets(found)


def test_decisions_that_lead_nowhere() -> None:
    """A decision on a thing that is gone is told; one that leads to a thing here does nothing."""
    made = said("Norway and Mali signed.", ("Country", "Norway"), ("Country", "Mali"))
    here = LinkDecision(NORWAY, f"{BASE}actor/mali", "accept")
    gone = LinkDecision(f"{BASE}actor/gone", f"{WIKIDATA}Q1", "accept")
    decided = Decisions(links=(here, gone))
    found = linked(made, decisions=decided)
    assert targets(found) == targets(linked(made))
    assert strays(found, decided) == (f"{BASE}actor/gone",)


def test_links_keep_their_iris() -> None:
    """A link of a thing that gets another IRI is still found under the old one."""
    russian = said("Норвегия подписала.", ("Country", "Норвегия"), language="ru")
    before = {c.iri for c in linked(russian).claims if isinstance(c, Link)}
    after = linked(russian, said("Norway signed.", ("Country", "Norway")))
    known = {c.iri for c in after.claims if isinstance(c, Link)} | {*after.redirects}
    assert before <= known


WHOLE = 'entity = "https://b.example/1"\ntarget = "https://a.example/1"\ndecision = "accept"'


@pytest.mark.parametrize(
    "table",
    [
        'entity = "https://b.example/1"\ntarget = "https://a.example/1"\ndecision = "perhaps"',
        'entity = "https://b.example/1"\ntarget = "no IRI"\ndecision = "accept"',
        'entity = "https://b.example/1"\ndecision = "accept"',
        'target = "https://a.example/1"\ndecision = "accept"',
        'entity = "https://b.example/1"\ntarget = "https://a.example/1"\ndecision = 1',
        f"{WHOLE}\nscore = 2",
        f'{WHOLE}\nrelation = "like"',
    ],
)
def test_a_decision_that_cannot_be_read(table: str, tmp_path: Path) -> None:
    """A decision on a link that lacks something is an error that names the file and the link."""
    path = tmp_path / "decisions.toml"
    path.write_text(f"[[link]]\n{table}\n")
    with pytest.raises(InputError, match="link 1"):
        read_decisions(path)


def test_folding() -> None:
    """Quotation marks, capitals and an article do not tell two names apart."""
    assert folded("The «Nur  Otan» Party") == folded("nur otan party")


def test_a_person_with_another_full_name() -> None:
    """A person who also has a full name that the list lacks is only proposed."""
    made = Maker("Vladimir Putin, or Vladimir Petrovich Putin, spoke.")
    made.thing("Person", "Vladimir Putin", "Vladimir Petrovich Putin")
    (row,) = links_as_json(linked(made))
    assert (row["status"], row["reason"]) == ("proposed", "it has another full name")
