from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from endpoint.reconciliation.manifest import HEIGHT, WIDTH
from tests.endpoint.conftest import Server, running

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """Return a page of a real browser, or skip where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.is_file():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(locale="en-GB")
        browser.close()


def test_an_example_runs_at_a_click(page: Page, server: Server) -> None:
    """One click on the home page leads to a table of results; nothing is loaded from elsewhere."""
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("requestfailed", lambda request: problems.append(request.url))
    page.goto(f"http://127.0.0.1:{server.port}/")
    page.click("a.example >> nth=0")
    assert page.locator("#results table tbody tr").count() >= 1
    assert "SELECT" in page.locator("#query").input_value()
    assert problems == []


def test_the_keyboard_is_enough(page: Page, server: Server) -> None:
    """Tab and Enter lead to an example; Ctrl + Enter runs a changed query."""
    page.goto(f"http://127.0.0.1:{server.port}/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "example":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#results table")
    page.focus("#query")
    page.keyboard.press("Control+A")
    page.keyboard.type("ASK { ?s ?p ?o }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".boolean")
    assert page.inner_text(".boolean") == "Yes"


def test_a_name_is_found_by_keyboard_alone(page: Page, server: Server) -> None:
    """Tab leads to the search, Enter sends it, Tab and Enter open what was found; no script."""
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(f"http://127.0.0.1:{server.port}/?lang=en")
    for _ in range(20):
        plain.keyboard.press("Tab")
        if plain.locator("#q:focus").count():
            break
    plain.keyboard.type("water law 7")
    plain.keyboard.press("Enter")
    plain.wait_for_selector("#found")
    for _ in range(20):
        plain.keyboard.press("Tab")
        if plain.locator("#found a:focus").count():
            break
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/page/act/water-law-7*")
    assert plain.inner_text("h1") == "Water law 7"
    context.close()


def test_an_error_is_shown_at_its_place(page: Page, server: Server) -> None:
    """A wrong query comes back with its line and column, and the cursor stands there."""
    page.goto(f"http://127.0.0.1:{server.port}/sparql")
    page.fill("#query", "SELECT *\n{ ?s ?p }")
    page.click("button[type=submit]")
    assert "line 2, column 10" in page.inner_text("#problem")
    page.wait_for_function("document.activeElement.id === 'query'")
    assert page.evaluate("document.activeElement.selectionStart") == 18


def test_pages_work_without_scripts(page: Page, server: Server) -> None:
    """Without scripts a query is typed and run all the same."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"http://127.0.0.1:{server.port}/sparql")
    plain.fill("#query", "SELECT (1 + 1 AS ?two) {}")
    plain.click("button[type=submit]")
    assert plain.inner_text("#results tbody td").startswith("2")
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_screen(page: Page, server: Server, width: int) -> None:
    """On a telephone and on a desk nothing hangs out of the page."""
    page.set_viewport_size({"width": width, "height": 800})
    nowhere = "/page/actor/" + "nobody" * 20
    for path in ("/", "/sparql", "/dumps/", "/ontology", "/page/act/water-law-1", nowhere):
        page.goto(f"http://127.0.0.1:{server.port}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        hidden = (
            "[...document.querySelectorAll('.wide')].filter(it => it.scrollWidth > it.clientWidth)"
        )
        assert page.evaluate(f"{hidden}.length") == 0, path


@contextmanager
def site(body: str) -> Iterator[str]:
    """Run a site of one page at an origin of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Give the page."""
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def test_a_preview_stands_in_a_page_of_others(page: Page, server: Server) -> None:
    """A page of another site asks the service and frames a preview, but no other page of ours."""
    service = f"http://127.0.0.1:{server.port}"
    frame = f"<iframe width={WIDTH} height={HEIGHT} src='{service}/%s'></iframe>"
    paths = ("reconcile/preview?id=act%2Fwater-law-1&lang=ru", "page/act/water-law-1")
    with site("".join(frame % path for path in paths)) as address:
        page.goto(address)
        preview, other = (page.frame_locator(f"iframe >> nth={place}") for place in (0, 1))
        assert preview.locator("h1").inner_text() == "Закон о воде"
        assert preview.locator("html").evaluate("it => it.scrollWidth") <= WIDTH
        assert other.locator("h1", has_text="Water law").count() == 0
        asked = f"fetch('{service}/reconcile').then(reply => reply.json())"
        assert page.evaluate(asked)["versions"] == ["0.2"]


ASKED = """async ([address, headers, body]) => {
  try {
    const reply = await fetch(address, {method: "POST", headers, body})
    return reply.status
  } catch (error) { return 0 }
}"""
"""Asks from within a page; 0 where the browser does not allow it."""


def test_an_editor_of_others_asks(page: Page, data: Path, server: Server, tmp_path: Path) -> None:
    """Editors at other origins query as browsers preflight it; a token goes where it is of use."""
    (tmp_path / "curators").write_text("anna token-for-tests-of-curation\n")
    query = {"Content-Type": "application/sparql-query", "Accept": "text/csv, */*;q=0.9"}
    update = {"Content-Type": "application/sparql-update"}
    token = {"Authorization": "Bearer nobody-knows-this-token"}
    with site("<p>an editor</p>") as address, running(data, curators=tmp_path / "curators") as open:
        page.goto(address)

        def status(at: Server, headers: dict[str, str], body: str, path: str = "/sparql") -> int:
            asked = [f"http://127.0.0.1:{at.port}{path}", headers, body]
            return int(page.evaluate(ASKED, asked))

        assert status(server, query, "ASK {}") == status(open, query, "ASK {}") == 200
        assert status(open, update | token, "CLEAR ALL") == 403
        assert status(open, update, "CLEAR ALL") == 401
        assert status(server, update | token, "CLEAR ALL") == 0
        assert status(open, token, "x", "/reconcile") == 0
