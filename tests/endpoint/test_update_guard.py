from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint.failure import Failure
from endpoint.update_guard import Using, check_update

ONLY = "https://example.org/id/graph/curation"
TRIPLE = "<http://e/s> <http://e/p> <http://e/o>"


def refusal(update: str, using: Using = Using(), only: str | None = ONLY) -> Failure:  # noqa: B008
    """Return the failure that an update ends in."""
    with pytest.raises(Failure) as caught:
        check_update(update, 10_000, "", using, only)
    return caught.value


@pytest.mark.parametrize(
    "update",
    [
        f"INSERT DATA {{ GRAPH <{ONLY}> {{ {TRIPLE} . {TRIPLE} }} }}",
        f"PREFIX g: <https://example.org/id/graph/> DELETE DATA {{ GRAPH g:curation {{{TRIPLE}}}}}",
        f"WITH <{ONLY}> DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p 1 }} WHERE {{ ?s ?p ?o }}",
        f"INSERT {{ GRAPH <{ONLY}> {{ ?s <http://e/p> ?n }} }} WHERE {{ GRAPH ?g {{ ?s ?p ?n }} }}",
        f"INSERT {{ GRAPH <{ONLY}> {{ {TRIPLE} }} }} USING <http://e/g> WHERE {{ ?s ?p ?n }}",
        f"DELETE WHERE {{ GRAPH <{ONLY}> {{ ?s ?p ?o }} }} ;",
        f"CLEAR SILENT GRAPH <{ONLY}> ; DROP SILENT GRAPH <{ONLY}>",
        f"BASE <https://example.org/id/> INSERT DATA {{ GRAPH <graph/curation> {{ {TRIPLE} }} }}",
        "# nothing",
    ],
)
def test_what_stays_in_the_graph_may_run(update: str) -> None:
    """An update that changes only the one graph passes, however it names it, and parses."""
    checked = check_update(update, 10_000, only=ONLY)
    assert checked.graphs <= {ONLY}
    ox.Store().update(checked.update)


@pytest.mark.parametrize(
    "update",
    [
        f"INSERT DATA {{ {TRIPLE} }}",
        f"INSERT DATA {{ GRAPH <{ONLY}> {{ {TRIPLE} }} {TRIPLE} }}",
        f"INSERT DATA {{ GRAPH <http://e/other> {{ {TRIPLE} }} }}",
        f"INSERT {{ GRAPH ?g {{ {TRIPLE} }} }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "WITH <http://e/other> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        f"WITH <{ONLY}> DELETE {{ GRAPH <http://e/g> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}",
        f"WITH <{ONLY}> DELETE {{ }} INSERT {{ GRAPH <http://e/g> {{ {TRIPLE} }} }} WHERE {{ }}",
        "DELETE WHERE { ?s ?p ?o }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"PREFIX x: <http://e/> INSERT DATA {{ GRAPHx:g {{ {TRIPLE} }} }}",
        "CLEAR ALL",
        "CLEAR NAMED",
        "DROP DEFAULT",
        "CREATE GRAPH <http://e/g>",
        f"COPY <{ONLY}> TO <http://e/g>",
        f"MOVE <http://e/g> TO <{ONLY}>",
        f"ADD <{ONLY}> TO DEFAULT",
        f"INSERT DATA {{ GRAPH <{ONLY}> {{ {TRIPLE} }} }} ; CLEAR ALL",
        f"PREFIX g: <{ONLY}> PREFIX g: <http://e/g> INSERT DATA {{ GRAPH g: {{ {TRIPLE} }} }}",
    ],
)
def test_other_graphs_are_not_changed(update: str) -> None:
    """An update that would change another graph is refused with 403, in whatever form it comes."""
    assert refusal(update).status == 403
    assert check_update(update, 10_000).graphs - {ONLY}


@pytest.mark.parametrize(
    ("update", "code"),
    [
        ("LOAD <http://e/x>", "no-remote-calls"),
        ("LOAD SILENT <file:///etc/passwd> INTO GRAPH <http://e/x>", "no-remote-calls"),
        ("INSERT { } WHERE { SERVICE <http://e/x> { ?s ?p ?o } }", "no-remote-calls"),
        ("INSERT { } WHERE { SERVICE SILENT <http://e/x> { ?s ?p ?o } }", "no-remote-calls"),
        ("INSERT DATA { SILENT }", "no-remote-calls"),
        (f"INSERT DATA {{ GRAPH <{ONLY}> {{ {TRIPLE} }}", "syntax"),
        ("SELECT * { ?s ?p ?o }", "syntax"),
        ("INSERT", "syntax"),
        ("CLEAR", "syntax"),
        ("CREATE ALL", "syntax"),
        ("\\u0043LEAR ALL", "syntax"),
        ("CLEAR GRAPH g:x", "syntax"),
        ("INSERT { } WHERE { " + "?s ?p ?o . " * 200 + "}", "too-many-patterns"),
        (f"INSERT DATA {{ GRAPH <{ONLY}> {{ " + "[" * 60 + "]" * 60 + " } }", "too-deep"),
        (f"INSERT DATA {{ GRAPH <{ONLY}> {{ " + "<< " * 500 + " } }", "too-many-operators"),
        ("INSERT DATA { " + TRIPLE * 1000 + " }", "update-too-large"),
        ("INSERT { } WHERE { BIND(NOW() AS ?t) }", "not-repeatable"),
        ("INSERT { } WHERE { BIND(UUID() AS ?t) }", "not-repeatable"),
    ],
)
def test_what_is_refused(update: str, code: str) -> None:
    """Calls to other places, giants, what is no update and what cannot be replayed are refused."""
    assert refusal(update).code == code


def test_many_triples_of_data_may_run() -> None:
    """The limit of patterns is for patterns: data may be long."""
    lines = "".join(f"<http://e/{n}> <http://e/p> {n} . " for n in range(150))
    assert check_update(f"INSERT DATA {{ GRAPH <{ONLY}> {{ {lines} }} }}", 10_000, only=ONLY)


def test_the_dataset_of_the_request_is_written_into_the_update() -> None:
    """using-graph-uri and using-named-graph-uri act as USING clauses of every operation."""
    using = Using(("http://e/a",), ("http://e/b",))
    store = ox.Store()
    a, b, p = (ox.NamedNode(f"http://e/{name}") for name in "abp")
    store.extend([ox.Quad(a, p, a, a), ox.Quad(b, p, b, b)])
    update = "INSERT { GRAPH <http://e/x> { ?s ?p ?o } } WHERE { ?s ?p ?o } ; "
    update += "INSERT { GRAPH <http://e/y> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }"
    store.update(check_update(update, 1000, using=using).update)
    found = {quad.graph_name.value: quad.subject for quad in store if len(str(quad.graph_name)) > 3}
    assert found["http://e/x"] == a
    assert found["http://e/y"] == b


def test_the_dataset_of_a_short_delete() -> None:
    """DELETE WHERE, too, matches in the request's dataset and deletes from the default graph."""
    store = ox.Store()
    a, b = ox.NamedNode("http://e/a"), ox.NamedNode("http://e/b")
    store.extend([ox.Quad(a, a, a), ox.Quad(b, b, b), ox.Quad(a, a, a, a)])
    checked = check_update("DELETE WHERE { ?s ?p ?o }", 1000, using=Using(("http://e/a",)))
    store.update(checked.update)
    assert {quad.subject for quad in store if quad.graph_name == ox.DefaultGraph()} == {b}


@pytest.mark.parametrize("clause", ["USING <http://e/g>", "USING NAMED <http://e/g>"])
def test_two_datasets_conflict(clause: str) -> None:
    """A dataset in the request and one in the update are a conflict (SPARQL Protocol § 2.2.3)."""
    update = f"INSERT {{ {TRIPLE} }} {clause} WHERE {{ ?s ?p ?o }}"
    assert refusal(update, Using(("http://e/a",)), None).code == "dataset-conflict"
    update = f"WITH <http://e/g> INSERT {{ {TRIPLE} }} WHERE {{ ?s ?p ?o }}"
    assert refusal(update, Using(("http://e/a",)), None).code == "dataset-conflict"
    plain = f"INSERT {{ {TRIPLE} }} WHERE {{ ?s ?p ?o }}"
    assert refusal(plain, Using(("a> <b",)), None).code == "parameters"


PIECES = [
    *("INSERT", "DELETE", "DATA", "WHERE", "GRAPH", "WITH", "USING", "NAMED", "CLEAR", "DROP"),
    *(
        "ALL",
        "DEFAULT",
        "COPY",
        "MOVE",
        "ADD",
        "TO",
        "SILENT",
        "CREATE",
        ";",
        ".",
        "{",
        "}",
        "{",
        "}",
    ),
    *(f"<{ONLY}>", "<http://e/g>", "?s", "?p", "?o", "?g", "x:a", "PREFIX x: <http://e/>"),
    *(TRIPLE, "?s ?p ?o", "GRAPHx:a", "'{'", '"""}"""', "# {\n", "[]", "_:b", "\\u007B"),
    f"GRAPH <{ONLY}> {{ {TRIPLE} }}",
    "WHERE { GRAPH ?g { ?s ?p ?o } }",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([" ", ""]))
def test_what_passes_leaves_other_graphs_alone(pieces: list[str], space: str) -> None:
    """Whatever the pieces: what passes the guard and the engine changes nothing elsewhere."""
    update = space.join(pieces)
    try:
        checked = check_update(update, 10_000, only=ONLY)
    except Failure:
        return
    store = ox.Store()
    node = ox.NamedNode("http://e/g")
    store.extend([ox.Quad(node, node, node, node), ox.Quad(node, node, node)])
    try:
        store.update(checked.update)
    except SyntaxError:
        return
    only = ox.NamedNode(ONLY)
    elsewhere = [quad for quad in store if quad.graph_name != only]
    assert len(elsewhere) == 2
    assert node in set(store.named_graphs())
