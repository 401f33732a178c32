"""SPARQL 1.1 Protocol, the update side: off unless the server was started for it."""

from __future__ import annotations

from flask import Response, current_app, jsonify, request, url_for

from endpoint.curating import Desk, Done
from endpoint.curators import authenticate
from endpoint.dataset import Dataset
from endpoint.failure import Failure
from endpoint.negotiation import PLAIN_JSON, TURTLE, choose
from endpoint.settings import Settings
from endpoint.update_guard import Using, check_update
from ontology.vocabulary import DATA_BASE

ANYONE = "sandbox"


def read_only() -> Failure:
    """Return what says that this server takes no updates."""
    message = "This endpoint answers queries only; it takes no updates (see kelisim serve -h)."
    return Failure(403, "read-only", message)


def allowed(settings: Settings) -> bool:
    """Return whether the server was started for updates."""
    return settings.sandbox or bool(settings.curators)


def who(settings: Settings) -> str:
    """Return the name of who sent the request; Failure 401 or 403 where nobody is known."""
    if not allowed(settings):
        raise read_only()
    if settings.sandbox:
        return ANYONE
    return authenticate(request.headers.get("Authorization"), settings.curators).name


def answer(dataset: Dataset, update: str, using: Using, name: str) -> Response:
    """Do an update and tell what it changed; 422 with the report where it is not valid."""
    settings = dataset.settings
    base = url_for("sparql.sparql", _external=True)
    only = None
    if not settings.sandbox:
        only = str(dataset.release.manifest.get("base", DATA_BASE)) + "graph/curation"
    checked = check_update(update, settings.query_bytes, base, using, only)
    desk: Desk = current_app.extensions["kelisim-desk"]
    done = desk.apply(checked, base, name)
    dataset.look()  # so that whoever wrote reads what they wrote
    return _invalid(done) if done.report is not None else _done(done)


def _done(done: Done) -> Response:
    response = jsonify(release=done.release, added=done.added, removed=done.removed)
    response.headers["Cache-Control"] = "no-store"
    return response


def _invalid(done: Done) -> Response:
    """Tell why an update was not accepted: JSON with the report in it, or the report in Turtle."""
    wanted = choose(request.headers.get("Accept", ""), "", (PLAIN_JSON, TURTLE))
    if wanted is TURTLE:
        response = Response(done.turtle, content_type=TURTLE.content_type)
    else:
        message = "The graph would break its shapes; nothing has changed."
        failure = Failure(422, "invalid-graph", message)
        response = jsonify(**failure.as_json(), report=done.report)
    response.status_code = 422
    response.headers["Cache-Control"] = "no-store"
    return response
