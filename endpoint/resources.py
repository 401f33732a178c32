"""Things under their own addresses: ``/id/…`` leads to a page for people or to data."""

from __future__ import annotations

from os import SEEK_END
from typing import Any

import pyoxigraph as ox
from flask import Blueprint, Response, render_template, request, url_for

from endpoint.addresses import is_there, known, moved, see
from endpoint.failure import Failure
from endpoint.negotiation import GRAPHS, HTML, TURTLE, Format, choose
from endpoint.phrases import phrase
from endpoint.process import Answer, Job
from endpoint.protocol import dataset, deliver
from endpoint.serialisation import serialise
from endpoint.stated import claims
from endpoint.terms import Shown, base, labels, named, page_url, shown, term_label
from ontology.vocabulary import KEL, OA, PREFIXES, RDF

CLAIMS, TRIPLES, INCOMING = 200, 200, 100
"""How many claims, triples and links from elsewhere a page shows; the next page has the next."""
PAGES = 10_000
N_TRIPLES = GRAPHS[1]
SUFFIXES = {*(form.name for form in GRAPHS), HTML.name}

blueprint = Blueprint("resources", __name__)

_PREFIXES = f"PREFIX kel: <{KEL}> PREFIX oa: <{OA}> PREFIX rdf: <{RDF}>"
_TRIPLES = f"""SELECT DISTINCT ?property ?value WHERE {{ THING ?property ?value }}
ORDER BY ?property ?value LIMIT {TRIPLES + 1} OFFSET TRIPLES"""
# The claims on a thing; of a claim, itself; of evidence, what it supports.
_CLAIMS = f"""{_PREFIXES}
SELECT DISTINCT ?claim ?subject ?property ?value ?status ?confidence ?source ?start ?end ?quote
WHERE {{
  {{ SELECT DISTINCT ?claim ?subject ?property ?value WHERE {{
    {{ ?claim rdf:subject THING }} UNION {{ ?claim kel:supportedBy THING }}
    UNION {{ BIND(THING AS ?claim) }}
    ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value .
  }} ORDER BY ?property ?value ?claim LIMIT {CLAIMS + 1} OFFSET CLAIMS }}
  OPTIONAL {{ ?claim kel:status ?status }}
  OPTIONAL {{ ?claim kel:confidence ?confidence }}
  OPTIONAL {{
    ?claim kel:supportedBy ?evidence .
    ?evidence oa:hasSource ?source .
    OPTIONAL {{ ?evidence oa:hasSelector ?words . ?words oa:exact ?quote }}
    OPTIONAL {{ ?evidence oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }}
  }}
}}
ORDER BY ?property ?value ?claim ?source ?start"""
_LINKED = f"""SELECT DISTINCT ?subject ?property WHERE {{
  ?subject ?property THING FILTER(?property NOT IN (rdf:subject, rdf:object))
}} ORDER BY ?property ?subject LIMIT {INCOMING}"""
_INCOMING = f"{_PREFIXES} {_LINKED[: -len(str(INCOMING))]}{INCOMING + 1} OFFSET INCOMING"
_DESCRIPTION = f"""{_PREFIXES}
CONSTRUCT {{ ?subject ?property ?value }} WHERE {{
  {{ VALUES ?subject {{ THING }} ?subject ?property ?value }}
  UNION {{ ?subject rdf:subject THING ; ?property ?value }}
  UNION {{ ?claim rdf:subject THING ; kel:supportedBy ?subject . ?subject ?property ?value }}
  UNION {{ ?claim rdf:subject THING ; kel:supportedBy ?evidence .
    ?evidence oa:hasSelector ?subject . ?subject ?property ?value }}
  UNION {{ THING kel:supportedBy ?subject . ?subject ?property ?value }}
  UNION {{ THING kel:supportedBy ?evidence .
    ?evidence oa:hasSelector ?subject . ?subject ?property ?value }}
  UNION {{ THING oa:hasSelector ?subject . ?subject ?property ?value }}
  UNION {{ {{ {_LINKED} OFFSET INCOMING }} BIND(THING AS ?value) }}
}}"""


@blueprint.get("/id/<path:name>")
def thing(name: str) -> Response:
    """Lead (303) from a thing to what describes it; (301) from an old IRI to its new one.

    A suffix (``.ttl``, ``.jsonld``, ``.nt``, ``.rdf``, ``.html``) decides on the form.
    """
    stem, _, suffix = name.rpartition(".")
    if stem and suffix in SUFFIXES and not is_there(name):
        return _lead(stem, suffix)
    return _lead(name, request.args.get("format", ""))


def _lead(name: str, form: str) -> Response:
    iri = known(name)
    if iri != base() + name:
        place = page_url("resources.thing", name=iri.removeprefix(base()), format=form or None)
        return moved(place, iri)
    wanted = choose(request.headers.get("Accept", ""), form, (*GRAPHS, HTML))
    if wanted is HTML:
        return see(page_url("resources.page", name=name), 303)
    return see(url_for("resources.data", name=name, form=wanted.name), 303)


def _rows(query: str, thing: ox.NamedNode, page: int = 1) -> list[dict[str, Any]]:
    return dataset().rows(_filled(query, thing, page))


def _filled(query: str, thing: ox.NamedNode, page: int) -> str:
    """Return a query with the thing, written as SPARQL, and the offsets of a page in it."""
    for name, size in (("CLAIMS", CLAIMS), ("TRIPLES", TRIPLES), ("INCOMING", INCOMING)):
        query = query.replace(f"OFFSET {name}", f"OFFSET {(page - 1) * size}")
    return query.replace("THING", str(thing))


def _page() -> int:
    """Return which page is asked for, from 1; Failure 400 for what is no such number."""
    said = request.args.get("page", "1")
    if not said.isascii() or not said.isdigit() or not 1 <= int(said[:6]) <= PAGES:
        raise Failure(400, "page", f"page={said[:40]}: a number from 1 to {PAGES} is needed.")
    return int(said[:6])


def _no_page(number: int) -> Failure:
    return Failure(404, "no-page", phrase("no_page", page=number))


@blueprint.get("/data/<path:name>.<form>")
def data(name: str, form: str) -> Response:
    """Give what is said of a thing, what points to it, its claims and their evidence as a graph.

    What points to it is capped; ``?page=`` gives the next, and a Link header leads there.
    """
    iri, page = known(name), _page()
    wanted = choose("", form, GRAPHS)
    if iri != base() + name:
        place = url_for("resources.data", name=iri.removeprefix(base()), form=wanted.name)
        return moved(place, iri)
    subject = ox.NamedNode(iri)
    incoming = _rows(_INCOMING, subject, page)
    if page > 1 and not incoming:
        raise _no_page(page)
    response = deliver(_described(_filled(_DESCRIPTION, subject, page), wanted), wanted)
    if len(incoming) > INCOMING:
        place = url_for("resources.data", name=name, form=form, page=page + 1)
        response.headers.add("Link", f'<{place}>; rel="next"')
    return response


def _described(query: str, wanted: Format) -> Answer:
    """Return the triples that a query constructs; Turtle has the project's prefixes.

    The engine writes none, so Turtle is written here of the N-Triples that it gives.
    """
    if wanted is not TURTLE:
        return dataset().answer(Job(query, wanted.media_type, ""))
    answer = dataset().answer(Job(query, N_TRIPLES.media_type, ""))
    with answer.body as body:
        triples = (quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
        written = serialise(triples, wanted, PREFIXES)
    size = written.seek(0, SEEK_END)
    written.seek(0)
    return Answer(written, size, answer.store)


@blueprint.get("/page/<path:name>")
def page(name: str) -> Response:
    """Show a thing: its claims with quotes, its triples, and what refers to it."""
    iri, number = known(name), _page()
    if iri != base() + name:
        return moved(page_url("resources.page", name=iri.removeprefix(base())), iri)
    triples, stated, incoming = (
        _rows(query, ox.NamedNode(iri), number) for query in (_TRIPLES, _CLAIMS, _INCOMING)
    )
    if number > 1 and not (triples or stated or incoming):
        raise _no_page(number)
    names = labels([iri, *_iris(triples), *_iris(stated), *_iris(incoming)])
    told = claims(stated, names, iri)
    more = len(triples) > TRIPLES or len(told) > CLAIMS or len(incoming) > INCOMING
    text = render_template(
        "resource.html",
        iri=iri,
        name=names.get(iri, name),
        kinds=_kinds(triples),
        claims=told[:CLAIMS],
        triples=[
            (term_label(row["property"]["value"]), named(shown(row["value"]), names))
            for row in triples[:TRIPLES]
        ],
        incoming=[_link(row, names) for row in incoming[:INCOMING]],
        formats=GRAPHS,
        data_url=lambda form: url_for("resources.data", name=name, form=form),
        page_of=lambda page: page_url("resources.page", name=name, page=page),
        page=number,
        more=more,
    )
    return Response(text)


def _iris(rows: list[dict[str, Any]]) -> list[str]:
    return [v["value"] for row in rows for v in row.values() if v["type"] == "uri"]


def _triple(row: dict[str, Any], names: dict[str, str]) -> tuple[str, Shown]:
    return term_label(row["property"]["value"]), named(shown(row["value"]), names)


def _link(row: dict[str, Any], names: dict[str, str]) -> tuple[Shown, str]:
    return named(shown(row["subject"]), names), term_label(row["property"]["value"])


def _kinds(triples: list[dict[str, Any]]) -> list[str]:
    types = [r["value"]["value"] for r in triples if r["property"]["value"] == RDF + "type"]
    return [term_label(iri) for iri in types if iri.startswith(KEL)]
