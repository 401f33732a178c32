"""The addresses of the service: ``/reconcile`` and what lies below it."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from typing import Any

from flask import Blueprint, Response, current_app, json, render_template, request

from endpoint.failure import Failure
from endpoint.headers import FRAMED
from endpoint.protocol import FORM, dataset, form_fields, query_fields
from endpoint.reconciliation import extending, suggesting, values
from endpoint.reconciliation.asked import class_name, read_batch, read_extension, read_text
from endpoint.reconciliation.current import Current
from endpoint.reconciliation.manifest import manifest
from endpoint.reconciliation.matching import DEFAULT_TYPES, Matching
from endpoint.reconciliation.things import Thing, base
from ontology.vocabulary import Property, is_a, properties

CALLBACK = re.compile(r"[A-Za-z_$][\w$]{0,60}(\.[A-Za-z_$][\w$]{0,60}){0,4}", re.ASCII)
FARTHEST = 1000
"""How many suggestions can be skipped."""
FACTS = 4
"""How many facts a preview tells."""
SHORT = 2
"""How many values of each."""

blueprint = Blueprint("reconciliation", __name__)


def _turn() -> AbstractContextManager[Matching]:
    current: Current = current_app.extensions["kelisim-reconciliation"]
    return current.turn()


@blueprint.route("/reconcile", methods=["GET", "POST"], strict_slashes=False)
def reconcile() -> Response:
    """Answer a batch of queries or a data extension query; without one, give the manifest."""
    asked = _asked()
    queries, extension = asked.get("queries"), asked.get("extend")
    if queries is not None and extension is not None:
        raise Failure(400, "several-queries", "A request has queries or extend, not both.")
    if queries is not None:
        batch = read_batch(queries)
        with _turn() as matching:
            return _answer(matching.batch(batch))
    if extension is not None:
        wanted = read_extension(extension)
        with _turn() as matching:
            return _answer(extending.extend(wanted, matching))
    if request.method == "POST":
        raise Failure(400, "no-query", "The request has neither queries nor extend.")
    return _answer(manifest(base(dataset())))


def _asked() -> dict[str, str]:
    """Return the parameters of the address and of the form; the first of a name counts."""
    found = query_fields()
    if request.method == "POST":
        if request.mimetype != FORM:
            raise Failure(415, "media-type", f"A POST is {FORM}.")
        found = form_fields(request.get_data(cache=False)) + found
    return dict(reversed(found))


@blueprint.get("/reconcile/suggest/entity")
def suggest_entity() -> Response:
    """Suggest things by the beginning of a name."""
    wanted = suggesting.filtered(request.args.getlist("type")[:20], _parameter("filter"))
    with _turn() as matching:
        found = suggesting.things(_parameter("prefix"), _number("cursor"), wanted, matching)
    return _answer({"result": found})


@blueprint.get("/reconcile/suggest/type")
def suggest_type() -> Response:
    """Suggest classes by the beginning of a label."""
    return _answer({"result": suggesting.classes_like(_parameter("prefix"), _number("cursor"))})


@blueprint.get("/reconcile/suggest/property")
def suggest_property() -> Response:
    """Suggest properties by the beginning of a label."""
    return _answer({"result": suggesting.properties_like(_parameter("prefix"), _number("cursor"))})


@blueprint.get("/reconcile/properties")
def propose_properties() -> Response:
    """Propose properties to fetch of things of a type."""
    cls = class_name(_parameter("type") or "Entity")
    limit = _number("limit", extending.PROPOSED) or extending.PROPOSED
    with _turn() as matching:
        found = extending.propose(cls, min(limit, extending.PROPOSED), matching)
    return _answer(found)


@blueprint.get("/reconcile/preview")
def preview() -> Response:
    """Show a thing on a small page that stands inside another's."""
    with _turn() as matching:
        thing = matching.by_id(_parameter("id"))
        if thing is None:
            raise Failure(404, "unknown-thing", "The graph has nothing under this identifier.")
        page = render_template("preview.html", thing=thing, facts=_facts(thing, matching))
    response = Response(page)
    response.headers["Content-Security-Policy"] = FRAMED
    return response


def _facts(thing: Thing, matching: Matching) -> list[tuple[str, list[str]]]:
    """Return some properties of a thing with their values as texts, in the ontology's order."""
    shown = [term.name for term in properties().values() if _plain(term)]
    fetched = values.fetch(matching.dataset, [thing.id], shown)
    found = (
        (extending.property_json(name)["name"], _texts(terms, matching))
        for name in shown
        if (terms := fetched.get((thing.id, name)))
    )
    return [(label, texts) for label, texts in found if texts][:FACTS]


def _plain(term: Property) -> bool:
    """Say whether a property leads to a value or a thing, not to a node between things."""
    return term.kind == "datatype" or any(is_a(term.range, name) for name in DEFAULT_TYPES)


def _texts(terms: list[Any], matching: Matching) -> list[str]:
    """Return values as texts, each once; a thing without a name tells nothing."""
    texts = (values.as_text(term, matching.index, matching.start) for term in terms)
    return list(dict.fromkeys(text for text in texts if text))[:SHORT]


def _parameter(name: str) -> str:
    """Return a parameter of the address, '' where it is not there; Failure 400 or 413."""
    found = (value for given, value in query_fields() if given == name)
    return read_text(next(found, ""), name).strip()


def _number(name: str, default: int = 0) -> int:
    text = _parameter(name)
    if not text:
        return default
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise Failure(400, "parameters", f"{name} is a whole number.")
    return min(int(text), FARTHEST)


def _answer(content: dict[str, Any]) -> Response:
    """Return JSON or, with ``callback``, a script that calls it (JSONP)."""
    name = _parameter("callback")
    if name and not CALLBACK.fullmatch(name):
        raise Failure(400, "callback", "callback is the name of a function.")
    text = json.dumps(content)
    if name:
        response = Response(f"/**/{name}({text});\n", content_type="text/javascript")
    else:
        response = Response(text + "\n", content_type="application/json")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Language"
    return response
