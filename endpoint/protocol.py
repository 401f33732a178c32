"""SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/): reads requests, answers queries.

Updates go on to :mod:`endpoint.updates`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO
from urllib.parse import parse_qsl

from flask import Blueprint, Response, current_app, request, url_for

from endpoint import guard, named_graphs, query_page, service_description, updates
from endpoint.dataset import Dataset
from endpoint.engine import Graphs
from endpoint.failure import Failure
from endpoint.negotiation import GRAPHS, HTML, RESULTS, TURTLE, Format, accepts_html, choose
from endpoint.phrases import phrase
from endpoint.process import IN_MEMORY, Answer, Job
from endpoint.prologue import declared
from endpoint.update_guard import Using

FORM, DIRECT, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
FAILED = "kelisim.failure"
"""Under this name the fast lane (:mod:`endpoint.express`) hands a failure on, to be told here."""
MAX_FIELDS = 200
PIECE = 64 * 1024
_NAMES = "SELECT ?graph WHERE { GRAPH ?graph {} } ORDER BY ?graph"

blueprint = Blueprint("sparql", __name__)


@dataclass(frozen=True)
class Asked:
    """A request as it came: the query or the update, None where there is none, and parameters."""

    query: str | None
    default_graphs: Graphs
    named_graphs: Graphs
    format: str
    update: str | None = None
    using: Using = field(default_factory=Using)
    who: str = ""


def dataset() -> Dataset:
    """Return the dataset of the application."""
    found: Dataset = current_app.extensions["kelisim"]
    return found


def modified() -> datetime | None:
    """Return when the release was published, or None where that cannot be told."""
    try:
        seconds = (dataset().settings.data / "current").stat().st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def graph_names() -> list[str]:
    """Return the IRIs of all named graphs, in order."""
    return [row["graph"]["value"] for row in dataset().rows(_NAMES)]


@blueprint.route("/sparql", methods=["GET", "POST"], strict_slashes=False)
def sparql() -> Response:
    """Answer a query; without one, give the query page or the service description."""
    if failure := request.environ.get(FAILED):
        raise failure  # the fast lane has asked already
    asked = read_request()
    if asked.update is not None:
        return updates.answer(dataset(), asked.update, asked.using, asked.who)
    if asked.query is None:
        return _front(asked)
    checked = guard.check(asked.query, dataset().settings.query_bytes)
    offers = RESULTS if checked.form in {"SELECT", "ASK"} else GRAPHS
    wanted = choose(
        request.headers.get("Accept", ""), asked.format, (*offers, HTML) if _page() else offers
    )
    shown = offers[0] if wanted is HTML else wanted
    release, mark = dataset().release, _tag(asked, wanted)
    if checked.stable and mark in request.if_none_match:
        return _finish(Response(status=304), mark)
    base = url_for("sparql.sparql", _external=True)
    job = Job(
        checked.query,
        shown.media_type,
        base,
        union=not checked.dataset and asked.default_graphs is None and asked.named_graphs is None,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        prefixes=declared(checked.query, base) if shown is TURTLE else (),
    )
    answer = dataset().answer(job, checked.stable)
    unknown = named_graphs.missing(
        (*(asked.default_graphs or ()), *(asked.named_graphs or ())), dataset().rows
    )
    if wanted is HTML:
        response = query_page.results(checked.query, checked.form, answer, unknown)
    else:
        response = deliver(answer, shown)
    if unknown:
        response.headers[named_graphs.HEADER] = named_graphs.header(unknown)
    same = answer.store == release.store  # no new release came up meanwhile
    return _finish(response, mark if checked.stable and same else "")


def _page() -> bool:
    """Return whether a page of results may be the answer: only to a browser's GET."""
    html = request.args.get("format") == HTML.name
    return request.method in {"GET", "HEAD"} and (
        html or accepts_html(request.headers.get("Accept", ""))
    )


def _front(asked: Asked) -> Response:
    """Answer a bare GET (service description or page); a POST without a query is an error."""
    if request.method == "POST":
        raise Failure(400, "no-query", "The request has no query.")
    wanted = choose(request.headers.get("Accept", ""), asked.format, (*GRAPHS, HTML))
    tag = _tag(asked, wanted)
    if tag in request.if_none_match:
        return _finish(Response(status=304), tag)
    if wanted is HTML:
        return _finish(query_page.empty(), tag)
    described = service_description.response(
        dataset().release, wanted, graph_names(), updates.allowed(dataset().settings)
    )
    return _finish(described, tag)


def _tag(asked: Asked, wanted: Format) -> str:
    graphs = asked.default_graphs, asked.named_graphs
    return tag(dataset().release.id, asked.query, wanted.name, query_page.language(), *graphs)


def tag(
    release: str, query: str | None, form: str, language: str,
    default_graphs: Graphs = None, named_graphs: Graphs = None,
) -> str:  # fmt: skip
    """Return the entity tag: it changes with the release, the question, the form, the language."""
    parts = (release, query, default_graphs, named_graphs, form, language)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _finish(response: Response, tag: str) -> Response:
    if tag:
        response.set_etag(tag)
        response.headers["Cache-Control"] = "no-cache"
        response.last_modified = modified()
    else:
        response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


def deliver(answer: Answer, form: Format) -> Response:
    """Return a whole answer as a response with its length; a large one goes out in pieces."""
    if answer.size <= IN_MEMORY:
        with answer.body as body:
            response = Response(body.read(), content_type=form.content_type)
    else:
        response = Response(pieces(answer.body), content_type=form.content_type)
        response.content_length = answer.size
    return response


def pieces(body: IO[bytes]) -> Iterator[bytes]:
    """Yield a file in pieces and close it."""
    with body:
        while piece := body.read(PIECE):
            yield piece


def read_request() -> Asked:
    """Return the request; Failure where the protocol or this endpoint does not allow it."""
    fields = query_fields()
    query, update, who = None, None, ""
    if request.method == "POST":
        kind = _media_type()
        who = updates.who(dataset().settings) if kind == UPDATE else ""
        body = request.get_data(cache=False)
        if kind == FORM:
            fields += form_fields(body)
        elif kind == UPDATE:
            update = _text(body)
        else:
            query = _text(body)
    queries = [value for name, value in fields if name == "query"] + ([query] if query else [])
    changes = [value for name, value in fields if name == "update"]
    if changes or update is not None:
        return _read_update([*changes, *([] if update is None else [update])], queries, fields, who)
    if len(queries) > 1:
        raise Failure(400, "several-queries", "A request has one query, not several.")
    if queries and not queries[0].strip():
        raise Failure(400, "empty-query", phrase("empty_query"))
    return Asked(
        queries[0] if queries else None,
        *_graphs(fields),
        format=next((value for name, value in fields if name in {"format", "output"}), ""),
    )


def _read_update(
    changes: list[str], queries: list[str], fields: list[tuple[str, str]], who: str
) -> Asked:
    """Return a request for an update: by POST, one, without a query, by somebody known."""
    who = who or updates.who(dataset().settings)
    if request.method != "POST":
        raise Failure(400, "update-by-get", "An update comes by POST.")
    if len(changes) > 1 or queries:
        raise Failure(400, "several-updates", "A request has one update, and no query beside it.")
    using = Using(
        tuple(value for name, value in fields if name == "using-graph-uri"),
        tuple(value for name, value in fields if name == "using-named-graph-uri"),
    )
    return Asked(None, None, None, "", changes[0], using, who)


def _graphs(fields: list[tuple[str, str]]) -> tuple[Graphs, Graphs]:
    """Return the default and the named graphs; naming one kind empties the other."""
    default = tuple(value for name, value in fields if name == "default-graph-uri")
    named = tuple(value for name, value in fields if name == "named-graph-uri")
    return (default, named) if default or named else (None, None)


def _media_type() -> str:
    """Return the media type of a POST; Failure 415 for one that is not UTF-8 or not ours."""
    kind = request.mimetype
    if kind not in {FORM, DIRECT, UPDATE}:
        raise Failure(415, "media-type", f"A POST is {FORM} or {DIRECT}.")
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in {"utf-8", "utf8", "us-ascii"}:
        raise Failure(415, "charset", "A request is in UTF-8.")
    return kind


def query_fields() -> list[tuple[str, str]]:
    """Return the decoded parameters of the address; Failure 400 as for any request."""
    return form_fields(request.query_string)


def form_fields(encoded: bytes) -> list[tuple[str, str]]:
    """Return the decoded fields of a form; Failure 400 when they are not UTF-8 or too many."""
    text = encoded.decode("ascii", "surrogateescape")
    try:
        fields = parse_qsl(
            text, keep_blank_values=True, errors="surrogateescape", max_num_fields=MAX_FIELDS
        )
        return [(_text(_raw(name)), _text(_raw(value))) for name, value in fields]
    except ValueError as error:
        raise Failure(400, "parameters", f"At most {MAX_FIELDS} parameters.") from error


def _raw(value: str) -> bytes:
    return value.encode("utf-8", "surrogateescape")


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Failure(400, "not-utf-8", "The request is not in UTF-8.") from error
