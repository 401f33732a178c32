"""The whole road: the bundled sample is built by the command line and served."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from endpoint.app import create_app
from endpoint.cli import main
from endpoint.dataset import Dataset
from endpoint.examples import answered
from endpoint.pages import HOME
from endpoint.settings import Settings

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
CLAIMED = """
PREFIX kel: <https://w3id.org/kelisim/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?thing (COUNT(?claim) AS ?n) { ?claim a kel:Claim ; rdf:subject ?thing }
GROUP BY ?thing ORDER BY DESC(?n) ?thing LIMIT 5
"""


def run(*words: object) -> Result:
    """Run a command that must succeed."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done


@pytest.fixture(scope="module")
def visitor(built: Path) -> Iterator[FlaskClient]:
    """Return a client of the application on that release."""
    app = create_app(Settings(built, workers=1))
    yield app.test_client()
    app.extensions["kelisim"].close()


def test_every_example_finds_something(visitor: FlaskClient) -> None:
    """The examples are questions that the graph answers, in the reader's language."""
    dataset: Dataset = visitor.application.extensions["kelisim"]
    found = list(answered(dataset))
    assert len(found) >= 10
    for titles, query in found:
        assert set(titles) == {"en", "ru", "kk"}
        reply = visitor.get("/sparql", query_string={"query": query})
        assert json.loads(reply.data)["results"]["bindings"], query
    page = visitor.get("/?lang=ru").text
    assert found[0][0]["ru"] in page
    assert page.count('class="example"') == HOME


def test_things_show_their_words(built: Path, visitor: FlaskClient) -> None:
    """What is claimed most is shown with quotes that stand in the texts, also by `explain`."""
    reply = visitor.get("/sparql", query_string={"query": CLAIMED})
    for row in json.loads(reply.data)["results"]["bindings"]:
        iri = row["thing"]["value"]
        page = visitor.get("/id/" + iri.partition("/id/")[2], headers=BROWSER)
        text = visitor.get(page.headers["Location"], headers=BROWSER).text
        assert "<blockquote>" in text
        assert ".txt:" in run("explain", "--data", built, iri).output


def test_the_other_commands_know_the_release(built: Path, tmp_path: Path) -> None:
    """Facts, validation and dumps of a built release are there."""
    assert "conforms" in run("validate", "--data", built).output
    assert run("facts", "--data", built, "--out", tmp_path / "facts").output
    assert len(list((tmp_path / "facts").glob("*.json"))) >= 8
    run("dump", "--data", built, "--format", "ttl", "--out", tmp_path / "graph.ttl")
    assert "conforms" in run("validate", tmp_path / "graph.ttl").output
    run("evaluate", "--data", built, tmp_path / "facts")


def test_an_old_address_leads_on(built: Path, visitor: FlaskClient) -> None:
    """An IRI that redirects leads to a thing that is there."""
    from graph.release import current

    redirects = current(built).redirects
    for old in sorted(redirects)[:5]:
        reply = visitor.get("/id/" + old.partition("/id/")[2])
        assert reply.status_code in {301, 303}
        if reply.status_code == 301:
            assert visitor.get(reply.headers["Location"]).status_code == 303
