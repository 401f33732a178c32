"""Addresses of earlier releases still answer: they lead on, or tell why they are gone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from endpoint.app import create_app
from endpoint.settings import Settings
from graph.build import build
from graph.release import Release, go_to
from ontology.vocabulary import DATA_BASE

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
TEXTS = {
    "law.txt": "The Law on Languages of Estonia was adopted on 21 February 1995.\n",
    "forum.txt": "Anna Berg, President of Norway, opened the Baltic Forum in Oslo in 1997.\n",
}
BERG = "actor/anna-berg"


@dataclass(frozen=True)
class Two:
    """Two releases, and a client of a server on the second."""

    data: Path
    first: Release
    second: Release
    client: FlaskClient


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Build two texts, then only one of them."""
    folder = tmp_path_factory.mktemp("two")
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    data = folder / "data"
    first = build([folder / name for name in TEXTS], data, processes=1)
    second = build([folder / "law.txt"], data, processes=1)
    app = create_app(Settings(data, workers=1, poll=0))
    yield Two(data, first, second, app.test_client())
    app.extensions["kelisim"].close()


@pytest.mark.parametrize("path", [f"/id/{BERG}", f"/page/{BERG}", f"/data/{BERG}.ttl"])
def test_what_is_gone_says_why(two: Two, path: str) -> None:
    """What only a text gave that is no longer read answers 410, with the file and the release."""
    reply = two.client.get(path)
    error = json.loads(reply.data)["error"]
    assert (reply.status_code, error["code"]) == (410, "gone")
    assert "forum.txt" in error["message"]
    assert two.first.id in error["message"]


def test_a_source_that_is_gone_says_so(two: Two) -> None:
    """A text that is no longer read, and the graph of it, answer 410 with its file."""
    sources = {said["file"]: said["id"] for said in two.first.manifest["sources"]}
    for kind, status in (("source", 303), ("graph", 200)):
        reply = two.client.get(f"/id/{kind}/{sources['forum.txt']}")
        assert reply.status_code == 410
        assert "no longer read: forum.txt" in reply.text
        assert two.client.get(f"/id/{kind}/{sources['law.txt']}").status_code == status


def test_the_page_of_what_is_gone(two: Two) -> None:
    """People are told in their language."""
    for language, words in (("en", "no longer read"), ("ru", "больше не читаются"), ("kk", "енді")):
        reply = two.client.get(f"/page/{BERG}?lang={language}", headers=BROWSER)
        assert reply.status_code == 410
        assert words in reply.text


def test_what_never_was_is_not_gone(two: Two) -> None:
    """An address that no release had is unknown."""
    assert two.client.get("/id/actor/nobody-at-all").status_code == 404


def test_a_release_answers_under_its_iri(two: Two) -> None:
    """A release leads to its description, whether current or earlier, and its dumps to files."""
    assert two.client.get(f"/id/release/{two.second.id}").headers["Location"] == "/.well-known/void"
    for release in (two.first, two.second):
        reply = two.client.get(f"/id/release/{release.id}/dumps/kelisim.nq", follow_redirects=True)
        assert reply.data == (release.dumps / "kelisim.nq").read_bytes()
        page = two.client.get(f"/id/release/{release.id}.html").headers["Location"]
        listed = two.client.get(page, headers=BROWSER).text
        assert release.id in listed
        assert all(f"/releases/{one.id}/" in listed for one in (two.first, two.second))
        assert two.client.get(page).json["releases"] == [two.second.id, two.first.id]
        assert two.client.get(f"/id/release/{release.id}", headers=BROWSER).location == page
        turtle = two.client.get(f"/id/release/{release.id}.ttl", follow_redirects=True)
        assert turtle.mimetype == "text/turtle"
    assert two.client.get("/releases/none/").status_code == 404
    told = two.client.get(f"/id/release/{two.first.id}", follow_redirects=True)
    assert told.mimetype == "text/turtle"
    assert told.data == (two.first.path / "description.ttl").read_bytes()
    assert two.client.get("/releases/none/kelisim.nq").status_code == 404
    assert two.client.get("/id/release/building").status_code == 303


def test_a_release_that_is_being_removed_is_none(two: Two) -> None:
    """What is left of a release without its manifest is not listed and does not answer."""
    half = two.data / "releases" / "half"
    (half / "dumps").mkdir(parents=True)
    reply = two.client.get("/dumps/", headers=BROWSER)
    assert reply.status_code == 200
    assert "half" not in reply.text
    assert two.client.get("/releases/half/").status_code == 404
    shutil.rmtree(half)


def test_a_release_that_is_no_longer_kept_is_gone(two: Two) -> None:
    """The addresses of a release that was pruned answer 410, in the language of the reader."""
    history = two.data / "history"
    history.write_text("pruned\n" + history.read_text())
    for path in ("/releases/pruned/", "/releases/pruned/kelisim.nq", "/id/release/pruned.ttl"):
        reply = two.client.get(path, headers={"Accept-Language": "kk"})
        assert (reply.status_code, reply.json["error"]["code"]) == (410, "release-gone")
        assert "сақталмайды" in reply.json["error"]["message"]


def test_going_back_is_taken_up(two: Two) -> None:
    """A running server serves the release that one goes back to, and what was gone is there."""
    go_to(two.data, two.first.id)
    assert two.client.get(f"/id/{BERG}").status_code == 303
    go_to(two.data, two.second.id)
    assert two.client.get(f"/id/{BERG}").status_code == 410


def test_every_iri_of_the_earlier_release_answers(two: Two) -> None:
    """Each subject of the first release is there, leads on or is gone: none is unknown."""
    from graph.sorted_quads import SortedQuads

    subjects = {s for s, _, _ in SortedQuads(two.first.dumps / "kelisim.nq").bare()}
    for iri in sorted(s.removeprefix(DATA_BASE) for s in subjects if s.startswith(DATA_BASE)):
        assert two.client.get(f"/id/{iri}").status_code in {200, 301, 303, 410}, iri
