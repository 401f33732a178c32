"""A client of the Reconciliation Service API 0.2, written from its text alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

WAIT = 30


def get(address: str, **fields: str | int) -> Any:
    """Return the JSON at an address."""
    full = address + "?" + urlencode(fields) if fields else address
    with urlopen(Request(full, headers={"Accept-Language": "en"}), timeout=WAIT) as reply:
        return json.load(reply)


class Client:
    """A table's side of a reconciliation service."""

    def __init__(self, endpoint: str) -> None:
        """Read the manifest of the service."""
        self.endpoint = endpoint
        self.manifest = get(endpoint)
        assert "0.2" in self.manifest["versions"]

    def _post(self, name: str, content: Any) -> Any:
        body = urlencode({name: json.dumps(content)}).encode()
        with urlopen(Request(self.endpoint, body), timeout=WAIT) as reply:
            return json.load(reply)

    def reconcile(self, queries: Sequence[Mapping[str, Any]]) -> list[list[dict[str, Any]]]:
        """Return the candidates of each query, in batches that the service takes."""
        found: list[list[dict[str, Any]]] = []
        for batch in _pieces(queries, self.manifest.get("batchSize", 10)):
            named = {f"q{number}": query for number, query in enumerate(batch)}
            results = self._post("queries", named)
            found += [results[name]["result"] for name in named]
        return found

    def extend(self, ids: Sequence[str], *properties: Mapping[str, Any]) -> Any:
        """Return the values of properties of things."""
        return self._post("extend", {"ids": ids, "properties": properties})

    def propose(self, cls: str) -> Any:
        """Return the properties that things of a type have."""
        return get(_address(self.manifest["extend"]["propose_properties"]), type=cls)

    def suggest(self, kind: str, prefix: str, cursor: int = 0) -> list[dict[str, Any]]:
        """Return what begins so."""
        place = _address(self.manifest["suggest"][kind])
        found: list[dict[str, Any]] = get(place, prefix=prefix, cursor=cursor)["result"]
        return found

    def view(self, id: str) -> str:
        """Return the address of a thing."""
        return str(self.manifest["view"]["url"]).replace("{{id}}", quote(id, safe=""))

    def preview(self, id: str) -> str:
        """Return the address of the preview of a thing."""
        return str(self.manifest["preview"]["url"]).replace("{{id}}", quote(id, safe=""))


def _address(place: Mapping[str, str]) -> str:
    return place["service_url"] + place["service_path"]


def _pieces(several: Sequence[Any], size: int) -> Iterator[list[Any]]:
    left = iter(several)
    while piece := list(islice(left, size)):
        yield piece
