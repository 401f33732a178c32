from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
LAW = "/id/act/water-law-1"


@pytest.mark.parametrize(
    ("accept", "place"),
    [
        ("text/html", "/page/act/water-law-1"),
        ("text/turtle", "/data/act/water-law-1.ttl"),
        ("application/ld+json", "/data/act/water-law-1.jsonld"),
        ("*/*", "/data/act/water-law-1.ttl"),
    ],
)
def test_a_thing_leads_to_its_description(client: FlaskClient, accept: str, place: str) -> None:
    """A thing is no document: 303 leads to the one that describes it."""
    reply = client.get(LAW, headers={"Accept": accept})
    assert (reply.status_code, reply.headers["Location"]) == (303, place)
    assert client.get(place).status_code == 200


def test_the_description_holds_claims_and_quotes(client: FlaskClient) -> None:
    """The data about a thing has its triples, its claims and the words that support them."""
    reply = client.get("/data/act/water-law-1.ttl")
    text = "\n".join(str(t) for t in ox.parse(reply.data, ox.RdfFormat.TURTLE))
    for part in ("Закон о воде", "claim/1", "evidence/1", "Egypt passed Water Law No. 1"):
        assert part in text


def test_the_page_shows_the_words_of_the_source(client: FlaskClient) -> None:
    """The page of a thing shows each claim with its quote and place, and what refers to it."""
    text = client.get("/page/act/water-law-1", headers=BROWSER).text
    assert "Egypt passed Water Law No. 1 &lt;b&gt;" in text
    assert "nile-basin.txt" in text
    assert "10–42" in text
    assert "accepted" in text
    assert "Закон о воде" in client.get("/page/act/water-law-1?lang=ru").text


def test_old_addresses_lead_to_new_ones(client: FlaskClient) -> None:
    """An IRI that was published and is no more in use leads on for good."""
    for path in ("/id/act/old-water-law", "/page/act/old-water-law", "/data/act/old-water-law.ttl"):
        reply = client.get(path)
        assert reply.status_code == 301
        assert "water-law-1" in reply.headers["Location"]


def test_what_is_unknown_is_told_helpfully(client: FlaskClient) -> None:
    """404 says that nothing is known and shows similar things."""
    reply = client.get("/id/act/water-law-39", headers=BROWSER)
    assert reply.status_code == 303
    missing = client.get("/id/act/water-law-", headers=BROWSER)
    assert missing.status_code == 404
    assert "/id/act/water-law-" in missing.text
    error = json.loads(client.get("/id/act/nothing").data)["error"]
    assert error["code"] == "unknown-thing"
