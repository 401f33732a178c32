"""A client that knows the specification alone reconciles a table against a running server."""

from __future__ import annotations

import csv
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

import graph
from endpoint.cli import main
from tests.endpoint.conftest import running
from tests.endpoint.reconciliation.client import Client

TABLE = Path(__file__).with_name("table.csv")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def service(built: Path) -> Iterator[Client]:
    """Return a client of a server on the graph of the bundled sample."""
    with running(built, deadline=10.0) as server:
        yield Client(f"http://127.0.0.1:{server.port}/reconcile")


def query(row: dict[str, str]) -> dict[str, Any]:
    """Return what is asked for a row of the table."""
    asked: dict[str, Any] = {"query": row["name"], "limit": 5}
    if row["type"]:
        asked["type"] = row["type"]
    if row["year"]:
        asked["properties"] = [{"pid": "date", "v": row["year"]}]
    return asked


def test_a_table(service: Client) -> None:
    """Each row of the table finds its thing first, whatever its alphabet and its mistakes.

    Exactly the rows that are plain enough are matched without a person; never a wrong one.
    """
    found = service.reconcile([query(row) for row in ROWS])
    for row, candidates in zip(ROWS, found, strict=True):
        if row["id"]:
            assert candidates, row
            assert candidates[0]["id"] == row["id"], (row, candidates[:2])
        sure = [candidate["id"] for candidate in candidates if candidate["match"]]
        assert sure == ([row["id"]] if row["sure"] else []), (row, candidates[:2])
        scores = [candidate["score"] for candidate in candidates]
        assert scores == sorted(scores, reverse=True)


def test_a_batch_is_quick(service: Client) -> None:
    """A full batch of fifty queries is answered in less than two seconds."""
    queries = [query(row) for row in ROWS][: service.manifest["batchSize"]]
    assert len(queries) == 50
    service.reconcile(queries)
    began = time.monotonic()
    service.reconcile(queries)
    assert time.monotonic() - began < 2


def test_columns_are_added(service: Client) -> None:
    """Values come under the identifiers that were asked for; a month is never given a day."""
    signing = service.reconcile([{"query": "signing of decree on the strategy of the Assembly"}])
    ids = ["actor/nursultan-nazarbayev", signing[0][0]["id"], "actor/nobody"]
    date, post = {"id": "date"}, {"id": "holdsPost", "settings": {"limit": 2}}
    extended = service.extend(ids, date, post, {"id": "mentionedIn", "settings": {"count": True}})
    assert [column["id"] for column in extended["meta"]] == ["date", "holdsPost", "mentionedIn"]
    assert extended["meta"][1]["type"]["id"] == "Post"
    person, event, nobody = (extended["rows"][id] for id in ids)
    assert event["date"] == [{"str": "2002-04"}]
    assert len(person["holdsPost"]) == 2
    assert all(set(cell) == {"id", "name"} for cell in person["holdsPost"])
    assert person["mentionedIn"][0]["int"] > 1
    assert nobody == {"date": [], "holdsPost": [], "mentionedIn": [{"int": 0}]}
    founding = service.reconcile(
        [{"query": "establishment of Assembly of the Peoples of Kazakhstan"}]
    )
    row = service.extend([founding[0][0]["id"]], date)["rows"][founding[0][0]["id"]]
    assert {"date": "1995-03-01T00:00:00+00:00"} in row["date"]


def test_properties_are_proposed(service: Client) -> None:
    """What is proposed for a type is what its things have, and each can be fetched."""
    proposed = service.propose("Session")["properties"]
    assert {"date", "body", "ordinal"} <= {one["id"] for one in proposed}
    assert "holdsPost" not in {one["id"] for one in proposed}
    session = service.reconcile([{"query": "first session of the Assembly", "type": "Session"}])
    row = service.extend([session[0][0]["id"]], *proposed)["rows"][session[0][0]["id"]]
    assert all(row[one["id"]] for one in proposed if one["id"] in {"date", "body", "ordinal"})


def test_properties_alone(service: Client) -> None:
    """Things are found by what they have, without a name: by name, identifier or text."""
    body = {"id": "actor/assembly-of-the-peoples-of-kazakhstan"}
    for value in (body, "Ассамблея народа Казахстана"):
        queries = [{"type": "Session", "properties": [{"pid": "body", "v": value}]}]
        [found] = service.reconcile(queries)
        assert len(found) >= 4
        assert all(one["score"] == 100 and not one["match"] for one in found)
    [found] = service.reconcile([{"type": "Law", "properties": [{"pid": "date", "v": "2008"}]}])
    assert len(found) == 2


def test_an_identifier_is_enough(service: Client) -> None:
    """An identifier or an IRI is surely its thing, but only where that is of the type."""
    start = service.manifest["identifierSpace"]
    for asked in ("actor/kazakhstan", start + "actor/kazakhstan"):
        [found] = service.reconcile([{"query": asked}])
        assert [(one["id"], one["match"]) for one in found] == [("actor/kazakhstan", True)]
    [found] = service.reconcile([{"query": "actor/kazakhstan", "type": "LegalAct"}])
    assert all(one["id"] != "actor/kazakhstan" for one in found)


def test_types(service: Client) -> None:
    """A type and those below it pass; `all` asks for each; `should` only ranks, and is not sure."""
    name = "Republic of Kazakhstan"
    asked = [
        {"query": name, "type": ["Place", "Person"], "type_strict": "any"},
        {"query": name, "type": ["Place", "CollectiveActor"], "type_strict": "all"},
        {"query": name, "type": ["Place", "Person"], "type_strict": "all"},
        {"query": name, "type": "LegalAct", "type_strict": "should"},
    ]
    either, both, neither, better = service.reconcile(asked)
    assert either[0]["id"] == both[0]["id"] == better[0]["id"] == "actor/kazakhstan"
    assert either[0]["match"]
    assert neither == []
    assert (better[0]["score"], better[0]["match"]) == (90, False)


def test_an_identifier_of_others(service: Client) -> None:
    """Who knows a thing's IRI elsewhere finds it by that, and who does not is given it."""
    iri = "http://www.wikidata.org/entity/Q57394"
    [found] = service.reconcile([{"properties": [{"pid": "owl:sameAs", "v": iri}]}])
    assert [one["id"] for one in found] == ["actor/nursultan-nazarbayev"]
    row = service.extend([found[0]["id"]], {"id": "owl:sameAs"})["rows"][found[0]["id"]]
    assert {"str": iri} in row["owl:sameAs"]


def test_a_property_tells_namesakes_apart(service: Client) -> None:
    """Of alike names the one with the value that is asked for comes first, by far."""
    asked = {"query": "session of the Assembly", "properties": [{"pid": "date", "v": "1999"}]}
    [found] = service.reconcile([asked])
    assert found[0]["id"] == "event/into-the-21st-century-in-friendship-and-harmony-1999"
    assert found[0]["score"] > found[1]["score"] + 10
    fits = {feature["id"]: feature["value"] for feature in found[0]["features"]}
    assert fits["date"] == 90


def test_suggestions(service: Client) -> None:
    """Who types the beginning of a name, of an identifier or of a label is shown what it is."""
    person = "actor/nursultan-nazarbayev"
    for prefix in ("Наз", "nursultan naz", "Nazarb", person, "Нұрс"):
        assert service.suggest("entity", prefix)[0]["id"] == person
    assert service.suggest("entity", "") == []
    assert service.suggest("type", "закон")[0]["id"] == "Law"
    assert service.suggest("type", "Pers")[0]["broader"][0]["id"] == "PolicyActor"
    assert service.suggest("property", "дат")[0]["id"] == "date"
    assert "holdsPost" in {one["id"] for one in service.suggest("property", "holds")}
    first, second = (service.suggest("entity", "a", cursor) for cursor in (0, 10))
    assert len(first) == 10
    assert not {one["id"] for one in first} & {one["id"] for one in second}


def test_addresses_lead_somewhere(service: Client) -> None:
    """Page and preview of every thing that is found are there, with its name, also when framed."""
    found = service.reconcile([query(row) for row in ROWS[::5]])
    for candidate in {c["id"]: c for several in found for c in several}.values():
        with urlopen(service.view(candidate["id"]) + "?lang=en") as page:
            assert page.status == 200
        with urlopen(service.preview(candidate["id"]) + "&lang=en") as page:
            assert "<h1>" in page.read().decode()
            assert "frame-ancestors *" in page.headers["Content-Security-Policy"]


def test_another_graph_is_linked(service: Client, tmp_path: Path) -> None:
    """The sample under other IRIs is linked through the service: what is accepted is the same."""
    base, data = "https://example.org/other/", str(tmp_path)
    texts = str(Path(str(graph.__file__)).parent / "sample")
    for words in (
        ["build", texts, "--data", data, "--base", base],
        ["link", "--data", data, "--service", service.endpoint],
    ):
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.output
    links = tomllib.loads((tmp_path / "links.toml").read_text(encoding="utf-8"))["link"]
    accepted = {(link["entity"], link["target"]) for link in links if link["decision"] == "accept"}
    start = service.manifest["identifierSpace"]
    assert len(accepted) >= 15
    assert all(
        entity.removeprefix(base) == target.removeprefix(start) for entity, target in accepted
    )
