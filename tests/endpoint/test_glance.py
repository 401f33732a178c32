from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint import glance, guard
from endpoint.failure import Failure

PLAIN = {
    "SELECT ?p ?o WHERE { <http://example.org/a> ?p ?o }": "SELECT",
    "PREFIX : <http://example.org/> ask { :a :b/:c* ?d FILTER(?d >= 3) }": "ASK",
    "BASE <http://example.org/>\nPREFIX x:<#>\nConstruct { ?s x:p ?o } WHERE { ?s ?p ?o }": (
        "CONSTRUCT"
    ),
    "DESCRIBE <http://example.org/a>": "DESCRIBE",
}
NOT_PLAIN = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { sErViCeex:a { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * FROM <http://example.org/> { ?s ?p ?o }",
    "SELECT (NOW() AS ?now) {}",
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "# a comment\nSELECT * {}",
    "ASK { ?s ?p 'text' }",
    "ASK " + "{" * 41 + "}" * 41,
    "ASK { ?s <a:b>" + "/<a:b>" * 121 + " ?o }",
    "ASK { FILTER(1" + "+1" * 400 + ") }",
    "ASK {} #" + " " * glance.MAX_LENGTH,
]
WORDS = """SELECT * ASK WHERE { } ( ) [ ] ?s x:p <http://e.org/#a> OPTIONAL UNION ' " # < > <<
FILTER SERVICE load FROM now() 1 . ; / + \\ BIND VALUES FILTER(?a<?b) "text" """
PIECES = st.sampled_from([*WORDS.split(), "PREFIX x: <http://example.org/> ", "\n"])


@pytest.mark.parametrize("query", PLAIN)
def test_plain_queries_pass(query: str) -> None:
    """Everyday queries are told by their form at a glance."""
    assert glance.form(query) == PLAIN[query]


@pytest.mark.parametrize("query", NOT_PLAIN, ids=range(len(NOT_PLAIN)))
def test_doubtful_queries_go_to_the_guard(query: str) -> None:
    """Whatever calls, changes, is large or needs tokens to be understood is left to the guard."""
    assert glance.form(query) == ""


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join))
def test_what_passes_the_guard_would_pass(query: str) -> None:
    """The glance refuses what the guard refuses, but for syntax, and sees the same in the rest."""
    form = glance.form(query)
    if not form:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(glance, "form", lambda _: "")
        try:
            checked = guard.check(query, 100_000)
        except Failure as failure:
            seen: object = failure.code
        else:
            seen = checked
    assert seen in ("syntax", guard.Checked(query, form, dataset=False, stable=True))
