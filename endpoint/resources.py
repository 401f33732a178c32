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
from endpoint.terms import base, page_url
from endpoint.thing_page import (
    CLAIMS,
    DECLARED,
    INCOMING,
    INCOMING_ROWS,
    LINKED_FROM,
    TRIPLES,
    thing_page,
)
from ontology.vocabulary import PREFIXES

PAGES = 10_000
N_TRIPLES = GRAPHS[1]
SUFFIXES = {*(form.name for form in GRAPHS), HTML.name}

blueprint = Blueprint("resources", __name__)

_DESCRIPTION = f"""{DECLARED}
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
  UNION {{ {{ {LINKED_FROM} OFFSET INCOMING }} BIND(THING AS ?value) }}
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
    incoming = _rows(INCOMING_ROWS, subject, page)
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
    """Show a thing: what is said of it with quotes, its triples, and what refers to it."""
    iri, number = known(name), _page()
    if iri != base() + name:
        return moved(page_url("resources.page", name=iri.removeprefix(base())), iri)
    shown = thing_page(iri, lambda query: _rows(query, ox.NamedNode(iri), number))
    if number > 1 and shown.is_empty:
        raise _no_page(number)
    text = render_template(
        "resource.html",
        iri=iri,
        name=shown.name or name,
        thing=shown,
        formats=GRAPHS,
        data_url=lambda form: url_for("resources.data", name=name, form=form),
        page_of=lambda page: page_url("resources.page", name=name, page=page),
        page=number,
    )
    return Response(text)
