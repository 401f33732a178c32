"""Things under their own addresses: ``/id/…`` leads to a page for people or to data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox
from flask import Blueprint, Response, render_template, request, url_for

from endpoint.failure import Failure
from endpoint.negotiation import GRAPHS, HTML, choose
from endpoint.protocol import dataset, deliver
from endpoint.terms import Shown, base, labels, named, shown, term_label
from endpoint.workers import Job
from ontology.vocabulary import KEL, OA, RDF

LIMIT = 500
INCOMING = 50

blueprint = Blueprint("resources", __name__)

_PREFIXES = f"PREFIX kel: <{KEL}> PREFIX oa: <{OA}> PREFIX rdf: <{RDF}>"
_TRIPLES = f"SELECT DISTINCT ?property ?value WHERE {{ %s ?property ?value }} LIMIT {LIMIT}"
_CLAIMS = f"""{_PREFIXES}
SELECT DISTINCT ?claim ?property ?value ?status ?source ?start ?end ?quote WHERE {{
  ?claim rdf:subject %s ; rdf:predicate ?property ; rdf:object ?value .
  OPTIONAL {{ ?claim kel:status ?status }}
  OPTIONAL {{
    ?claim kel:supportedBy ?evidence .
    ?evidence oa:hasSource ?source .
    OPTIONAL {{ ?evidence oa:hasSelector ?words . ?words oa:exact ?quote }}
    OPTIONAL {{ ?evidence oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }}
  }}
}}
ORDER BY ?property ?value ?claim ?source ?start LIMIT {LIMIT}"""
_INCOMING = f"""{_PREFIXES}
SELECT DISTINCT ?subject ?property WHERE {{
  ?subject ?property %s FILTER(?property NOT IN (rdf:subject, rdf:object))
}} ORDER BY ?property ?subject LIMIT {INCOMING}"""
_DESCRIPTION = f"""{_PREFIXES}
CONSTRUCT {{ ?subject ?property ?value }} WHERE {{
  {{ VALUES ?subject {{ %s }} ?subject ?property ?value }}
  UNION {{ ?subject rdf:subject %s ; ?property ?value }}
  UNION {{ ?claim rdf:subject %s ; kel:supportedBy ?subject . ?subject ?property ?value }}
  UNION {{ ?claim rdf:subject %s ; kel:supportedBy ?evidence .
          ?evidence oa:hasSelector ?subject . ?subject ?property ?value }}
}}"""
_SIMILAR = """
SELECT DISTINCT ?thing WHERE {
  { SELECT ?thing WHERE { ?thing a ?class } LIMIT 20000 }
  FILTER(STRSTARTS(STR(?thing), %s) && CONTAINS(LCASE(STR(?thing)), %s))
} LIMIT 10"""


@dataclass
class Quote:
    """Words of a source; ``start`` and ``end`` count its code points."""

    text: str
    source: Shown
    start: str
    end: str


@dataclass
class Stated:
    """A claim about the thing on a page, with its quotes."""

    property: str
    term: Shown
    value: Shown
    status: str
    quotes: list[Quote] = field(default_factory=list)


@blueprint.get("/id/<path:name>")
def thing(name: str) -> Response:
    """Lead (303) from a thing to what describes it; (301) from an old IRI to its new one."""
    iri = _known(name)
    if iri != base() + name:
        return _see(url_for("resources.thing", name=iri.removeprefix(base())), 301)
    offers = (*GRAPHS, HTML)
    wanted = choose(request.headers.get("Accept", ""), request.args.get("format", ""), offers)
    if wanted is HTML:
        chosen = request.args.get("lang")  # None is left out of the address
        return _see(url_for("resources.page", name=name, lang=chosen), 303)
    return _see(url_for("resources.data", name=name, form=wanted.name), 303)


def _see(location: str, status: int) -> Response:
    response = Response(status=status, headers={"Location": location})
    response.headers["Vary"] = "Accept"
    return response


def _known(name: str) -> str:
    """Return the IRI in use for the name; Failure 404 when the graph does not have it."""
    iri = base() + name
    try:
        known = dataset().rows(_TRIPLES, ox.NamedNode(iri))
    except ValueError as error:
        raise Failure(404, "unknown-thing", "This is no address of a thing.") from error
    if known:
        return iri
    target = dataset().release.redirects.get(iri, "")
    if target != iri and target.startswith(base()):
        return target
    raise Failure(404, "unknown-thing", f"Nothing is known of {iri[:300]}")


@blueprint.get("/data/<path:name>.<form>")
def data(name: str, form: str) -> Response:
    """Give the triples about a thing, its claims and their evidence in a graph format."""
    iri = _known(name)
    wanted = choose("", form, GRAPHS)
    if iri != base() + name:
        place = url_for("resources.data", name=iri.removeprefix(base()), form=wanted.name)
        return _see(place, 301)
    query = _DESCRIPTION % ((str(ox.NamedNode(iri)),) * 4)
    answer = dataset().answer(Job(query, wanted.media_type, ""))
    return deliver(answer, wanted)


@blueprint.get("/page/<path:name>")
def page(name: str) -> Response:
    """Show a thing: its claims with quotes, its triples, and what refers to it."""
    iri = _known(name)
    if iri != base() + name:
        return _see(url_for("resources.page", name=iri.removeprefix(base())), 301)
    triples, stated, incoming = (
        dataset().rows(query, ox.NamedNode(iri)) for query in (_TRIPLES, _CLAIMS, _INCOMING)
    )
    names = labels([iri, *_iris(triples), *_iris(stated), *_iris(incoming)])
    text = render_template(
        "resource.html",
        iri=iri,
        name=names.get(iri, name),
        kinds=_kinds(triples),
        claims=_claims(stated, names),
        triples=[(term_label(row["property"]["value"]), _value(row, names)) for row in triples],
        incoming=[_link(row, names) for row in incoming],
        formats=GRAPHS,
        data_url=lambda form: url_for("resources.data", name=name, form=form),
    )
    return Response(text)


def _iris(rows: list[dict[str, Any]]) -> list[str]:
    return [v["value"] for row in rows for v in row.values() if v["type"] == "uri"]


def _value(row: dict[str, Any], names: dict[str, str]) -> Shown:
    return named(shown(row["value"]), names)


def _link(row: dict[str, Any], names: dict[str, str]) -> tuple[Shown, str]:
    return named(shown(row["subject"]), names), term_label(row["property"]["value"])


def _kinds(triples: list[dict[str, Any]]) -> list[str]:
    types = [r["value"]["value"] for r in triples if r["property"]["value"] == RDF + "type"]
    return [term_label(iri) for iri in types if iri.startswith(KEL)]


def _claims(rows: list[dict[str, Any]], names: dict[str, str]) -> list[Stated]:
    """Return one entry for each claim, with the quotes of all its evidence."""
    found: dict[str, Stated] = {}
    for row in rows:
        iri = row["property"]["value"]
        status = row.get("status", {}).get("value", "")
        claim = found.setdefault(
            row["claim"]["value"],
            Stated(
                term_label(iri),
                shown(row["property"]),
                _value(row, names),
                names.get(status, status),
            ),
        )
        if "quote" in row:
            place = [row.get(key, {}).get("value", "") for key in ("start", "end")]
            source = named(shown(row["source"]), names)
            claim.quotes.append(Quote(row["quote"]["value"], source, *place))
    # What is said of the thing comes before what it is called.
    return sorted(found.values(), key=lambda claim: not claim.term.iri.startswith(KEL))


def similar(path: str) -> list[Shown]:
    """Return some things whose addresses look like a path that leads nowhere."""
    word = path.rstrip("/").rpartition("/")[2].lower()[:80]
    if len(word) < 3:
        return []
    try:
        rows = dataset().rows(_SIMILAR, ox.Literal(base()), ox.Literal(word))
        iris = [row["thing"]["value"] for row in rows]
    except Failure:
        return []  # a page that says what is missing must not fail itself
    names = labels(iris)
    return [named(shown({"type": "uri", "value": iri}), names) for iri in iris]
