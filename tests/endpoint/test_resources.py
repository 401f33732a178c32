from __future__ import annotations

import json
import re

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from endpoint.resources import INCOMING
from tests.endpoint import sample
from tests.endpoint.conftest import Server

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


def test_turtle_of_a_thing_has_prefixes(server: Server) -> None:
    """Turtle about a thing is written with the project's prefixes; it says what N-Triples say."""
    turtle, plain = (server.ask(f"/data/act/water-law-1.{form}").body for form in ("ttl", "nt"))
    assert b"@prefix kel: <https://w3id.org/kelisim/ontology#> ." in turtle
    assert b"\ta kel:Law" in turtle
    assert b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" not in turtle
    said = set(ox.parse(turtle, ox.RdfFormat.TURTLE))
    assert said == set(ox.parse(plain, ox.RdfFormat.N_TRIPLES))
    assert turtle == server.ask("/data/act/water-law-1.ttl").body


def test_turtle_declares_the_prefixes_that_it_uses(server: Server) -> None:
    """Each prefix that Turtle about a thing declares stands in it."""
    lines = server.ask("/data/act/water-law-1.ttl").body.decode().splitlines()
    declared = [line.split()[1] for line in lines if line.startswith("@prefix")]
    body = "\n".join(line for line in lines if not line.startswith("@prefix"))
    assert "kel:" in declared
    assert all(re.search(rf"(?m)(^|[\s^]){name}", body) for name in declared)


@pytest.mark.parametrize("name", ["act/water-law-1", "claim/1", "evidence/1", "act/water-law-2"])
def test_the_description_says_nothing_of_others(client: FlaskClient, name: str) -> None:
    """The data about a thing are of it, its claims, their evidence and what points to it."""
    triples = ox.parse(client.get(f"/data/{name}.nt").data, ox.RdfFormat.N_TRIPLES)
    near = [name, "claim/1", "evidence/1", "selector/1q", "selector/1p"]
    allowed = {sample.node(one) for one in near}
    others = {t.subject for t in triples if t.subject not in allowed}
    assert not others


def test_the_page_shows_the_words_of_the_source(client: FlaskClient) -> None:
    """The page of a thing shows each claim with its quote and place, and what refers to it."""
    text = client.get("/page/act/water-law-1", headers=BROWSER).text
    assert "Egypt passed Water Law No. 1 &lt;b&gt;" in text
    assert "nile-basin.txt" in text
    assert "10–42" in text
    assert "accepted" in text
    assert "confidence 0.82" in text
    assert re.search(r'href="/(page|id)/claim/1[^"]*">accepted<', text)
    assert "Закон о воде" in client.get("/page/act/water-law-1?lang=ru").text


def test_the_page_shows_what_is_said_of_others(client: FlaskClient) -> None:
    """A page quotes the claims about others that name the thing, dated, with when they hold."""
    text = client.get("/page/act/water-law-1", headers=BROWSER).text
    told = text[text.index('id="told_of_others"') : text.index("<details")]
    assert "Water law 3" in told
    assert "1958" in told
    assert "Law No. 3 amends Law No. 1" in told
    assert "Egypt passed" not in told
    assert "1958/1961" in client.get("/page/act/water-law-3", headers=BROWSER).text


def test_the_page_of_a_source_shows_what_is_read_in_it(client: FlaskClient) -> None:
    """The page of a text has the claims that are read in it, in the order of the text."""
    text = client.get("/page/document/a", headers=BROWSER).text
    read = text[text.index('id="read_here"') : text.index("<details")]
    assert read.index("Law No. 3 amends Law No. 1") < read.index("Egypt passed Water Law No. 1")


def test_a_page_names_the_narrowest_kinds(client: FlaskClient) -> None:
    """Of the classes of a thing its page heads with those that no other tells."""
    text = client.get("/page/claim/1", headers=BROWSER).text
    assert re.findall(r'class="tag">([^<]+)<', text) == ["claim"]


def test_old_addresses_lead_to_new_ones(client: FlaskClient) -> None:
    """An IRI that was published and is no more in use leads on for good."""
    for path in ("/id/act/old-water-law", "/page/act/old-water-law", "/data/act/old-water-law.ttl"):
        reply = client.get(path)
        assert reply.status_code == 301
        assert "water-law-1" in reply.headers["Location"]
    for path in ("/id/act/old-water-law", "/page/act/old-water-law"):
        assert client.get(path + "?lang=kk").headers["Location"].endswith("lang=kk")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/id/act/water-law-1.ttl", "/data/act/water-law-1.ttl"),
        ("/id/act/water-law-1.jsonld", "/data/act/water-law-1.jsonld"),
        ("/id/act/water-law-1.nt", "/data/act/water-law-1.nt"),
        ("/id/act/water-law-1.html", "/page/act/water-law-1"),
    ],
)
def test_a_suffix_decides(client: FlaskClient, path: str, place: str) -> None:
    """A suffix says which form is wanted, whatever is accepted."""
    for accept in (BROWSER, {"Accept": "text/turtle"}):
        reply = client.get(path, headers=accept)
        assert (reply.status_code, reply.headers["Location"]) == (303, place)
        assert client.get(place).status_code == 200
    assert client.get("/id/act/water-law-1.png").status_code == 404


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf", "html"])
def test_the_ontology_by_suffix(client: FlaskClient, form: str) -> None:
    """The ontology is there in each form by its suffix."""
    reply = client.get(f"/ontology.{form}", headers={"Accept": "image/png"})
    assert reply.status_code == 200
    other = client.get("/ontology", query_string={"format": form})
    assert reply.mimetype == other.mimetype
    assert reply.data == other.data or form == "html"


def test_a_claim_and_its_evidence_have_their_words(client: FlaskClient) -> None:
    """The page and the data of a claim, and of evidence, hold the quote and what it supports."""
    for name in ("claim/1", "evidence/1"):
        text = client.get(f"/page/{name}", headers=BROWSER).text
        assert "Egypt passed Water Law No. 1 &lt;b&gt;" in text
        assert "act/water-law-1" in text
    assert "Egypt passed Water Law" in client.get("/data/claim/1.ttl").text
    assert "Egypt passed Water Law" in client.get("/data/evidence/1.ttl").text


def test_what_points_to_a_thing_is_in_its_data(client: FlaskClient) -> None:
    """The data of a thing holds what points to it."""
    lines = client.get("/data/document/a.nt").text.splitlines()
    assert any("evidence/1" in line and "hasSource" in line for line in lines)


def test_much_comes_in_pages(client: FlaskClient) -> None:
    """What points to a thing is capped and goes on, in the page and in the data, till the end."""
    seen: set[str] = set()
    place: str | None = "/data/many.nt"
    for _ in range(10):
        reply = client.get(place or "")
        found = {str(q.subject) for q in ox.parse(reply.data, ox.RdfFormat.N_TRIPLES)}
        assert len(found) <= INCOMING + 1
        seen |= found
        link = re.search(r'<([^>]+)>; rel="next"', reply.headers.get("Link", ""))
        if not (place := link[1] if link else None):
            break
    assert len(seen) == sample.MANY + 1
    first = client.get("/page/many", headers=BROWSER).text
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    last = client.get("/page/many?page=3&lang=ru", headers=BROWSER).text
    assert 'rel="next"' not in last
    assert "страница 3" in last
    for wrong in ("0", "-1", "x", "99999999"):
        assert client.get(f"/page/many?page={wrong}").status_code == 400
    for path in ("/page/many?page=4", "/data/many.nt?page=4", "/data/many.nt?page=10000"):
        assert client.get(path).status_code == 404


def test_what_is_unknown_is_told_helpfully(client: FlaskClient) -> None:
    """404 says that nothing is known and shows similar things."""
    reply = client.get("/id/act/water-law-39", headers=BROWSER)
    assert reply.status_code == 303
    missing = client.get("/id/act/water-law-", headers=BROWSER)
    assert missing.status_code == 404
    assert "/id/act/water-law-" in missing.text
    error = json.loads(client.get("/id/act/nothing").data)["error"]
    assert error["code"] == "unknown-thing"
