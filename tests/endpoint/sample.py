"""A small release on disk, and a server on it, for the tests of the endpoint."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.release import current
from ontology.vocabulary import DATA_BASE, KEL, OA, RDF, RDFS, XSD

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

    whole = ox.NamedNode(XSD + "integer")
    for number in range(SIZE):
        act = f"act/water-law-{number}"
        say(act, RDF + "type", ox.NamedNode(KEL + "Law"))
        say(act, RDFS + "label", ox.Literal(f"Water law {number}", language="en"))
        say(act, KEL + "number", ox.Literal(f"No. {number}"))
    say("act/water-law-1", RDFS + "label", ox.Literal("Закон о воде", language="ru"))
    say("document/a", RDF + "type", ox.NamedNode(KEL + "SourceDocument"))
    say("document/a", RDFS + "label", ox.Literal("nile-basin.txt"))
    say("document/a", KEL + "incipit", ox.Literal("Waters of the Nile", language="en"))
    say("claim/1", RDF + "type", ox.NamedNode(KEL + "Claim"))
    say("claim/1", RDF + "type", ox.NamedNode(RDF + "Statement"))
    say("claim/1", RDF + "subject", node("act/water-law-1"))
    say("claim/1", RDF + "predicate", ox.NamedNode(KEL + "number"))
    say("claim/1", RDF + "object", ox.Literal("No. 1"))
    say("claim/1", KEL + "status", ox.Literal("accepted"))
    say("claim/1", KEL + "confidence", ox.Literal("0.82", datatype=ox.NamedNode(XSD + "decimal")))
    say("claim/1", KEL + "supportedBy", node("evidence/1"))
    say("claim/2", RDF + "type", ox.NamedNode(KEL + "Claim"))
    say("claim/2", RDF + "type", ox.NamedNode(RDF + "Statement"))
    say("claim/2", RDF + "subject", node("act/water-law-3"))
    say("claim/2", RDF + "predicate", ox.NamedNode(KEL + "amended"))
    say("claim/2", RDF + "object", node("act/water-law-1"))
    say("claim/2", KEL + "validTime", ox.Literal("1958/1961"))
    say("claim/2", KEL + "supportedBy", node("evidence/2"))
    say("evidence/2", OA + "hasSource", node("document/a"))
    say("evidence/2", OA + "hasSelector", node("selector/2q"))
    say("evidence/2", OA + "hasSelector", node("selector/2p"))
    say("selector/2q", OA + "exact", ox.Literal("Law No. 3 amends Law No. 1"))
    say("selector/2p", OA + "start", ox.Literal("3", datatype=whole))
    say("selector/2p", OA + "end", ox.Literal("9", datatype=whole))
    say("act/water-law-3", KEL + "date", ox.Literal("1958"))
    say("evidence/1", OA + "hasSource", node("document/a"))
    say("evidence/1", OA + "hasSelector", node("selector/1q"))
    say("evidence/1", OA + "hasSelector", node("selector/1p"))
    say("selector/1q", OA + "exact", ox.Literal("Egypt passed Water Law No. 1 <b>"))
    say("selector/1p", OA + "start", ox.Literal("10", datatype=whole))
    say("selector/1p", OA + "end", ox.Literal("42", datatype=whole))
    return found


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
