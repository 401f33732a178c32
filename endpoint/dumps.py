"""The dumps: a list with sizes, checksums and the licence; whole files or ranges of them.

Releases that are kept answer under their own IRIs, too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import (
    Blueprint,
    Response,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from werkzeug.wrappers import Response as WerkzeugResponse

from endpoint import addresses, resources
from endpoint.dataset import Release as Served
from endpoint.failure import Failure
from endpoint.negotiation import GRAPHS, HTML, PLAIN_JSON, choose
from endpoint.phrases import in_language, phrase
from endpoint.protocol import dataset
from endpoint.terms import page_url
from graph.catalogue import FILE, LICENCE
from graph.dumps import FORMS
from graph.release import Release, published, releases, was_there
from graph.tables import tables

GZIP = "application/gzip"

blueprint = Blueprint("dumps", __name__)


@dataclass(frozen=True)
class Dump:
    """A file that can be downloaded; ``size`` in bytes."""

    name: str
    size: int
    sha256: str
    media_type: str


def dumps(release: Served) -> list[Dump]:
    """Return the dumps of a release: in the order of the forms, each before its gzip."""
    known = [path for path in release.dumps.iterdir() if path.is_file()]
    order = [form.file for form in FORMS.values()]
    known.sort(key=lambda path: (_place(path.name.removesuffix(".gz"), order), path.name))
    return [
        Dump(path.name, path.stat().st_size, checksum(path), media_type(path.name))
        for path in known
    ]


def _place(file: str, order: Sequence[str]) -> int:
    return order.index(file) if file in order else len(order)


def media_type(file: str) -> str:
    """Return the media type of a dump by its name."""
    if file.endswith(".gz"):
        return GZIP
    return next(
        (f.media_type for f in FORMS.values() if f.file == file), "application/octet-stream"
    )


def about(file: str) -> str:
    """Return what a dump holds, in the language of the page."""
    for name, form in FORMS.items():
        if form.file == file.removesuffix(".gz"):
            table = next((one for one in tables() if one.file == name), None)
            return in_language(dict(table.titles)) if table else phrase("dump_" + name)
    return ""


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file of a release, which never changes, in hexadecimal digits."""
    return _checksum(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _checksum(path: Path, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@blueprint.get("/dumps/")
def listing() -> Response:
    """List the dumps of the current release, and the releases that are kept."""
    return _listing(dataset().release)


@blueprint.get("/releases/<release_id>/")
def of_release(release_id: str) -> Response:
    """List the dumps of a release that is kept."""
    return _listing(_release(release_id))


def _listing(release: Served) -> Response:
    offers = (PLAIN_JSON, HTML)
    wanted = choose(request.headers.get("Accept", ""), request.args.get("format", ""), offers)
    found, kept = dumps(release), _all_kept()
    if wanted is HTML:
        page = render_template(
            "dumps.html",
            release=release,
            dumps=found,
            about=about,
            licence=LICENCE,
            releases=[(one, published(one.path), one.manifest.get("counts", {})) for one in kept],
        )
        return Response(page)
    return jsonify(
        release=release.id,
        licence=LICENCE,
        dumps=[vars(dump) for dump in found],
        releases=[one.id for one in kept],
    )


@blueprint.get("/dumps/<name>")
def download(name: str) -> Response:
    """Give a dump; ranges, If-None-Match and If-Range hold."""
    return _send(dataset().release.dumps, name)


@blueprint.get("/id/release/<release_id>")
def release(release_id: str) -> WerkzeugResponse:
    """Lead (303) from a release that is kept to its page or its description.

    A suffix decides on the form, as for things; the rest of ``/id/`` goes on.
    """
    stem, _, suffix = release_id.rpartition(".")
    known = suffix in resources.SUFFIXES
    form = suffix if known else request.args.get("format", "")
    found = _kept(stem if known else release_id)
    if found is None:
        _refuse_gone(stem if known else release_id)
        return resources.thing(f"release/{release_id}")
    served = found.id == dataset().release.id
    offers = (*(GRAPHS if served else GRAPHS[:1]), HTML)  # of an earlier one, Turtle is kept
    if choose(request.headers.get("Accept", ""), form, offers) is HTML:
        return addresses.see(page_url("dumps.of_release", release_id=found.id), 303)
    if served:
        return addresses.see(url_for("pages.void", format=form or None), 303)
    return addresses.see(url_for("dumps.earlier", release_id=found.id, file=FILE), 303)


@blueprint.get("/id/release/<release_id>/dumps/<file>")
def dump(release_id: str, file: str) -> WerkzeugResponse:
    """Lead (303) from a dump of a release, as its description names it, to the file."""
    if release_id == dataset().release.id:
        return redirect(url_for("dumps.download", name=file), 303)
    return redirect(url_for("dumps.earlier", release_id=release_id, file=file), 303)


@blueprint.get("/releases/<release_id>/<file>")
def earlier(release_id: str, file: str) -> Response:
    """Give a dump, or the description, of a release that is kept."""
    found = _release(release_id)
    return _send(found.path if file == FILE else found.dumps, file)


def _release(release_id: str) -> Release:
    """Return a release that is kept; Failure 410 for one that was, 404 for another."""
    found = _kept(release_id)
    if found is None:
        _refuse_gone(release_id)
        raise Failure(404, "unknown-release", phrase("no_such_release", id=release_id[:80]))
    return found


def _refuse_gone(release_id: str) -> None:
    if was_there(dataset().settings.data, release_id):
        raise Failure(410, "release-gone", phrase("release_gone", id=release_id))


def _kept(release_id: str) -> Release | None:
    return next((one for one in _all_kept() if one.id == release_id), None)


def _all_kept() -> list[Release]:
    """Return the releases that are kept, the newest first; one that is being removed is none."""
    known = releases(dataset().settings.data)
    return [one for one in known if (one.path / "manifest.json").is_file()]


def _send(folder: Path, name: str) -> Response:
    path = next((p for p in folder.iterdir() if p.name == name), None)
    if path is None or not path.is_file():
        raise Failure(404, "unknown-dump", phrase("no_such_dump", name=name[:80]))
    response = send_file(
        path.absolute(),  # Flask looks for a relative one beside its own modules
        mimetype="text/turtle" if name == FILE else media_type(name),
        as_attachment=name != FILE,
        conditional=True,
        etag=checksum(path),
        max_age=0,
    )
    response.headers["Link"] = f'<{LICENCE}>; rel="license"'
    return response
