from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

API: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "endpoint" / "openapi.json").read_text(encoding="utf-8")
)
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
FILLED = {
    "{name}": "act/water-law-1",
    "{form}": "ttl",
    "{file}": "kelisim.nq",
    "{release_id}": "one",
}
WRONG = {"{name}": "no/such", "{form}": "png", "{file}": "no-such.nq", "{release_id}": "none"}
ASKED = ["", "?query=ASK%7B%7D", "?query=%7B", "?format=png", "?lang=ru", "?query=SELECT*%7B%7D"]


def addresses() -> Iterator[tuple[str, str]]:
    """Yield each path of the description with addresses that it stands for."""
    for path in API["paths"]:
        for values in (FILLED, WRONG):
            address = path
            for name, value in values.items():
                address = address.replace(name, value)
            for fields in ASKED:
                yield path, address + fields


def responses(operation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the responses of an operation by status, with references followed."""
    shared = API["components"]["responses"]
    return {
        status: shared[found["$ref"].rpartition("/")[2]] if "$ref" in found else found
        for status, found in operation["responses"].items()
    }


def test_it_is_served(client: FlaskClient) -> None:
    """The description is at its address, in the version that tools read."""
    served = client.get("/openapi.json").json
    assert served == API
    assert API["openapi"].startswith("3.1")


def test_every_address_is_described(app: Flask) -> None:
    """What the application answers is described, but for the files of its pages."""
    rules = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in app.url_map.iter_rules()}
    rules = {rule.replace("/dumps/{name}", "/dumps/{file}") for rule in rules}
    left_out = {"/static/{filename}", "/openapi.json", "/id/graph/{name}"}
    assert rules - left_out == set(API["paths"])


def test_names_are_unique() -> None:
    """Each operation has a name of its own, for programs that are made of the description."""
    names = [one["operationId"] for path in API["paths"].values() for one in path.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/plain", BROWSER, "image/png"])
def test_answers_are_as_described(client: FlaskClient, accept: str) -> None:
    """Whatever is asked gets a status and a media type that the description names."""
    for path, address in addresses():
        reply = client.get(address, headers={"Accept": accept})
        described = responses(API["paths"][path]["get"]).get(str(reply.status_code))
        assert described is not None, (address, reply.status_code)
        kinds = described.get("content", {})
        if reply.status_code < 300 or reply.status_code >= 400:
            assert reply.mimetype in kinds or "*/*" in kinds, (address, reply.mimetype)
