from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint.failure import Failure
from endpoint.negotiation import GRAPHS, HTML, RESULTS, accepts_html, choose, choose_language

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/csv", "csv"),
        ("application/sparql-results+xml", "xml"),
        ("application/xml", "xml"),
        ("text/*", "csv"),
        ("text/csv;q=0.5, text/tab-separated-values", "tsv"),
        ("image/png, */*;q=0.1", "json"),
        ("text/csv;q=0, */*", "json"),
        ("APPLICATION/SPARQL-RESULTS+JSON", "json"),
        (";;;///,,,", "json"),
    ],
)
def test_accept_decides(accept: str, name: str) -> None:
    """Quality decides, then exactness, then our order; nonsense means anything."""
    assert choose(accept, "", RESULTS).name == name


def test_format_before_accept() -> None:
    """``?format=`` decides alone, by name or media type."""
    assert choose("text/csv", "turtle", GRAPHS).name == "ttl"
    assert choose("", "application/ld+json", GRAPHS).name == "jsonld"


@pytest.mark.parametrize(("accept", "wanted"), [("image/png", ""), ("", "docx")])
def test_what_there_is_not_is_told(accept: str, wanted: str) -> None:
    """406 names what there is instead."""
    with pytest.raises(Failure, match="json") as caught:
        choose(accept, wanted, RESULTS)
    assert caught.value.status == 406


def test_browsers_are_known() -> None:
    """A browser names text/html first; a program that takes anything is none."""
    assert accepts_html(BROWSER)
    assert choose(BROWSER, "", (*RESULTS, HTML)) is HTML
    assert not accepts_html("*/*")
    assert not accepts_html("text/csv, text/html;q=0.5")


def test_language() -> None:
    """``?lang=`` is before Accept-Language, which is before English."""
    offers = ("en", "ru", "kk")
    assert choose_language("kk-KZ, ru;q=0.8", "", offers) == "kk"
    assert choose_language("kk-KZ, ru;q=0.8", "ru", offers) == "ru"
    assert choose_language("fr", "xx", offers) == "en"


@given(st.text(max_size=300))
def test_any_header_is_read(accept: str) -> None:
    """No header breaks the choice."""
    try:
        chosen = choose(accept, "", RESULTS).name
    except Failure as failure:
        chosen = failure.code
    assert chosen in {"json", "xml", "csv", "tsv", "not-acceptable"}
