from __future__ import annotations

from urllib.parse import quote

import pytest

from endpoint.searching import SHOWN
from tests.endpoint.conftest import Server
from tests.endpoint.test_pages import Page


def found(server: Server, text: str, language: str = "en") -> tuple[str, list[str]]:
    """Return the page of a search and where its results lead."""
    reply = server.ask(f"/search?q={quote(text)}&lang={language}")
    assert reply.status == 200
    page = reply.body.decode()
    links = Page(page.partition('<ul id="found">')[2].partition("</ul>")[0]).all("a")
    return page, [str(a["href"]) for a in links]


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("water law 7", "en", "Water law 7"),
        ("law wat", "en", "Found: 1"),
        ("Watre law 399", "en", "Water law 399"),
        ("закон о вод", "ru", "Закон о воде"),
        ("Закон о воде", "kk", "Табылды: 1"),
        ("act/water-law-12", "en", "Water law 12"),
    ],
)
def test_names_are_found(server: Server, text: str, language: str, said: str) -> None:
    """A name is found by its beginning, in any order, with a mistake, in each language."""
    page, links = found(server, text, language)
    if said.startswith("Found"):
        assert len(links) == SHOWN
    else:
        assert said in page
    assert all(f"lang={language}" in link for link in links)
    assert links
    assert server.ask(links[0]).status == 200


def test_results_are_bounded(server: Server) -> None:
    """A page has so many things and says that there are more; a giant text costs nothing."""
    page, links = found(server, "water")
    assert len(links) == SHOWN
    assert f"The first {SHOWN} of more" in page
    reply = server.ask("/search?q=" + "water+law+" * 5000)
    assert (reply.status, reply.seconds < 5) == (200, True)


@pytest.mark.parametrize("text", ['<script>alert("x")</script>', "' onfocus=x \"", "{{ qqq }}"])
def test_what_was_typed_is_text(server: Server, text: str) -> None:
    """What was typed comes back as text, never as markup; nothing found is told."""
    page, links = found(server, text)
    assert "<script>" not in page
    assert Page(page).all("input")[0]["value"] == text
    assert not links
    assert "Nothing in the graph has a name like this." in page


def test_the_form_and_wrong_texts(server: Server) -> None:
    """Without a text there is the form; what is not UTF-8 is 400; the home page leads here."""
    assert "search-help" in server.ask("/search").body.decode()
    assert server.ask("/search?q=%ff").status == 400
    home = Page(server.ask("/?lang=kk").body.decode())
    assert home.all("form")[0]["action"] == "/search"
    assert {a.get("name"): a.get("value") for a in home.all("input")} == {"q": "", "lang": "kk"}
