from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from endpoint import cli
from endpoint.text_explanation import inspected, stretches

TEXT = """On 3 March 1998 the Parliament of Norway adopted the Law on Archives.
It has 169 <members> & "guests". A second Congress met in Oslo in May 1999.
"""


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    path = tmp_path / "norway.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*words: object) -> Result:
    """Run a command."""
    return CliRunner().invoke(cli.main, [str(word) for word in words])


class Page(HTMLParser):
    """Collects the ids, the local links, the start tags and the open tags of a page."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a start tag."""
        self.tags.append(tag)
        self.ids += [str(value) for name, value in attrs if name == "id"]
        self.links += [str(value) for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag


def test_terminal(file: Path) -> None:
    """The terminal shows marked text, annotations, facts with frame and confidence, refusals."""
    done = run("explain-text", file)
    assert done.exit_code == 0
    assert "3 March 1998[date]" in done.output
    assert "norway.txt:1: date  EDTF 1998-03-03" in done.output
    assert re.search(
        r"Parliament of Norway  adopted  Law on Archives  \[.*, [01]\.\d\d\]", done.output
    )
    assert "Refused (" in done.output
    assert "\x1b[" not in done.output


def test_page_is_whole(file: Path, tmp_path: Path) -> None:
    """The page needs no other file, every link leads to one place on it, and tags are closed."""
    out = tmp_path / "norway.html"
    assert run("explain-text", file, "--format", "html", "--out", out).exit_code == 0
    page = Page(out.read_text(encoding="utf-8"))
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert not {"script", "link", "img"} & set(page.tags)


def test_page_is_accessible(file: Path) -> None:
    """Languages, headings, captions and column heads are there; no kind is told by colour alone."""
    text = run("explain-text", file, "--format", "html").output
    page = Page(text)
    assert '<html lang="en">' in text
    assert '<div class="text" lang="en">' in text
    assert page.tags.count("caption") == page.tags.count("table") == 3
    assert page.tags.count("h1") == 1
    assert page.tags.count("small") >= 4


def test_page_keeps_the_text(file: Path) -> None:
    """The text stands in the page to the letter, signs of HTML escaped."""
    text = run("explain-text", file, "--format", "html").output
    part = text.partition('<div class="text" lang="en">')[2].partition("</div>")[0]
    plain = re.sub(r"<small>\w+</small>|<[^>]*>", "", part)
    assert html.unescape(plain) == TEXT


def test_stretches_make_the_text(file: Path) -> None:
    """The stretches put together are the text, each at its offset."""
    seen = inspected(file)
    assert "".join(s.text for s in stretches(seen)) == seen.document.text
    assert all(seen.document.text.startswith(s.text, s.start) for s in stretches(seen))


def test_no_text_is_told(tmp_path: Path) -> None:
    """A file that is no UTF-8 text is told in a line."""
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    done = run("explain-text", tmp_path / "bad.txt")
    assert done.exit_code == 1
    assert done.output.startswith("kelisim: ")
