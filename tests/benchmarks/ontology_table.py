"""The ontology and its shapes beside the anchors: ``python -m tests.benchmarks ontology_table``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef
from rich.console import Console
from rich.table import Table

from ontology.questions import questions
from ontology.vocabulary import KEL, ONTOLOGY, classes, properties
from shapes.documentation import checkings
from tests.ontology.foops import checks
from tests.ontology.pitfalls import PITFALLS, fallen
from tests.shapes import mutants

LANGUAGES = ("en", "ru", "kk")
# Measured by others of their own releases.
ANCHORS = {
    "DCAT 3": ("9", "39", "96", "100", "56/69", "0", "8, neither ru nor kk"),
    "CPOV 2.1.2": ("4", "5", "100", "100", "100/100", "0", "en"),
    "ePO core": ("146", "555", "100", "76", "separate", "0", "en"),
    "UK Parliament": ("189", "462", "100", "6", "100/100", "0", "none tagged"),
}
COLUMNS = (
    "",
    "classes",
    "properties",
    "label %",
    "definition %",
    "domain/range %",
    "disjoint pairs",
    "label languages",
)


def share(part: int, whole: int) -> str:
    """Return a share in per cent, never rounded up to 100."""
    return f"{int(100 * part / whole)}"


def ours() -> tuple[str, ...]:
    """Return the row of the ontology."""
    graph = rdflib.Graph().parse(ONTOLOGY)
    terms = [URIRef(KEL + name) for name in (*classes(), *properties())]
    of_properties = [URIRef(KEL + name) for name in properties()]

    def having(predicate: URIRef) -> str:
        found = [share(_with(graph, terms, predicate, code), len(terms)) for code in LANGUAGES]
        return "/".join(found)

    joined = [_having(graph, of_properties, p) for p in (RDFS.domain, RDFS.range)]
    return (
        str(len(classes())),
        str(len(properties())),
        having(RDFS.label),
        having(SKOS.definition),
        "/".join(share(number, len(of_properties)) for number in joined),
        str(len(list(graph.triples((None, OWL.disjointWith, None))))),
        ", ".join(LANGUAGES),
    )


def _with(graph: rdflib.Graph, terms: list[URIRef], predicate: URIRef, code: str) -> int:
    return sum(
        any(getattr(text, "language", "") == code for text in graph.objects(term, predicate))
        for term in terms
    )


def _having(graph: rdflib.Graph, terms: list[URIRef], predicate: URIRef) -> int:
    return sum((term, predicate, None) in graph for term in terms)


def figures() -> dict[str, str]:
    """Return what the anchors do not tell of themselves."""
    passed = [good for _, good in checks()]
    grave = dict.fromkeys(("critical", "important"), 0)
    for pitfall in PITFALLS.values():
        grave[pitfall.level] += bool(list(fallen(pitfall)))
    dead = [killed for _, killed, _ in mutants.table()]
    stable = sum(found.stability == "stable" for found in properties().values())
    individuals = rdflib.Graph().parse(ONTOLOGY).subjects(RDF.type, OWL.NamedIndividual)
    return {
        "FOOPS! offline": f"{sum(passed)} of {len(passed)}",
        "OOPS! pitfalls looked for": str(len(PITFALLS)),
        "OOPS! pitfalls found": ", ".join(f"{n} {level}" for level, n in grave.items()),
        "properties stable, heuristic": f"{stable}, {len(properties()) - stable}",
        "fixed values": str(len(list(individuals))),
        "questions": str(len(questions())),
        "shapes": str(len(checkings())),
        "constraints": str(len(mutants.constraints())),
        "mutants killed": f"{sum(dead)} of {len(dead)}",
    }


def main(options: Sequence[str] = ()) -> int:
    """Print both tables; there are no options."""
    console = Console(width=120)
    table = Table(*COLUMNS)
    table.add_row("Kelisim", *ours())
    for name, row in ANCHORS.items():
        table.add_row(name, *row)
    console.print(table)
    for name, value in figures().items():
        console.print(f"{name:30} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
