from __future__ import annotations

import json
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import endpoint
from endpoint import guard
from endpoint.phrases import LANGUAGES

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
FOLDER = Path(endpoint.__file__).parent


class Page(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        """Return the attributes of the elements of some kinds."""
        return [attributes for tag, attributes in self.found if tag in tags]


PATHS = [
    "/", "/search?q=water", "/sparql", "/dumps/", "/ontology", "/page/act/water-law-1", "/nowhere",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_hold_nothing_from_elsewhere(client: FlaskClient, path: str, language: str) -> None:
    """Pages load nothing from elsewhere, hold no inline code, and say their language."""
    reply = client.get(path, headers=BROWSER | {"Accept-Language": language})
    page = Page(reply.text)
    code = [a for a in page.all("script") if a.get("type") != "application/ld+json"]
    loaded = [a.get("src") for a in (*code, *page.all("img", "iframe"))]
    loaded += [a.get("href") for a in page.all("link")]
    assert all(address and address.startswith("/") for address in loaded)
    assert not page.all("style")
    assert not [a for _, a in page.found if any(n.startswith("on") or n == "style" for n in a)]
    assert page.all("html")[0]["lang"] == language
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
    assert len(page.all("h1")) == len(page.all("main")) == 1


@pytest.mark.parametrize("path", PATHS[:-1])
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, path: str) -> None:
    """No page of ours has a link of ours that is broken."""
    page = Page(client.get(path, headers=BROWSER).text)
    links = {str(a.get("href")) for a in page.all("a", "link") if a.get("href")}
    for link in sorted(links):
        if link.startswith("/"):
            assert client.get(link, headers=BROWSER).status_code < 400, link


@pytest.mark.parametrize("path", ["/", "/search?q=water", "/sparql"])
def test_every_field_has_a_label(client: FlaskClient, path: str) -> None:
    """Whoever hears the page instead of seeing it knows what each field is for."""
    page = Page(client.get(path, headers=BROWSER).text)
    labelled = {a.get("for") for a in page.all("label")}
    fields = [a for a in page.all("textarea", "input", "select") if a.get("type") != "hidden"]
    assert fields
    assert all(field.get("id") in labelled for field in fields)


def test_home_shows_what_is_there(client: FlaskClient) -> None:
    """The home page counts the classes under their labels, names the sources, offers examples."""
    text = client.get("/", headers=BROWSER).text
    assert "400" in text
    assert "nile-basin.txt" in text
    assert '<span lang="en">“Waters of the Nile”</span>' in text
    assert text.count('class="example"') >= 5
    assert "Источники" in client.get("/?lang=ru").text


def test_the_language_stays(client: FlaskClient) -> None:
    """A language that was chosen stays chosen from page to page."""
    page = Page(client.get("/?lang=kk").text)
    links = [str(a["href"]) for a in page.all("a") if str(a["href"]).startswith("/sparql")]
    assert links
    assert all("lang=kk" in link for link in links)


def test_every_phrase_is_in_all_languages() -> None:
    """Each phrase has its three languages and the same placeholders in each."""
    phrases = tomllib.loads((FOLDER / "phrases.toml").read_text(encoding="utf-8"))
    for key, texts in phrases.items():
        assert tuple(texts) == LANGUAGES, key
        assert len({text.count("{") for text in texts.values()}) == 1, key


def test_every_example_runs(client: FlaskClient) -> None:
    """Each example passes the guard, is answered, and has a title in three languages."""
    table = tomllib.loads((FOLDER / "examples.toml").read_text(encoding="utf-8"))["example"]
    for example in table:
        assert set(example["title"]) == set(LANGUAGES)
        assert guard.check(example["query"], 100_000).form == "SELECT"
        reply = client.get("/sparql", query_string={"query": example["query"]})
        assert reply.status_code == 200


def test_health(client: FlaskClient) -> None:
    """Programs learn that the server answers, and from which release."""
    assert json.loads(client.get("/health").data) == {"status": "ok", "release": "one"}


def test_the_ontology_is_there(client: FlaskClient) -> None:
    """The ontology comes as Turtle for programs and as a page for people."""
    assert b"owl:Ontology" in client.get("/ontology").data
    assert 'id="holdsPost"' in client.get("/ontology", headers=BROWSER).text


def test_an_error_of_ours_shows_no_insides(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error in our code is a plain 500; what happened goes to the log only."""

    def broken() -> str:
        raise ZeroDivisionError("secret")

    monkeypatch.setitem(client.application.view_functions, "operations.health", broken)
    reply = client.get("/health")
    assert reply.status_code == 500
    assert b"secret" not in reply.data


@pytest.mark.parametrize(
    ("language", "words"), [("en", "nothing at"), ("ru", "ничего нет"), ("kk", "ештеңе жоқ")]
)
@pytest.mark.parametrize("headers", [BROWSER, {}])
def test_a_lost_reader_is_told_in_their_language(
    client: FlaskClient, language: str, words: str, headers: dict[str, str]
) -> None:
    """An address that there is not says so in the reader's language, as a page and as JSON."""
    reply = client.get("/nowhere", headers=headers | {"Accept-Language": language})
    assert reply.status_code == 404
    assert words in (reply.text if headers else reply.json["error"]["message"])
