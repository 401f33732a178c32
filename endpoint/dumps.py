"""The dumps: a list with sizes, checksums and the licence; whole files or ranges of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, jsonify, render_template, request, send_file

from endpoint.failure import Failure
from endpoint.negotiation import HTML, PLAIN_JSON, choose
from endpoint.protocol import dataset
from endpoint.service_description import LICENCE

TYPES = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".json": "application/json",
    ".csv": "text/csv",
    ".gz": "application/gzip",
    ".zip": "application/zip",
}

blueprint = Blueprint("dumps", __name__)


@dataclass(frozen=True)
class Dump:
    """A file that can be downloaded; ``size`` in bytes."""

    name: str
    size: int
    sha256: str


def dumps() -> list[Dump]:
    """Return the dumps of the current release by name."""
    files = sorted(path for path in dataset().release.dumps.iterdir() if path.is_file())
    return [Dump(path.name, path.stat().st_size, checksum(path)) for path in files]


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file of a release, which never changes, in hexadecimal digits."""
    return _checksum(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _checksum(path: Path, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@blueprint.get("/dumps/")
def listing() -> Response:
    """List the dumps, as a page or as JSON."""
    offers = (PLAIN_JSON, HTML)
    wanted = choose(request.headers.get("Accept", ""), request.args.get("format", ""), offers)
    found = dumps()
    if wanted is HTML:
        return Response(render_template("dumps.html", dumps=found, licence=LICENCE))
    release = dataset().release.id
    return jsonify(release=release, licence=LICENCE, dumps=[vars(dump) for dump in found])


@blueprint.get("/dumps/<name>")
def download(name: str) -> Response:
    """Give a dump; ranges, If-None-Match and If-Range hold."""
    path = next((p for p in dataset().release.dumps.iterdir() if p.name == name), None)
    if path is None or not path.is_file():
        raise Failure(404, "unknown-dump", f"There is no dump {name[:80]!r}; see /dumps/.")
    response = send_file(
        path,
        mimetype=TYPES.get(path.suffix, "application/octet-stream"),
        as_attachment=True,
        conditional=True,
        etag=checksum(path),
        max_age=0,
    )
    response.headers["Link"] = f'<{LICENCE}>; rel="license"'
    return response
