"""The web application: its parts, its errors, and the headers that every answer has."""

from __future__ import annotations

import atexit
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from endpoint import (
    addresses,
    dumps,
    graph_store,
    operations,
    pages,
    protocol,
    query_page,
    resources,
    searching,
)
from endpoint.curating import Desk
from endpoint.dataset import Dataset, Release
from endpoint.express import PATH
from endpoint.failure import Failure
from endpoint.front import Front
from endpoint.headers import SECURITY
from endpoint.negotiation import HTML, PLAIN_JSON, TEXT, Format, accepts_html, choose
from endpoint.phrases import language, phrase
from endpoint.reconciliation import service as reconciliation
from endpoint.reconciliation.current import Current
from endpoint.settings import Settings
from endpoint.terms import page_url

_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match, Range",
    "Access-Control-Max-Age": "86400",
}
_SAID = {404: "no_such_page", 405: "no_such_method"}
"""What we say of errors that Flask finds, by their status, in the language of the page."""


def create_app(settings: Settings, current: Callable[[Path], Release] | None = None) -> Flask:
    """Return the application on the current release of ``settings.data``.

    ``current`` finds the release in a data folder and is ``graph.release.current`` where nothing
    else is said; its errors (there is no release yet) pass through.
    """
    if current is None:
        from graph.release import current as served

        current = served
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 4 * settings.query_bytes + 10_000
    app.config["MAX_FORM_MEMORY_SIZE"] = app.config["MAX_CONTENT_LENGTH"]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    found = Dataset(settings, current)
    app.extensions["kelisim"] = found
    app.extensions["kelisim-desk"] = Desk(settings)
    app.extensions["kelisim-reconciliation"] = Current(found)
    atexit.register(found.close)
    for module in (
        pages,
        protocol,
        dumps,
        graph_store,
        operations,
        reconciliation,
        resources,
        searching,
    ):
        app.register_blueprint(module.blueprint)
    app.register_error_handler(Failure, _failed)
    app.register_error_handler(HTTPException, _http_failed)
    app.register_error_handler(Exception, _broken)
    app.before_request(_uncoded)
    app.after_request(_finish)
    app.context_processor(_words)
    front = Front(app.wsgi_app, settings, found)
    app.extensions["kelisim-metrics"] = front.metrics
    app.wsgi_app = front  # type: ignore[method-assign]
    return app


def _uncoded() -> None:
    """Refuse (415) a body in a content coding and tell which there may be (RFC 9110 §15.5.16)."""
    coding = request.headers.get("Content-Encoding", "").strip().lower()
    if request.method == "POST" and coding not in {"", "identity"}:
        message = f"Content-Encoding: {coding[:40]}: a body is read as it is, without a coding."
        raise Failure(415, "content-encoding", message, headers={"Accept-Encoding": "identity"})


def _words() -> dict[str, Any]:
    """Return what every template may use."""
    return {
        "phrase": phrase,
        "language": language,
        "page_url": page_url,
        "in_other_language": in_other_language,
        "release_id": lambda: protocol.dataset().release.id,
    }


def in_other_language(code: str) -> str:
    """Return the address of the same page in another language."""
    if request.endpoint is None:
        return url_for("pages.home", lang=code)
    values = {**request.args.to_dict(), **(request.view_args or {}), "lang": code}
    return url_for(request.endpoint, **values)


def _error_format() -> Format:
    """Return in which form an error is told: JSON unless text or a page is asked for."""
    accept = request.headers.get("Accept", "")
    if request.method == "GET" and accepts_html(accept):
        return HTML
    try:
        return choose(accept, "", (PLAIN_JSON, TEXT))
    except Failure:
        return PLAIN_JSON


def _failed(failure: Failure) -> Response:
    """Tell a failure in the one shape that all errors have, as text, or as a page."""
    wanted = _error_format()
    if wanted is HTML:
        response = _error_page(failure)
    elif wanted is TEXT:
        response = Response(failure.as_text(), content_type=TEXT.content_type)
    else:
        response = jsonify(failure.as_json())
    response.status_code = failure.status
    response.headers["Cache-Control"] = "no-store"
    response.headers.update(failure.headers)
    if failure.retry is not None:
        response.headers["Retry-After"] = str(failure.retry)
    return response


def _error_page(failure: Failure) -> Response:
    if request.path.rstrip("/") == PATH and "query" in request.args:
        return query_page.failed(failure)
    lost = failure.code in {"unknown-thing", "gone"}
    found = addresses.similar(request.path) if lost else []
    return Response(render_template("error.html", failure=failure, similar=found))


def _http_failed(error: HTTPException) -> AnyResponse:
    """Tell Flask's own errors like ours; redirects pass."""
    if error.code is None or error.code < 400:
        return error.get_response()
    code = error.name.lower().replace(" ", "-")
    ours = _SAID.get(error.code)
    message = phrase(ours) if ours else error.description or error.name
    response = _failed(Failure(error.code, code, message))
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _broken(error: Exception) -> Response:
    """Tell an error of ours without its insides, which go to the log."""
    logging.getLogger(__name__).error("%s %s", request.method, request.path, exc_info=error)
    return _failed(Failure(500, "internal", phrase("server_failed")))


def _finish(response: Response) -> Response:
    """Give every answer its security headers, and let pages of other sites read it."""
    for name, value in SECURITY:
        response.headers.setdefault(name, value)
    if request.method == "OPTIONS":
        response.headers.update(_PREFLIGHT)
        if request.path.rstrip("/") == PATH and protocol.dataset().settings.curators:
            # A page of another site may send a curator's token, where one is of use.
            response.headers["Access-Control-Allow-Headers"] += ", Authorization"
    if response.mimetype == HTML.media_type:
        response.headers["Vary"] = "Accept, Accept-Language"
    return response
