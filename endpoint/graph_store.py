"""Graph Store Protocol, the read side (https://www.w3.org/TR/sparql11-http-rdf-update/).

``/data?graph=IRI`` and ``/data?default`` name a graph indirectly, ``/id/graph/…`` directly. What is
given comes from the release's N-Quads, not from the store, which rewrites some literals. Builds and
curation write graphs; PUT, POST, DELETE and PATCH get 405.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

import pyoxigraph as ox
from flask import Blueprint, Response, request, url_for

from endpoint import addresses
from endpoint.dataset import Release
from endpoint.failure import Failure
from endpoint.negotiation import GRAPHS, HTML, Format, accepts_html, choose
from endpoint.process import Answer
from endpoint.protocol import dataset, deliver, graph_names, modified, query_fields
from endpoint.serialisation import serialise
from endpoint.terms import base
from graph.sorted_quads import N_QUADS, SortedQuads
from ontology.vocabulary import PREFIXES

blueprint = Blueprint("graph_store", __name__)

_making = threading.Semaphore(2)


@blueprint.get("/data", strict_slashes=False)
def indirect() -> Response:
    """Give the graph that ``graph=`` names, or the default graph: the union of all."""
    fields = query_fields()
    named = [value for name, value in fields if name == "graph"]
    default = [name for name, _ in fields if name == "default"]
    if len(named) + len(default) != 1:
        message = "Name one graph, with ?graph=IRI, or ask for ?default."
        raise Failure(400, "which-graph", message)
    form = next((value for name, value in fields if name == "format"), "")
    return _give(_ours(named[0]) if named else None, form)


@blueprint.get("/id/graph/<path:name>")
def direct(name: str) -> Response:
    """Give a graph under its own address; a browser is led to the page about it, if any."""
    iri = f"{base()}graph/{name}"
    form = request.args.get("format", "")
    if form == HTML.name or (not form and accepts_html(request.headers.get("Accept", ""))):
        if _described(iri):
            return _page(name)
        form = GRAPHS[0].name
    return _give(iri, form)


def _described(iri: str) -> bool:
    try:
        return bool(dataset().rows("SELECT * WHERE { %s ?p ?o } LIMIT 1", ox.NamedNode(iri)))
    except ValueError:
        return False


def _page(name: str) -> Response:
    chosen = request.args.get("lang")
    place = url_for("resources.page", name=f"graph/{name}", lang=chosen)
    response = Response(status=303, headers={"Location": place})
    response.headers["Vary"] = "Accept"
    return response


def _ours(iri: str) -> str:
    """Return the graph's IRI where it is given by its address on this server."""
    here = url_for("pages.home", _external=True) + "id/"
    return base() + iri.removeprefix(here) if iri.startswith(here) else iri


def _give(graph: str | None, form: str) -> Response:
    """Answer with a graph, None being the union of all; 404 or 410 where there is none."""
    wanted = choose(request.headers.get("Accept", ""), form, GRAPHS)
    release = dataset().release
    if graph is not None and graph not in graph_names():
        past = addresses.earlier(graph)
        if past:
            raise addresses.gone(graph, past)
        raise Failure(404, "unknown-graph", f"There is no graph <{graph[:300]}>.")
    parts = repr((release.id, graph, wanted.name)).encode("utf-8", "surrogatepass")
    tag = hashlib.sha256(parts).hexdigest()[:32]
    if tag in request.if_none_match:
        response = Response(status=304)
    else:
        response = deliver(_answer(release, graph, wanted), wanted)
    response.set_etag(tag)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept"
    response.last_modified = modified()
    return response


def _answer(release: Release, graph: str | None, wanted: Format) -> Answer:
    """Return the graph's text, from memory if it was given before."""
    cache, key = dataset().cache, ("graph", release.id, graph, wanted.name)
    kept = cache.get(key)
    if kept is not None:
        return Answer(BytesIO(kept), len(kept))
    if not _making.acquire(timeout=dataset().settings.patience):
        raise Failure(503, "busy", "Too many graphs are being written.", retry=2)
    try:
        body = _written(release, graph, wanted)
    finally:
        _making.release()
    size = body.seek(0, 2)
    body.seek(0)
    if size <= cache.size // 8:
        cache.put(key, body.read())
        body.seek(0)
    return Answer(body, size)


def _written(release: Release, graph: str | None, wanted: Format) -> IO[bytes]:
    try:
        return serialise(_triples(release, graph), wanted, PREFIXES)
    except ValueError as error:
        message = f"This graph cannot be written as {wanted.name}: {str(error)[:200]}"
        raise Failure(406, "not-acceptable", message) from error


def _triples(release: Release, graph: str | None) -> Iterable[ox.Triple]:
    dump = release.dumps / N_QUADS
    return SortedQuads(dump).triples() if graph is None else exact(dump, graph)


def exact(dump: Path, graph: str) -> Iterator[ox.Triple]:
    """Give the triples of a graph as they stand in an N-Quads file, in its order."""
    end = f" <{graph}> .\n".encode()
    with dump.open("rb") as file:
        lines = b"".join(line for line in file if line.endswith(end))
    # In the default graph an object may look like the name of a graph: the parser tells them apart.
    name = ox.NamedNode(graph)
    for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS):
        if quad.graph_name == name:
            yield quad.triple
