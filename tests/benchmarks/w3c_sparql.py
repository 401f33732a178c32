"""The W3C suites of SPARQL 1.1 and 1.2, run through the endpoint's guard and its engine's code.

``python -m tests.benchmarks w3c_sparql [GROUP...]`` prints, for each group of a suite, how many
tests pass, and the reason of every failure. Literals are compared as the store writes them, rows
without regard to the names of blank nodes; where a query orders them, in that order.
"""

from __future__ import annotations

import csv
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS

from endpoint import engine, guard, sandbox
from endpoint.failure import Failure
from endpoint.update_guard import check_update
from graph.curation import RefusedError

SHARED = Path(__file__).resolve().parents[3] / "shared"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
SIZE = 100_000
RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
ALGORITHMS = (
    ox.CanonicalizationAlgorithm.UNSTABLE,
    ox.CanonicalizationAlgorithm.RDFC_1_0,
)
JSON, TRIPLES = "application/sparql-results+json", "application/n-triples"

File = tuple[Path, str | None]
"""A file of triples, and the graph that they are in; None is the default graph."""


@dataclass(frozen=True)
class Test:
    """A test: its group (the folder), name and kind; its files."""

    __test__ = False

    group: str
    name: str
    kind: str
    request: Path
    data: tuple[File, ...] = ()
    expected: tuple[File, ...] = ()


class Failed(Exception):  # noqa: N818 (a test that failed)
    """Why a test failed, in a few words."""


# What the manifests say.


def read_tests(folder: Path) -> Iterator[Test]:
    """Give the tests of a group that are for queries and updates, in the manifest's order."""
    graph = rdflib.Graph().parse(
        folder / "manifest.ttl", publicID=f"{folder.as_uri()}/manifest.ttl"
    )
    for manifest in graph.subjects(RDF.type, MF.Manifest):
        entries = graph.value(manifest, MF.entries)
        for node in Collection(graph, entries) if entries else ():
            kind = str(graph.value(node, RDF.type)).rpartition("#")[2]
            if kind in RUNNERS:
                yield _test(graph, folder, node, kind)


def _test(graph: rdflib.Graph, folder: Path, node: rdflib.term.Node, kind: str) -> Test:
    action, result = graph.value(node, MF.action), graph.value(node, MF.result)
    name = str(node).rpartition("#")[2]
    if isinstance(action, rdflib.URIRef):
        return Test(folder.name, name, kind, _path(action))
    space = UT if "Update" in kind else QT
    request = graph.value(action, UT.request if "Update" in kind else QT.query)
    assert request is not None
    expected: tuple[File, ...] = ()
    if space is UT:
        expected = tuple(_files(graph, result, UT))
    elif result is not None:
        expected = ((_path(result), None),)
    return Test(
        folder.name, name, kind, _path(request), tuple(_files(graph, action, space)), expected
    )


def _files(
    graph: rdflib.Graph, node: rdflib.term.Node | None, space: rdflib.Namespace
) -> Iterator[File]:
    for data in sorted(graph.objects(node, space.data)):
        yield _path(data), None
    for data in sorted(graph.objects(node, space.graphData)):
        if isinstance(data, rdflib.URIRef):
            yield _path(data), str(data)
        else:
            yield _path(graph.value(data, UT.graph)), str(graph.value(data, RDFS.label))


def _path(iri: rdflib.term.Node | None) -> Path:
    return Path(str(iri).removeprefix("file://"))


# Running.


@dataclass
class Channel:
    """Stands for the socket of a query process."""

    content: bytearray = field(default_factory=bytearray)

    def sendall(self, content: bytes) -> None:
        """Take frames."""
        self.content += content

    def answer(self) -> bytes:
        """Return what the frames carry."""
        found, place, header = bytearray(), 0, struct.Struct(">cI")
        while place < len(self.content):
            _, size = header.unpack_from(self.content, place)
            found += self.content[place + 5 : place + 5 + size]
            place += 5 + size
        return bytes(found)


def _ask(test: Test, store: ox.Store, query: str, form: str) -> bytes:
    """Return the answer of the engine's own code to a query that passed the guard."""
    asked = (0.0, query, form, test.request.as_uri(), False, None, None, ())
    channel: Any = Channel()
    engine.answer(store, asked, channel)
    return bytes(channel.answer())


def _checked(test: Test) -> guard.Checked:
    query = _text(test)
    return guard.check(query, SIZE)


def _text(test: Test) -> str:
    return test.request.read_bytes().decode("utf-8")


def _quads(files: Iterable[File]) -> Iterator[ox.Quad]:
    for path, name in files:
        kind = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
        for quad in ox.parse(
            path=path, format=kind, base_iri=path.as_uri(), rename_blank_nodes=True
        ):
            graph = ox.NamedNode(name) if name else quad.graph_name
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _store(test: Test, named: bool = False) -> ox.Store:
    store = ox.Store()
    files = [(path, name or path.as_uri()) for path, name in test.data] if named else test.data
    store.extend(_quads(files))
    for _, name in files:
        if name:
            store.add_graph(ox.NamedNode(name))  # there, even if it is empty
    return store


def evaluate(test: Test) -> None:
    """Compare the answer to a query with what is expected."""
    checked = _checked(test)
    # A dataset of FROM clauses is taken from the graphs of the store, never fetched.
    store = _store(test, named=checked.dataset)
    path = test.expected[0][0]
    if path.suffix == ".csv":
        _same_table(_ask(test, store, checked.query, "text/csv"), path.read_bytes())
    elif checked.form in {"SELECT", "ASK"}:
        form = "text/tab-separated-values" if path.suffix == ".tsv" else JSON
        kind = RESULTS[".tsv"] if path.suffix == ".tsv" else RESULTS[".srj"]
        found = _ask(test, store, checked.query, form)
        _same_results(_results(found, kind), _expected(path), _ordered(checked.query))
    else:
        found = _ask(test, store, checked.query, TRIPLES)
        triples = [quad.triple for quad in ox.parse(found, ox.RdfFormat.N_TRIPLES)]
        expected = [quad.triple for quad in _quads([(path, None)])]
        _same_graph([ox.Quad(*t) for t in triples], [ox.Quad(*t) for t in expected])


def _ordered(query: str) -> bool:
    """Return whether the rows of the query itself, not of one in it, are in an order."""
    return "ORDER BY" in query.rpartition("}")[2].upper()


def accept(test: Test) -> None:
    """Expect that a query or an update is read; it need not be possible to evaluate it."""
    try:
        if test.request.suffix == ".ru":
            checked = check_update(_text(test), SIZE, test.request.as_uri())
            sandbox.update_store(ox.Store(), checked.update, test.request.as_uri())
        else:
            _ask(test, ox.Store(), _checked(test).query, _form(test))
    except RefusedError as error:
        if error.reason == "syntax":
            raise
    except (ValueError, RuntimeError) as error:
        if isinstance(error, SyntaxError):
            raise


def refuse(test: Test) -> None:
    """Expect that a query or an update is refused because of its syntax."""
    try:
        accept(test)
    except (SyntaxError, RefusedError):
        return
    except Failure as failure:
        # What the guard refuses for another reason must be wrong for the engine too.
        if failure.code == "syntax" or _is_wrong(test):
            return
        raise
    raise Failed("it is accepted")


def _is_wrong(test: Test) -> bool:
    try:
        ox.Store().update(_text(test), base_iri=test.request.as_uri())
    except SyntaxError:
        return True
    except (ValueError, RuntimeError, OSError):
        return False
    return False


def _form(test: Test) -> str:
    return JSON if _checked(test).form in {"SELECT", "ASK"} else TRIPLES


def update(test: Test) -> None:
    """Compare the graphs after an update with what is expected."""
    checked = check_update(_text(test), SIZE, test.request.as_uri())
    store = _store(test)
    sandbox.update_store(store, checked.update, test.request.as_uri())
    _same_graph(list(store), list(_quads(test.expected)))


RUNNERS: dict[str, Callable[[Test], None]] = {
    "QueryEvaluationTest": evaluate,
    "CSVResultFormatTest": evaluate,
    "UpdateEvaluationTest": update,
    "PositiveSyntaxTest": accept,
    "PositiveSyntaxTest11": accept,
    "PositiveUpdateSyntaxTest": accept,
    "PositiveUpdateSyntaxTest11": accept,
    "NegativeSyntaxTest": refuse,
    "NegativeSyntaxTest11": refuse,
    "NegativeUpdateSyntaxTest": refuse,
    "NegativeUpdateSyntaxTest11": refuse,
}


def run(test: Test) -> str:
    """Return '' for a test that passes, else why it fails."""
    try:
        RUNNERS[test.kind](test)
    except Failed as failed:
        return str(failed)
    except Failure as failure:
        return f"refused: {failure.code}: {failure.message[:100]}"
    except (SyntaxError, ValueError, RuntimeError, OSError, RefusedError) as error:
        return f"{type(error).__name__}: {' '.join(str(error).split())[:110]}"
    return ""


# Comparing.

Row = dict[str, Any]
Table = tuple[list[str], list[Row]]


def _results(content: bytes, kind: ox.QueryResultsFormat) -> bool | Table:
    found = ox.parse_query_results(content, kind)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return names, [{name: row[name] for name in names if row[name] is not None} for row in found]


def _expected(path: Path) -> bool | Table:
    if path.suffix in RESULTS:
        return _results(path.read_bytes(), RESULTS[path.suffix])
    quads = list(_quads([(path, None)]))

    def objects(subject: Any, name: str) -> list[Any]:
        property_ = ox.NamedNode(RESULT_SET + name)
        return [q.object for q in quads if q.subject == subject and q.predicate == property_]

    (table,) = (q.subject for q in quads if q.object == ox.NamedNode(RESULT_SET + "ResultSet"))
    rows = [
        {objects(b, "variable")[0].value: objects(b, "value")[0] for b in objects(row, "binding")}
        for row in objects(table, "solution")
    ]
    return [name.value for name in objects(table, "resultVariable")], rows


def _same_results(found: bool | Table, expected: bool | Table, ordered: bool) -> None:
    if isinstance(found, bool) or isinstance(expected, bool):
        if found is not expected:
            raise Failed(f"found {found}, expected {expected}")
        return
    if set(found[0]) != set(expected[0]):
        raise Failed(f"variables {sorted(found[0])}, expected {sorted(expected[0])}")
    if len(found[1]) != len(expected[1]):
        raise Failed(f"{len(found[1])} rows, expected {len(expected[1])}")
    _same_graph(list(_as_quads(found[1], False)), list(_as_quads(expected[1], False)))
    if ordered:
        try:
            _same_graph(list(_as_quads(found[1], True)), list(_as_quads(expected[1], True)))
        except Failed as failed:
            raise Failed("the rows are in another order") from failed


def _as_quads(rows: Sequence[Row], ordered: bool) -> Iterator[ox.Quad]:
    """Give rows as a graph, so that comparing graphs compares them."""
    for number, row in enumerate(rows):
        node = ox.BlankNode()
        if ordered:
            yield ox.Quad(node, ox.NamedNode("x:number"), ox.Literal(number))
        yield ox.Quad(node, ox.NamedNode("x:row"), ox.NamedNode("x:row"))
        for name, value in row.items():
            yield ox.Quad(node, ox.NamedNode("x:variable:" + name), value)


def _canonical(quads: Iterable[ox.Quad], algorithm: ox.CanonicalizationAlgorithm) -> ox.Dataset:
    store = ox.Store()
    store.extend(quads)
    dataset = ox.Dataset(store)
    dataset.canonicalize(algorithm)
    return dataset


def _same_graph(found: Sequence[ox.Quad], expected: Sequence[ox.Quad]) -> None:
    for algorithm in ALGORITHMS:  # the first is for triple terms, the second for symmetric graphs
        one, other = _canonical(found, algorithm), _canonical(expected, algorithm)
        if one == other:
            return
    more = sorted(str(quad) for quad in one if quad not in other)[:1]
    less = sorted(str(quad) for quad in other if quad not in one)[:1]
    raise Failed(f"found {' '.join(more)[:120]} expected {' '.join(less)[:120]}")


def _same_table(found: bytes, expected: bytes) -> None:
    """Compare CSV: rows and columns in any order, blank nodes under one name."""
    one, other = (
        sorted(
            sorted((name, "_:" if cell.startswith("_:") else cell) for name, cell in row.items())
            for row in csv.DictReader(StringIO(content.decode(), newline=""))
        )
        for content in (found, expected)
    )
    if one != other:
        raise Failed(f"found {one}, expected {other}"[:200])


def groups(suite: str, shared: Path = SHARED) -> list[Path]:
    """Return the folders of a suite that have a manifest."""
    folder = shared / "w3c" / "sparql" / suite
    return sorted(path.parent for path in folder.glob("*/manifest.ttl"))


def main(options: Sequence[str] = ()) -> int:
    """Run the groups that are named, or all, and print what fails; return how many failed."""
    total = failures = 0
    for suite in ("sparql11", "sparql12"):
        for folder in groups(suite):
            if options and folder.name not in options:
                continue
            found = [(test, run(test)) for test in read_tests(folder)]
            if not found:
                continue
            failed = [(test, reason) for test, reason in found if reason]
            total, failures = total + len(found), failures + len(failed)
            print(f"{suite} {folder.name:28} {len(found) - len(failed):3} of {len(found)}")
            for test, reason in failed:
                print(f"    {test.name} ({test.kind}): {reason}")
    print(f"{total - failures} of {total} pass")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
