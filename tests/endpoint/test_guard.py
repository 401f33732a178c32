from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from endpoint.failure import Failure
from endpoint.guard import MAX_DEPTH, MAX_OPERATORS, MAX_PATTERNS, check

SIZE = 100_000

HARMLESS = [
    "SELECT * { ?service ex:load ?o }",
    "PREFIX ex: <http://x/service#> SELECT * { ?s ex:load 'SERVICE <x> {}' # SERVICE\n }",
    "PREFIX service: <http://x/> SELECT * { GRAPH service:x { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'x'@service . _:service ?p <http://x/SERVICE> }",
    "SELECT * { ?a ?b ?c FILTER(?a < ?b && ?c > ?b) }",
    "SELECT * { ?a ?b ?c FILTER(?a<3&&?c>1) }",
    "SELECT * { VALUES (?a ?b) { (<http://a/it's> <http://b/it's_(x)#y>) } }",
    "SELECT * { ?s ?p '''x''y''', \"\"\"a\"b\"\"\", 'it\\'s' }",
    "ASK { ?s <a>/<b>* ?o }",
    "PREFIX : <http://x/> ASK { <<:a :b :c>> :d <<(?a :b :c)>> . <<<http://x/a> :b :c ~:r>> :d 1 }",
    'SELECT ("a\\u0022b\\u005Cc\\u0027" AS ?x) { }',
]

CALLS = [
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { service silent <%s> { ?s ?p ?o } }",
    "SELECT*{SERVICE<%s>{?s ?p ?o}}",
    "SELECT*{SERVICESILENT<%s>{?s ?p ?o}}",
    "SELECT*{SERVICE#\n<%s>#{\n{?s ?p ?o}}",
    "SELECT*{\\u0053ERVICE <%s> {?s ?p ?o}}",
    "PREFIX ex: <%s> SELECT*{SERVICEex:a{?s ?p ?o}}",
    "PREFIX ex: <%s> SELECT*{SERVICESILENTex:{?s ?p ?o}}",
    "PREFIX ex: <%s> SELECT*{?s ?p trueSERVICEex:a{?a ?b ?c}}",
    "SELECT*{?s ?p trueSERVICE<%s>{?a ?b ?c}}",
    "SELECT*{?s ?p 1SERVICE<%s>{?a ?b ?c}}",
    "SELECT*{?a ?b ?c FILTER(?a<'>')SERVICE<%s>{?s ?p 'x'}}",
    "SELECT*{?a ?b ?c FILTER(?a<?b)SERVICE?s#>\n{?s ?p ?o} VALUES ?s {<%s>}}",
    "SELECT*{VALUES (?a ?b) { (<x> <http://a'b>) } SERVICE <%s> {} }# '",
    "SELECT*{?s ?p ?o FILTER(?a<ex:b#>'\n)SERVICE<%s>{} #'\n}",
    "SELECT*{?s ?p ?o FILTER(?a<<http://x'y>)SERVICE<%s>{} #'\n}",
    "SELECT*{?s ?p ?o FILTER(?o<<(')>)SERVICE<%s>{?a ?b ?c}FILTER(?o<<(')>)}",
    "SELECT*{?s ?p ?o FILTER(?o<<:#>)SERVICE<%s>{?a ?b ?c}}",
    "SELECT*{BIND(<%s> AS ?s) SERVICE ?s {?a ?b ?c}}",
    "ASK { FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
    "LOAD <%s>",
    "PREFIX a: <b> LOAD SILENT <%s> INTO GRAPH <g>",
]


@pytest.mark.parametrize("query", HARMLESS)
def test_names_strings_and_comments_are_innocent(query: str) -> None:
    """A query that only mentions the forbidden words passes."""
    assert check(query, SIZE).query == query


@pytest.mark.parametrize("query", CALLS)
def test_calls_are_refused(query: str) -> None:
    """SERVICE and LOAD are refused in every disguise that the engine understands."""
    with pytest.raises(Failure) as caught:
        check(query % "http://127.0.0.1:9/", SIZE)
    assert caught.value.status in {400, 403}


@pytest.mark.parametrize("update", ["INSERT DATA { <a> <b> 1 }", "CLEAR ALL", "DROP GRAPH <g>"])
def test_updates_are_refused(update: str) -> None:
    """An update gets 403, with its place."""
    with pytest.raises(Failure) as caught:
        check("PREFIX a: <b>\n " + update, SIZE)
    assert (caught.value.status, caught.value.line, caught.value.column) == (403, 2, 2)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{" * 6000, "too-deep"),
        ("SELECT * " + "{" * (MAX_DEPTH + 1) + "}" * (MAX_DEPTH + 1), "too-deep"),
        ("ASK { FILTER(" + "(" * MAX_DEPTH + "1" + ")" * MAX_DEPTH + ")}", "too-deep"),
        ("ASK { ?s ?p " + "[ ?p " * MAX_DEPTH + "1" + "]" * MAX_DEPTH + "}", "too-deep"),
        ("ASK {" + "{OPTIONAL " * MAX_DEPTH + "{}" + "}" * MAX_DEPTH + "}", "too-deep"),
        ("SELECT * {" + "?a ?b ?c ." * 400 + "}", "too-many-patterns"),
        ("SELECT * {?a ?b " + ", ".join(["?c"] * 400) + "}", "too-many-patterns"),
        ("ASK { ?s " + "/".join(["<p>"] * 1000) + " ?o }", "too-many-patterns"),
        ("ASK { FILTER(" + "!" * 5000 + "?x) }", "too-many-operators"),
        ("ASK { FILTER(1" + "+1" * 5000 + ") }", "too-many-operators"),
        ("ASK { FILTER(true" + "&&true" * 5000 + ") }", "too-many-operators"),
        ("ASK {{}" + "UNION{}" * 3000 + "}", "too-many-patterns"),
        ("x" * (SIZE + 1), "query-too-large"),
        ("ж" * (SIZE // 2 + 1), "query-too-large"),
        ("", "syntax"),
        ("HELLO", "syntax"),
    ],
)
def test_giants_are_refused(query: str, code: str) -> None:
    """What would overflow the engine's stack or its planner is refused before it."""
    with pytest.raises(Failure) as caught:
        check(query, SIZE)
    assert caught.value.code == code


def test_what_people_write_passes() -> None:
    """Thirty joined patterns, long lists of values and many filters are well below the limits."""
    patterns = " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(30))
    values = " ".join(f"<http://example.org/{i}>" for i in range(2000))
    query = f"SELECT * {{ VALUES ?a1 {{ {values} }} {patterns} FILTER(?c1 IN (1, 2, 3)) }}"
    assert check(query, SIZE).form == "SELECT"
    assert MAX_PATTERNS >= 60
    assert MAX_OPERATORS >= 100


@pytest.mark.parametrize("call", ["NOW()", "rand()", "UUID()", "StrUUID()"])
def test_unstable_queries_are_known(call: str) -> None:
    """A query whose answer changes by itself is never kept nor tagged."""
    assert not check(f"SELECT ({call} AS ?x) {{}}", SIZE).stable
    assert check("SELECT ?now {}", SIZE).stable


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[str, list[bytes]]]:
    """Return an address that listens, and the list of what called it."""
    calls: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def listen() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    calls.append(connection.recv(100))

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", calls
        listener.shutdown(socket.SHUT_RDWR)


PIECES = ["SERVICE", "service", "SILENT", "{", "}", "(", ")", "<", ">", "'", '"', "#", "\n", " ",
          "?s", "?s ?p ?o", "ex:", "ex:a", "<X>", "<X>{}", "true", "1", ".", "FILTER(?a<", ")",
          "@en", "_:b",
          "\\u0053ERVICE", "<<", ">>", "VALUES ?s {<X>}", "''", "'''", "&&"]  # fmt: skip


@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9))
def test_nothing_that_passes_calls_out(trap: tuple[str, list[bytes]], pieces: list[str]) -> None:
    """Whatever passes the guard, the bare engine, network and all, calls no address."""
    address, calls = trap
    query = f"PREFIX ex: <{address}> SELECT * {{" + "".join(pieces).replace("X", address) + "}"
    try:
        checked = check(query, SIZE)
        list(ox.Store().query(checked.query))  # type: ignore[arg-type]
    except (Failure, SyntaxError, ValueError, RuntimeError, OSError, TypeError):
        pass
    assert calls == []


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    """Any text at all passes or is refused with a place inside it; nothing else happens."""
    refused = None
    try:
        check(text, SIZE)
    except Failure as failure:
        refused = failure
    if refused:
        assert refused.status in {400, 403, 413}
        assert (refused.line or 1) <= text.count("\n") + 1
