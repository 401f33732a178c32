from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from endpoint.app import create_app
from endpoint.curators import Curator, read_curators
from endpoint.settings import Settings
from graph.amendment import amend
from graph.build import build
from graph.journal import Entry, append, read_journal
from graph.release import current, staging
from ontology.vocabulary import DATA_BASE, KEL, PROV
from tests.endpoint.conftest import running

TEXT = (
    "The Nordic Council was founded in 1952. The Law on Languages of Estonia was adopted in 1995.\n"
)
TOKEN = "token-for-tests-of-curation"
GRAPH = DATA_BASE + "graph/curation"
NOTE = "http://www.w3.org/2004/02/skos/core#note"
UPDATE = "application/sparql-update"
THINGS = f"SELECT * {{ ?law a <{KEL}Law> . ?body a <{KEL}Organisation> }} LIMIT 1"


def insert(subject: str, value: str, predicate: str = NOTE) -> str:
    """Return an update that adds a triple."""
    return f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <{subject}> <{predicate}> {value} }} }}"


@pytest.fixture(scope="module")
def curators(tmp_path_factory: pytest.TempPathFactory) -> tuple[Curator, ...]:
    """Return one curator."""
    file = tmp_path_factory.mktemp("curators") / "tokens"
    file.write_text(f"anna {TOKEN}\n")
    return read_curators(file)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a short text."""
    folder = tmp_path_factory.mktemp("texts")
    (folder / "nordic.txt").write_text(TEXT)
    return folder


@pytest.fixture(scope="module")
def data(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with a real release."""
    folder = tmp_path_factory.mktemp("data")
    build([texts], folder)
    return folder


@pytest.fixture(scope="module")
def app(data: Path, curators: tuple[Curator, ...]) -> Iterator[Flask]:
    """Return the application on it, which takes updates."""
    made = create_app(Settings(data, workers=1, deadline=3.0, curators=curators, patience=0.2))
    yield made
    made.extensions["kelisim"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a client that calls the application without a network."""
    return app.test_client()


def send(client: FlaskClient, update: str, **more: str) -> TestResponse:
    """POST an update with the curator's token."""
    headers = {"Authorization": f"Bearer {TOKEN}"} | more
    return client.post("/sparql", data=update, content_type=UPDATE, headers=headers)


def code(reply: TestResponse) -> tuple[int, str]:
    """Return the status and the code of an error."""
    return reply.status_code, json.loads(reply.data)["error"]["code"]


def asks(client: FlaskClient, pattern: str) -> bool:
    """Say whether the graph has a pattern."""
    reply = client.get(
        "/sparql", query_string={"query": f"PREFIX prov: <{PROV}> ASK {{ {pattern} }}"}
    )
    return bool(json.loads(reply.data)["boolean"])


def test_updates_are_off_by_default(data: Path) -> None:
    """A server that was not started for updates refuses them with 403, in every form."""
    app = create_app(Settings(data, workers=1))
    for body, kind in ((b"CLEAR ALL", UPDATE), (b"update=A", "application/x-www-form-urlencoded")):
        headers = {"Authorization": f"Bearer {TOKEN}"}
        reply = app.test_client().post("/sparql", data=body, content_type=kind, headers=headers)
        assert code(reply) == (403, "read-only")
    app.extensions["kelisim"].close()


def test_only_curators_write(client: FlaskClient) -> None:
    """Without a token 401 and a challenge, with a wrong one 403, before the update is looked at."""
    reply = client.post("/sparql", data=b"\xff not an update", content_type=UPDATE)
    assert code(reply) == (401, "no-token")
    assert reply.headers["WWW-Authenticate"].startswith("Bearer ")
    wrong = send(client, "CLEAR ALL", Authorization="Bearer nobody-knows-this-token")
    assert code(wrong) == (403, "wrong-token")
    assert code(client.post("/sparql", data={"update": "CLEAR ALL"})) == (401, "no-token")


def test_an_update_is_served_journaled_and_built_again(
    client: FlaskClient, data: Path, texts: Path
) -> None:
    """What was accepted is read at once, stands in the journal, and outlives builds."""
    before = current(data)
    found = ox.parse(path=before.dumps / "kelisim.nq", format=ox.RdfFormat.N_QUADS)
    law = next(q.subject for q in found if q.object == ox.NamedNode(KEL + "Law"))
    assert isinstance(law, ox.NamedNode)
    reply = send(client, insert(law.value, '"see the Official Gazette"@en'))
    answer = json.loads(reply.data)
    assert (reply.status_code, answer["added"], answer["removed"]) == (200, 1, 0)
    assert answer["release"] == current(data).id != before.id
    assert asks(client, f"GRAPH <{GRAPH}> {{ {law} <{NOTE}> ?note }}")
    (entry,) = read_journal(data)
    assert (entry.number, entry.who) == (1, "anna")
    assert entry.when.endswith("Z")
    assert entry.known == (law.value,)
    made = f"<{GRAPH}-log> {{ <{GRAPH}> prov:wasInfluencedBy ?update . ?update prov:used {law} ;"
    assert asks(client, f"GRAPH {made} prov:wasAssociatedWith ?who ; prov:endedAtTime ?when }}")
    amended = current(data)
    rebuilt = build([texts], data)
    assert rebuilt.id == amended.id
    assert rebuilt.curation["entries"][0]["applied"]
    assert json.loads((rebuilt.path / "manifest.json").read_text())["curation"] == {
        "entries": 1,
        "quads": 1,
    }
    again = send(client, insert(law.value, '"see the Official Gazette"@en'))
    assert json.loads(again.data)["added"] == 0
    assert len(read_journal(data)) == 1


def test_every_update_outlives_a_build(texts: Path, tmp_path: Path) -> None:
    """Not only the first of several updates is replayed; none is noted to need the log's things."""
    build([texts], tmp_path)
    found = ox.parse(path=current(tmp_path).dumps / "kelisim.nq", format=ox.RdfFormat.N_QUADS)
    law = next(q.subject.value for q in found if q.object == ox.NamedNode(KEL + "Law"))
    named = (law, GRAPH, f"{DATA_BASE}update/1", f"{DATA_BASE}curator/anna")
    for number in (1, 2, 3):
        entry = Entry(0, "anna", "2026-01-01T00:00:00Z", insert(law, f'"note {number}"'), "", named)
        assert amend(tmp_path, entry).added == 1
    assert [entry.known for entry in read_journal(tmp_path)] == [(law,)] * 3
    amended, told = current(tmp_path), list[str]()
    assert build([texts], tmp_path, notice=told.append).id == amended.id
    assert told == []


def test_what_is_left_out_is_told(texts: Path, tmp_path: Path) -> None:
    """A build tells which updates no longer apply, and why."""
    append(tmp_path, Entry(1, "anna", "", insert("x:a", '"b"'), "", (DATA_BASE + "act/gone",)))
    told: list[str] = []
    release = build([texts], tmp_path, notice=told.append)
    (line,) = told
    assert line.startswith("update 1 by anna was left out: the graph no longer knows <")
    assert not release.curation["entries"][0]["applied"]


def test_an_invalid_result_changes_nothing(client: FlaskClient, data: Path) -> None:
    """An update that breaks a shape gets 422 and the report, as JSON or Turtle; nothing changes."""
    before, journal = current(data), read_journal(data)
    bad = insert(
        DATA_BASE + "claim/new", f"<{KEL}Claim>", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    )
    reply = send(client, bad)
    body = json.loads(reply.data)
    assert (reply.status_code, body["error"]["code"]) == (422, "invalid-graph")
    assert not body["report"]["conforms"]
    assert any(DATA_BASE + "claim/new" in result["focus"] for result in body["report"]["results"])
    turtle = send(client, bad, Accept="text/turtle")
    assert turtle.status_code == 422
    assert list(ox.parse(turtle.data, ox.RdfFormat.TURTLE))
    assert (current(data), read_journal(data)) == (before, journal)


@pytest.mark.parametrize("name", ["signedBy", "metWith", "adopted"])
def test_a_bare_fact_is_refused(client: FlaskClient, name: str) -> None:
    """A fact, also one that only follows from others, is not taken without claim and evidence."""
    found = json.loads(client.get("/sparql", query_string={"query": THINGS}).data)
    (things,) = found["results"]["bindings"]
    reply = send(client, insert(things["law"]["value"], f"<{things['body']['value']}>", KEL + name))
    assert reply.status_code == 422
    shapes = {
        result["shape"].rpartition("#")[2] for result in json.loads(reply.data)["report"]["results"]
    }
    assert shapes & {"TripleHasClaim", "DerivedTripleHasClaim"}


def test_a_server_refuses_a_bare_fact_on_what_has_no_class(data: Path, tmp_path: Path) -> None:
    """Over the wire, too: 422 with the report, and nothing has changed."""
    (tmp_path / "curators").write_text(f"anna {TOKEN}\n")
    before = current(data)
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": UPDATE}
    update = insert(DATA_BASE + "act/new", f"<{DATA_BASE}actor/other>", KEL + "signedBy")
    with running(data, 5.0, tmp_path / "curators") as server:
        reply = server.ask("/sparql", "POST", update.encode(), headers)
    assert reply.status == 422
    assert b"DerivedTripleHasClaim" in reply.body
    assert current(data) == before


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("CLEAR ALL", (403, "other-graph")),
        ("LOAD <http://127.0.0.1:9/>", (403, "no-remote-calls")),
        (f"INSERT DATA {{ GRAPH <{GRAPH}> {{ _:a <x:b> <x:c> }} }}", (403, "other-graph")),
        (f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <x:a> <x:b> }} }}", (400, "syntax")),
        (f"DROP GRAPH <{GRAPH}x>", (403, "other-graph")),
        ("INSERT DATA {", (400, "syntax")),
    ],
)
def test_what_is_refused(client: FlaskClient, update: str, expected: tuple[int, str]) -> None:
    """Changes elsewhere, calls to other places, blank nodes and wrong updates are refused."""
    assert code(send(client, update)) == expected


def test_an_update_ends_at_its_deadline(client: FlaskClient, data: Path) -> None:
    """An update that would run for ever is stopped with 504; readers read meanwhile."""
    before = current(data)
    endless = f"INSERT {{ GRAPH <{GRAPH}> {{ ?a <x:b> ?n }} }} WHERE {{ SELECT ?a (COUNT(*) AS ?n) "
    endless += "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } GROUP BY ?a }"
    replies: list[TestResponse] = []
    thread = threading.Thread(target=lambda: replies.append(send(client, endless)))
    thread.start()
    while thread.is_alive():
        assert asks(client.application.test_client(), "?s ?p ?o")
        thread.join(0.2)
    assert code(replies[0]) == (504, "deadline")
    assert current(data) == before


def test_a_build_comes_first(client: FlaskClient, data: Path) -> None:
    """While a build is running, an update is told to come again."""
    with staging(data):
        reply = send(client, insert("http://example.org/a", '"x"'))
    assert code(reply) == (503, "busy")
    assert reply.headers["Retry-After"]


def test_what_a_crash_left_in_the_journal_comes_with_the_next_update(
    client: FlaskClient, data: Path
) -> None:
    """An entry that was journaled but not served before a crash is in the next release."""
    number = len(read_journal(data)) + 1
    append(data, Entry(number, "anna", "2026-01-01T00:00:00Z", insert("http://e.org/a", '"lost"')))
    assert send(client, insert("http://e.org/a", '"next"')).status_code == 200
    assert asks(client, f'<http://e.org/a> <{NOTE}> "lost", "next"')
    assert len(read_journal(data)) == number + 1


def test_the_protocol_of_updates(client: FlaskClient) -> None:
    """By POST only, one at a time, never beside a query, in UTF-8."""
    auth = {"Authorization": f"Bearer {TOKEN}"}
    get = client.get("/sparql?update=CLEAR%20ALL", headers=auth)
    assert code(get) == (400, "update-by-get")
    both = client.post("/sparql", data={"update": "CLEAR ALL", "query": "ASK {}"}, headers=auth)
    assert code(both) == (400, "several-updates")
    utf = client.post("/sparql", data=b"\xff", content_type=UPDATE, headers=auth)
    assert code(utf) == (400, "not-utf-8")
    form = client.post("/sparql", data={"update": f"CLEAR SILENT GRAPH <{GRAPH}>"}, headers=auth)
    assert form.status_code == 200
    assert not asks(client, f"GRAPH <{GRAPH}> {{ ?s ?p ?o }}")


def test_standard_classes_must_be_asserted(data: Path) -> None:
    """That the ontology puts a class below a standard one is not enough: both must be told."""
    thing = f"<{DATA_BASE}actor/new> a <{KEL}Entity>, <{KEL}PolicyActor>"
    label = '<http://www.w3.org/2000/01/rdf-schema#label> "New"@en'
    update = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ {thing} ; {label} }} }}"
    report = amend(data, Entry(0, "anna", "2026-01-01T00:00:00Z", update, "", ())).report
    assert report is not None
    assert any(result.shape.endswith("ActorIsAgent") for result in report.results)


@pytest.mark.parametrize("types", ["", f"a <{KEL}Law> ;", f"a <{KEL}Law>, <{KEL}Entity> ;"])
@pytest.mark.parametrize("name", ["signedBy", "passedBy", "metWith", "date", "concerns"])
def test_a_bare_fact_on_a_new_thing_is_refused(data: Path, types: str, name: str) -> None:
    """Also where only the narrowest class of the thing is told, or none."""
    before = current(data)
    fact = f"<{DATA_BASE}act/new> {types} <{KEL}{name}> <{DATA_BASE}actor/other>"
    update = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ {fact} }} }}"
    amended = amend(data, Entry(0, "anna", "2026-01-01T00:00:00Z", update, "", ()))
    assert amended.report is not None
    assert not amended.report.conforms
    assert current(data) == before


@pytest.mark.parametrize("types", ["", f"a <{KEL}Law> ;"])
def test_a_property_that_the_vocabulary_lacks_is_refused(data: Path, types: str) -> None:
    """A misspelt property of ours is told, whatever class is told of its thing, or none."""
    fact = f"<{DATA_BASE}act/new> {types} <{KEL}adoptedBye> <{DATA_BASE}actor/other>"
    update = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ {fact} }} }}"
    report = amend(data, Entry(0, "anna", "2026-01-01T00:00:00Z", update, "", ())).report
    assert report is not None
    assert any(result.shape.endswith("PropertyIsDefined") for result in report.results)
