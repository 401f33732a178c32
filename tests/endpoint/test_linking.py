"""``kelisim link`` against services and graphs of others, each a process or port of its own."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner, Result

from endpoint import cli
from endpoint.linking.fetching import Fetcher, Limits
from graph.linking.links_file import NAME
from graph.release import current
from graph.resolution.decisions import read_decisions
from ontology.errors import InputError
from ontology.vocabulary import DATA_BASE
from tests.endpoint import conftest

IDENTIFIERS = "http://www.wikidata.org/entity/"
TEXT = """Mira Holt, the president of Norway, spoke in Oslo on 4 May 2001.

Jon Berg, the president of Sweden, visited Oslo.

The Forest Party of Norway was founded in 2001.
"""
KNOWN = {
    "Mira Holt": [("Q101", "Mira Holt", "Q5", True)],
    "Jon Berg": [("Q102", "Jon Berg", "Q5", True), ("Q103", "Jon Berg", "Q5", False)],
    "Forest Party of Norway": [("Q105", "Forest Party of Norway", "Q7278", True)],
    "Oslo": [("Q585", "Oslo", "Q515", True)],
    "Norway": [("Q106", "Norway", "Q6256", True)],  # another one than the build knows
    "Sweden": [("Q104", "Sweden", "Q11424", True)],  # a film
}


@dataclass
class Service:
    """A reconciliation service of our own: what it was asked, and how it should fail first."""

    failures: list[Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=list)
    batches: list[dict[str, Any]] = field(default_factory=list)
    asked: int = 0
    address: str = ""

    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        """Answer a request, or fail as is next in the list."""
        self.asked += 1
        if self.failures:
            self.failures.pop(0)(handler)
        elif not body:
            send(handler, {"name": "known", "identifierSpace": IDENTIFIERS, "schemaSpace": "x:"})
        else:
            queries = json.loads(parse_qs(body.decode())["queries"][0])
            self.batches.append(queries)
            send(handler, {key: {"result": found(query)} for key, query in queries.items()})


def found(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the candidates for a query."""
    return [
        {"id": id_, "name": name, "type": [{"id": cls, "name": cls}], "score": 100, "match": match}
        for id_, name, cls, match in KNOWN.get(query["query"], ())
    ]


def send(handler: BaseHTTPRequestHandler, content: Any) -> None:
    """Send JSON."""
    body = json.dumps(content).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def status(code: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """Return a failure by a status."""

    def fail(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return fail


@contextmanager
def running(service: Service) -> Iterator[Service]:
    """Run the service on a port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.answer(self, b"")

        def do_POST(self) -> None:
            service.answer(self, self.rfile.read(int(self.headers["Content-Length"])))

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    service.address = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def run(*words: str) -> Result:
    """Run the command line."""
    return CliRunner().invoke(cli.main, list(words))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one text."""
    folder = tmp_path_factory.mktemp("texts")
    (folder / "holt.txt").write_text(TEXT)
    return folder


@pytest.fixture
def data(texts: Path, tmp_path: Path) -> Path:
    """Return a data folder with a release of it."""
    assert run("build", str(texts), "--data", str(tmp_path)).exit_code == 0
    return tmp_path


def decisions(data: Path) -> dict[str, str]:
    """Return what was decided on each target."""
    known = read_decisions(data / NAME).links
    return {link.target.rpartition("/")[2]: link.decision for link in known}


def test_a_service_is_asked_in_batches(data: Path) -> None:
    """Certain is what is accepted; persons, namesakes, other types and other links are proposed."""
    with running(Service()) as service:
        done = run("link", "--data", str(data), "--service", service.address)
    assert done.exit_code == 0, done.output
    assert decisions(data) == {
        "Q101": "propose",
        "Q102": "propose",
        "Q103": "propose",
        "Q105": "accept",
        "Q106": "propose",
        "Q104": "propose",
    }
    (batch,) = service.batches
    persons = [query for query in batch.values() if query["query"] in ("Mira Holt", "Jon Berg")]
    assert [query["type"] for query in persons] == ["Q5", "Q5"]


def test_a_dry_run_adds_nothing(data: Path) -> None:
    """A dry run shows the links as a table and leaves the data folder as it was."""
    with running(Service()) as service:
        done = run("link", "--data", str(data), "--service", service.address, "--dry-run")
    assert "Forest Party of Norway\taccept\thttp://www.wikidata.org/entity/Q105" in done.output
    assert not (data / NAME).exists()


def test_the_next_build_takes_up_what_was_accepted(data: Path, texts: Path) -> None:
    """An accepted link stands in the next release; a person's rejection outlives every run."""
    with running(Service()) as service:
        run("link", "--data", str(data), "--service", service.address)
        told = (data / NAME).read_text()
        block = told.index("Q102")
        (data / NAME).write_text(told[:block] + told[block:].replace('"propose"', '"accept"', 1))
        run("build", str(texts), "--data", str(data))
        links = json.loads((current(data).path / "links.json").read_text())
        assert run("link", "--data", str(data), "--service", service.address).exit_code == 0
    standing = {one["target"].rpartition("/")[2]: one["status"] for one in links}
    assert standing["Q105"] == standing["Q102"] == "accepted"
    assert "Q101" not in {target for target, status in standing.items() if status == "accepted"}
    assert decisions(data)["Q102"] == "accept"


def test_answers_are_kept(data: Path) -> None:
    """What was answered once is not asked again."""
    with running(Service()) as service:
        for _ in range(2):
            run("link", "--data", str(data), "--service", service.address, "--dry-run")
    assert service.asked == 2


def test_a_server_that_is_busy_is_asked_again(tmp_path: Path) -> None:
    """A busy server is asked again after the time that it names, and twice as long each time."""
    waited: list[float] = []
    fetcher = Fetcher(tmp_path, Limits(tries=4), waited.append)
    failures = [status(503), status(429, Retry_After="7"), status(500, Retry_After="²")]
    with running(Service(failures)) as service:
        assert b"known" in fetcher.get(service.address, "*/*", bytes)
    assert waited == [1.0, 7.0, 4.0]


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (status(404), "404"),
        (status(301, Location="http://other.example/"), "moved to http://other.example/"),
        (lambda handler: send(handler, "x" * 1000), "longer than"),
        (lambda handler: handler.connection.close(), "no answer"),
    ],
    ids=["not there", "moved", "too long", "closed"],
)
def test_no_answer_is_a_clear_error(
    failure: Callable[[BaseHTTPRequestHandler], None], told: str, tmp_path: Path
) -> None:
    """What cannot be had is one line with the address; no other address is asked."""
    fetcher = Fetcher(tmp_path, Limits(timeout=2, tries=1, size=100), lambda seconds: None)
    with running(Service([failure])) as service, pytest.raises(InputError, match=told):
        fetcher.get(service.address, "*/*", bytes)


def test_nobody_listens(data: Path) -> None:
    """An address where nothing listens, or that is no service, ends the command with status 1."""
    words = ("link", "--data", str(data), "--tries", "1", "--service")
    assert run(*words, "http://127.0.0.1:1/").exit_code == 1
    with running(Service([lambda handler: send(handler, ["no manifest"])])) as service:
        done = run(*words, service.address)
    assert done.exit_code == 1
    assert "no manifest" in done.output


def one(**told: Any) -> dict[str, Any]:
    """Return an answer of one candidate to the first query."""
    return {"q0": {"result": [{"id": "Q1", "name": "Norway", "match": True, "type": []} | told]}}


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"q0": {}},
        {"q0": {"result": [{"name": "x"}]}},
        [],
        "text",
        one(score=float("nan")),
        one(score=10**400),
        one(id="Q 1"),
        one(id="Q\ud800"),
    ],
    ids=lambda answer: ascii(answer)[:60],
)
def test_a_strange_answer(answer: Any, data: Path) -> None:
    """An answer that is none by the specification is an error with the address, and not kept."""
    service = Service()
    with running(service):
        manifest = {"name": "known", "identifierSpace": IDENTIFIERS, "schemaSpace": "x:"}
        service.failures = [
            lambda handler: send(handler, manifest),
            lambda handler: send(handler, answer),
        ]
        done = run("link", "--data", str(data), "--service", service.address)
        again = run("link", "--data", str(data), "--service", service.address)
    assert done.exit_code == 1
    assert service.address in done.output
    assert again.exit_code == 0, again.output


def test_names_of_a_hostile_service(data: Path) -> None:
    """Whatever is in the names and ids of others, the file stays readable, the terminal safe."""
    hostile = "Norway\x1b[31m\x00\x7f\ud800\n[[link]]"
    answer = {f"q{n}": one(name=hostile)["q0"] for n in range(25)}
    with running(Service()) as service:
        manifest = {"name": "known", "identifierSpace": IDENTIFIERS, "schemaSpace": "x:"}
        service.failures = [
            lambda handler: send(handler, manifest),
            lambda handler: send(handler, answer),
        ]
        done = run("link", "--data", str(data), "--service", service.address)
    assert done.exit_code == 0, done.output
    assert not {"\x1b", "\x00", "\x7f"} & {*done.output}
    assert {link.target for link in read_decisions(data / NAME).links} == {f"{IDENTIFIERS}Q1"}


def test_old_answers_go(tmp_path: Path) -> None:
    """An answer that is no longer fresh does not stay on the disk."""
    fetcher = Fetcher(tmp_path, Limits(days=0))
    with running(Service()) as service:
        fetcher.get(service.address, "*/*", bytes)
    assert [*tmp_path.iterdir()]
    fetcher.forget_old()
    assert not [*tmp_path.iterdir()]


def test_one_of_two_must_be_given(data: Path) -> None:
    """Without a service or a graph, or with both, the command was used wrongly."""
    assert run("link", "--data", str(data)).exit_code == 2
    assert run("link", "--data", str(data), "--service", "file:///etc/hosts").exit_code == 2
    both = ("--service", "http://a.example", "--against", "b.ttl")
    assert run("link", "--data", str(data), *both).exit_code == 2


REGISTER = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix r: <https://register.example/> .
r:holt a foaf:Person ; foaf:name "Мира Хольт"@ru ; r:country r:norway .
r:berg a foaf:Person ; foaf:name "Jon Berg" .
r:berg-ship a schema:Vehicle ; rdfs:label "Jon Berg" .
r:norway a schema:Country ; rdfs:label "Норвегия"@ru .
r:oslo a schema:Place ; rdfs:label "Oslo"@en .
r:oslo-film a schema:Movie ; rdfs:label "Oslo"@en .
"""


def test_against_a_file(data: Path, tmp_path: Path) -> None:
    """A graph of others is compared by names in any script, types and neighbours."""
    path = tmp_path / "register.ttl"
    path.write_text(REGISTER)
    done = run("link", "--data", str(data), "--against", str(path))
    assert done.exit_code == 0, done.output
    assert decisions(data) == {
        "norway": "accept",
        "holt": "propose",
        "berg": "propose",
        "berg-ship": "propose",
        "oslo": "propose",
        "oslo-film": "propose",
    }


def test_against_a_broken_file(data: Path, tmp_path: Path) -> None:
    """A file that is no RDF is an error that names the place in it."""
    path = tmp_path / "broken.ttl"
    path.write_text("<a> <b> .")
    done = run("link", "--data", str(data), "--against", str(path))
    assert done.exit_code == 1
    assert "broken.ttl:1" in done.output


def test_against_our_own_server(data: Path, built: Path) -> None:
    """Our server is a service and an endpoint for other graphs of ours."""
    with conftest.running(built, 10.0) as server:
        home = f"http://127.0.0.1:{server.port}"
        for words in (("--service", f"{home}/reconcile"), ("--against", f"{home}/sparql")):
            done = run("link", "--data", str(data), *words, "--dry-run")
            assert done.exit_code == 0, done.output
            assert "nothing was added" in done.output
            assert f"{DATA_BASE}actor/norway" not in done.output
