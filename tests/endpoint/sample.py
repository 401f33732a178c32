"""A small release on disk, and a server on it, for the tests of the endpoint."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.release import current
from ontology.vocabulary import DATA_BASE, KEL, OA, RDF, RDFS, XSD

Say = Callable[[str, str, Any], None]
"""Adds a triple: the name of a thing, a property's IRI, a value."""
SIZE = 400
DENSE = 40
MANY = 250


def node(name: str) -> ox.NamedNode:
    """Return the IRI of a thing of the data."""
    return ox.NamedNode(DATA_BASE + name)


def quads() -> list[ox.Quad]:
    """Return acts with claims and quotes, and two graphs that are hard to walk."""
    return [*_acts(), *_dense(), *_many()]


def _acts() -> list[ox.Quad]:
    graph, found = node("graph/one"), []

    def say(subject: str, predicate: str, value: Any) -> None:
        found.append(ox.Quad(node(subject), ox.NamedNode(predicate), value, graph))

    for number in range(SIZE):
        act = f"act/water-law-{number}"
        say(act, RDF + "type", ox.NamedNode(KEL + "Law"))
        say(act, RDFS + "label", ox.Literal(f"Water law {number}", language="en"))
        say(act, KEL + "number", ox.Literal(f"No. {number}"))
    say("act/water-law-1", RDFS + "label", ox.Literal("Закон о воде", language="ru"))
    say("document/a", RDF + "type", ox.NamedNode(KEL + "SourceDocument"))
    say("document/a", RDFS + "label", ox.Literal("nile-basin.txt"))
    say("document/a", KEL + "incipit", ox.Literal("Waters of the Nile", language="en"))
    amended, one = ox.NamedNode(KEL + "amended"), ox.Literal("No. 1")
    _claim(say, 1, "act/water-law-1", ox.NamedNode(KEL + "number"), one)
    _quote(say, 1, "Egypt passed Water Law No. 1 <b>", ("10", "42"))
    say("claim/1", KEL + "status", ox.Literal("accepted"))
    say("claim/1", KEL + "confidence", ox.Literal("0.82", datatype=ox.NamedNode(XSD + "decimal")))
    _claim(say, 2, "act/water-law-3", amended, node("act/water-law-1"))
    _quote(say, 2, "Law No. 3 amends Law No. 1", ("3", "9"))
    say("claim/2", KEL + "validTime", ox.Literal("1958/1961"))
    say("act/water-law-3", KEL + "date", ox.Literal("1958"))
    return found


def _claim(
    say: Say, number: int, subject: str, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal
) -> None:
    """Say a claim with the evidence of its number."""
    for cls in (KEL + "Claim", RDF + "Statement"):
        say(f"claim/{number}", RDF + "type", ox.NamedNode(cls))
    say(f"claim/{number}", RDF + "subject", node(subject))
    say(f"claim/{number}", RDF + "predicate", predicate)
    say(f"claim/{number}", RDF + "object", value)
    say(f"claim/{number}", KEL + "supportedBy", node(f"evidence/{number}"))


def _quote(say: Say, number: int, words: str, place: tuple[str, str]) -> None:
    """Say evidence: words of the one document and where they stand in it."""
    whole = ox.NamedNode(XSD + "integer")
    say(f"evidence/{number}", OA + "hasSource", node("document/a"))
    for selector in ("q", "p"):
        say(f"evidence/{number}", OA + "hasSelector", node(f"selector/{number}{selector}"))
    say(f"selector/{number}q", OA + "exact", ox.Literal(words))
    for name, at in zip(("start", "end"), place, strict=True):
        say(f"selector/{number}p", OA + name, ox.Literal(at, datatype=whole))


def _dense() -> list[ox.Quad]:
    """Return a graph in which everything is joined to everything."""
    near, graph = ox.NamedNode("http://example.org/near"), node("graph/dense")
    names = [ox.NamedNode(f"http://example.org/n{i}") for i in range(DENSE)]
    return [ox.Quad(a, near, b, graph) for a in names for b in names]


def _many() -> list[ox.Quad]:
    """Return a thing that much points to."""
    many, graph, into = node("many"), node("graph/many"), ox.NamedNode("http://example.org/to")
    said = ox.Quad(many, into, ox.Literal("much"), graph)
    return [said, *(ox.Quad(node(f"pointer/{i}"), into, many, graph) for i in range(MANY))]


def publish(data: Path, name: str, content: list[ox.Quad]) -> None:
    """Write a release and point at it, as a build does: whole, then by one rename."""
    path = data / "releases" / name
    (path / "dumps").mkdir(parents=True)
    (path / "facts").mkdir()
    (path / "facts" / "a.json").write_text('{"file": "a", "actors": []}')
    writer = ox.Store(str(path / "writer"))
    writer.bulk_extend(content)
    writer.flush()
    writer.backup(str(path / "store"))
    lines = ox.serialize(content, format=ox.RdfFormat.N_QUADS) or b""
    (path / "dumps" / "kelisim.nq").write_bytes(lines)
    (path / "manifest.json").write_text(json.dumps({"base": DATA_BASE}))
    old, new = DATA_BASE + "act/old-water-law", DATA_BASE + "act/water-law-1"
    (path / "redirects.json").write_text(json.dumps({old: new}))
    (data / "current.new").write_text(name)
    (data / "current.new").rename(data / "current")


def main() -> None:
    """Serve: ``python -m tests.endpoint.sample DATA PORT DEADLINE [CURATORS]``."""
    from endpoint.curators import read_curators
    from endpoint.serving import serve
    from endpoint.settings import Settings

    data, port, deadline = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    who = read_curators(Path(sys.argv[4])) if len(sys.argv) > 4 else ()
    settings = Settings(
        data, workers=2, deadline=deadline, waiting=8, patience=4, poll=0.05, curators=who
    )
    serve(settings, "127.0.0.1", port, current)


if __name__ == "__main__":
    main()
