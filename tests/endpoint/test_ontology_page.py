from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
import rdflib
from flask.testing import FlaskClient
from rdflib.compare import isomorphic

from endpoint.phrases import LANGUAGES
from ontology.documentation import entries
from ontology.vocabulary import ALIGNMENTS, KEL, LEXICON, ONTOLOGY, classes, properties
from shapes.documentation import checkings
from tests.endpoint.conftest import Server

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
FORMATS = {
    "text/turtle": "turtle",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
    "application/n-triples": "nt",
}


class Ids(HTMLParser):
    """The ids of a page, and where its links within it lead."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element's id and link."""
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if str(found.get("href", "")).startswith("#"):
            self.links.add(str(found["href"])[1:])


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest, server: Server) -> tuple[str, str]:
    """Return a language and the page in it, from a running server."""
    reply = server.ask("/ontology", headers=BROWSER | {"Accept-Language": request.param})
    assert reply.status == 200
    return request.param, reply.body.decode()


def test_every_term_has_its_place(page: tuple[str, str]) -> None:
    """The part of each term's IRI after # is an id on the page, each id is there once."""
    found = Ids(page[1])
    assert {*entries(), *(checking.name for checking in checkings())} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    assert found.links <= set(found.ids)


def test_terms_are_told_in_the_readers_language(page: tuple[str, str]) -> None:
    """Labels, definitions, words and messages of shapes are in the language asked for."""
    language, text = page
    law, message = classes()["Law"], checkings()[0].messages[language]
    assert law.labels[language] in text
    assert law.definitions[language] in text
    assert message.partition(":")[0] in text
    assert f'<html lang="{language}">' in text
    assert f'<span lang="{language}">' in text


def test_a_term_shows_what_surrounds_it(page: tuple[str, str]) -> None:
    """Domain, range, inverse, links to other vocabularies and shapes stand with a property."""
    found = re.search(r'<article id="adopted".*?</article>', page[1], re.DOTALL)
    assert found
    for part in ("#PolicyEntity", "#LegalAct", "#passedBy", "#AdoptedIsAct"):
        assert f'href="{part}"' in found[0]
    assert "schema:Legislation" in page[1]


def test_the_tree_has_every_class(page: tuple[str, str]) -> None:
    """The tree of classes leads to each class."""
    found = re.search(r"<details open>.*?</details>", page[1], re.DOTALL)
    assert found
    assert set(classes()) <= set(re.findall(r'href="#(\w+)"', found[0]))


@pytest.mark.parametrize("media_type", FORMATS)
def test_programs_get_data(server: Server, media_type: str) -> None:
    """Each RDF format gives the same triples as the file."""
    reply = server.ask("/ontology", headers={"Accept": media_type})
    assert reply.headers["content-type"].startswith(media_type)
    assert "Accept" in reply.headers["vary"]
    found = rdflib.Graph().parse(data=reply.body, format=FORMATS[media_type])
    assert set(found) == set(rdflib.Graph().parse(ONTOLOGY))


def test_the_parts_can_be_had(client: FlaskClient) -> None:
    """Alignments, lexicon and shapes come as data too; an unknown part is told."""
    for part, path in (("alignments", ALIGNMENTS), ("lexicon", LEXICON)):
        data = client.get(f"/ontology?part={part}").data
        assert isomorphic(rdflib.Graph().parse(data=data), rdflib.Graph().parse(path))
    assert "AcceptedClaimStands" in client.get("/ontology?part=shapes&format=nt").text
    assert client.get("/ontology?part=secrets").status_code == 404


def test_links_of_the_graph_lead_to_terms(client: FlaskClient) -> None:
    """A property on a page of a thing leads to its place in the ontology's page."""
    text = client.get("/page/act/water-law-1", headers=BROWSER).text
    places = set(re.findall(r'href="/ontology#(\w+)"', text))
    assert places
    assert places <= {*classes(), *properties(), *entries()}
    assert all((KEL + place).startswith(KEL) for place in places)
