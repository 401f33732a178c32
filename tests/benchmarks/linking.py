"""How many links texts get, and how many are right, by the judgement of a person.

``python -m tests.benchmarks linking [TEXTS …]`` reads texts (by default the first corpus), links
them offline, and prints a table by authority. ``linking.toml`` has what a person judged, and known
things with their items in Wikidata: an item is missed where a thing has one of its names in full
and no link to it. Links that nobody has judged are listed, to be judged.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.claims import Link, Resolution
from graph.extraction.several import extract_all
from graph.linking.description import describe_languages
from graph.linking.link import link
from graph.linking.names import folded
from graph.reading.files import read_documents
from graph.resolution.decisions import Decisions
from graph.resolution.resolve import resolve
from ontology.vocabulary import DATA_BASE

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
WIKIDATA = "http://www.wikidata.org/entity/"
Known = dict[str, Any]


def known() -> Known:
    """Return what a person judged, and known things."""
    return tomllib.loads(Path(__file__).with_name("linking.toml").read_text(encoding="utf-8"))


def row(made: Link) -> str:
    """Return a link as it is judged: the end of the thing's IRI and the target."""
    return f"{made.subject.removeprefix(DATA_BASE)} {made.object}"


def counted(links: Sequence[Link], right: set[str], wrong: set[str]) -> Iterator[str]:
    """Give the lines of the table by authority."""
    verdicts: dict[str, Counter[str]] = {}
    for made in links:
        verdict = "right" if row(made) in right else "wrong" if row(made) in wrong else "open"
        for name in (made.authority, "all"):
            verdicts.setdefault(name, Counter())[verdict] += 1
    yield "authority\tlinks\tright\twrong\tnot judged"
    for name in sorted(verdicts, key=lambda name: (name == "all", name)):
        found = verdicts[name]
        yield f"{name}\t{found.total()}\t{found['right']}\t{found['wrong']}\t{found['open']}"


def missed(resolution: Resolution, links: Sequence[Link], things: Known) -> Iterator[str]:
    """Give the known items that occur, each with whether it was found."""
    found = {str(made.object) for made in links}
    named = {folded(name) for entity in resolution.entities for name, _ in entity.names}
    for item, names in things.items():
        if f"{WIKIDATA}{item}" in found:
            yield f"{item}\tfound\t{names[0]}"
        elif named.intersection(map(folded, names)):
            yield f"{item}\tMISSED\t{names[0]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where a link is judged wrong or a known thing is missed."""
    parser = argparse.ArgumentParser(prog="linking", description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, default=[CORPUS])
    documents = read_documents(parser.parse_args(arguments).texts).documents
    extractions = tuple(extract_all(documents, 2, lambda step, done, total: None))
    resolution = resolve(extractions, DATA_BASE, Decisions())
    start = time.perf_counter()
    linked = link(resolution, Decisions())
    seconds = time.perf_counter() - start
    links = [c for c in linked.claims if isinstance(c, Link) and c.status == "accepted"]
    judged = known()
    right, wrong = set(judged["right"]), set(judged["wrong"])
    print("\n".join(counted(links, right, wrong)))
    print(f"proposed\t{len(linked.proposals)}\nseconds\t{seconds:.2f}")
    for made in links:
        if row(made) not in right | wrong:
            print("not judged:", row(made), *dict.fromkeys(e.quote for e in made.evidence))
    lines = list(missed(linked, links, judged["known"]))
    spoken = {code for document in documents for code in document.languages}
    said = {triple.object.value for triple in describe_languages(spoken)}
    lines += [
        f"{i}\tfound\t{n}" for i, n in judged["languages"].items() if f"{WIKIDATA}{i}" in said
    ]
    print("\n".join(lines))
    bad = any(row(made) in wrong for made in links) or any("MISSED" in line for line in lines)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
