"""The service manifest: what the service can do, and where."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from endpoint.phrases import language, phrase
from endpoint.reconciliation.asked import BATCH
from endpoint.reconciliation.extending import settings
from endpoint.reconciliation.matching import DEFAULT_TYPES, types
from ontology.vocabulary import KEL

ID = "{{id}}"
WIDTH, HEIGHT = 420, 300
"""The size of a preview, in pixels."""


def manifest(base: str) -> dict[str, Any]:
    """Return the manifest; ``base`` is what the IRIs of things begin with."""
    return {
        "versions": ["0.2"],
        "name": phrase("reconciliation_name"),
        "identifierSpace": base,
        "schemaSpace": KEL,
        "documentation": _address("pages.home") + "#reconciliation",
        "logo": url_for("static", filename="kelisim.svg", _external=True),
        "view": {"url": _template("resources.thing", name=ID)},
        "preview": {
            "url": _template("reconciliation.preview", id=ID),
            "width": WIDTH,
            "height": HEIGHT,
        },
        "defaultTypes": types(DEFAULT_TYPES),
        "batchSize": BATCH,
        "suggest": {
            kind: _service(f"reconciliation.suggest_{kind}")
            for kind in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": _service("reconciliation.propose_properties"),
            "property_settings": settings(),
        },
    }


def _address(endpoint: str, **values: str) -> str:
    """Return an address; a language that was chosen by ``?lang=`` stays chosen."""
    if "lang" in request.args:
        values["lang"] = language()
    return url_for(endpoint, _external=True, **values)


def _template(endpoint: str, **values: str) -> str:
    return _address(endpoint, **values).replace("%7B%7Bid%7D%7D", ID)


def _service(endpoint: str) -> dict[str, str]:
    home = url_for("pages.home", _external=True).rstrip("/")
    path = url_for(endpoint, _external=True).removeprefix(home)
    return {"service_url": home, "service_path": path}
