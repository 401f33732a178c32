"""The home page, the ontology's page, and what leads to the description of the dataset."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from endpoint import catalogue, ontology_page
from endpoint.examples import examples
from endpoint.protocol import dataset
from endpoint.terms import Shown, labels, named, shown, term_label
from ontology.vocabulary import KEL

blueprint = Blueprint("pages", __name__)
HOME = 12
"""How many examples the home page shows; the query page shows them all."""

_COUNTS = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?number) WHERE { ?thing a ?class }
GROUP BY ?class ORDER BY DESC(?number) ?class
"""
_MEMBERS = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?thing ?name WHERE {{
  ?thing a <{iri}> .
  OPTIONAL {{ ?thing rdfs:label ?name }}
}}
ORDER BY ?name
LIMIT 200"""
_SOURCES = f"""SELECT ?source (SAMPLE(?words) AS ?opening) WHERE {{
  ?source a <{KEL}SourceDocument> OPTIONAL {{ ?source <{KEL}incipit> ?words }}
}} GROUP BY ?source ORDER BY ?source LIMIT 500"""


@dataclass(frozen=True)
class Count:
    """A class on the home page: its label, how many things it has, the query that lists them."""

    label: str
    count: str
    query: str


@dataclass(frozen=True)
class Source:
    """A source on the home page: its file, and the words with which the text opens."""

    file: Shown
    opening: Shown | None


@blueprint.get("/")
def home() -> str:
    """Show what is in the graph, its sources, and example queries."""
    return render_template(
        "home.html",
        examples=examples(HOME),
        classes=_counts(),
        sources=_sources(),
        described=catalogue.schema_org(),
    )


def _counts() -> list[Count]:
    """Return the classes that things are of by themselves, not by inference; the largest first."""
    rows = {row["class"]["value"]: row["number"]["value"] for row in dataset().rows(_COUNTS)}
    own = dataset().release.manifest.get("counts", {}).get("classes", {})
    return [
        Count(term_label(iri), number, _MEMBERS.format(iri=iri))
        for iri, number in rows.items()
        if iri.startswith(KEL) and (not own or iri.removeprefix(KEL) in own)
    ]


def _sources() -> list[Source]:
    """Return the sources in the order of their names."""
    rows = dataset().rows(_SOURCES)
    names = labels([row["source"]["value"] for row in rows])
    found = [
        Source(
            named(shown(row["source"]), names), shown(row["opening"]) if "opening" in row else None
        )
        for row in rows
    ]
    return sorted(found, key=lambda source: source.file.text)


@blueprint.get("/ontology")
def ontology() -> Response:
    """Give the ontology as a page or as data."""
    return ontology_page.respond(request.args.get("format", ""))


@blueprint.get("/ontology.<form>")
def ontology_in(form: str) -> Response:
    """Give the ontology in the form of its suffix."""
    return ontology_page.respond(form)


@blueprint.get("/.well-known/void")
def void() -> Response:
    """Describe the dataset (https://www.w3.org/TR/void/#discovery)."""
    return catalogue.respond()
